/** The head of the page: field, title, subtitle, hero art; and the notice of a picture that holds no facts. */
import { label } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';

/** Sizes of the title, in pixels at scale 1, and the most lines that each may take. */
const TITLE_SIZES: readonly { size: number; lines: number }[] = [
  { size: 100, lines: 1 },
  { size: 78, lines: 2 },
  { size: 68, lines: 3 },
  { size: 58, lines: 3 },
  { size: 50, lines: 4 },
  { size: 42, lines: 5 },
  { size: 36, lines: 6 },
];

export function header(draft: Draft, width: number): LayoutNode {
  return draft.frame === 'column' ? headBeside(draft, width) : headBelow(draft, width);
}

/** The words, and the art at their end. */
function headBeside(draft: Draft, width: number): LayoutNode {
  const { px, style } = draft;
  const { metrics } = style;
  const shrink = draft.arrangement.compactHeader ? 0.82 : 1;
  const art = { width: px(metrics.artWidth * shrink), height: px(metrics.artHeight * shrink) };
  const gap = px(metrics.gutter * 1.2);
  const words = wordsOf(draft, titleSize(draft, width - art.width - gap, TITLE_SIZES));
  return draft.panel('header', { direction: 'row', gap, align: metrics.artBleeds ? 'stretch' : metrics.headerAlign }, [
    draft.box({ grow: 1, shrink: 1, basis: 0, gap: px(14), justify: 'center' }, words),
    metrics.artBleeds
      ? draft.art({ width: art.width, minHeight: art.height, shrink: 0 })
      : draft.art({ width: art.width, height: art.height, shrink: 0 }),
  ]);
}

/** In a narrow column: the art above the words. */
function headBelow(draft: Draft, width: number): LayoutNode {
  const { px, style } = draft;
  const shrink = draft.arrangement.compactHeader ? 0.82 : 1;
  const minHeight = style.metrics.artBleeds ? px(style.metrics.artHeight * FLAT * shrink) : width / 4;
  // beside a body that is higher, the art takes the room that the words leave
  const grow = draft.frame === 'rail' ? 1 : 0;
  const size = titleSize(
    draft,
    width,
    TITLE_SIZES.filter((title) => title.size <= MOST_IN_COLUMN),
  );
  return draft.panel('header', { gap: px(22), grow }, [
    draft.art({ width, minHeight, grow, shrink: 0 }),
    draft.box({ gap: px(10) }, wordsOf(draft, size)),
  ]);
}

/** How much lower the art is where it stands above the words. */
const FLAT = 0.62;
/** Largest title of a narrow column, in pixels at scale 1. */
const MOST_IN_COLUMN = 58;

function wordsOf(draft: Draft, size: number): LayoutNode[] {
  const { view } = draft;
  const words: LayoutNode[] = [];
  if (view.kicker !== undefined) words.push(draft.text('kicker', view.kicker));
  words.push(draft.text('title', view.title, { heading: 1, size }));
  if (view.subtitle !== undefined && view.subtitle !== view.title) words.push(draft.text('subtitle', view.subtitle));
  if (view.inquiry) words.push(notice(draft));
  return words;
}

/** Ends with a word of at most four characters. */
const SHORT_END = /\s\S{1,4}$/u;
const LEAST_TIDY = 0.7;

function titleSize(draft: Draft, width: number, sizes: typeof TITLE_SIZES): number {
  const { measurer, view } = draft;
  const linesAt = (size: number): number => {
    const type = draft.type('title', { size });
    if (measurer.minWidth(view.title, type) > width) return Number.POSITIVE_INFINITY;
    return Math.round(measurer.measure(view.title, type, width).height / (type.size * type.lineHeight));
  };
  const fitting = sizes.find(({ size, lines }) => linesAt(size) <= lines);
  if (fitting === undefined) return sizes.at(-1)?.size ?? draft.style.type.title.size;
  if (!SHORT_END.test(view.title)) return fitting.size;
  // a number or a short word alone on the last line is worth a smaller title without it
  const lines = linesAt(fitting.size);
  const tidier = sizes.find(({ size }) => size < fitting.size && linesAt(size) < lines);
  return tidier !== undefined && tidier.size >= fitting.size * LEAST_TIDY ? tidier.size : fitting.size;
}

function notice(draft: Draft): LayoutNode {
  const { px } = draft;
  return draft.panel(
    'notice',
    {
      direction: 'row',
      align: 'center',
      alignSelf: draft.frame === 'strip' ? 'stretch' : 'start',
      gap: px(9),
      padding: { start: px(14), end: px(16), top: px(8), bottom: px(8) },
    },
    [
      draft.icon('circle-question-mark', px(20), { index: -2 }),
      draft.text('notice', label('noFacts', draft.view.language), { layout: { shrink: 1 } }),
    ],
  );
}
