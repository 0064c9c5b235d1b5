/** Numbers as the ten languages write them. Works on text whose digits are already plain (`plainDigits`). */
import type { LanguageTag } from '../../contract/index.ts';
import { LONG_SCALE, SCALES, UNSPACED_SCALES } from './data/numbers.ts';

/** Digits with group separators and a decimal part. Narrow and no-break spaces group in every language. */
const NUMBER = /\d{1,3}(?:[\u00a0'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*/gu;
/** Languages that also group with a plain space. */
const SPACED_NUMBER = /\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*/gu;
const SPACE_GROUPING: ReadonlySet<LanguageTag> = new Set(['fr', 'ru', 'es', 'pt', 'de']);
const DECIMAL_COMMA: ReadonlySet<LanguageTag> = new Set(['fr', 'ru', 'es', 'pt', 'de']);
const VULGAR: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };

export interface NumberToken {
  start: number;
  end: number;
  /** The plain value, before any scale word. */
  value: number;
}

export function parseNumber(raw: string, language: LanguageTag): number {
  const text = raw.replace(/[\u00a0 '’]/gu, '');
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    return text.lastIndexOf('.') > text.lastIndexOf(',')
      ? Number(text.replaceAll(',', ''))
      : Number(text.replaceAll('.', '').replace(',', '.'));
  }
  const mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return Number(text.replaceAll(mark, ''));
  if (dots + commas === 0) return Number(text);
  const grouped = /^[1-9]\d{0,2}[.,]\d{3}$/u.test(text) && (mark === '.') === DECIMAL_COMMA.has(language);
  return Number(grouped ? text.replace(mark, '') : text.replace(',', '.'));
}

/** All numbers of a text, with a vulgar fraction that follows ("6½"). */
export function numberTokens(text: string, language: LanguageTag): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (const match of text.matchAll(SPACE_GROUPING.has(language) ? SPACED_NUMBER : NUMBER)) {
    const fraction = VULGAR[text[match.index + match[0].length] ?? ''];
    tokens.push({
      start: match.index,
      end: match.index + match[0].length + (fraction === undefined ? 0 : 1),
      value: parseNumber(match[0], language) + (fraction ?? 0),
    });
  }
  return tokens;
}

const NEXT_WORDS = /^[ \u00a0](\p{L}[\p{L}\p{M}]*\.?)(?:[ \u00a0](\p{L}[\p{L}\p{M}]*))?/u;
const UNSPACED_SCALE = /^ ?([百千十]?[万萬亿億兆]|百万|千万|十亿|[千百])(?:(\d+)([万萬千]))?/u;

export interface Scale {
  factor: number;
  /** To add after multiplying: the second half of 1億2000万. */
  rest: number;
  /** Length of the scale with the space before it. */
  length: number;
}

/** The scale word at the beginning of what follows a number. */
export function scaleAfter(following: string, language: LanguageTag): Scale | undefined {
  if (language === 'zh' || language === 'ja') {
    const match = UNSPACED_SCALE.exec(following);
    if (match === null) return undefined;
    const factor = UNSPACED_SCALES[match[1] ?? ''];
    if (factor === undefined) return undefined;
    return {
      factor,
      rest: Number(match[2] ?? 0) * (UNSPACED_SCALES[match[3] ?? ''] ?? 0),
      length: match[0].length,
    };
  }
  const match = NEXT_WORDS.exec(following);
  if (match === null) return undefined;
  const first = (match[1] ?? '').toLowerCase();
  const both = `${first} ${(match[2] ?? '').toLowerCase()}`;
  const pair = SCALES[both];
  if (pair !== undefined) return { factor: pair, rest: 0, length: both.length + 1 };
  const bare = first.replace(/\.$/u, '');
  const factor = SCALES[first] ?? SCALES[bare];
  if (factor === undefined) return undefined;
  const long = LONG_SCALE.has(language) && /^billion/u.test(bare);
  return { factor: long ? 1e12 : factor, rest: 0, length: 1 + (SCALES[first] === undefined ? bare : first).length };
}
