/**
 * Everything about a sentence that depends on its text alone, worked out once: the same sections are asked for again and again.
 * The memo is bounded and only saves time; results do not depend on it.
 */
import type { LanguageTag } from '../contract/index.ts';
import { type Rejection, rejectionOf } from './filter/standalone.ts';
import type { Material } from './material.ts';
import { resolveSentences } from './resolve/resolve.ts';
import type { Resolution } from './resolve/types.ts';
import { type Variant, variantsOf } from './shorten/variants.ts';
import { hasFiniteVerb } from './shorten/verbs.ts';
import { readingGrade } from './text/readability.ts';
import { countWords, type Word, wordsOf } from './text/words.ts';

export interface Form extends Variant {
  /** Why it cannot be drawn by itself; absent where it can. */
  rejection: Rejection | undefined;
  readonly words: number;
  readonly grade: number;
}

export interface Analysis {
  words: readonly Word[];
  /** The fullest first. */
  forms: readonly Form[];
}

/** A sentence of the material: also with a noun in its pronoun's place, where there is a certain one. */
export interface Reading extends Analysis {
  resolved?: { resolution: Resolution; forms: readonly Form[] };
}

/** One reading a sentence. Only what cannot be drawn as it stands is read with a noun put in. */
export function readAll(material: Material): Reading[] {
  const { language } = material;
  const resolutions = resolveSentences(material);
  return material.sentences.map(({ text }, i) => {
    const own = analyse(text, language);
    const resolution = resolutions[i];
    if (resolution === undefined || own.forms[0]?.rejection === undefined) return own;
    return { ...own, resolved: { resolution, forms: analyse(resolution.text, language).forms } };
  });
}

/** Sentences: more than a few hundred sections of the library hold, some 2 KB each. */
const MOST_REMEMBERED = 30_000;
const memo = new Map<string, Analysis>();

export function analyse(text: string, language: LanguageTag): Analysis {
  const key = language + text;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const forms = variantsOf(text, language).map((variant, i) => formOf(variant, i, language));
  const analysis = { words: wordsOf(text, language), forms };
  if (memo.size >= MOST_REMEMBERED) forgetOldest();
  memo.set(key, analysis);
  return analysis;
}

/** Words and grade are only worked out when they are asked for: most rejected forms never are. */
function formOf(variant: Variant, i: number, language: LanguageTag): Form {
  const { kept, text, method } = variant;
  let words: number | undefined;
  let grade: number | undefined;
  return {
    kept,
    text,
    method,
    // What the source wrote as a sentence is one; what a cut left must show its verb.
    rejection: i > 0 && language === 'en' && !hasFiniteVerb(text) ? 'fragment' : rejectionOf(text, language),
    get words() {
      words ??= countWords(text, language);
      return words;
    },
    get grade() {
      grade ??= readingGrade(text, language);
      return grade;
    },
  };
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
