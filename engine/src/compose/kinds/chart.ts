/** Numbers that may stand side by side in a chart. */
import type { Sentence } from '../sentence.ts';
import { hasMainVerb } from './clause.ts';
import { FINITE_VERBS } from './data/verbs.ts';
import { findDates } from './dates.ts';
import { recognizeFigures } from './figures.ts';
import { capitalised, groupOf, MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle } from './text.ts';
import type { ChartCandidate, FoundChart, FoundFigure, LabelledFigure } from './types.ts';

const FEWEST_ROWS = 3;
const MOST_ROWS = 7;
/** A bar of less than a five-hundredth of the longest cannot be seen. */
const MOST_RATIO = 500;

const UNIT_NAMES: Readonly<Record<string, string>> = {
  percent: '%',
  'money:USD': '$',
  'money:EUR': '€',
  'money:GBP': '£',
  'money:JPY': '¥',
  'money:INR': '₹',
  'money:RUB': '₽',
};

function unitOf(figure: FoundFigure): string {
  return UNIT_NAMES[figure.quantity] ?? figure.unit ?? '';
}

/** The scale that all values share ("million"), so that the bars carry the numbers of the source. */
const SCALE_WORD =
  /(?:^|\s)((?:thousand|million|billion|trillion|millones|millions|milliards|Millionen|Milliarden|milhões|bilhões|миллионов|млн|млрд|मिलियन|करोड़|लाख|مليون|مليار)|[万億亿萬])$/iu;

function scaleOf(figures: readonly FoundFigure[]): { word: string; factor: number } {
  const words = new Set(figures.map((figure) => SCALE_WORD.exec(figure.value)?.[1] ?? ''));
  const word = [...words][0];
  const first = figures[0];
  if (words.size !== 1 || word === undefined || word === '' || first === undefined) return { word: '', factor: 1 };
  const written = Number(/[\d.,]+/u.exec(first.value)?.[0].replaceAll(',', '') ?? Number.NaN);
  const factor = first.number / written;
  const whole = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12].find((power) => Math.abs(factor / power - 1) < 1e-6);
  return whole === undefined ? { word: '', factor: 1 } : { word, factor: whole };
}

/**
 * Rows for a bar chart: three to seven numbers of one quantity, positive, with labels of their own, none a range, the largest
 * at most 500 times the smallest. Where candidates are of several quantities the one with most rows counts.
 */
export function chartFrom(figures: readonly ChartCandidate[]): FoundChart | undefined {
  const groups = Map.groupBy(figures.slice(0, 200), ({ figure }) => figure.quantity);
  const fit = [...groups.entries()]
    .filter(([quantity]) => quantity !== 'number')
    .map(([, rows]) => distinctRows(rows))
    .filter((rows) => rows.length >= FEWEST_ROWS && rows.length <= MOST_ROWS && isInProportion(rows));
  const rows = fit.sort((a, b) => b.length - a.length)[0];
  const first = rows?.[0];
  if (rows === undefined || first === undefined) return undefined;
  const scale = scaleOf(rows.map((row) => row.figure));
  const unit = [scale.word, unitOf(first.figure)].filter((part) => part !== '').join(' ');
  return {
    unit,
    rows: rows.map(({ label, claimId, figure }) => ({
      label,
      claimId,
      value: Number((figure.number / scale.factor).toPrecision(12)),
    })),
  };
}

function distinctRows(candidates: readonly ChartCandidate[]): ChartCandidate[] {
  const byLabel = new Map<string, ChartCandidate>();
  for (const candidate of candidates) {
    const key = candidate.label.trim().toLowerCase();
    if (key === '' || candidate.figure.range === true || candidate.figure.number <= 0) continue;
    if (!byLabel.has(key)) byLabel.set(key, candidate);
  }
  return [...byLabel.values()];
}

function isInProportion(rows: readonly ChartCandidate[]): boolean {
  const values = rows.map((row) => row.figure.number);
  return Math.max(...values) / Math.min(...values) <= MOST_RATIO;
}

const LABEL_AFTER =
  /^[ \u00a0]?(?<link>of (?:the |all )?|for (?:the )?|in (?:the )?|(?:were|was|are|is|being) )?(?<label>\p{L}[\p{L}\p{M}’'-]*(?: \p{L}[\p{L}\p{M}’'-]*){0,2})(?=,|;|\.|\)| and |$| \(| were | are | is | was )/u;
const LABEL_BEFORE =
  /(?:^|[,;:]? and |[,;:(] |whereas |while )(?:the )?(?<label>\p{L}[\p{L}\p{M}’'-]*(?: \p{L}[\p{L}\p{M}’'-]*){0,3}?) ?(?:\(|is|was|has|had|are|with|at|:|–|—|-)? ?$/u;
/** Adjectives, adverbs and clause words: what a number measures, not what it belongs to. */
const NO_LABEL =
  /^(?:about|approximately|with|of|in|on|at|by|as|from|for|the|and|than|to|is|was|or|only|over|under|up|including|such|some|roughly|nearly|however|remaining|today|per|called|its|their|having|where|if|for example|respectively|deep|wide|long|high|tall|old|ago|thick|away|apart|length|width|diameter|height|across|farther|further|faster|more|less|day|year|time|due|just|touches|january|february|march|april|may|june|july|august|september|october|november|december)(?![\p{L}-])|^\p{L}+(?:er|est|ous|ly)$|(?:^| )(?:that|which|who|below|above|about|than|from|in|of|for|at|old|tall|and|or|[\p{L}]+ing)$/iu;

function isLabel(label: string): boolean {
  return (
    label.length >= 2 &&
    !POINTING_WORD.test(label) &&
    !NO_LABEL.test(label) &&
    !hasMainVerb(label) &&
    !FINITE_VERBS.has(label.replace(/^.* /u, '').toLowerCase())
  );
}

/** Straight before a bracket the last word is the label: "contains cadmium (767 °C)". */
const WORD_BEFORE_BRACKET = /(?<label>\p{L}[\p{L}\p{M}-]+) \($/u;

function labelBefore(before: string): RegExpExecArray | null {
  const match = LABEL_BEFORE.exec(before);
  return match !== null && isLabel(withoutArticle(trimPhrase(groupOf(match, 'label'))))
    ? match
    : WORD_BEFORE_BRACKET.exec(before);
}

const FEWEST_IN_SERIES = 2;

function labelled(text: string, figures: readonly FoundFigure[], side: 'before' | 'after'): LabelledFigure[] {
  const links = new Set<string>();
  const rows = figures.flatMap((figure, index) => {
    const from = figures[index - 1]?.end ?? 0;
    const to = figures[index + 1]?.start ?? text.length;
    const match =
      side === 'after' ? LABEL_AFTER.exec(text.slice(figure.end, to)) : labelBefore(text.slice(from, figure.start));
    const label = withoutArticle(trimPhrase(groupOf(match, 'label')));
    links.add(groupOf(match, 'link').split(' ')[0] ?? '');
    return isLabel(label) ? [{ label: capitalised(label), figure }] : [];
  });
  // "90 % of the stars are dwarfs, 10 % are giants": what the numbers belong to is not named alike, or not each of them
  return rows.length === figures.length && links.size === 1 ? rows : [];
}

/** Numbers without a unit of their own take it from the last one: "Mercury 58, Venus 108 and Earth 150 million km". */
const SHARED_UNIT =
  /(?:^|[,;:(] ?|and |y |et |und )(?<label>\p{Lu}[\p{L}\p{M}’'-]*(?: \p{L}[\p{L}\p{M}’'-]*)?) (?<number>\d[\d.,]*\d|\d)(?=,|;| and | y | et | und )/gu;

function sharedUnits(sentence: Sentence, text: string, last: FoundFigure | undefined): LabelledFigure[] {
  const written = Number(/[\d.,]+/u.exec(last?.value ?? '')?.[0].replaceAll(',', '') ?? Number.NaN);
  if (last === undefined || !Number.isFinite(written) || written === 0 || findDates(sentence).length > 0) return [];
  const rows: LabelledFigure[] = [];
  for (const match of text.slice(0, last.start).matchAll(SHARED_UNIT)) {
    const raw = groupOf(match, 'number');
    const label = groupOf(match, 'label');
    const start = match.index + match[0].length - raw.length;
    const number = (Number(raw.replaceAll(',', '')) * last.number) / written;
    if (!Number.isFinite(number) || !isLabel(label)) return [];
    const figure = {
      value: sentence.text.slice(start, start + raw.length),
      number,
      quantity: last.quantity,
      start,
      end: start + raw.length,
    };
    rows.push({ label, figure: { ...figure, ...(last.unit === undefined ? {} : { unit: last.unit }) } });
  }
  return rows;
}

/** Comparable labelled numbers inside one sentence, in its order; nothing below two. Labels are words of the sentence. */
export function recognizeSeries(sentence: Sentence): LabelledFigure[] {
  const text = sentence.text.slice(0, MOST_CHARACTERS);
  const figures = recognizeFigures(sentence);
  const last = figures.at(-1);
  const shared = sharedUnits(sentence, text, last);
  if (last !== undefined && shared.length > 0) {
    const label = LABEL_BEFORE.exec(text.slice(shared.at(-1)?.figure.end ?? 0, last.start))?.groups?.label;
    if (label !== undefined && isLabel(label)) return [...shared, { label: withoutArticle(label), figure: last }];
  }
  const comparable = figures.filter(
    (figure) => figure.quantity !== 'number' && figure.quantity !== 'count:times' && figure.range !== true,
  );
  // what comes behind a semicolon sums up, or speaks of something else
  const end = text.indexOf('; ', comparable[FEWEST_ROWS - 1]?.end ?? text.length);
  const own = end < 0 ? comparable : comparable.filter((figure) => figure.end <= end);
  const quantities = Map.groupBy(own, (figure) => figure.quantity);
  const most = [...quantities.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (most.length < FEWEST_IN_SERIES) return [];
  const after = labelled(text, most, 'after');
  const before = labelled(text, most, 'before');
  const best = after.length >= before.length ? after : before;
  return best.length >= FEWEST_IN_SERIES && new Set(best.map((row) => row.label.toLowerCase())).size === best.length
    ? best
    : [];
}
