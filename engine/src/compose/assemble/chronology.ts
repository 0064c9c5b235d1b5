/** Which events tell a history: those that matter most, spread over its span from the beginning to the end. */
import { distinctYears, type EventForm } from './events.ts';

export interface ChronologySearch {
  /** Worth of each form, above 0. */
  worth: ReadonlyMap<EventForm, number>;
  /** Most events. */
  most: number;
  /** Words that they may take, with their dates. */
  room: number;
}

/** Length that every event has beside its words: short ones do not win by being short alone. */
const OVERHEAD = 22;
/** Above 1: what matters wins over what fills a gap. */
const SHARPNESS = 1.2;
/** How it began and how it ended says more than what came between: what holds the first and the last of the worth. */
const EDGE = 0.08;
const AT_EDGE = 1.4;
/** What is left of the worth of an event that stands at the time of a chosen one, and of one with the very same date. */
const AT_ONE_TIME = 0.3;
const SAME_DATE = 0.35;
/** Share of telling words in common from which on two events of about one time tell the same. */
const SAME = 0.5;
const NEAR_YEARS = 2;
/** Events beyond a gap of this share of the span of the rest are outside, where they hold less than this share of the worth. */
const GAP = 0.5;
const OUTSIDE = 0.08;

/** Events below this share of the best one's worth are left out, as long as these many are left. */
const LEAST_WORTH = 0.08;
const FEWEST = 5;

/** Chosen greedily; each choice lowers what stands near it in time. In no order. */
export function chooseEvents(forms: readonly EventForm[], search: ChronologySearch): EventForm[] {
  const within = withinSpan(worthwhile(forms, search.worth), search.worth);
  const place = placesOf(within, search.worth);
  const near = 1 / search.most;
  const picked: EventForm[] = [];
  let room = search.room;
  const gainOf = (form: EventForm): number => {
    const at = place.get(form) ?? 0;
    let value = (search.worth.get(form) ?? 0) ** SHARPNESS / Math.sqrt(wordsOf(form) + OVERHEAD);
    for (const other of picked) {
      const apart = (at - (place.get(other) ?? 0)) / near;
      value *= 1 - (1 - AT_ONE_TIME) * Math.exp(-apart * apart);
      if (form.date === other.date) value *= SAME_DATE;
    }
    return at < EDGE || at > 1 - EDGE ? value * AT_EDGE : value;
  };
  while (picked.length < search.most) {
    let best: EventForm | undefined;
    let highest = 0;
    for (const form of within) {
      const value = wordsOf(form) <= room && !isTold(form, picked) ? gainOf(form) : 0;
      if (value <= highest) continue;
      highest = value;
      best = form;
    }
    if (best === undefined) break;
    picked.push(best);
    room -= wordsOf(best);
  }
  return picked;
}

function worthwhile(forms: readonly EventForm[], worth: ReadonlyMap<EventForm, number>): readonly EventForm[] {
  const least = LEAST_WORTH * Math.max(0, ...worth.values());
  const kept = forms.filter((form) => (worth.get(form) ?? 0) >= least);
  return distinctYears(kept) >= FEWEST ? kept : forms;
}

/** Words of the statement and of the date beside it. */
function wordsOf({ statement, extra }: EventForm): number {
  return statement.candidate.words + Math.max(0, extra);
}

/** Takes off what lies far before the beginning and far behind the end, as long as it is little. */
function withinSpan(forms: readonly EventForm[], worth: ReadonlyMap<EventForm, number>): EventForm[] {
  const total = forms.reduce((sum, form) => sum + (worth.get(form) ?? 0), 0);
  const backwards = [...forms].sort((a, b) => b.year - a.year);
  // the end first: what came of it may lie so far off that the beginning seems near
  const kept = backwards.slice(stragglers(backwards, worth, OUTSIDE * total)).reverse();
  return kept.slice(stragglers(kept, worth, OUTSIDE * total));
}

/** How many at the beginning of the list lie beyond a gap and hold no more worth than `most`; a short list is left whole. */
function stragglers(forms: readonly EventForm[], worth: ReadonlyMap<EventForm, number>, most: number): number {
  const last = forms.at(-1)?.year ?? 0;
  let sum = 0;
  let count = 0;
  for (const [i, form] of forms.slice(0, Math.max(0, forms.length - FEWEST)).entries()) {
    sum += worth.get(form) ?? 0;
    const next = forms[i + 1]?.year ?? form.year;
    if (sum > most) break;
    if (Math.abs(next - form.year) > GAP * Math.abs(last - next)) count = i + 1;
  }
  return count;
}

/** Where each stands in the history, 0 to 1, by the worth that is told before it: great times hold more than empty ones. */
function placesOf(forms: readonly EventForm[], worth: ReadonlyMap<EventForm, number>): Map<EventForm, number> {
  const total = Math.max(
    1e-9,
    forms.reduce((sum, form) => sum + (worth.get(form) ?? 0), 0),
  );
  let before = 0;
  return new Map(
    [...forms]
      .sort((a, b) => a.year - b.year)
      .map((form) => {
        const own = worth.get(form) ?? 0;
        before += own;
        return [form, (before - own / 2) / total];
      }),
  );
}

function isTold(form: EventForm, picked: readonly EventForm[]): boolean {
  const own = new Set(form.statement.candidate.units.map(({ key }) => key));
  return picked.some(({ statement, year }) => {
    if (statement.candidate.sentences.some((i) => form.statement.candidate.sentences.includes(i))) return true;
    const its = new Set(statement.candidate.units.map(({ key }) => key));
    const both = [...own].filter((key) => its.has(key)).length;
    return Math.abs(year - form.year) < NEAR_YEARS && both >= SAME * Math.min(own.size, its.size);
  });
}
