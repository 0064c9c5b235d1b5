/** Many statements without pictures and headings: one leads in large type, the others follow as a ruled list in columns. */
import type { BlockOf, Item } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { hero, heroPanel } from './figures.ts';
import { flagOf } from './flag.ts';
import { evenCut, lengthOf } from './weigh.ts';

/** Fewer are cards. */
const FEWEST = 5;
/** Characters of a statement that can lead: a shorter one says too little, a longer one is no headline. */
const LEADING = { least: 60, most: 160 } as const;
/** Characters of a number with its unit that stands well in large type. */
const LONGEST_NUMBER = 14;
const STARTS_WITH_NUMBER = /^[≈~<>+−-]?\p{N}/u;
const YEAR = /^\d{4}$/;

/** Whether statements would make a wall of equal cards. */
export function isPlain(draft: Draft, items: readonly Item[]): boolean {
  const isBare = (item: Item): boolean =>
    !item.heading && item.icon !== 'numeral' && draft.view.icon(item.id) === undefined;
  return items.length >= FEWEST && items.every(isBare);
}

export function editorial(draft: Draft, block: BlockOf<'facts'>, width: number): LayoutNode[] {
  const { items } = block;
  const { blocks, hero: figure, definition } = draft.view;
  // a page has one statement in large type, near its head
  const isFree = figure === undefined && definition === undefined && blocks[0]?.id === block.id;
  const lead = isFree ? leadOf(items) : undefined;
  const rest = items.filter((item) => item !== lead);
  return [...(lead === undefined ? [] : [leadPanel(draft, lead, width)]), ruledList(draft, rest, width)];
}

/** A statement with a number that can be set large; else the one that says most, of those with a name in it before the others. */
function leadOf(items: readonly Item[]): Item | undefined {
  const fitting = items.filter((item) => lengthOf(item.text) >= LEADING.least && lengthOf(item.text) <= LEADING.most);
  const named = fitting.filter((item) => item.emphasis !== undefined);
  const [longest] = [...(named.length > 0 ? named : fitting)].sort((a, b) => lengthOf(b.text) - lengthOf(a.text));
  return fitting.find((item) => numberOf(item) !== undefined) ?? longest;
}

function numberOf({ text, emphasis }: Item): string | undefined {
  if (emphasis === undefined || !text.includes(emphasis) || [...emphasis].length > LONGEST_NUMBER) return undefined;
  return STARTS_WITH_NUMBER.test(emphasis) && !YEAR.test(emphasis) ? emphasis : undefined;
}

function leadPanel(draft: Draft, lead: Item, width: number): LayoutNode {
  const value = numberOf(lead);
  if (value !== undefined) {
    const figure = { ...lead, value };
    return draft.frame === 'strip' ? heroPanel(draft, figure, width) : hero(draft, figure, width);
  }
  const { px, style } = draft;
  const { x, y } = style.metrics.heroPadding;
  return draft.panel(
    'hero',
    { padding: { start: px(x), end: px(x), top: px(y), bottom: px(y) } },
    [draft.text('lead', draft.view.cited(lead.text, lead.claimId)), ...flagOf(draft, lead.claimId)],
    { tone: 'hero', claimId: lead.claimId },
  );
}

/** Each column ends where its own texts end, so that short statements leave no holes beside long ones. */
function ruledList(draft: Draft, items: readonly Item[], width: number): LayoutNode {
  const { px, style } = draft;
  const gap = px(style.metrics.gutter);
  if (draft.frame === 'strip') return column(draft, items, 0);
  const half = (width - gap) / 2;
  const text = draft.type(roleOf(draft));
  const cut = evenCut(items.map((item) => draft.measurer.measure(item.text, text, half).height + px(PADDING * 2)));
  return draft.box({ direction: 'row', gap, align: 'start' }, [
    column(draft, items.slice(0, cut), 0),
    column(draft, items.slice(cut), cut),
  ]);
}

/** Above and below a statement of the list, in pixels at scale 1. */
const PADDING = 14;

/** Where the page is not high on room, a list is set as large as running text may be. */
function roleOf(draft: Draft): 'item-text' | 'item-text-large' {
  return draft.frame === 'column' ? 'item-text-large' : 'item-text';
}

function column(draft: Draft, items: readonly Item[], first: number): LayoutNode {
  const { px } = draft;
  const rows = items.map((item, i) =>
    draft.panel(
      'list-item',
      { padding: { top: px(PADDING), bottom: px(PADDING) }, gap: px(4) },
      [draft.text(roleOf(draft), draft.view.cited(item.text, item.claimId)), ...flagOf(draft, item.claimId)],
      { claimId: item.claimId, index: first + i, count: items.length },
    ),
  );
  return draft.box(draft.frame === 'strip' ? {} : { grow: 1, shrink: 1, basis: 0 }, rows);
}
