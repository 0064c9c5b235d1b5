/** What is worked out of a text alone, remembered: the same sentences are asked for by several recognisers, and again for the next topic. */
import type { LanguageTag } from '../../contract/index.ts';

/** The least of a Sentence that depends on its words alone. */
interface Written {
  text: string;
  language: LanguageTag;
}

/**
 * `compute` must depend on text and language alone, and nobody may change what it gives.
 * @param most Texts that are remembered; beyond, a tenth of them is forgotten in the order in which they came.
 */
export function rememberedByText<S extends Written, T>(most: number, compute: (sentence: S) => T): (sentence: S) => T {
  const known = new Map<string, { value: T }>();
  return (sentence) => {
    const key = sentence.language + sentence.text;
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = compute(sentence);
    if (known.size >= most) forgetOldest(known, most / 10);
    known.set(key, { value });
    return value;
  };
}

/** Forgets the entries that came first. */
export function forgetOldest(memo: Map<string, unknown>, count: number): void {
  let left = count;
  for (const key of memo.keys()) {
    if (left <= 0) return;
    memo.delete(key);
    left--;
  }
}
