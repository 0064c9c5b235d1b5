/** Dated events along a line of time. */
import type { TimelineEvent } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { TextStyle } from '../scene.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';

/** Events from this number on stand on both sides of the line, where the arrangement allows it. */
const FEWEST_FOR_TWO_SIDES = 4;
/** Width that two sides need, in pixels at scale 1. */
const LEAST_FOR_TWO_SIDES = 640;
/** Width of the strip that holds the line and its dots. */
const AXIS = 56;
/** The gap before an event grows with the time that passed, up to so much, in pixels at scale 1. */
const MOST_EXTRA_GAP = 30;

export function timelineList(
  draft: Draft,
  events: readonly TimelineEvent[],
  width: number,
  large: boolean,
): LayoutNode[] {
  const sorted = events.map((event, i) => ({ event, i })).sort((a, b) => a.event.year - b.event.year || a.i - b.i);
  const inOrder = sorted.map(({ event }) => event);
  const isRoomy = inOrder.length >= FEWEST_FOR_TWO_SIDES && width >= draft.px(LEAST_FOR_TWO_SIDES);
  const twoSided = large && draft.arrangement.twoSided && isRoomy;
  return [twoSided ? bothSides(draft, inOrder, width) : oneSide(draft, inOrder, width)];
}

/** Extra gap before each event: the longer the time since the one before, the larger, on a logarithmic scale. */
export function timeGaps(years: readonly number[]): number[] {
  const spans = years.map((year, i) => Math.log1p(Math.max(0, year - (years[i - 1] ?? year))));
  const longest = Math.max(...spans, 0);
  return spans.map((span) => (longest === 0 ? 0 : span / longest));
}

function oneSide(draft: Draft, events: readonly TimelineEvent[], width: number): LayoutNode {
  const { px } = draft;
  const dateStyle = draft.type('date');
  const widest = Math.max(...events.map((event) => draft.measurer.measure(event.date, dateStyle).width));
  const above = draft.frame === 'strip';
  const dateWidth = Math.min(Math.ceil(widest) + 2, width * 0.27);
  const gaps = timeGaps(events.map((event) => event.year));
  const dots = events.map(() => draft.newId('dot'));
  const rows = events.map((event, i) =>
    draft.panel(
      'plain-card',
      { direction: 'row', align: 'start', marginTop: i === 0 ? 0 : px((gaps[i] ?? 0) * MOST_EXTRA_GAP) },
      [
        ...(above ? [] : [dateBeside(draft, event, dateWidth)]),
        dotStrip(draft, dots[i] ?? '', {
          index: i,
          count: events.length,
          height: dateStyle.size * dateStyle.lineHeight,
        }),
        draft.box({ grow: 1, shrink: 1, basis: 0, gap: px(3), padding: { top: px(1) } }, [
          ...(above ? [draft.text('date', event.date)] : []),
          ...wordsOf(draft, event),
        ]),
      ],
      { claimId: event.claimId },
    ),
  );
  return draft.panel('axis', { gap: px(20) }, rows, { related: dots, count: events.length });
}

function dateBeside(draft: Draft, event: TimelineEvent, width: number): LayoutNode {
  return draft.box({ width, shrink: 0, padding: { top: draft.px(1) } }, [
    draft.text('date', event.date, { align: 'end' }),
  ]);
}

function dotStrip(draft: Draft, id: string, place: { index: number; count: number; height: number }): LayoutNode {
  const size = draft.px(draft.style.metrics.axis);
  const dot = draft.panel('event', { width: size, height: size }, [], { id, index: place.index, count: place.count });
  const strip = { height: place.height, justify: 'center', shrink: 0 } as const;
  // in a narrow column the line stands at the edge
  if (draft.frame === 'strip') return draft.box({ ...strip, width: size * 2, align: 'start' }, [dot]);
  return draft.box({ ...strip, width: draft.px(AXIS), align: 'center' }, [dot]);
}

function wordsOf(draft: Draft, event: TimelineEvent): LayoutNode[] {
  const heading = event.heading?.trim();
  return [
    ...(heading === undefined || heading === '' ? [] : [draft.text('item-heading', heading, { heading: 3 })]),
    draft.text('item-text', draft.view.cited(event.text, event.claimId)),
    ...flagOf(draft, event.claimId),
  ];
}

interface Placed {
  event: TimelineEvent;
  side: 0 | 1;
  top: number;
  height: number;
}

/**
 * Events in turn to the left and to the right. Each side is a column of cards whose tops follow the order of time:
 * a card starts below the one before it on its own side, and a step below the one before it on the other.
 */
function bothSides(draft: Draft, events: readonly TimelineEvent[], width: number): LayoutNode {
  const { px } = draft;
  const side = (width - px(AXIS)) / 2;
  const placed = stagger(draft, events, side);
  const cardIds = placed.map(() => draft.newId('event-card'));
  const dots = placed.map(() => draft.newId('dot'));
  const column = (wanted: 0 | 1): LayoutNode => {
    let bottom = 0;
    const cards = placed.flatMap((item, i) => {
      if (item.side !== wanted) return [];
      const marginTop = item.top - bottom;
      bottom = item.top + item.height;
      return [eventCard(draft, item, { id: cardIds[i] ?? '', marginTop, index: i, count: placed.length })];
    });
    return draft.box({ width: side, shrink: 0 }, cards);
  };
  const size = px(draft.style.metrics.axis);
  let bottom = 0;
  const middle = placed.map((item, i) => {
    const top = item.top + dotOffset(draft) - size / 2;
    const marginTop = top - bottom;
    bottom = top + size;
    const related = [cardIds[i] ?? ''];
    const options = { id: dots[i] ?? '', index: i, count: placed.length, related };
    return draft.panel('event', { width: size, height: size, marginTop }, [], options);
  });
  return draft.panel(
    'axis',
    { direction: 'row', align: 'start' },
    [column(0), draft.box({ width: px(AXIS), align: 'center', shrink: 0 }, middle), column(1)],
    { related: dots, count: placed.length },
  );
}

function stagger(draft: Draft, events: readonly TimelineEvent[], side: number): Placed[] {
  const { px } = draft;
  const gap = px(draft.style.metrics.row * 0.7);
  const step = px(64);
  const gaps = timeGaps(events.map((event) => event.year));
  const bottoms = [0, 0];
  let last = -Infinity;
  return events.map((event, i): Placed => {
    const height = cardHeight(draft, event, side);
    const wanted = i === 0 ? 0 : last + step + px((gaps[i] ?? 0) * MOST_EXTRA_GAP);
    const topOn = (own: 0 | 1): number => {
      const bottom = bottoms[own] ?? 0;
      return Math.round(Math.max(bottom === 0 ? 0 : bottom + gap, wanted));
    };
    // in turn, unless the other side has room much earlier
    const turn = (i % 2) as 0 | 1;
    const other = (1 - turn) as 0 | 1;
    const ownSide = topOn(other) + px(SWITCH_SIDE) < topOn(turn) ? other : turn;
    const top = topOn(ownSide);
    bottoms[ownSide] = top + height;
    last = top;
    return { event, side: ownSide, top, height };
  });
}

/** Room that must be won for an event to stand out of turn, in pixels at scale 1. */
const SWITCH_SIDE = 34;

const CARD = { padding: 18, gap: 4 } as const;

/** The middle of the date line, measured from the top of its card. */
function dotOffset(draft: Draft): number {
  const date = draft.type('date');
  return draft.px(CARD.padding) + (date.size * date.lineHeight) / 2;
}

/** The same sum as the layout's, so that both sides can be staggered before it is solved. */
function cardHeight(draft: Draft, event: TimelineEvent, side: number): number {
  const { px, measurer } = draft;
  const inner = side - px(CARD.padding) * 2;
  const heading = event.heading?.trim();
  const lines = [
    measurer.measure(event.date, draft.type('date'), inner).height,
    ...(heading ? [measurer.measure(heading, draft.type('item-heading'), inner).height] : []),
    measurer.measure(draft.view.cited(event.text, event.claimId), draft.type('item-text'), inner).height,
    ...flagHeight(draft, event.claimId, inner),
  ];
  const sum = lines.reduce((total, height) => total + Math.ceil(height), 0);
  return Math.ceil(sum + px(CARD.gap) * (lines.length - 1) + px(CARD.padding) * 2);
}

function flagHeight(draft: Draft, claimId: string, inner: number): number[] {
  const flag = draft.view.flag(claimId);
  if (flag === undefined) return [];
  const style: TextStyle = draft.type('flag');
  return [Math.max(draft.px(16), draft.measurer.measure(flag.text, style, inner).height) + draft.px(4)];
}

function eventCard(
  draft: Draft,
  { event, side, height }: Placed,
  place: { id: string; marginTop: number; index: number; count: number },
): LayoutNode {
  const { px } = draft;
  return draft.panel(
    'node',
    { marginTop: place.marginTop, minHeight: height, padding: px(CARD.padding), gap: px(CARD.gap) },
    [draft.text('date', event.date, { index: side }), ...wordsOf(draft, event)],
    { id: place.id, index: place.index, count: place.count, tone: 'panel', claimId: event.claimId },
  );
}
