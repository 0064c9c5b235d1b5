/** How each kind of block is laid out: one row a kind, and the compiler names what is missing. */
import type { Block, BlockKind, BlockOf } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { cardGrid, pictured } from './cards.ts';
import { causes } from './causes.ts';
import { chart } from './chart.ts';
import { contrast } from './contrast.ts';
import { definition } from './definition.ts';
import type { Draft } from './draft.ts';
import { editorial, isPlain } from './editorial.ts';
import { figureRow } from './figures.ts';
import { graph } from './graph.ts';
import { section } from './section.ts';
import { terms } from './terms.ts';
import { timelineList } from './timeline.ts';

/** `width` is what the block may use, in pixels. */
export type BlockLayout<K extends BlockKind> = (draft: Draft, block: BlockOf<K>, width: number) => LayoutNode;
export type BlockTable = { readonly [K in BlockKind]: BlockLayout<K> };

export const BLOCKS: BlockTable = {
  definition: (draft, block) => definition(draft, block),
  figures: (draft, block, width) => section(draft, block.heading, figureRow(draft, block.items, width)),
  facts: (draft, block, width) =>
    section(
      draft,
      block.heading,
      isPlain(draft, block.items)
        ? editorial(draft, block, width)
        : cardGrid(draft, pictured(draft, block.items), width, { look: 'card' }),
    ),
  steps: (draft, block, width) =>
    section(draft, block.heading, cardGrid(draft, numbered(pictured(draft, block.items)), width, { look: 'step' })),
  parts: (draft, block, width) =>
    section(draft, block.heading, cardGrid(draft, pictured(draft, block.items), width, { look: 'card', most: 4 })),
  contrast,
  causes,
  terms,
  chart,
  graph,
  timeline: (draft, block, width) => section(draft, block.heading, timelineList(draft, block.items, width, false)),
  inquiry: (draft, block, width) => {
    const before = promptsBefore(draft, block.id);
    const prompts = numbered(block.prompts, before).map(({ id, text, numeral }) => ({ id, text, numeral }));
    return section(draft, block.heading, cardGrid(draft, prompts, width, { look: 'prompt', first: before }));
  },
};

export function layoutBlock(draft: Draft, block: Block, width: number, table: BlockTable = BLOCKS): LayoutNode {
  const layout = table[block.kind] as BlockLayout<typeof block.kind>;
  return layout(draft, block as never, width);
}

function numbered<T>(items: readonly T[], before = 0): (T & { numeral: string })[] {
  return items.map((item, i) => ({ ...item, numeral: String(before + i + 1) }));
}

/** Questions are counted through the whole page. */
function promptsBefore(draft: Draft, blockId: string): number {
  let count = 0;
  for (const block of draft.view.blocks) {
    if (block.id === blockId) break;
    if (block.kind === 'inquiry') count += block.prompts.length;
  }
  return count;
}
