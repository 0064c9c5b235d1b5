import type { BlockOf, Term } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';
import { chooseColumns, toRows } from './rows.ts';
import { section } from './section.ts';

/** The glossary. */
export function terms(draft: Draft, block: BlockOf<'terms'>, width: number): LayoutNode {
  const { px, style } = draft;
  const { gutter, panelPadding } = style.metrics;
  const inner = width - px(panelPadding * 2);
  const columns = chooseColumns({
    count: block.items.length,
    width: inner,
    gutter: px(gutter),
    padding: 0,
    most: 3,
    fewer: draft.arrangement.fewerColumns,
    reads: (cell) => block.items.every((item) => readsWell(draft, item, cell)),
  });
  const rows = toRows(block.items, columns).map((row) =>
    draft.box(
      { direction: 'row', gap: px(gutter), align: 'start' },
      row.map((item) => entry(draft, item)),
    ),
  );
  const glossary = draft.panel('terms', { padding: px(panelPadding), gap: px(style.metrics.row * 0.6) }, rows, {
    tone: 'panel',
  });
  return section(draft, block.heading, [glossary]);
}

function readsWell(draft: Draft, item: Term, cell: number): boolean {
  const text = draft.type('term-text');
  return (
    draft.measurer.minWidth(item.term, draft.type('term')) <= cell &&
    draft.measurer.minWidth(item.text, text) <= cell &&
    draft.measurer.measure(item.text, text, cell).height <= text.size * text.lineHeight * 6.5
  );
}

function entry(draft: Draft, item: Term): LayoutNode {
  const { px } = draft;
  // a claim's group needs a box of its own
  return draft.panel(
    'plain-card',
    { grow: 1, shrink: 1, basis: 0, gap: px(2) },
    [
      draft.text('term', item.term, { heading: 3 }),
      draft.text('term-text', draft.view.cited(item.text, item.claimId)),
      ...flagOf(draft, item.claimId),
    ],
    { claimId: item.claimId },
  );
}
