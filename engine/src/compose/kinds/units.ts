/** What stands after a number: a unit of the table, or the noun that is counted. */
import type { LanguageTag } from '../../contract/index.ts';
import { LONGEST_UNIT_WORDS, UNIT_SYMBOLS, UNIT_WORDS, UNSPACED_UNITS } from './data/units.ts';
import { stem } from './text.ts';

export interface FoundUnit {
  quantity: string;
  unit: string;
  /** Characters from the end of the number to the end of the unit. */
  length: number;
}

const FIRST_TOKEN = /^[ \u00a0]?(°?[\p{L}µμ][\p{L}\p{M}°µμ²³/.·0-9-]*|°[CF]?|℃)/u;
const TOKENS =
  /^[ \u00a0]?(?:(?:de|d['’]|von|of)[ \u00a0]?)?(°?[\p{L}\p{M}.-]+)(?:[ \u00a0]([\p{L}\p{M}.-]+))?(?:[ \u00a0]([\p{L}\p{M}.-]+))?/u;

function unspacedUnit(after: string): FoundUnit | undefined {
  const lead = after.startsWith(' ') || after.startsWith('\u00a0') ? 1 : 0;
  for (let length = 8; length > 0; length--) {
    const unit = after.slice(lead, lead + length);
    const quantity = unit.length === length ? UNSPACED_UNITS.get(unit) : undefined;
    if (quantity !== undefined) return { quantity, unit, length: lead + length };
  }
  return symbolUnit(after);
}

function symbolUnit(after: string): FoundUnit | undefined {
  const token = FIRST_TOKEN.exec(after)?.[1]?.replace(/[.-]+$/u, '');
  if (token === undefined) return undefined;
  const quantity = UNIT_SYMBOLS.get(token);
  // "5 A" or "3 m" must not be the beginning of a word, which the token already ensures
  return quantity === undefined ? undefined : { quantity, unit: token, length: after.indexOf(token) + token.length };
}

/** The unit straight after a number, longest first; "square kilometers" before "square". */
export function unitAfter(after: string, language: LanguageTag): FoundUnit | undefined {
  if (language === 'zh' || language === 'ja') return unspacedUnit(after);
  if (/^[ \u00a0]?-/u.test(after)) return undefined;
  const match = TOKENS.exec(after);
  if (match?.[1] !== undefined) {
    const words = [match[1], match[2], match[3]].filter((word) => word !== undefined);
    const begin = after.indexOf(match[1]);
    for (let count = Math.min(words.length, LONGEST_UNIT_WORDS); count > 0; count--) {
      const unit = words
        .slice(0, count)
        .join(' ')
        .replace(/[.-]+$/u, '');
      const quantity = UNIT_WORDS.get(unit.toLowerCase());
      if (quantity !== undefined) return { quantity, unit, length: begin + unit.length };
    }
  }
  return symbolUnit(after);
}

/** The space before the counted noun, with "de" after scale words ("2 millones de soldados"). */
const COUNTED_LEAD = /^[ \u00a0](?:de[ \u00a0]|d['’])?/u;
const COUNTED = /^(?:[\p{L}\p{M}][\p{L}\p{M}'’-]*[ \u00a0]){0,2}[\p{L}\p{M}][\p{L}\p{M}-]*/u;
const IRREGULAR_PLURALS = new Set(
  'people children men women bacteria species genera nuclei fungi media mice feet'.split(' '),
);
const NOT_COUNTED = new Set(
  'is was has as its this thus plus times less across various previous following others hours years days does goes gives makes takes uses shows becomes remains contains includes means towards afterwards perhaps always besides los las les des os as más plus mais sus ses'.split(
    ' ',
  ),
);
const STOPS = new Set(
  'of in on at to and or for by with from than per is are was were the a an that which who when while but as it its this these between into under over after before during through above below out up down each more less other such all only also not if then so had has have were would could can may will did do he she they we you i'.split(
    ' ',
  ),
);

function englishNoun(words: readonly string[]): number {
  for (const [index, word] of words.entries()) {
    const lower = word.toLowerCase();
    if (STOPS.has(lower)) return -1;
    if (NOT_COUNTED.has(lower) || lower.endsWith("'s") || lower.endsWith('’s')) continue;
    if (IRREGULAR_PLURALS.has(lower) || /[^su]s$/u.test(lower)) return index;
  }
  return -1;
}

const ROMANCE: ReadonlySet<LanguageTag> = new Set(['es', 'pt', 'fr']);

/** The counted noun in the plural: "1,347 people", "50 million European settlers", "12.000 soldados". */
export function countedNoun(
  after: string,
  language: LanguageTag,
  number: number,
  isGrouped = true,
): FoundUnit | undefined {
  const lead = COUNTED_LEAD.exec(after)?.[0].length;
  const words = lead === undefined ? [] : (COUNTED.exec(after.slice(lead))?.[0].split(/[ \u00a0]/u) ?? []);
  const last = nounIndex(words, language, number, isGrouped);
  const noun = words[last];
  if (lead === undefined || noun === undefined) return undefined;
  const unit = words.slice(0, last + 1).join(' ');
  return { quantity: `count:${stem(noun)}`, unit, length: lead + unit.length };
}

function nounIndex(words: readonly string[], language: LanguageTag, number: number, isGrouped: boolean): number {
  const first = words[0]?.toLowerCase();
  if (number < 2 || first === undefined) return -1;
  if (language === 'en') return englishNoun(words);
  // a whole number of that size with a noun after it is too often a year
  if (Number.isInteger(number) && number >= 1_000 && number <= 2_100 && !isGrouped) return -1;
  if (language === 'de') {
    if (/^(?:de[nmrs]|die|das|eine?[nmrs]?|und|im|in|am)$/u.test(first)) return -1;
    return words.findIndex((word, index) => index < 2 && /^\p{Lu}\p{Ll}{2,}/u.test(word));
  }
  if (ROMANCE.has(language))
    return /[^su]s$|[^ií]os$|[ae]s$/u.test(first) && first.length > 4 && !NOT_COUNTED.has(first) ? 0 : -1;
  return -1;
}
