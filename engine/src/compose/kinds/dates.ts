/** Dates: where in a sentence they stand and which one the sentence is about. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { rememberedByText } from '../text/memo.ts';
import { datePatterns } from './date-patterns.ts';
import { plainText } from './text.ts';
import type { FoundDate } from './types.ts';

/** A date with its standing among the dates of the same sentence. */
export interface RankedDate extends FoundDate {
  /** Higher is more likely what the sentence is about. */
  rank: number;
}

const CITATION_BEFORE = /(?:\p{L}|et al\.),? $/u;

function isInBrackets(text: string, date: FoundDate): boolean {
  const before = text.slice(0, date.start);
  return (
    /[([（]/u.test(before) &&
    before.lastIndexOf('(') > before.lastIndexOf(')') &&
    /^[^()]{0,40}[)\]）]/u.test(text.slice(date.end))
  );
}

function isCitation(text: string, date: FoundDate): boolean {
  const before = text.slice(0, date.start);
  return (
    isInBrackets(text, date) &&
    CITATION_BEFORE.test(before) &&
    !/\b(?:in|since|from|until|born|died|c\.) $/u.test(before)
  );
}

/** Sentences whose dates are remembered: each is asked for them by every kind that has to do with dates. */
const MOST_SENTENCES = 10_000;

/** Every date of the sentence, in order, never overlapping. */
export const findDates: (sentence: Sentence) => readonly RankedDate[] = rememberedByText(MOST_SENTENCES, readDates);

function readDates(sentence: Sentence): RankedDate[] {
  const text = plainText(sentence);
  if (!/\d|centur|siglo|siècle|século|век|القرن/iu.test(text)) return [];
  const found: RankedDate[] = [];
  for (const pattern of datePatterns(sentence.language)) {
    for (const match of text.matchAll(pattern.expression)) {
      const read = pattern.read(match);
      if (read === undefined) continue;
      const start = match.index + (read.skip ?? 0);
      const end = match.index + match[0].length - (read.drop ?? 0);
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const written = sentence.text.slice(start, end);
      found.push({
        date: shortDate(written, sentence.language, read.range),
        year: read.year,
        start,
        end,
        rank: pattern.rank,
      });
    }
  }
  return found.filter((date) => !isCitation(text, date)).sort((a, b) => a.start - b.start);
}

const RANGE_WORDS =
  /^(?:between|from|entre|de|desde|von|zwischen|с|между|بين عامي|بين|من عام|من)\s+(.*?)\s*(?:–|—|-|\band\b|\bto\b|\buntil\b|\by\b|\ba\b|\bet\b|\bà\b|\bund\b|\bbis\b|\be\b|\bpor\b)\s*(.*)$/iu;

/** "between 1347 and 1351" is shown as "1347–1351"; everything else as it is written. */
function shortDate(written: string, _language: LanguageTag, range: boolean | undefined): string {
  const tidy = written.replace(/\s+/gu, ' ').trim();
  if (range !== true) return tidy;
  const match = RANGE_WORDS.exec(tidy);
  if (match?.[1] === undefined || match[2] === undefined || match[2] === '') return tidy;
  return `${match[1]}–${match[2]}`;
}

/**
 * The date a sentence is about: the most exact one, one at the beginning before one further on, one in brackets last.
 * Quantities ("1,347 people") and durations ("for 20 years") are no dates.
 */
export function recognizeDate(sentence: Sentence): FoundDate | undefined {
  const text = plainText(sentence);
  let best: { date: RankedDate; score: number } | undefined;
  for (const date of findDates(sentence)) {
    const opening = date.start <= 12 ? 3 : 0;
    const place = isInBrackets(text, date) ? -4 : opening;
    const score = date.rank + place - date.start / 1_000;
    if (best === undefined || score > best.score) best = { date, score };
  }
  if (best === undefined) return undefined;
  const { rank: _rank, ...date } = best.date;
  return date;
}
