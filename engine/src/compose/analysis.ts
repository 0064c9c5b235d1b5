/**
 * Everything about a sentence that depends on its text alone, worked out once: the same sections are asked for again and again.
 * The memo is bounded and only saves time; results do not depend on it.
 */
import type { LanguageTag, SourceText } from '../contract/index.ts';
import { type Rejection, rejectionOf } from './filter/standalone.ts';
import type { Material } from './material.ts';
import { resolveSentences } from './resolve/resolve.ts';
import type { Resolution } from './resolve/types.ts';
import { type Variant, variantsOf } from './shorten/variants.ts';
import { hasFiniteVerb } from './shorten/verbs.ts';
import { forgetOldest } from './text/memo.ts';
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

/** Analyses that were worked out before, so that a request need not. */
export interface PreparedAnalyses {
  /** By the text of each sentence; undefined for what was not prepared, or has changed since. */
  of(source: SourceText): Iterable<readonly [text: string, analysis: Analysis]> | undefined;
}

/** One reading a sentence. Only what cannot be drawn as it stands is read with a noun put in. */
export function readAll(material: Material, prepared?: PreparedAnalyses): Reading[] {
  const { language } = material;
  if (prepared !== undefined) for (const source of material.sources) recall(source, language, prepared);
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
/** Sources whose prepared analyses are in the memo, by hash. */
const recalled = new Set<string>();

export function analyse(text: string, language: LanguageTag): Analysis {
  const known = memo.get(language + text);
  if (known !== undefined) return known;
  const forms = variantsOf(text, language).map((variant, i) =>
    formOf(variant, rejectionOfForm(variant, i, language), language),
  );
  const analysis = makeAnalysis(text, language, forms);
  remember(text, language, analysis);
  return analysis;
}

/** What the source wrote as a sentence is one; what a cut left must show its verb. */
function rejectionOfForm({ text }: Variant, i: number, language: LanguageTag): Rejection | undefined {
  return i > 0 && language === 'en' && !hasFiniteVerb(text) ? 'fragment' : rejectionOf(text, language);
}

function remember(text: string, language: LanguageTag, analysis: Analysis): void {
  if (memo.size >= MOST_REMEMBERED) {
    forgetOldest(memo, MOST_REMEMBERED / 10);
    recalled.clear();
  }
  memo.set(language + text, analysis);
}

function recall(source: SourceText, language: LanguageTag, prepared: PreparedAnalyses): void {
  if (source.language !== language || recalled.has(source.hash)) return;
  for (const [text, analysis] of prepared.of(source) ?? []) remember(text, language, analysis);
  recalled.add(source.hash);
}

/** Words are only found when they are asked for: nobody asks for those of a neighbouring passage. */
export function makeAnalysis(text: string, language: LanguageTag, forms: readonly Form[]): Analysis {
  let words: readonly Word[] | undefined;
  return {
    forms,
    get words() {
      words ??= wordsOf(text, language);
      return words;
    },
  };
}

/** Words and grade are only worked out when they are asked for, where they are not known: most rejected forms never are. */
export function formOf(
  { kept, text, method }: Variant,
  rejection: Rejection | undefined,
  language: LanguageTag,
  known: { words?: number | undefined; grade?: number | undefined } = {},
): Form {
  let { words, grade } = known;
  return {
    kept,
    text,
    method,
    rejection,
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
