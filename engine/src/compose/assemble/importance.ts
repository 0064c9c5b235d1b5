/** How much an event matters to a topic: what a teacher would put on the board, not what happened to be dated. */
import { type Deed, deedIn } from '../kinds/index.ts';
import type { Material } from '../material.ts';
import type { UnitTable } from '../select/units.ts';
import type { EventForm } from './events.ts';
import { isEvent } from './events.ts';
import { OWN } from './owners.ts';

export interface ImportanceSearch {
  material: Material;
  table: UnitTable;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  /** How far it is the topic's own, 0 to 1. */
  ownership: (form: EventForm) => number;
}

/** Worth of the kinds of deeds, told by their verbs; an ordinary happening is 1. */
const DEEDS: Readonly<Record<Deed, number>> = { turning: 2.2, telling: 1.5, plain: 1, idle: 0.45 };
/** Worth of a state that is no event. */
const NO_EVENT = 0.3;
const NAMES_TOPIC = 1.5;
/** A date that is only a decade, a century or a bound. */
const VAGUE = 0.55;
const BOUND = 0.8;
/** What is remembered to the day. */
const DAY = 1.3;
/** Numbers beside the date: a statistic, not an event. */
const STATISTIC = 0.6;
/** The date stands in a bracket or a clause behind: something else is told. */
const ASIDE = 0.6;
/** The first sentence of a paragraph tells what the paragraph is about. */
const FIRST = 1.15;
const LONG = 28;

/** The worth of each form, above 0. What the topic's own text comes back to counts: its names and its years; and so do the verbs. */
export function importanceOf(forms: readonly EventForm[], search: ImportanceSearch): Map<EventForm, number> {
  const { material } = search;
  const fame = fameOf(
    forms.filter((form) => search.ownership(form) >= OWN),
    search,
  );
  const central = centralityOf(forms, search);
  const worth = new Map(
    forms.map((form) => {
      const known = Math.max(fame(form), namedShare(form, search.topic) === 1 ? KNOWN : 0);
      const own = search.ownership(form);
      const told = own + (1 - own) * FAMOUS * Math.min(1, known);
      const relevance = material.paragraphs[form.statement.candidate.paragraph]?.relevance ?? 0;
      return [form, wordingOf(form, search) * told * central(form) * (0.4 + 0.6 * known) * (0.45 + 0.55 * relevance)];
    }),
  );
  const dense = densityOf(worth);
  return new Map([...worth].map(([form, value]) => [form, value * (SPARSE + (1 - SPARSE) * dense(form.year))]));
}

/** Fame of what names the topic itself. */
const KNOWN = 0.75;
/** Names that count, the best known first. */
const MOST_NAMES = 3;
/** What an event that is not the topic's own gains where the topic's own text tells of its persons. */
const FAMOUS = 0.25;

/** How well known in the topic's own text the names of a form are, 0 to about 1.5. */
function fameOf(own: readonly EventForm[], { material, table }: ImportanceSearch): (form: EventForm) => number {
  const counts = new Map<number, number>();
  for (const index of new Set(own.map(({ statement }) => statement.candidate.paragraph))) {
    const { from = 0, to = 0 } = material.paragraphs[index] ?? {};
    for (const { key, kind } of table.units.slice(from, to).flat()) {
      if (kind === 'name') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const most = Math.log(2 + Math.max(1, ...counts.values()));
  return ({ statement: { candidate } }) => {
    const keys = [...new Set(candidate.units.map(({ key }) => key))];
    const known = keys.map((key) => Math.log(1 + (counts.get(key) ?? 0)) / most).sort((a, b) => b - a);
    return known.slice(0, MOST_NAMES).reduce((sum, each, i) => sum + each / (i + 1), 0);
  };
}

/** How far the words of a form are those that the material comes back to, about 1 in the mean. */
function centralityOf(forms: readonly EventForm[], { table }: ImportanceSearch): (form: EventForm) => number {
  const raw = ({ statement: { candidate } }: EventForm): number => {
    const words = candidate.units.filter(({ kind }) => kind !== 'number');
    return words.reduce((sum, { key }) => sum + Math.log(table.counts[key] ?? 1), 0) / (words.length + 2);
  };
  const mean = forms.reduce((sum, form) => sum + raw(form), 0) / Math.max(1, forms.length);
  return (form) => (mean > 0 ? Math.min(1.3, Math.max(0.7, raw(form) / mean)) : 1);
}

/** What is left of the worth of an event in a time that hardly anything else is told of. */
const SPARSE = 0.2;

/** How much is told of a time, 0 to 1: worth that lies within an eighth of the middle span. */
function densityOf(worth: ReadonlyMap<EventForm, number>): (year: number) => number {
  const all = [...worth].map(([{ year }, value]) => ({ year, value })).sort((a, b) => a.year - b.year);
  const total = all.reduce((sum, { value }) => sum + value, 0);
  const quantile = (share: number): number => {
    let sum = 0;
    for (const { year, value } of all) {
      sum += value;
      if (sum >= share * total) return year;
    }
    return 0;
  };
  const width = Math.max(1, (quantile(0.85) - quantile(0.15)) / 5);
  const at = (year: number): number =>
    all.reduce((sum, other) => sum + other.value * Math.exp(-(((year - other.year) / width) ** 2)), 0);
  const known = new Map(all.map(({ year }) => [year, at(year)]));
  const most = Math.max(1e-9, ...known.values());
  return (year) => Math.sqrt((known.get(year) ?? 0) / most);
}

function wordingOf(form: EventForm, { topic }: ImportanceSearch): number {
  const { statement, text, date } = form;
  const { candidate, drawn } = statement;
  let worth = DEEDS[deedIn(text, drawn.language, date)];
  if (!isEvent(form)) worth *= NO_EVENT;
  worth *= 1 + (NAMES_TOPIC - 1) * namedShare(form, topic) ** 2;
  if (/(?:\p{N}0['’]?s|centur\p{L}+|ago)$|^\p{L}+-century/iu.test(date)) worth *= VAGUE;
  if (/^(?:by|until|since|before|after|as late as)\b/iu.test(date)) worth *= BOUND;
  if (/(?<!\p{N})\p{N}{1,2}(?!\p{N})/u.test(date) && /\p{L}/u.test(date)) worth *= DAY;
  if (numbersIn(text.replace(date, '')) > 1) worth *= STATISTIC;
  if (isAside(drawn.text, date)) worth *= ASIDE;
  if (drawn.position === 0) worth *= FIRST;
  return candidate.words > LONG ? worth * (LONG / candidate.words) : worth;
}

/** Share of the topic's words that stand in the statement. */
function namedShare({ statement }: EventForm, topic: ReadonlySet<number>): number {
  const named = new Set(statement.candidate.units.map(({ key }) => key).filter((key) => topic.has(key)));
  return topic.size === 0 ? 0 : named.size / topic.size;
}

function numbersIn(text: string): number {
  return text.match(/\p{N}[\p{N}.,]*/gu)?.length ?? 0;
}

/** "(1517)", ", who had died in 1517". */
function isAside(text: string, date: string): boolean {
  const at = text.indexOf(date);
  const before = text.slice(0, Math.max(0, at));
  return /\([^)]*$/u.test(before) || /(?:, (?:who|which|whose|where)|\bhad) [^,]*$/u.test(before);
}
