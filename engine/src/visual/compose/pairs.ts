/** Which neighbouring blocks stand side by side: those of about one height that together save room. */
import type { Block, BlockKind } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { type BlockTable, layoutBlock } from './blocks.ts';
import type { Draft } from './draft.ts';

/** Kinds that read well in half the width of the page. */
const NARROW: ReadonlySet<BlockKind> = new Set(['chart', 'terms', 'figures', 'facts', 'parts', 'inquiry']);
/** More items than these need the whole width. */
const MOST_ITEMS = 6;
/** The lower block may be so much lower than the higher, as a share of its height. */
const MOST_UNEVEN = 0.3;
/** Standing side by side must save so much of the height that the two need one above the other. */
const LEAST_SAVED = 0.1;

export type HeightOf = (node: LayoutNode, width: number) => number;

/** Ids of the blocks that share a row with the block after them. */
export function planPairs(
  blocks: readonly Block[],
  createDraft: () => Draft,
  width: number,
  table: BlockTable,
  heightOf: HeightOf,
): ReadonlySet<string> {
  const pairs = new Set<string>();
  // The lower block of one question is the upper one of the next.
  const known = new Map<Block, Map<number, number>>();
  const height = (block: Block, own: number): number => {
    const heights = known.get(block) ?? new Map<number, number>();
    const result = heights.get(own) ?? heightOf(layoutBlock(createDraft(), block, own, table), own);
    known.set(block, heights.set(own, result));
    return result;
  };
  let i = 0;
  while (i < blocks.length - 1) {
    const [left, right] = [blocks[i], blocks[i + 1]];
    if (left !== undefined && right !== undefined && goTogether(left, right)) {
      const half = halfWidth(createDraft(), width);
      const [a, b] = [height(left, half), height(right, half)];
      const higher = Math.max(a, b);
      const even = higher - Math.min(a, b) <= higher * MOST_UNEVEN;
      if (even && higher <= (height(left, width) + height(right, width)) * (1 - LEAST_SAVED)) {
        pairs.add(left.id);
        i += 1;
      }
    }
    i += 1;
  }
  return pairs;
}

export function halfWidth(draft: Draft, width: number): number {
  return (width - draft.px(draft.style.metrics.gutter)) / 2;
}

function goTogether(left: Block, right: Block): boolean {
  return [left, right].every((block) => NARROW.has(block.kind) && itemsOf(block) <= MOST_ITEMS);
}

function itemsOf(block: Block): number {
  if (block.kind === 'chart') return block.rows.length;
  if (block.kind === 'inquiry') return block.prompts.length;
  return 'items' in block ? block.items.length : Number.POSITIVE_INFINITY;
}
