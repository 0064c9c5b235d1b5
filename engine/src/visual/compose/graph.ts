import type { BlockOf } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { cardGrid } from './cards.ts';
import type { Draft } from './draft.ts';
import { chooseColumns, toRows } from './rows.ts';
import { section } from './section.ts';

/** The nodes as a list, and each labelled edge as a line of words: the plain form of a mind map or concept map. */
export function graph(draft: Draft, block: BlockOf<'graph'>, width: number): LayoutNode {
  const { px, style } = draft;
  const { gutter } = style.metrics;
  const names = new Map(block.nodes.map((node) => [node.id, node.label]));
  const connected = new Set(block.edges.flatMap((edge) => [edge.from, edge.to]));
  const lone = block.nodes.filter((node) => !connected.has(node.id));
  const edges = block.edges.filter((edge) => names.has(edge.from) && names.has(edge.to));
  const columns = chooseColumns({
    count: edges.length,
    width,
    gutter: px(gutter),
    padding: 0,
    most: 2,
    fewer: draft.arrangement.fewerColumns,
    reads: (cell) => cell > px(300),
  });
  let index = 0;
  const rows = toRows(edges, columns).map((row) =>
    draft.box(
      { direction: 'row', gap: px(gutter), align: 'stretch' },
      row.map((edge) => edgeLine(draft, { ...edge, names, index: index++ })),
    ),
  );
  const cards = lone.map((node) => ({ id: node.id, text: node.label, icon: draft.view.icon(node.id) }));
  const grid = cards.length === 0 ? [] : cardGrid(draft, cards, width, { look: 'card', most: 4 });
  return section(draft, block.heading, [...rows, ...grid]);
}

interface Edge {
  from: string;
  to: string;
  label?: string | undefined;
  claimId?: string | undefined;
  names: ReadonlyMap<string, string>;
  index: number;
}

function edgeLine(draft: Draft, edge: Edge): LayoutNode {
  const { px, view } = draft;
  const to = edge.names.get(edge.to) ?? '';
  const end = edge.claimId === undefined ? to : view.cited(to, edge.claimId);
  return draft.panel(
    'node',
    { grow: 1, shrink: 1, basis: 0, padding: px(draft.style.metrics.panelPadding * 0.75), gap: px(3) },
    [
      draft.text('term', edge.names.get(edge.from) ?? ''),
      ...(edge.label === undefined ? [] : [draft.text('edge', edge.label)]),
      draft.text('term', end),
    ],
    { tone: 'panel', index: edge.index, ...(edge.claimId === undefined ? {} : { claimId: edge.claimId }) },
  );
}
