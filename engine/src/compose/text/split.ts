/**
 * Splits a paragraph into sentences, for the ten languages.
 * Written by hand instead of `Intl.Segmenter`, which breaks after "Dr.", "U.S." and "e.g." and differs between versions of ICU;
 * here the same text gives the same sentences everywhere.
 */
import type { LanguageTag } from '../../contract/index.ts';

/** UTF-16 offsets of a stretch of text. */
export interface Span {
  start: number;
  end: number;
}

// biome-ignore format: one language a line
const ABBREVIATIONS: Partial<Record<LanguageTag, string>> = {
  en: 'dr mr mrs ms prof st sr jr v vs etc eg ie cf ca approx no nos vol vols fig figs eq pp ed eds rev gen col lt sgt capt gov sen rep hon inc ltd co corp dept univ est al jan feb mar apr jun jul aug sep sept oct nov dec mt ft bros messrs viz ave blvd rd',
  es: 'sr sra srta dr dra d dña prof av avda ee uu pág págs p ej etc núm nº vol cap fig art aprox s ud uds c a',
  fr: 'm mm mme mlle dr pr st ste av apr j p ex etc cf vol chap fig art env éd n s',
  de: 'dr prof hr fr st z b bzw ca d h u a o ä usw vgl nr bd s sog evtl ggf inkl zzgl abs art jh chr v n geb gest abb tab engl lat griech franz dt mio mrd str max min',
  pt: 'sr sra dr dra prof av pág p ex etc núm nº vol cap fig art aprox d a c',
  ru: 'г гг в вв н э т е д п к др пр см стр рис табл тыс млн млрд руб им ул о с им англ нем фр лат греч проф акад дж',
  ar: 'د م ق ص أ هـ',
  hi: 'डॉ श्री प्रो ई पू',
};

const ABBREVIATION_SETS = new Map(Object.entries(ABBREVIATIONS).map(([tag, list]) => [tag, new Set(list.split(' '))]));

// Words that open a sentence after an abbreviation such as "U.S." or an ordinal such as "20.".
const OPENERS = new Set(
  'the this these those it he she they we in on at a an but however although while when after before during there many most some all both its his her their as by for from since if это эта эти этот он она они оно его её их в во на с по после при для к из также однако тогда der die das es im in ein eine er sie am nach seit bei mit als auch'.split(
    ' ',
  ),
);

// "vitamin C." ends a sentence; any other single capital is an initial.
const LETTERED =
  /(?:vitamin|type|group|class|hepatitis|influenza|plan|phase|point|grade|category|layer|factor|set)s?\s\p{Lu}$/iu;

// A terminator with what closes behind it: quotes, brackets, reference marks like [12].
const TERMINATOR = /(?:[.!?…]+|[。！？｡]+|[।॥]+|[؟۔]+)["'”’»›」』）)\]]*(?:\[\d{1,3}\])*/gu;
const UNSPACED = /[。！？｡।॥؟۔]/u;
const HARD_BREAK = /\n\s*\n|\n(?=\s*(?:[-*•‣–]|\d{1,2}[.)])\s)/gu;
const UPPER_OR_UNCASED = /^["'“‘«„‹「『（([¿¡]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const LAST_WORD = /([\p{L}\p{M}\p{N}.]+)$/u;

/** Sentences of `text` in order, without white space around them. Every part of the text that is not white space belongs to one. */
export function splitSentences(text: string, language: LanguageTag): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const piece of hardPieces(text)) {
    start = piece.start;
    for (const end of boundaries(text, piece, language)) {
      pushTrimmed(text, start, end, spans);
      start = end;
    }
    pushTrimmed(text, start, piece.end, spans);
  }
  return spans;
}

function hardPieces(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(HARD_BREAK)) {
    pieces.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start, end: text.length });
  return pieces;
}

function boundaries(text: string, piece: Span, language: LanguageTag): number[] {
  const slice = text.slice(piece.start, piece.end);
  const found: number[] = [];
  let from = 0;
  for (const match of slice.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    if (!isBoundary(slice, match.index, match[0], language)) continue;
    if (insideBracket(slice, from, end)) continue;
    found.push(piece.start + end);
    from = end;
  }
  return found;
}

function isBoundary(slice: string, at: number, mark: string, language: LanguageTag): boolean {
  const end = at + mark.length;
  if (end >= slice.length) return true;
  if (UNSPACED.test(mark)) return true;
  if (!/\s/.test(slice[end] ?? '')) return false;
  const rest = slice.slice(end, end + 80).trimStart();
  if (rest === '') return true;
  if (!UPPER_OR_UNCASED.test(rest)) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  return !endsInAbbreviation(slice.slice(Math.max(0, at - 30), at), rest, language);
}

function endsInAbbreviation(before: string, rest: string, language: LanguageTag): boolean {
  const word = LAST_WORD.exec(before)?.[1] ?? '';
  const next = /^\p{Lu}\./u.test(rest) ? '' : (/^["'“‘«„(]*([\p{L}\p{M}]+)/u.exec(rest)?.[1] ?? '').toLowerCase();
  if (/^\d{1,2}$/.test(word)) return language === 'de' && !OPENERS.has(next);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !OPENERS.has(next);
  if (/^\p{Lu}$/u.test(word)) return !OPENERS.has(next) && !LETTERED.test(before);
  const bare = word.toLowerCase().replaceAll('.', '');
  if (ABBREVIATION_SETS.get(language)?.has(bare) !== true) return false;
  // "в 1348 г. Чума" may go on; "во II в. н. э. Эта" does not.
  if (language === 'ru' && /^(?:гг?|вв?|э|др|пр)$/u.test(bare)) return !OPENERS.has(next);
  // "No. 5" but "he said no. Five"; "etc." may end a sentence.
  if (bare === 'no' || bare === 'nos') return /^\d/.test(rest);
  if (bare === 'etc' || bare === 'al' || bare === 'inc' || bare === 'ltd' || bare === 'co' || bare === 'corp')
    return !OPENERS.has(next);
  return true;
}

/** True where a bracket opened since `from` is still open, as long as it closes within reach. */
function insideBracket(slice: string, from: number, end: number): boolean {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = slice.charCodeAt(i);
    if (c === 0x28 || c === 0xff08) depth++;
    else if ((c === 0x29 || c === 0xff09) && depth > 0) depth--;
  }
  if (depth === 0) return false;
  const close = slice.slice(end, end + 200).search(/[)）]/u);
  return close >= 0;
}

function pushTrimmed(text: string, start: number, end: number, into: Span[]): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (to > from) into.push({ start: from, end: to });
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}
