/** Statements as a grid of cards: the workhorse of both compositions. */
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';
import type { PanelLook } from './parts.ts';
import { cellWidth, chooseColumns, toRows } from './rows.ts';

/** What a card shows. */
export interface CardContent {
  id: string;
  claimId?: string;
  heading?: string | undefined;
  text: string;
  icon?: string | undefined;
  numeral?: string | undefined;
}

export interface CardOptions {
  look: PanelLook;
  /** At most so many columns; default 3. */
  most?: number;
  /** A card without an icon shows a plain shape where its neighbours have icons. */
  related?: readonly string[];
}

const MOST_LINES = 7;
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
  });
  const ids = items.map(() => draft.newId(options.look));
  const pictured = items.some((item) => item.icon !== undefined);
  let index = 0;
  return toRows(items, columns).map((row) => {
    const cell = cellWidth(question, row.length);
    const headingHeight = tallestHeading(draft, row, cell);
    const cards = row.map((item) => {
      const own = index++;
      return card(draft, item, {
        look: options.look,
        id: ids[own] ?? draft.newId(options.look),
        next: ids[own + 1],
        index: own,
        count: items.length,
        pictured,
        wide: row.length === 1 && items.length === 1,
        headingHeight,
      });
    });
    return draft.box({ direction: 'row', gap: px(gutter), align: 'stretch' }, cards);
  });
}

/** Headings in a row of cards get one height, so that the texts start on one line. */
function tallestHeading(draft: Draft, row: readonly CardContent[], cell: number): number {
  const style = draft.type('item-heading');
  const heights = row.map((item) => (item.heading ? draft.measurer.measure(item.heading, style, cell).height : 0));
  return Math.max(0, ...heights);
}

function readsWell(draft: Draft, items: readonly CardContent[], cell: number): boolean {
  const text = draft.type('item-text');
  const heading = draft.type('item-heading');
  const { measurer } = draft;
  if (cell < text.size * FEWEST_CHARACTERS * 0.5) return false;
  let lines = 0;
  for (const item of items) {
    if (item.heading !== undefined && measurer.minWidth(item.heading, heading) > cell) return false;
    if (measurer.minWidth(item.text, text) > cell) return false;
    lines += measurer.measure(item.text, text, cell).height / (text.size * text.lineHeight);
  }
  return lines / items.length <= MOST_LINES;
}

interface CardPlace {
  look: PanelLook;
  id: string;
  next: string | undefined;
  index: number;
  count: number;
  pictured: boolean;
  wide: boolean;
  headingHeight: number;
}

function card(draft: Draft, item: CardContent, place: CardPlace): LayoutNode {
  const { px } = draft;
  const { cardPadding, iconPlace } = draft.style.metrics;
  const mark = markOf(draft, item, place);
  const words = [...headingOf(draft, item, place), ...textOf(draft, item, place), ...flagOf(draft, item.claimId)];
  const beside = mark.length > 0 && (iconPlace === 'side' || place.wide);
  const children = beside
    ? [
        draft.box({ direction: 'row', gap: px(18), align: 'start' }, [
          ...mark,
          draft.box({ grow: 1, shrink: 1, basis: 0, gap: px(6) }, words),
        ]),
      ]
    : [...mark, draft.box({ gap: px(6), marginTop: mark.length > 0 ? px(14) : 0 }, words)];
  const { x, top, bottom } = cardPadding;
  return draft.panel(
    place.look,
    {
      grow: 1,
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
  if (!place.pictured) {
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
}

export function pictured<T extends Drawable>(draft: Draft, items: readonly T[]): (T & { icon: string | undefined })[] {
  return items.map((item) => ({ ...item, icon: draft.view.icon(item.id) }));
}
