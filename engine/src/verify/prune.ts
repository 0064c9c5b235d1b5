/** Takes items out of blocks, and blocks out of a Spec that fall below their smallest size. */
import type { Block, Spec } from '../contract/index.ts';

/** Says which drawn thing stays: by its id and its claim. */
export type Keeps = (drawn: { id: string; claimId: string }) => boolean;

/** Least items of a block; what has fewer says nothing as that kind of block. */
const SMALLEST: Readonly<Record<Block['kind'], number>> = {
  definition: 1,
  figures: 1,
  facts: 1,
  timeline: 1,
  steps: 2,
  parts: 2,
  contrast: 1,
  causes: 1,
  terms: 1,
  chart: 2,
  graph: 1,
  inquiry: 1,
};

/** The block without what does not stay, or undefined where too little is left. */
export function pruneBlock(block: Block, keeps: Keeps): Block | undefined {
  switch (block.kind) {
    case 'definition':
      return keeps(block.item) ? block : undefined;
    case 'chart': {
      const rows = block.rows.filter(keeps);
      return rows.length < SMALLEST.chart ? undefined : { ...block, rows };
    }
    case 'graph':
      return {
        ...block,
        edges: block.edges.filter((edge) => edge.claimId === undefined || keeps({ id: '', claimId: edge.claimId })),
      };
    case 'inquiry':
      return block;
    case 'contrast':
      return pruneContrast(block, keeps);
    default:
      return pruneItems(block, keeps);
  }
}

type ListBlock = Extract<Block, { kind: 'figures' | 'facts' | 'timeline' | 'steps' | 'parts' | 'causes' | 'terms' }>;

function pruneItems(block: ListBlock, keeps: Keeps): Block | undefined {
  // one shape of object for all kinds; the items stay of the kind they were
  const items = (block.items as readonly { id: string; claimId: string }[]).filter(keeps);
  return items.length < SMALLEST[block.kind] ? undefined : ({ ...block, items } as Block);
}

/** A contrast whose items belonged to several subjects needs two of them still. */
function pruneContrast(block: Extract<Block, { kind: 'contrast' }>, keeps: Keeps): Block | undefined {
  const items = block.items.filter(keeps);
  const subjectsOf = (list: typeof items): number => new Set(list.flatMap((item) => item.subject ?? [])).size;
  if (items.length < SMALLEST.contrast) return undefined;
  return subjectsOf(block.items) >= 2 && subjectsOf(items) < 2 ? undefined : { ...block, items };
}

export interface DrawnReference {
  id: string;
  claimId: string;
}

/** Everything in a block that stands on a claim, in reading order. */
export function referencesOf(block: Block): DrawnReference[] {
  switch (block.kind) {
    case 'definition':
      return [block.item];
    case 'chart':
      return block.rows;
    case 'graph':
      return block.edges.flatMap(({ claimId }) => (claimId === undefined ? [] : [{ id: '', claimId }]));
    case 'inquiry':
      return [];
    default:
      return block.items;
  }
}

/** The ids of the claims that a Spec stands on, in reading order, each once. */
export function claimIdsOf(spec: Spec): string[] {
  return [...new Set(spec.blocks.flatMap(referencesOf).map((drawn) => drawn.claimId))];
}
