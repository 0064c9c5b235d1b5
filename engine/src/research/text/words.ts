/** From text to comparable terms: segmented in any script, accents folded, inflections joined, function words dropped. */
import { stem } from './stem.ts';
import { INDEX_STOP_WORDS } from './stop-words.ts';

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });
/** Endings behind an apostrophe: Newton's, stars', don't, we're. */
const CONTRACTION = /(?<=\p{L})(?:n['’]t|['’](?:s|re|ve|ll|d|m)?)(?!\p{L})/giu;
const ROMAN: ReadonlyMap<string, string> = new Map([
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
]);

/** Lower case without accents, ligatures and width variants: `Châtelier` and `chatelier` are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, (marks) => marks.replace(/[\u0300-\u036f]/g, ''))
    .replace(/[ıİ]/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/œ/gi, 'oe')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .normalize('NFC');
}

/** Words in order, folded, as the script divides them; punctuation and symbols are left out. */
export function wordsOf(text: string): string[] {
  const plain = fold(text.replace(CONTRACTION, '').replace(/\bwar i\b/gi, 'war 1'));
  const words: string[] = [];
  if (!/[^\s!-\u024f\u2010-\u2027]/.test(plain)) {
    // The alphabets of western Europe divide at spaces: many times faster than the general segmenter.
    for (const word of plain.split(/[^\p{L}\p{N}\p{M}]+/u)) if (word.length > 0) words.push(word);
    return words;
  }
  for (const { segment, isWordLike } of SEGMENTER.segment(plain)) {
    if (isWordLike) words.push(...segment.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part.length > 0));
  }
  return words;
}

/** The key under which a folded word is indexed. */
export function termOf(word: string): string {
  return ROMAN.get(word) ?? stem(word);
}

/** Terms of a text in order, without function words: what the index holds and what proximity is measured in. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !INDEX_STOP_WORDS.has(word))
    .map(termOf);
}
