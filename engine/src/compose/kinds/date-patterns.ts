/** The forms of dates, by language, compiled once. Each reads one match into a year. */
import type { LanguageTag } from '../../contract/index.ts';
import {
  AGO,
  ARABIC_ORDINALS,
  BEFORE_ERA,
  CENTURY,
  COMMON_ERA,
  ENGLISH_ORDINALS,
  MONTHS,
  YEAR_CUES,
} from './data/dates.ts';
import { parseNumber, scaleAfter } from './numbers.ts';
import { groupOf } from './text.ts';

export interface DateReading {
  year: number;
  range?: boolean;
  /** Characters at the beginning and at the end of the match that are not part of the date. */
  skip?: number;
  drop?: number;
}

export interface DatePattern {
  /** Global expression. */
  expression: RegExp;
  rank: number;
  read(match: RegExpMatchArray): DateReading | undefined;
}

/** Years before today are counted from here, so that the same text always gives the same year. */
const TODAY = 2000;
const SPACE = '[ \\u00a0]';
const APART = '(?![\\p{L}\\p{M}\\p{N}])';
const FREE = '(?<![\\p{L}\\p{M}\\p{N}.,])';
const LATEST_YEAR = 2100;

function compile(source: string): RegExp {
  return new RegExp(source, 'giu');
}

function isPlausible(year: number): boolean {
  return year >= 1 && year <= LATEST_YEAR;
}

function within(year: number, month: number, day: number): number {
  return year + (month - 1) / 12 + (day - 1) / 366;
}

function monthOf(language: LanguageTag, word: string | undefined): number | undefined {
  return word === undefined ? undefined : MONTHS[language].get(word.toLowerCase());
}

function alternatives(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

/** Named groups: d, m, y, era (any text means before the common era). */
function readDay(language: LanguageTag) {
  return (match: RegExpMatchArray): DateReading | undefined => {
    const groups = match.groups ?? {};
    const month = monthOf(language, groups.m);
    const day = Number(groups.d ?? 1);
    const year = Number(groups.y);
    if (month === undefined || day < 1 || day > 31 || !isPlausible(year)) return undefined;
    const sign = groups.era === undefined ? year : 1 - year;
    return { year: within(groups.era === undefined ? sign : -year, month, day) };
  };
}

function dayPatterns(language: LanguageTag): DatePattern[] {
  const months = alternatives(MONTHS[language].keys());
  const link = `(?:${SPACE}(?:de|del|d['’])?${SPACE}?|,${SPACE}|${SPACE}de${SPACE})`;
  const ending = `(?:${SPACE}(?<era>${BEFORE_ERA[language]})|${SPACE}(?:${COMMON_ERA[language]}))?`;
  const read = readDay(language);
  const second = language === 'ar' ? `(?:${SPACE}?/${SPACE}?(?:${months}))?` : '';
  return [
    {
      expression: compile(
        `${FREE}(?<d>\\d{1,2})(?:\\.|er|º|°|st|nd|rd|th)?${link}?(?<m>${months})${second}\\.?${link}?(?<y>\\d{3,4})(?!\\d)${ending}`,
      ),
      rank: 9,
      read,
    },
    {
      expression: compile(
        `${FREE}(?<m>${months})${SPACE}(?<d>\\d{1,2})(?:st|nd|rd|th)?,?${SPACE}(?<y>\\d{3,4})(?!\\d)${ending}`,
      ),
      rank: 9,
      read,
    },
    { expression: compile(`${FREE}(?<m>${months})${second}\\.?${link}(?<y>\\d{3,4})(?!\\d)${ending}`), rank: 8, read },
  ];
}

/** Named groups: a, b, era, first (era of the first year, where it has its own). */
function readRange(match: RegExpMatchArray): DateReading | undefined {
  const a = groupOf(match, 'a');
  const b = groupOf(match, 'b');
  const era = match.groups?.era;
  const first = match.groups?.first;
  const from = parseNumber(a, 'en');
  const full =
    b.length < 3 && a.length === 4 && era === undefined ? Number(`${a.slice(0, 2)}${b}`) : parseNumber(b, 'en');
  if (first !== undefined || (era !== undefined && from > full)) return { year: -from, range: true };
  if (!isPlausible(from) || from >= full || full > LATEST_YEAR) return undefined;
  if (era === undefined && from < 1000 && !/[CA]/u.test(match[0])) return undefined;
  return { year: era === undefined ? from : -from, range: true };
}

function rangePatterns(language: LanguageTag): DatePattern[] {
  const before = BEFORE_ERA[language];
  const common = COMMON_ERA[language];
  const words: Partial<Record<LanguageTag, string>> = {
    en: `(?:between|from)${SPACE}(?:c\\.${SPACE})?|`,
    es: `(?:entre|de|desde)${SPACE}|`,
    fr: `(?:entre|de)${SPACE}|`,
    de: `(?:zwischen|von)${SPACE}|`,
    pt: `(?:entre|de)${SPACE}|`,
    ru: `(?:между|с)${SPACE}|`,
    ar: `(?:بين عامي|بين|من عام|من)${SPACE}|`,
  };
  const middle = `(?:${SPACE}?[–—-]${SPACE}?|${SPACE}(?:and|to|until|y|a|hasta|et|à|und|bis|e|até|и|по|до|و|إلى)${SPACE}(?:${language === 'ar' ? 'عام ' : ''})?)`;
  const number = '\\d{1,3},\\d{3}|\\d{3,4}';
  const tail = `(?!\\d|[.,]\\d|${SPACE}?%)`;
  const bare = compile(
    `${FREE}(?:${words[language] ?? ''})(?<a>\\d{3,4})(?:${SPACE}(?<first>${before}))?${middle}(?<b>\\d{4}|\\d{2,3})${tail}(?:${SPACE}(?:(?<era>${before})|${common})${APART})?`,
  );
  return [
    {
      expression: compile(
        `${FREE}(?:${words[language] ?? ''})(?<a>${number})(?:${SPACE}(?<first>${before}))?${middle}(?<b>${number}|\\d{1,3})${tail}${SPACE}(?<era>${before})`,
      ),
      rank: 7,
      read: readRange,
    },
    {
      expression: compile(
        `${FREE}(?:${words[language] ?? ''})(?<a>\\d{1,4})${SPACE}(?<first>${before})${middle}(?<b>\\d{1,4})${SPACE}(?:${common})${APART}`,
      ),
      rank: 7,
      read: readRange,
    },
    { expression: bare, rank: 7, read: readRange },
  ];
}

/** Named groups: y and era. */
function readEra(sign: 1 | -1) {
  return (match: RegExpMatchArray): DateReading | undefined => {
    const year = parseNumber(groupOf(match, 'y'), 'en');
    return Number.isFinite(year) && year > 0 && (sign < 0 || isPlausible(year)) ? { year: sign * year } : undefined;
  };
}

function eraPatterns(language: LanguageTag): DatePattern[] {
  const number = '(?<y>\\d{1,3},\\d{3}|\\d{1,5})';
  const about = language === 'en' ? '(?:c\\.|ca\\.|circa|around|about)?[ \\u00a0]?' : '';
  const rows: DatePattern[] = [
    { expression: compile(`${FREE}${about}${number}${SPACE}(?:${BEFORE_ERA[language]})`), rank: 7, read: readEra(-1) },
    { expression: compile(`${FREE}${number}${SPACE}(?:${COMMON_ERA[language]})${APART}`), rank: 7, read: readEra(1) },
  ];
  if (language === 'en')
    rows.push({ expression: compile(`${FREE}AD${SPACE}${number}${APART}`), rank: 7, read: readEra(1) });
  return rows;
}

/** A part of a span named before it: "early 1960s", "late nineteenth century". */
const PARTS_OF_SPAN =
  /^(?:(?:the|los|las|les|die|der|den|os|as|в)[ \u00a0])?(?:(early|principios|début|frühe[ns]?|anfang|início|начал)|(mid|middle|mitte|mediados|milieu|mitad|середин)|(late|end|fin|ende|späte[ns]?|final|конц))?/iu;

function spanPart(text: string): number {
  const match = PARTS_OF_SPAN.exec(text);
  if (match?.[3] !== undefined) return 0.7;
  return match?.[2] === undefined ? 0 : 0.4;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, IV: 4, V: 5, IX: 9, X: 10 };

/** The sum of the signs, the two subtractive pairs taken first. */
function romanValue(text: string): number {
  return (text.match(/IV|IX|[IVX]/gu) ?? []).reduce((sum, sign) => sum + (ROMAN[sign] ?? 0), 0);
}

function ordinalValue(word: string): number {
  const lower = word.toLowerCase();
  const digits = /^\d+/u.exec(lower);
  if (digits !== null) return Number(digits[0]);
  return (
    ENGLISH_ORDINALS.get(lower) ?? ARABIC_ORDINALS.get(word) ?? romanValue(word.toUpperCase().replace(/[^IVX]/gu, ''))
  );
}

function readCentury(match: RegExpMatchArray): DateReading | undefined {
  const era = match.groups?.era;
  const century = ordinalValue(groupOf(match, 'n'));
  if (century < 1 || century > 60 || (era === undefined && century > 21)) return undefined;
  const start = era === undefined ? (century - 1) * 100 : -century * 100;
  const lead = /^the[ \u00a0]/iu.exec(match[0]);
  return {
    year: Math.max(start, start + Math.round(100 * spanPart(match[0]))) || 1,
    ...(lead === null ? {} : { skip: lead[0].length }),
  };
}

const CENTURY_NUMBERS: Readonly<Record<LanguageTag, string>> = {
  en: `\\d{1,2}(?:st|nd|rd|th)|${alternatives(ENGLISH_ORDINALS.keys())}`,
  es: '[IVX]{1,6}',
  pt: '[IVX]{1,6}',
  fr: '[IVX]{1,6}(?:e|ᵉ|er|ème)|\\d{1,2}(?:e|ème)',
  de: '\\d{1,2}\\.',
  ru: '[IVX]{1,6}|\\d{1,2}(?:-го|-й|-м)?',
  zh: '\\d{1,2}',
  ja: '\\d{1,2}',
  hi: '\\d{1,2}(?:वीं|वी)?',
  ar: alternatives(ARABIC_ORDINALS.keys()),
};

function centuryPatterns(language: LanguageTag): DatePattern[] {
  const { before, after } = CENTURY[language];
  const part = language === 'en' ? `(?:the${SPACE})?(?:(?:early|mid|middle|late)[ \\u00a0-])?` : '';
  const also =
    language === 'en'
      ? `(?:(?:${SPACE}and${SPACE}|${SPACE}to${SPACE}|${SPACE}or${SPACE}|[–-])(?:the${SPACE})?(?:${CENTURY_NUMBERS.en}))?`
      : '';
  const gap = language === 'zh' || language === 'ja' ? `${SPACE}?` : `[ \\u00a0-]`;
  const eraBefore = language === 'zh' ? '(?<era>公元前|前)?' : language === 'ja' ? '(?<era>紀元前|前)?' : '';
  const eraAfter = BEFORE_ERA[language] === '' ? '' : `(?:${SPACE}(?<era>${BEFORE_ERA[language]}))?`;
  const body =
    before === ''
      ? `${part}${eraBefore}(?<n>${CENTURY_NUMBERS[language]})${also}${gap}(?:${after})`
      : `(?:${before})${SPACE}(?<n>${CENTURY_NUMBERS[language]})${APART}`;
  const free = language === 'zh' || language === 'ja' ? '' : FREE;
  return [{ expression: compile(`${free}${body}${eraAfter}`), rank: 6, read: readCentury }];
}

function readDecade(match: RegExpMatchArray): DateReading | undefined {
  const year = Number(match.groups?.y);
  if (!isPlausible(year)) return undefined;
  const lead = /^the[ \u00a0]/iu.exec(match[0]);
  return { year: year + Math.round(10 * spanPart(match[0])), ...(lead === null ? {} : { skip: lead[0].length }) };
}

const DECADES: Readonly<Record<LanguageTag, string>> = {
  en: `(?:the${SPACE})?(?:(?:early|mid|late)[ \\u00a0-])?(?<y>\\d{3}0)['’]?s${APART}`,
  es: `(?:década de|años)${SPACE}(?<y>\\d{3}0)(?!\\d)`,
  fr: `années${SPACE}(?<y>\\d{3}0)(?!\\d)`,
  de: `(?<y>\\d{3}0)er(?:[ \\u00a0-]Jahren?n?)?${APART}`,
  pt: `(?:década de|anos)${SPACE}(?<y>\\d{3}0)(?!\\d)`,
  ru: `(?<y>\\d{3}0)-(?:е|х)(?:${SPACE}год(?:ы|ов|ах|а))?`,
  zh: `(?<y>\\d{3}0)${SPACE}?年代`,
  ja: `(?<y>\\d{3}0)${SPACE}?年代`,
  hi: `(?<y>\\d{3}0)${SPACE}के${SPACE}दशक`,
  ar: `(?:ثلاثينيات|أربعينيات|خمسينيات|ستينيات)${SPACE}(?<y>\\d{3}0)`,
};

function readAgo(language: LanguageTag) {
  return (match: RegExpMatchArray): DateReading | undefined => {
    const number = parseNumber(groupOf(match, 'y'), language);
    const scale = scaleAfter(` ${groupOf(match, 'scale').trim()}`, language);
    const years = number * (scale?.factor ?? 1);
    if (!Number.isFinite(years) || (match.groups?.scale !== undefined && scale === undefined)) return undefined;
    return { year: TODAY - years };
  };
}

function agoPatterns(language: LanguageTag): DatePattern[] {
  const { before, after } = AGO[language];
  const unspaced = language === 'zh' || language === 'ja';
  const number = '(?<y>\\d{1,3}(?:[,.\\u00a0 ]\\d{3})+|\\d+(?:[.,]\\d+)?)';
  const scale = unspaced
    ? `(?<scale>${SPACE}?[百千]?[万億亿萬])?${SPACE}?`
    : `(?<scale>${SPACE}\\p{L}[\\p{L}\\p{M}]*(?:${SPACE}(?:de|d['’]|millones|milhões))?)?${SPACE}`;
  const lead =
    before === ''
      ? language === 'en'
        ? `(?:(?:about|around|some|nearly|roughly|over)${SPACE})?`
        : ''
      : `${before}${SPACE}(?:(?:unos|environ|etwa|rund|cerca de|نحو|حوالي)${SPACE})?`;
  const free = unspaced ? '(?<![\\d.,])' : FREE;
  return [{ expression: compile(`${free}${lead}${number}${scale}${after}`), rank: 6, read: readAgo(language) }];
}

const PLURAL_AFTER =
  /^[ \u00a0](?:\p{Ll}+s|people|men|women|children|km|m|kg|feet|percent|per|million|billion)(?![\p{L}])/u;

/** A bare year after a word such as "in". Three digits only where nothing countable follows. */
function readCued(match: RegExpMatchArray): DateReading | undefined {
  const cue = groupOf(match, 'cue');
  const rest = groupOf(match, 'rest');
  const year = Number(groupOf(match, 'y'));
  if (!isPlausible(year) || year < 100) return undefined;
  if (year < 1000 && !/^(?:in|en|im jahre?|em|в|l['’]an|عام|سنة|سن|सन्?|in the year)$/iu.test(cue.trim()))
    return undefined;
  if (PLURAL_AFTER.test(rest)) return undefined;
  return { year, skip: cue.length, drop: rest.length };
}

function cuedPatterns(language: LanguageTag): DatePattern[] {
  const cue = `(?<cue>(?<![\\p{L}\\p{M}])(?:${YEAR_CUES[language]})(?:${SPACE}(?:the year|el año|l['’]année|o ano|год|году|about|around|early|late|mid))?[ \\u00a0-])`;
  const year = '(?<y>\\d{3,4})(?![\\d]|[.,/:]\\d|[%°]|[ \\u00a0]?[%×])';
  const rest = `(?<rest>(?:${SPACE}[\\p{L}]+)?)`;
  const rows: DatePattern[] = [{ expression: compile(`${cue}${year}${rest}`), rank: 5, read: readCued }];
  if (language === 'ru')
    rows.push({
      expression: compile(`${FREE}(?<y>\\d{3,4})${SPACE}(?:годах|году|года|год|г\\.)${APART}`),
      rank: 6,
      read: readEra(1),
    });
  if (language === 'hi')
    rows.push({ expression: compile(`${FREE}(?<y>\\d{4})(?=${SPACE}(?:में|के|से|तक))`), rank: 5, read: readEra(1) });
  return rows;
}

/** A year alone: at the beginning or in brackets. */
const BARE_YEAR: DatePattern = {
  expression: /(?<=[(（]|^)(?<y>1\d{3}|20\d{2})(?=[)）,:;–-]| ?[–-])/gu,
  rank: 3,
  read: readEra(1),
};

function readUnspaced(match: RegExpMatchArray): DateReading | undefined {
  const { era, y, m, d } = match.groups ?? {};
  const year = Number(y);
  const month = Number(m ?? 1);
  const day = Number(d ?? 1);
  if (year < 1 || (year > LATEST_YEAR && era === undefined) || month < 1 || month > 12 || day < 1 || day > 31)
    return undefined;
  if (era === undefined && year < 100) return undefined;
  return { year: within(era === undefined ? year : -year, month, day) };
}

const UNSPACED_PATTERNS: readonly DatePattern[] = [
  {
    expression:
      /(?<![\d.])(?<era>公元前|紀元前|西元前|前)?(?:公元|西暦)?(?<y>\d{1,4}) ?年(?![间間代前多余]|以?[后後])(?: ?(?<m>\d{1,2}) ?月(?: ?(?<d>\d{1,2}) ?日)?)?/gu,
    rank: 8,
    read: readUnspaced,
  },
];

function patternsFor(language: LanguageTag): readonly DatePattern[] {
  const shared = [
    ...agoPatterns(language),
    ...centuryPatterns(language),
    {
      expression: compile(`${language === 'zh' || language === 'ja' ? '' : FREE}${DECADES[language]}`),
      rank: 6,
      read: readDecade,
    },
  ];
  if (language === 'zh' || language === 'ja') return [...shared, ...UNSPACED_PATTERNS, BARE_YEAR];
  return [
    ...dayPatterns(language),
    ...shared,
    ...rangePatterns(language),
    ...eraPatterns(language),
    ...cuedPatterns(language),
    BARE_YEAR,
  ];
}

const LANGUAGES = Object.keys(MONTHS) as LanguageTag[];
const PATTERNS = Object.fromEntries(LANGUAGES.map((language) => [language, patternsFor(language)])) as Record<
  LanguageTag,
  readonly DatePattern[]
>;

export function datePatterns(language: LanguageTag): readonly DatePattern[] {
  return PATTERNS[language];
}
