/** Drawn words that belong to no claim: titles, headings, names of nodes. */
import { type Block, LABELS, type Spec, type TitlePart } from '../../contract/index.ts';
import { cleanText } from './validate.ts';

export const TITLE_PARTS: readonly TitlePart[] = ['kicker', 'title', 'subtitle'];

export interface Label {
  /** A title part, the id of a block, or that of a block and a node (or the ends of an edge) with dots between. */
  key: string;
  text: string;
}

const nodeKey = (block: Block, node: { id: string }) => `${block.id}.${node.id}`;
const edgeKey = (block: Block, edge: { from: string; to: string }) => `${block.id}.${edge.from}.${edge.to}`;

/** In reading order. */
export function labelsOf(spec: Spec): Label[] {
  const titles = TITLE_PARTS.map((key) => ({ key, text: spec[key] ?? '' }));
  const inside = spec.blocks.flatMap((block): Label[] => {
    const heading = { key: block.id, text: block.heading };
    if (block.kind !== 'graph') return [heading];
    const nodes = block.nodes.map((node) => ({ key: nodeKey(block, node), text: node.label }));
    const edges = block.edges.map((edge) => ({ key: edgeKey(block, edge), text: edge.label ?? '' }));
    return [heading, ...nodes, ...edges];
  });
  return [...titles, ...inside].filter(({ text }) => text !== '');
}

/** The Spec with `mark` behind the labels of these keys. */
export function markLabels(spec: Spec, keys: ReadonlySet<string>, mark: string): Spec {
  const behind = (key: string, text: string) => (keys.has(key) && text !== '' ? text + mark : text);
  const titles = TITLE_PARTS.flatMap((part) => (spec[part] === undefined ? [] : [[part, behind(part, spec[part])]]));
  const blocks = spec.blocks.map((block): Block => {
    const heading = behind(block.id, block.heading);
    if (block.kind !== 'graph') return heading === block.heading ? block : { ...block, heading };
    return {
      ...block,
      heading,
      nodes: block.nodes.map((node) => ({ ...node, label: behind(nodeKey(block, node), node.label) })),
      edges: block.edges.map((edge) =>
        edge.label === undefined ? edge : { ...edge, label: behind(edgeKey(block, edge), edge.label) },
      ),
    };
  });
  return { ...spec, ...Object.fromEntries(titles), blocks };
}

const FIXED_WORDS: ReadonlySet<string> = new Set(Object.values(LABELS).flatMap((words) => Object.values(words)));

/** Keys of the labels whose words are new, or were a person's own already. Questions hold no facts, so theirs do not count. */
export function ownLabels(before: Spec, after: Spec): string[] {
  if (after.kind === 'inquiry') return [];
  const was = new Set(before.own ?? []);
  const old = new Map(labelsOf(before).map(({ key, text }) => [key, cleanText(text)]));
  const isOwn = ({ key, text }: Label) =>
    cleanText(text) === old.get(key) ? was.has(key) : !FIXED_WORDS.has(cleanText(text));
  return labelsOf(after)
    .filter(isOwn)
    .map(({ key }) => key);
}

/** The Spec with these labels as a person's own; without the field where there are none. */
export function withOwn({ own: _own, ...spec }: Spec, own: readonly string[]): Spec {
  return own.length === 0 ? spec : { ...spec, own: [...own] };
}
