/** The compositions: what stands on a page, in which order. */
import type { Block, OutputFormat } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { BLOCKS, type BlockTable, layoutBlock } from './blocks.ts';
import type { Draft } from './draft.ts';
import { hero } from './figures.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import type { Composed } from './parts.ts';
import { section } from './section.ts';
import { timelineList } from './timeline.ts';

/** Lays a whole page out; the width is the page's. */
export type Composition = (draft: Draft, width: number) => Composed;

const TIMELINE_BLOCKS: BlockTable = {
  ...BLOCKS,
  timeline: (draft, block, width) => section(draft, block.heading, timelineList(draft, block.items, width, true)),
};

const poster: Composition = (draft, width) => page(draft, width, draft.view.blocks, BLOCKS);

/** The line of time comes first; what else is known follows. */
const timeline: Composition = (draft, width) => {
  const { blocks } = draft.view;
  const first = blocks.filter((block) => block.kind === 'timeline');
  return page(draft, width, [...first, ...blocks.filter((block) => block.kind !== 'timeline')], TIMELINE_BLOCKS);
};

/** Compositions by output format; a format without one of its own takes the poster, with a warning. */
export const COMPOSITIONS: Readonly<Partial<Record<OutputFormat, Composition>>> = {
  Infographic: poster,
  Timeline: timeline,
};
export const FALLBACK_COMPOSITION: Composition = poster;

function page(draft: Draft, width: number, blocks: readonly Block[], table: BlockTable): Composed {
  const { style, view, px } = draft;
  const { margin } = style.metrics;
  const inner = width - margin * 2;
  const sections: LayoutNode[] = [header(draft, inner)];
  if (view.hero !== undefined) sections.push(hero(draft, view.hero.figure, inner));
  if (view.definition !== undefined) sections.push(layoutBlock(draft, view.definition, inner, table));
  for (const block of blocks) sections.push(layoutBlock(draft, block, inner, table));
  const root: LayoutNode = {
    id: 'root',
    style: { padding: margin, gap: px(style.metrics.section), justify: 'between' },
    children: [...sections, ...footer(draft)],
  };
  return { root, parts: draft.parts };
}
