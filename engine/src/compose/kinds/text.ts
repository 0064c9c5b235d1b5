/** Small text tools that all recognisers share. */
import type { Sentence } from '../sentence.ts';

/** Recognisers look at no more of a sentence than this (UTF-16 units): longer "sentences" are tables or noise. */
export const MOST_CHARACTERS = 1_200;

const FOREIGN = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19\u066a-\u066c\uff05\uff0e\u202f\u2009\u2007]/g;
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];
const SIGNS: Readonly<Record<string, string>> = {
  '\u066a': '%',
  '\u066b': '.',
  '\u066c': ',',
  '\uff05': '%',
  '\uff0e': '.',
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2007': '\u00a0',
};

/** Digits, per cent signs, decimal marks and thin spaces of all scripts in one form; offsets stay the same. */
export function plainDigits(text: string): string {
  return text.replace(FOREIGN, (character) => {
    const sign = SIGNS[character];
    if (sign !== undefined) return sign;
    const code = character.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((candidate) => code >= candidate && code < candidate + 10) ?? code;
    return String(code - zero);
  });
}

/** The stretch of a sentence that recognisers look at, digits normalised. */
export function plainText(sentence: Sentence): string {
  return plainDigits(sentence.text.slice(0, MOST_CHARACTERS));
}

/** Without white space, quotation marks and closing punctuation around it; brackets only where their partner is missing. */
export function trimPhrase(text: string): string {
  const bare = text.replace(/^[\s"“”«»„‘（「『,;:–—-]+/u, '').replace(/[\s"“”«»’）」』,;:.!?…。！？।؟،؛–—-]+$/u, '');
  if (bare.startsWith('(') && !bare.includes(')')) return trimPhrase(bare.slice(1));
  return bare.endsWith(')') && !bare.includes('(') ? trimPhrase(bare.slice(0, -1)) : bare;
}

const ARTICLE = /^(?:an?|the|el|la|los|las|un|una|le|les|une|der|die|das|ein|eine|o|os|as|um|uma)\s+|^l['’]/iu;

export function withoutArticle(text: string): string {
  return text.replace(ARTICLE, '');
}

export function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return text === '' ? text : first.toUpperCase() + text.slice(first.length);
}

/** Words that stand for something named before; a text that begins with one cannot stand alone. */
export const POINTING_WORD =
  /^(?:it|its|this|that|these|those|they|them|their|theirs|he|him|his|she|her|hers|we|us|our|ours|you|your|i|me|my|there|here|who|which|what|one|ones|both|either|neither|each|such|another|others?|some|most|many|much|few|several|all|none|any|nothing|something|everything|someone|anyone|everyone|former|latter|same|so|yet|as|if|when|while|because|although|though|since|after|before|until|whether|where|how|why|and|but|or|nor|not|no|for)(?![\p{L}\p{N}])/iu;

/** Lower case, without accents, plural taken off: for comparing words, never for showing. */
export function stem(word: string): string {
  const plain = word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '');
  if (plain.length < 4) return plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  return plain.replace(/(?<=ss|sh|ch|x|z)es$|(?<=[^su])s$/u, '');
}

/** A named group of a match; empty where it took no part in it. */
export function groupOf(match: RegExpMatchArray | null, name: string): string {
  return match?.groups?.[name] ?? '';
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

const SMALL_WORDS = new Set(
  'a an the of in on at to and or for by with from as is are was were be been el la los las un una de del y o en le les une des du et dans der die das ein eine und im am von zu os um uma do da dos das e em и в на с по why what how who when where which does do did'.split(
    ' ',
  ),
);

/** Stems of the words that carry meaning. */
export function contentStems(text: string): string[] {
  return wordsOf(text)
    .map(stem)
    .filter((word) => !SMALL_WORDS.has(word));
}

/** Scripts written without spaces between words. */
export function isUnspaced(sentence: Pick<Sentence, 'language'>): boolean {
  return sentence.language === 'zh' || sentence.language === 'ja';
}
