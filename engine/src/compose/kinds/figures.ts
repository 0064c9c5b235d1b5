/** Figures: numbers that measure or count. Dates, citations, list numbers, names with numbers and scores are none. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { rememberedByText } from '../text/memo.ts';
import { isBroken } from './broken.ts';
import { APPROXIMATIONS, NUMBER_WORDS, PERCENT, SCALES } from './data/numbers.ts';
import { CURRENCY_SIGNS } from './data/units.ts';
import { findDates } from './dates.ts';
import { type NumberToken, numberTokens, scaleAfter } from './numbers.ts';
import { plainText } from './text.ts';
import type { FoundFigure } from './types.ts';
import { countedNoun, unitAfter } from './units.ts';

// Letters before a number make it part of a name (CO2); Chinese and Japanese write words straight before numbers.
const ATTACHED_BEFORE = /(?:[\p{L}\p{M}\p{N}][.,]?|[/:^_#№§=×]|[\p{L}\p{N}][-–—'’]|\d[–—-])$/u;
const UNSPACED_ATTACHED_BEFORE = /(?:[\p{Script=Latin}\p{N}/:^_#=]|[\p{Script=Latin}\p{N}][-–—'’.,])$/u;
const ATTACHED_AFTER = /^(?:[/:^_=]|[-–—][\p{L}\p{N}]|\.\d)/u;
const LETTER_AFTER = /^\p{L}/u;
const NUMBERED_THING =
  /(?:figures?|fig\.|tables?|chapters?|sections?|appendix|equations?|no\.|numbers?|pages?|pp?\.|volumes?|vol\.|acts?|articles?|apollo|route|highway|type|version|part|steps?|units?|grade|levels?|room|flight|formula|class|phase|stage|group|periods?|generation|abbildung|tabelle|kapitel|seite|figura|tabla|capítulo|página|tableau|chapitre|рис\.|глава|таблица) $/iu;
const NAME_BEFORE = /(?<=\S )\p{Lu}[\p{L}\p{M}]* $/u;
const OPENING_BEFORE = /^\p{Lu}[\p{L}\p{M}]* $/u;
const LIST_NUMBER = /^\s*\(?\d{1,3}[.)](?:\s|$)/u;
const CITATION = /^\[\d|^\(\d{1,3}\)/u;
const PERCENT_BEFORE = /百分之\s?$/u;
const CURRENCY_BEFORE = /(US\$|[$€£¥₹₽])\s?$/u;
const RANGE_BEFORE =
  /(\d[\d.,]*)(?:[ \u00a0]?(?:%|°C|°F))?(?: ?[–—-] ?| to | and | y | a | et | à | und | bis | e | до | से )$/u;
const POWER = /^ ?[×x·] ?10(?:\^[-−–]?\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]{1,4})/u;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What is known of a number while its surroundings are read. */
interface Draft {
  start: number;
  end: number;
  number: number;
  range: boolean;
  scaled: boolean;
  quantity: string | undefined;
  unit: string | undefined;
  unitEnd: number;
}

function powerOf(text: string): number | undefined {
  const plain = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (digit) => String(SUPERSCRIPTS.indexOf(digit))).replace(/[⁻−–]/gu, '-');
  const match = /10\^?(-?\d{1,3})$/u.exec(plain);
  return match === null ? undefined : 10 ** Number(match[1]);
}

/** Powers of ten and scale words after the number. */
function readScale(text: string, draft: Draft, language: LanguageTag): void {
  const power = POWER.exec(text.slice(draft.end, draft.end + 16));
  const factor = power === null ? undefined : powerOf(power[0]);
  if (power !== null && factor !== undefined) {
    draft.end += power[0].length;
    draft.number *= factor;
    draft.scaled = true;
    return;
  }
  const scale = scaleAfter(text.slice(draft.end, draft.end + 40), language);
  if (scale === undefined) return;
  draft.end += scale.length;
  draft.number = draft.number * scale.factor + scale.rest;
  draft.scaled = true;
}

/** Per cent, currency, a unit or the noun that is counted. */
function readQuantity(text: string, draft: Draft, language: LanguageTag): void {
  const after = text.slice(draft.end, draft.end + 80);
  const before = text.slice(Math.max(0, draft.start - 8), draft.start);
  const percent = PERCENT.exec(after);
  const currency = CURRENCY_BEFORE.exec(before);
  const unspacedPercent = PERCENT_BEFORE.exec(before);
  if (percent !== null) {
    draft.quantity = 'percent';
    draft.end += percent[0].length;
  } else if (unspacedPercent !== null) {
    draft.quantity = 'percent';
    draft.start -= unspacedPercent[0].length;
  } else if (currency !== null) {
    draft.quantity = CURRENCY_SIGNS[currency[1] ?? ''];
    draft.start -= currency[0].length;
  } else {
    const found =
      unitAfter(after, language) ??
      countedNoun(
        after,
        language,
        draft.number,
        draft.scaled || /[.,\u00a0 ]/u.test(text.slice(draft.start, draft.end)),
      );
    if (found !== undefined) {
      draft.quantity = found.quantity;
      draft.unit = found.unit;
      draft.unitEnd = draft.end + found.length;
    } else if (draft.scaled && !/^-/u.test(after)) draft.quantity = 'number';
  }
}

function isNamed(text: string, token: NumberToken): boolean {
  const before = text.slice(Math.max(0, token.start - 40), token.start);
  if (NUMBERED_THING.test(before)) return true;
  return NAME_BEFORE.test(before) && !OPENING_BEFORE.test(text.slice(0, token.start));
}

function isAttached(text: string, token: NumberToken, language: LanguageTag): boolean {
  const before = text.slice(Math.max(0, token.start - 6), token.start);
  const after = text.slice(token.end, token.end + 3);
  if (CURRENCY_BEFORE.test(before)) return false;
  if (ATTACHED_AFTER.test(after)) return true;
  if (language === 'zh' || language === 'ja') return UNSPACED_ATTACHED_BEFORE.test(before);
  return (
    ATTACHED_BEFORE.test(before) ||
    (LETTER_AFTER.test(after) && unitAfter(text.slice(token.end, token.end + 12), language) === undefined)
  );
}

/** "3–5 km" and "between 3 and 5 km" are one figure that begins with the first number. */
function readRange(text: string, draft: Draft, tokens: readonly NumberToken[], index: number): void {
  const previous = tokens[index - 1];
  if (previous === undefined || draft.start - previous.end > 7) return;
  const match = RANGE_BEFORE.exec(text.slice(previous.start, draft.start));
  if (match === null || match[1]?.length !== previous.end - previous.start || previous.value >= draft.number) return;
  if (
    / and | y | et | und | e $/u.test(match[0]) &&
    !/(?:between|entre|zwischen) $/iu.test(text.slice(0, previous.start))
  )
    return;
  draft.start = previous.start;
  draft.number = previous.value;
  draft.range = true;
}

function readApproximation(text: string, draft: Draft, language: LanguageTag): void {
  const match = APPROXIMATIONS[language].exec(text.slice(Math.max(0, draft.start - 24), draft.start));
  if (
    match === null ||
    (/\p{L}/u.test(text[draft.start - match[0].length - 1] ?? '') && language !== 'zh' && language !== 'ja')
  )
    return;
  draft.start -= match[0].length;
}

const SIGN_BEFORE = /(?:^|[\s(])[−–-]$/u;

function readSign(text: string, draft: Draft): void {
  if (draft.range || !SIGN_BEFORE.test(text.slice(Math.max(0, draft.start - 3), draft.start))) return;
  draft.start -= 1;
  draft.number = -draft.number;
}

function finish(sentence: Sentence, text: string, draft: Draft): FoundFigure | undefined {
  if (draft.quantity === undefined || !Number.isFinite(draft.number)) return undefined;
  readSign(text, draft);
  readApproximation(text, draft, sentence.language);
  const end = draft.unit === undefined ? draft.end : draft.unitEnd;
  return {
    value: sentence.text.slice(draft.start, draft.end).trim(),
    ...(draft.unit === undefined ? {} : { unit: sentence.text.slice(end - draft.unit.length, end) }),
    number: draft.number,
    quantity: draft.quantity,
    start: draft.start,
    end,
    ...(draft.range ? { range: true as const } : {}),
  };
}

/** Numbers in words count only before a scale word or a unit: "two million", "eight minutes". */
const WORD_NUMBER = new RegExp(`(?<![\\p{L}-])(?:${Object.keys(NUMBER_WORDS).join('|')})(?=[ \\u00a0])`, 'giu');

function wordTokens(text: string): NumberToken[] {
  return [...text.matchAll(WORD_NUMBER)].flatMap((match) => {
    const end = match.index + match[0].length;
    const next = /^[ \u00a0](\p{L}+)/u.exec(text.slice(end, end + 30))?.[1]?.toLowerCase() ?? '';
    const large = (SCALES[next] ?? 0) >= 1e5;
    return large ? [{ start: match.index, end, value: NUMBER_WORDS[match[0].toLowerCase()] ?? 0 }] : [];
  });
}

/** Sentences whose figures are remembered. */
const MOST_SENTENCES = 10_000;

/**
 * Numbers with what they measure or count, in order, never overlapping.
 * `start` and `end` enclose value and unit; `value` keeps a scale word, per cent, currency and a word such as "about".
 */
export const recognizeFigures: (sentence: Sentence) => readonly FoundFigure[] = rememberedByText(
  MOST_SENTENCES,
  readFigures,
);

function readFigures(sentence: Sentence): FoundFigure[] {
  const text = plainText(sentence);
  const { language } = sentence;
  const digits = /\d/u.test(text) ? numberTokens(text, language) : [];
  const tokens = language === 'en' ? [...digits, ...wordTokens(text)].sort((a, b) => a.start - b.start) : digits;
  if (tokens.length === 0) return [];
  const dates = findDates(sentence);
  const listNumber = LIST_NUMBER.exec(text)?.[0].length ?? 0;
  const found: FoundFigure[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.end <= listNumber || CITATION.test(text.slice(Math.max(0, token.start - 1)))) continue;
    if (dates.some((date) => token.start < date.end && date.start < token.end)) continue;
    const figure = readFigure(sentence, text, tokens, index);
    const last = found.at(-1);
    if (figure === undefined) continue;
    if (figure.range === true && last !== undefined && last.end > figure.start) found.pop();
    if (last === undefined || figure.start >= last.end || figure.range === true) found.push(figure);
  }
  return found;
}

function readFigure(
  sentence: Sentence,
  text: string,
  tokens: readonly NumberToken[],
  index: number,
): FoundFigure | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  const draft: Draft = {
    start: token.start,
    end: token.end,
    number: token.value,
    range: false,
    scaled: false,
    quantity: undefined,
    unit: undefined,
    unitEnd: 0,
  };
  readRange(text, draft, tokens, index);
  if (isAttached(text, { ...token, start: draft.start }, sentence.language)) return undefined;
  readScale(text, draft, sentence.language);
  readQuantity(text, draft, sentence.language);
  if (isBroken(text, { start: token.start, end: draft.end, unitEnd: Math.max(draft.end, draft.unitEnd) }))
    return undefined;
  const measured = draft.quantity !== undefined && !/^(?:count|number|percent|money)/u.test(draft.quantity);
  // "1 kilogram of hydrogen" is an example, no figure
  if (measured && token.value === 1 && !draft.scaled && !draft.range) return undefined;
  // 1405 年间 is a year
  if (
    draft.quantity === 'time:y' &&
    draft.number >= 1_000 &&
    draft.number <= 2_100 &&
    draft.unit?.startsWith('年') === true
  )
    return undefined;
  const counted = draft.quantity === undefined || /^(?:count|number)/u.test(draft.quantity);
  return counted && !draft.scaled && isNamed(text, token) ? undefined : finish(sentence, text, draft);
}
