/** Relevance of a document's passages to the topic, where there is no index: computed over the passages at hand. */
import type { Passage } from '../contract/index.ts';
import { STOP_WORDS } from './text/stop-words.ts';
import { termOf, termsOf, wordsOf } from './text/words.ts';

/** Half of the most that repeating a word can bring, as in BM25. */
const SATURATION = 1.2;

/** The same passages in the same order, each with its score: 0 where it holds no word of the topic. */
export function rankPassages(topic: string, passages: readonly Passage[]): Passage[] {
  const wanted = new Set(
    wordsOf(topic.slice(0, 1_000))
      .filter((word) => !STOP_WORDS.has(word))
      .map(termOf),
  );
  const counted = passages.map((passage) => countTerms(wanted, passage));
  const weights = new Map<string, number>();
  for (const term of wanted) {
    const having = counted.filter((counts) => counts.has(term)).length;
    weights.set(term, Math.log(1 + (passages.length - having + 0.5) / (having + 0.5)));
  }
  return passages.map((passage, index) => {
    let score = 0;
    for (const [term, count] of counted[index] ?? []) {
      score += (weights.get(term) ?? 0) * (count / (count + SATURATION));
    }
    return { ...passage, score: Math.round(score * 10_000) / 10_000 };
  });
}

/** A word in a heading counts for every passage under it. */
function countTerms(wanted: ReadonlySet<string>, passage: Passage): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of [...termsOf(passage.text), ...termsOf(passage.headings.join(' '))]) {
    if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
