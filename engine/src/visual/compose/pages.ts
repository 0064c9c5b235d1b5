/** The compositions: what stands on a page, in which order. */
import type { Block, OutputFormat } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { BLOCKS, type BlockTable, layoutBlock } from './blocks.ts';
import type { Draft } from './draft.ts';
import { hero, heroPanel } from './figures.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { halfWidth } from './pairs.ts';
import type { Composed } from './parts.ts';
import { headHeight, section } from './section.ts';
import { timelineList } from './timeline.ts';
import { evenCut, lengthOf, weightOf } from './weigh.ts';

export interface Composition {
  blocks: BlockTable;
  /** The blocks in the order of the page. */
  order(blocks: readonly Block[]): readonly Block[];
}

const poster: Composition = { blocks: BLOCKS, order: (blocks) => blocks };

const timeline: Composition = {
  blocks: {
    ...BLOCKS,
    timeline: (draft, block, width) => section(draft, block.heading, timelineList(draft, block.items, width, true)),
  },
  /** The line of time comes first; what else is known follows. */
  order: (blocks) => [
    ...blocks.filter((block) => block.kind === 'timeline'),
    ...blocks.filter((block) => block.kind !== 'timeline'),
  ],
};

const COMPOSITIONS: Readonly<Partial<Record<OutputFormat, Composition>>> = { Infographic: poster, Timeline: timeline };

/** The composition of a format; a format without one of its own is drawn as a poster. */
export function resolveComposition(format: OutputFormat): { composition: Composition; available: boolean } {
  const composition = COMPOSITIONS[format];
  return { composition: composition ?? poster, available: composition !== undefined };
}

/** The measures of a page that its composition needs, in pixels. */
interface PageMeasures {
  width: number;
  margin: number;
}

/** Share of a landscape page that the head takes beside the body. */
const RAIL = 0.28;
/** Between head and body, in pixels at scale 1. */
const RAIL_GAP = 40;

/** Width of the blocks. */
export function bodyWidth(draft: Draft, page: PageMeasures): number {
  const width = page.width - page.margin * 2;
  return draft.frame === 'rail' ? width * (1 - RAIL) - draft.px(RAIL_GAP) : width;
}

/** Lays a whole page out. */
export function composePage(draft: Draft, composition: Composition, page: PageMeasures): Composed {
  const { style, px } = draft;
  const sections = draft.frame === 'rail' ? beside(draft, composition, page) : below(draft, composition, page);
  const root: LayoutNode = {
    id: 'root',
    style: { padding: page.margin, gap: px(style.metrics.section), justify: 'between' },
    children: sections,
  };
  return { root, parts: draft.parts };
}

/** Head, body and foot one below the other. */
function below(draft: Draft, composition: Composition, page: PageMeasures): LayoutNode[] {
  const width = bodyWidth(draft, page);
  return [
    header(draft, width),
    ...opening(draft, composition, width),
    ...body(draft, composition, width),
    ...footer(draft),
  ];
}

/** The head beside the body, with the hero figure or a short definition below it; the foot below both. */
function beside(draft: Draft, composition: Composition, page: PageMeasures): LayoutNode[] {
  const { px, style, view } = draft;
  const { definition, hero: figure } = view;
  const rail = (page.width - page.margin * 2) * RAIL;
  const width = bodyWidth(draft, page);
  const gap = px(style.metrics.section);
  const isInRail =
    figure === undefined && definition !== undefined && lengthOf(definition.item.text) <= LONGEST_IN_RAIL;
  const define = (own: number): LayoutNode[] =>
    definition === undefined ? [] : [layoutBlock(draft, definition, own, composition.blocks)];
  const opener = figure === undefined ? [] : [draft.box({}, [heroPanel(draft, figure.figure, rail)])];
  const columns = draft.box({ direction: 'row', grow: 1, gap: px(RAIL_GAP) }, [
    draft.box({ width: rail, shrink: 0, gap }, [header(draft, rail), ...opener, ...(isInRail ? define(rail) : [])]),
    draft.box({ grow: 1, shrink: 1, basis: 0, gap }, [
      ...(isInRail ? [] : define(width)),
      ...bodyColumns(draft, composition, width),
    ]),
  ]);
  return [columns, ...footer(draft)];
}

/** Longest definition that stands in the rail, in characters. */
const LONGEST_IN_RAIL = 170;

/** Longest definition that stands beside the hero, in characters. */
const LONGEST_BESIDE = 230;

/** The hero figure and the definition: side by side where the style has it so and both are short. */
function opening(draft: Draft, { blocks }: Composition, width: number): LayoutNode[] {
  const { view, style, px } = draft;
  const { definition, hero: figure } = view;
  if (draft.frame === 'strip') {
    return [
      ...(definition === undefined ? [] : [layoutBlock(draft, definition, width, blocks)]),
      ...(figure === undefined ? [] : [heroPanel(draft, figure.figure, width)]),
    ];
  }
  if (figure !== undefined && definition !== undefined && style.metrics.heroBeside && draft.arrangement.paired) {
    if ([...definition.item.text].length <= LONGEST_BESIDE) {
      const gap = px(style.metrics.gutter);
      const beside = (width - gap) * 0.46;
      return [
        draft.box({ direction: 'row', gap, align: 'stretch' }, [
          draft.box({ grow: 1, shrink: 1, basis: 0, justify: 'center' }, [
            layoutBlock(draft, definition, width - gap - beside, blocks),
          ]),
          draft.box({ width: beside, shrink: 0 }, [heroPanel(draft, figure.figure, beside)]),
        ]),
      ];
    }
  }
  return [
    ...(figure === undefined ? [] : [hero(draft, figure.figure, width)]),
    ...(definition === undefined ? [] : [layoutBlock(draft, definition, width, blocks)]),
  ];
}

/** The blocks of a landscape page: one alone over the whole width, several in two columns of about one height. */
function bodyColumns(draft: Draft, composition: Composition, width: number): LayoutNode[] {
  const { px, style } = draft;
  const blocks = composition.order(draft.view.blocks);
  const layOut = (own: readonly Block[], ownWidth: number): LayoutNode[] =>
    own.map((block) => layoutBlock(draft, block, ownWidth, composition.blocks));
  if (blocks.length < 2) return layOut(blocks, width);
  const half = (width - px(RAIL_GAP)) / 2;
  const cut = evenCut(blocks.map((block) => weightOf(draft, block, half)));
  const column = (own: readonly Block[]): LayoutNode =>
    draft.box({ grow: 1, shrink: 1, basis: 0, gap: px(style.metrics.section) }, layOut(own, half));
  return [
    draft.box({ direction: 'row', gap: px(RAIL_GAP) }, [column(blocks.slice(0, cut)), column(blocks.slice(cut))]),
  ];
}

function body(draft: Draft, { blocks, order }: Composition, width: number): LayoutNode[] {
  const ordered = order(draft.view.blocks);
  const sections: LayoutNode[] = [];
  for (let i = 0; i < ordered.length; i++) {
    const [block, next] = [ordered[i], ordered[i + 1]];
    if (block === undefined) continue;
    if (next === undefined || !draft.pairs.has(block.id)) {
      sections.push(layoutBlock(draft, block, width, blocks));
      continue;
    }
    const half = halfWidth(draft, width);
    const heads = [block, next].map((own) =>
      headHeight(draft, own.heading, own.kind === 'chart' ? own.unit : undefined, half),
    );
    const pair = { ...draft, headHeight: Math.max(...heads) };
    const cell = (own: Block): LayoutNode =>
      draft.box({ grow: 1, shrink: 1, basis: 0 }, [layoutBlock(pair, own, half, blocks)]);
    const gap = draft.px(draft.style.metrics.gutter);
    sections.push(draft.box({ direction: 'row', gap, align: 'start' }, [cell(block), cell(next)]));
    i += 1;
  }
  return sections;
}
