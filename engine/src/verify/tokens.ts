/** Texts as comparable tokens, in any of the ten languages. */
import type { LanguageTag } from '../contract/index.ts';
import { NOT_NUMBERS, NUMBER_WORDS, SCALE_WORDS, TENS } from './data/words.ts';

export interface Token {
  /** What is compared: `#3` for three and 3, `%` for percent, otherwise the folded word. */
  key: string;
  /** The number with the scale word after it, for numbers. */
  amount?: number;
  /** Written with a capital letter (scripts that have them). */
  capital: boolean;
  /** Offsets into the folded text. */
  start: number;
  end: number;
}

/** Most tokens of a text that are looked at; a claim is a sentence or two, and one that reaches this is not checked but refused. */
export const MOST_TOKENS = 600;
const DECIMAL_COMMA: ReadonlySet<LanguageTag> = new Set(['fr', 'ru', 'es', 'pt', 'de']);
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966];

function plainDigit(character: string): string {
  const code = character.charCodeAt(0);
  const zero = DIGIT_ZEROS.find((candidate) => code >= candidate && code < candidate + 10) ?? code;
  return String(code - zero);
}

/**
 * One spelling for what is the same: composed letters, full-width forms, digits of all scripts, Arabic without vowel signs
 * and stretching, no soft hyphens, plain apostrophes, "isn't" as "is not". Superscripts stay (10² is not 102). Case stays.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu, plainDigit)
    .replace(/\u066b/gu, '.')
    .replace(/\u066c/gu, ',')
    .replace(/\u066a/gu, '%')
    .replace(/[\u064b-\u0652\u0670\u0640\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/\u2212/gu, '-')
    .replace(/(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/gu, '')
    .replace(/(?<=\p{L})n't(?!\p{L})/giu, ' not')
    .replace(/(?<!\p{L})cannot(?!\p{L})/giu, 'can not');
}

/** A number; a sign only where no word or number stands before it. Han and kana letter by letter: no word breaks to disagree on. */
const TOKEN =
  /(?<![\p{L}\p{N}%])-\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*|[\p{No}\p{Nl}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]][[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]*|[%°$€£¥₹₽]/gv;

function numberValue(raw: string, language: LanguageTag): number {
  const dots = raw.split('.').length - 1;
  const commas = raw.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    const decimal = raw.lastIndexOf('.') > raw.lastIndexOf(',') ? '.' : ',';
    return Number(raw.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.'));
  }
  const mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return Number(raw.replaceAll(mark, ''));
  const grouped = /^-?[1-9]\d{0,2}[.,]\d{3}$/u.test(raw) && (mark === '.') === DECIMAL_COMMA.has(language);
  return Number(grouped ? raw.replace(mark, '') : raw.replace(',', '.'));
}

const PERCENT_WORDS = new Set(['percent', 'prozent', 'процент', 'процента', 'процентов', 'प्रतिशत']);

function wordKey(word: string): { key: string; amount?: number } {
  const number = NOT_NUMBERS.has(word) ? TENS.get(word) : (NUMBER_WORDS.get(word) ?? TENS.get(word));
  if (number !== undefined) return { key: `#${number}`, amount: number };
  return { key: PERCENT_WORDS.has(word) ? '%' : word };
}

/** The tokens of a folded text, in order. */
export function tokensOf(folded: string, language: LanguageTag): Token[] {
  const tokens: Token[] = [];
  for (const match of folded.matchAll(TOKEN)) {
    if (tokens.length >= MOST_TOKENS) break;
    const raw = match[0];
    const place = { start: match.index, end: match.index + raw.length };
    if (/^-?\d/u.test(raw)) {
      const value = numberValue(raw, language);
      // digits that are no number ("1.2.3") are compared as they stand
      tokens.push(
        Number.isNaN(value)
          ? { key: raw, capital: false, ...place }
          : { key: `#${value}`, amount: value, capital: false, ...place },
      );
      continue;
    }
    const scale = SCALE_WORDS.get(raw.toLowerCase());
    const before = tokens.at(-1);
    if (scale !== undefined && before?.amount !== undefined) before.amount *= scale;
    tokens.push({ ...wordKey(raw.toLowerCase()), capital: /^\p{Lu}/u.test(raw), ...place });
  }
  return tokens;
}

export function isNumber(token: Token): boolean {
  return token.amount !== undefined;
}

/** The beginning of a word: "planets" and "planet", "звезда" and "звезды" meet. */
export function stemOf(key: string): string {
  if (key.length <= 3 || key.startsWith('#')) return key;
  if (key.length > 7) return key.slice(0, 6);
  return key.length > 4 ? key.slice(0, -1).replace(/e$/u, '') : key.replace(/s$/u, '');
}
