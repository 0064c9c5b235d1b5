/** Statements that say the same twice. */
import type { LanguageTag } from '../contract/index.ts';
import { FUNCTION_WORDS, NEGATIONS } from './data/words.ts';
import { foldText, isNumber, stemOf, tokensOf } from './tokens.ts';

/** Share of common words from which on two statements are one. */
const SAME = 0.9;

export interface Gist {
  words: ReadonlySet<string>;
  numbers: string;
  negations: number;
}

export function gistOf(text: string, language: LanguageTag): Gist {
  const folded = foldText(text);
  const tokens = tokensOf(folded, language);
  const words = tokens
    .filter((token) => !isNumber(token) && !FUNCTION_WORDS.has(token.key))
    .map((token) => stemOf(token.key));
  const numbers = tokens.filter(isNumber).map((token) => token.key);
  const negations = [...folded.matchAll(new RegExp(NEGATIONS[language].source, 'giu'))].length;
  return { words: new Set(words), numbers: numbers.sort().join(' '), negations };
}

/** The same numbers, as many negations, and nine tenths of all their content words in common. */
export function isDouble(a: Gist, b: Gist): boolean {
  if (a.numbers !== b.numbers || a.negations !== b.negations || a.words.size === 0) return false;
  if (Math.min(a.words.size, b.words.size) / Math.max(a.words.size, b.words.size) < SAME) return false;
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared++;
  return shared / (a.words.size + b.words.size - shared) >= SAME;
}
