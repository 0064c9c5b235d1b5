/** Statements as a grid of cards: the workhorse of both compositions. */
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';
import type { PanelLook } from './parts.ts';
import { type ColumnQuestion, cellWidth, chooseColumns, toRows } from './rows.ts';

/** What a card shows. */
export interface CardContent {
  id: string;
  claimId?: string;
  heading?: string | undefined;
  text: string;
  icon?: string | undefined;
  numeral?: string | undefined;
  /** true: the numeral takes the place of an icon. */
  numbered?: boolean;
}

export interface CardOptions {
  look: PanelLook;
  /** At most so many columns; default 3. */
  most?: number;
  /** A card without an icon shows a plain shape where its neighbours have icons. */
  related?: readonly string[];
  /** Position of the first card in its block, for colours that follow each other. */
  first?: number;
  /** The rows share the height that their surroundings give them. */
  stretch?: boolean;
}

const MOST_LINES = 7;
/** In narrow columns fewer lines look well. */
const MOST_LINES_NARROW = 4.5;
const NARROW_CHARACTERS = 30;
const FEWEST_CHARACTERS = 19;

export function cardGrid(
  draft: Draft,
  items: readonly CardContent[],
  width: number,
  options: CardOptions,
): LayoutNode[] {
  const { px } = draft;
  const { gutter, cardPadding } = draft.style.metrics;
  const question = { width, gutter: px(gutter), padding: px(cardPadding.x * 2) };
  const columns = chooseColumns({
    ...question,
    count: items.length,
    most: options.most ?? 3,
    fewer: draft.arrangement.fewerColumns,
    reads: (cell) => readsWell(draft, items, cell),
    height: (count) => gridHeight(draft, items, question, count),
  });
  const first = options.first ?? 0;
  const ids = items.map(() => draft.newId(options.look));
  const pictured = items.some((item) => item.icon !== undefined);
  const rows = toRows(items, columns);
  let at = 0;
  return rows.map((row) => {
    const widths = balancedWidths(draft, row, question, rows.length === 1 ? UNEVEN : UNEVEN_IN_GRID);
    const headingHeight = tallestHeading(draft, row, widths);
    const cards = row.map((item, i) => {
      const own = at++;
      return card(draft, item, {
        look: options.look,
        id: ids[own] ?? draft.newId(options.look),
        next: ids[own + 1],
        index: first + own,
        count: items.length,
        pictured,
        wide: items.length === 1 && row.length === 1 && columns === 1 && options.most !== 1,
        listed: draft.frame !== 'column' && columns === 1,
        headingHeight,
        share: (widths[i] ?? 0) + question.padding,
      });
    });
    const grow = options.stretch === true ? 1 : 0;
    return draft.box({ direction: 'row', gap: px(gutter), align: 'stretch', grow }, cards);
  });
}

type Widths = Pick<ColumnQuestion, 'width' | 'gutter' | 'padding'>;

function wordsHeight(draft: Draft, item: CardContent, cell: number): number {
  const { measurer } = draft;
  const heading = item.heading ? measurer.measure(item.heading, draft.type('item-heading'), cell).height : 0;
  return heading + measurer.measure(item.text, draft.type('item-text'), cell).height;
}

function gridHeight(draft: Draft, items: readonly CardContent[], widths: Widths, columns: number): number {
  const { row, icon, cardPadding } = draft.style.metrics;
  const marked = items.some((item) => item.icon !== undefined || item.numeral !== undefined);
  const fixed = draft.px((marked ? icon + 14 : 0) + cardPadding.top + cardPadding.bottom + row);
  return toRows(items, columns)
    .map((cells) => {
      const cell = cellWidth(widths, cells.length);
      return fixed + Math.max(...cells.map((item) => wordsHeight(draft, item, cell)));
    })
    .reduce((sum, height) => sum + height, 0);
}

/** How much wider or narrower a card of a single row may get than its even share. */
const WIDEST = 1.45;
const NARROWEST = 0.74;

/** The highest card by the mean, from which on a row gives up even columns; in a grid, even columns are worth more. */
const UNEVEN = 1.25;
const UNEVEN_IN_GRID = 1.55;

/** Where one text is much longer, it gets more of the width, so that the cards end at about one height. */
function balancedWidths(draft: Draft, row: readonly CardContent[], widths: Widths, uneven: number): number[] {
  const even = cellWidth(widths, row.length);
  const heights = row.map((item) => wordsHeight(draft, item, even));
  const mean = heights.reduce((sum, height) => sum + height, 0) / row.length;
  if (Math.max(...heights) < mean * uneven) return row.map(() => even);
  const weights = heights.map((height) => Math.min(WIDEST, Math.max(NARROWEST, (height / mean) ** 0.6)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const room = (even + widths.padding) * row.length;
  const balanced = weights.map((weight) => (room * weight) / sum - widths.padding);
  const fits = row.every((item, i) => wordsFit(draft, item, balanced[i] ?? 0));
  return fits ? balanced : row.map(() => even);
}

/** Headings in a row of cards get one height, so that the texts start on one line. */
function tallestHeading(draft: Draft, row: readonly CardContent[], widths: readonly number[]): number {
  const style = draft.type('item-heading');
  const heights = row.map((item, i) =>
    item.heading ? draft.measurer.measure(item.heading, style, widths[i]).height : 0,
  );
  return Math.max(0, ...heights);
}

function wordsFit(draft: Draft, item: CardContent, cell: number): boolean {
  const { measurer } = draft;
  if (item.heading !== undefined && measurer.minWidth(item.heading, draft.type('item-heading')) > cell) return false;
  return measurer.minWidth(item.text, draft.type('item-text')) <= cell;
}

function readsWell(draft: Draft, items: readonly CardContent[], cell: number): boolean {
  const text = draft.type('item-text');
  if (cell < text.size * FEWEST_CHARACTERS * 0.5) return false;
  if (!items.every((item) => wordsFit(draft, item, cell))) return false;
  const line = text.size * text.lineHeight;
  const lines = items.reduce((sum, item) => sum + draft.measurer.measure(item.text, text, cell).height / line, 0);
  const narrow = cell < text.size * NARROW_CHARACTERS * 0.5;
  return lines / items.length <= (narrow ? MOST_LINES_NARROW : MOST_LINES);
}

interface CardPlace {
  look: PanelLook;
  id: string;
  next: string | undefined;
  index: number;
  count: number;
  pictured: boolean;
  wide: boolean;
  /** One below the other in a narrow column: icons stand beside their texts. */
  listed: boolean;
  headingHeight: number;
  /** Share of the row's width. */
  share: number;
}

function card(draft: Draft, item: CardContent, place: CardPlace): LayoutNode {
  const { px } = draft;
  const { cardPadding, iconPlace } = draft.style.metrics;
  const mark = markOf(draft, item, place);
  const words = [...headingOf(draft, item, place), ...textOf(draft, item, place), ...flagOf(draft, item.claimId)];
  const beside = mark.length > 0 && (iconPlace === 'side' || place.wide || place.listed);
  const children = beside
    ? [
        draft.box({ direction: 'row', gap: px(18), align: 'start' }, [
          ...mark,
          draft.box({ grow: 1, shrink: 1, basis: 0, gap: px(6) }, words),
        ]),
      ]
    : [...mark, draft.box({ gap: px(6), marginTop: mark.length > 0 ? px(14) : 0 }, words)];
  const { x, top, bottom } = cardPadding;
  const plain = mark.length === 0 && place.look === 'card';
  return draft.panel(
    plain ? 'text-card' : place.look,
    {
      grow: place.share,
      shrink: 1,
      basis: 0,
      padding: { start: px(x), end: px(x), top: px(top), bottom: px(bottom) },
    },
    children,
    {
      id: place.id,
      index: place.index,
      count: place.count,
      ...(place.next === undefined ? {} : { related: [place.next] }),
      ...(item.claimId === undefined ? {} : { claimId: item.claimId }),
      ...(plain ? { tone: 'note' as const } : {}),
    },
  );
}

function headingOf(draft: Draft, item: CardContent, place: CardPlace): LayoutNode[] {
  if (item.heading === undefined || item.heading.trim() === '') return [];
  const layout = { minHeight: Math.ceil(place.headingHeight) };
  return [draft.text('item-heading', item.heading.trim(), { heading: 3, layout, verticalAlign: 'top' })];
}

function textOf(draft: Draft, item: CardContent, place: CardPlace): LayoutNode[] {
  const content = item.claimId === undefined ? item.text : draft.view.cited(item.text, item.claimId);
  return [draft.text(place.wide ? 'item-text-large' : 'item-text', content)];
}

/** Icon, numeral, or both; nothing where the block has neither. */
function markOf(draft: Draft, item: CardContent, place: CardPlace): LayoutNode[] {
  const { px, style } = draft;
  const { index, count } = place;
  const size = px(style.metrics.icon);
  const square = { width: size, height: size, align: 'center', justify: 'center', shrink: 0 } as const;
  const numeral = (): LayoutNode => draft.text('numeral', item.numeral ?? '', { index, lineHeight: 1 });
  if (!place.pictured || item.numbered === true) {
    if (item.numeral === undefined) return [];
    return [draft.panel('numeral-holder', square, [numeral()], { tone: 'mark', index, count })];
  }
  const inside = item.icon === undefined ? [] : [draft.icon(item.icon, size * 0.56, { inHolder: true, index })];
  const empty = inside.length === 0 ? { related: ['empty'] } : {};
  const holder = draft.panel('icon-holder', square, inside, { index, count, ...empty });
  if (item.numeral === undefined) return [holder];
  return [draft.box({ direction: 'row', justify: 'between', align: 'center' }, [holder, numeral()])];
}

interface Drawable {
  id: string;
  claimId: string;
  heading?: string | undefined;
  text: string;
  icon?: string | undefined;
}

/** Items with their icons, or with their number where a person wants that. */
export function pictured<T extends Drawable>(draft: Draft, items: readonly T[]): (T & CardContent)[] {
  return items.map((item, index) => {
    const icon = draft.view.icon(item.id);
    return item.icon === 'numeral' ? { ...item, icon, numeral: String(index + 1), numbered: true } : { ...item, icon };
  });
}
