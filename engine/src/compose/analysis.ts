/**
 * Everything about a sentence that depends on its text alone, worked out once: the same sections are asked for again and again.
 * The memo is bounded and only saves time; results do not depend on it.
 */
import type { LanguageTag } from '../contract/index.ts';
import { type Rejection, rejectionOf } from './filter/standalone.ts';
import { type Variant, variantsOf } from './shorten/variants.ts';
import { hasFiniteVerb } from './shorten/verbs.ts';
import { readingGrade } from './text/readability.ts';
import { countWords, type Word, wordsOf } from './text/words.ts';

export interface Form extends Variant {
  /** Why it cannot be drawn by itself; absent where it can. */
  rejection: Rejection | undefined;
  words: number;
  grade: number;
}

export interface Analysis {
  words: readonly Word[];
  /** The fullest first. */
  forms: readonly Form[];
}

const MOST_REMEMBERED = 6_000;
const memo = new Map<string, Analysis>();

export function analyse(text: string, language: LanguageTag): Analysis {
  const key = language + text;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const forms = variantsOf(text, language).map(
    (variant, i): Form => ({
      ...variant,
      // What the source wrote as a sentence is one; what a cut left must show its verb.
      rejection:
        i > 0 && language === 'en' && !hasFiniteVerb(variant.text) ? 'fragment' : rejectionOf(variant.text, language),
      words: countWords(variant.text, language),
      grade: readingGrade(variant.text, language),
    }),
  );
  const analysis = { words: wordsOf(text, language), forms };
  if (memo.size >= MOST_REMEMBERED) forgetOldest();
  memo.set(key, analysis);
  return analysis;
}

/** A tenth at a time, in the order in which they came. */
function forgetOldest(): void {
  let left = MOST_REMEMBERED / 10;
  for (const key of memo.keys()) {
    memo.delete(key);
    left--;
    if (left <= 0) return;
  }
}
