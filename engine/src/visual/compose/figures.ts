/** Numbers worth showing large: the hero, and the row of the others. */
import type { Figure } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { TextRole } from '../styles/style.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';
import { cellWidth, chooseColumns, toRows } from './rows.ts';

/** Sizes of a number by its length, in pixels at scale 1: the shorter the larger. */
const HERO_SIZES = [108, 92, 76, 62, 50, 40];
const FIGURE_SIZES = [54, 48, 42, 36, 30, 26];

/** Digits are as high as they are; words among them ("10 في المئة") need the room above and below that their script needs. */
function leadingOf(value: string): { lineHeight?: number } {
  return /\p{L}/u.test(value) ? {} : { lineHeight: 1.12 };
}

/** The largest size at which the text keeps one line (or its longest word fits) in the width. */
export function sizeFor(draft: Draft, role: TextRole, text: string, width: number, sizes: readonly number[]): number {
  const fitting = sizes.find((size) => draft.measurer.measure(text, draft.type(role, { size })).width <= width);
  return fitting ?? sizes.at(-1) ?? draft.style.type[role].size;
}

/** The first key figure, drawn across the page. */
export function hero(draft: Draft, figure: Figure, width: number): LayoutNode {
  const { px, style } = draft;
  const { heroPadding, gutter } = style.metrics;
  const inner = width - px(heroPadding.x * 2);
  const size = sizeFor(draft, 'hero-value', figure.value, inner * 0.46, HERO_SIZES);
  const value = draft.text('hero-value', figure.value, { size, ...leadingOf(figure.value) });
  const unit = figure.unit === undefined ? [] : [draft.text('hero-unit', figure.unit)];
  const row = draft.box({ direction: 'row', align: 'center', gap: px(gutter * 1.2) }, [
    draft.box({ shrink: 0 }, [value, ...unit]),
    draft.box({ grow: 1, shrink: 1, basis: 0 }, [
      draft.text('hero-text', draft.view.cited(figureText(figure), figure.claimId)),
      ...flagOf(draft, figure.claimId),
    ]),
  ]);
  return draft.panel(
    'hero',
    {
      gap: px(2),
      padding: { start: px(heroPadding.x), end: px(heroPadding.x), top: px(heroPadding.y), bottom: px(heroPadding.y) },
    },
    [...leadOf(draft, figure, 'hero-unit'), row],
    { tone: 'hero', claimId: figure.claimId },
  );
}

/** What leads up to the number, above it. */
function leadOf(draft: Draft, figure: Figure, role: 'hero-unit' | 'figure-unit', index?: number): LayoutNode[] {
  if (figure.heading === undefined || figure.text === '') return [];
  return [draft.text(role, figure.heading, index === undefined ? {} : { index })];
}

/** The hero in half the width: the number above its text. */
export function heroPanel(draft: Draft, figure: Figure, width: number): LayoutNode {
  const { px, style } = draft;
  const { heroPadding } = style.metrics;
  const size = sizeFor(draft, 'hero-value', figure.value, width - px(heroPadding.x * 2), HERO_SIZES.slice(1));
  const unit = figure.unit === undefined ? [] : [draft.text('hero-unit', figure.unit)];
  return draft.panel(
    'hero',
    {
      grow: 1,
      justify: 'center',
      gap: px(4),
      padding: {
        start: px(heroPadding.x * 0.8),
        end: px(heroPadding.x * 0.8),
        top: px(heroPadding.y),
        bottom: px(heroPadding.y),
      },
    },
    [
      ...leadOf(draft, figure, 'hero-unit'),
      draft.text('hero-value', figure.value, { size, ...leadingOf(figure.value) }),
      ...unit,
      draft.text('figure-text', draft.view.cited(figureText(figure), figure.claimId), {
        size: style.type['item-text-large'].size,
      }),
      ...flagOf(draft, figure.claimId),
    ],
    { tone: 'hero', claimId: figure.claimId },
  );
}

export function figureRow(draft: Draft, figures: readonly Figure[], width: number): LayoutNode[] {
  const { px, style } = draft;
  const { gutter, panelPadding } = style.metrics;
  const question = { width, gutter: px(gutter), padding: px(panelPadding * 2) };
  const text = draft.type('figure-text');
  const columns = chooseColumns({
    ...question,
    count: figures.length,
    most: 4,
    fewer: draft.arrangement.fewerColumns,
    reads: (cell) =>
      figures.every(
        (figure) =>
          valueWidth(draft, figure, 30) <= cell &&
          draft.measurer.measure(figureText(figure), text, cell).height <= text.size * text.lineHeight * 5.5 &&
          draft.measurer.minWidth(figureText(figure), text) <= cell,
      ),
  });
  let index = 0;
  return toRows(figures, columns).map((row) => {
    const cell = cellWidth(question, row.length);
    const size = Math.min(
      ...row.map((figure) =>
        sizeFor(draft, 'figure-value', figure.value, cell - unitWidth(draft, figure), FIGURE_SIZES),
      ),
    );
    return draft.box(
      { direction: 'row', gap: px(gutter), align: 'stretch' },
      row.map((figure) => figurePanel(draft, figure, { size, index: index++, count: figures.length })),
    );
  });
}

function figurePanel(draft: Draft, figure: Figure, place: { size: number; index: number; count: number }): LayoutNode {
  const { px, style } = draft;
  const { index, count, size } = place;
  const unit =
    figure.unit === undefined ? [] : [draft.text('figure-unit', figure.unit, { index, layout: { shrink: 1 } })];
  return draft.panel(
    'figure',
    { grow: 1, shrink: 1, basis: 0, padding: px(style.metrics.panelPadding), gap: px(4) },
    [
      ...leadOf(draft, figure, 'figure-unit', index),
      draft.box({ direction: 'row', align: 'end', gap: px(6) }, [
        draft.text('figure-value', figure.value, { size, index, ...leadingOf(figure.value), layout: { shrink: 1 } }),
        ...unit,
      ]),
      draft.text('figure-text', draft.view.cited(figureText(figure), figure.claimId), { index }),
      ...flagOf(draft, figure.claimId),
    ],
    { tone: 'figure', claimId: figure.claimId, index, count },
  );
}

function unitWidth(draft: Draft, figure: Figure): number {
  if (figure.unit === undefined) return 0;
  return draft.measurer.measure(figure.unit, draft.type('figure-unit')).width + draft.px(8);
}

function valueWidth(draft: Draft, figure: Figure, size: number): number {
  return draft.measurer.measure(figure.value, draft.type('figure-value', { size })).width + unitWidth(draft, figure);
}

function figureText(figure: Figure): string {
  return figure.heading === undefined || figure.text !== '' ? figure.text : figure.heading;
}
