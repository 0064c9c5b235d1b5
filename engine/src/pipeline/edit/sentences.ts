/** Sentences of the kept passages, as citations: what words may rest on. */
import type { Citation, Passage, SourceText } from '../../contract/index.ts';
import type { KeptResearch } from '../../store/index.ts';

/** Passages, and sentences of them, that words without a citation are compared with. */
const MOST_PASSAGES = 20;
const MOST_SENTENCES = 24;
/** Signs of a word that says something. */
const SHORTEST_WORD = 3;

export function sentencesOf(passage: Passage, sources: readonly SourceText[]): Citation[] {
  const source = sources.find(({ id }) => id === passage.sourceId);
  const segmenter = new Intl.Segmenter(source?.language ?? 'en', { granularity: 'sentence' });
  return [...segmenter.segment(passage.text)].flatMap(({ segment, index }) => {
    const quote = segment.trim();
    const start = passage.start + index + segment.indexOf(quote);
    if (quote === '' || source?.text.slice(start, start + quote.length) !== quote) return [];
    return [{ sourceId: passage.sourceId, passageId: passage.id, quote, start, end: start + quote.length }];
  });
}

/** The sentences that share most words with these, best first; ties in reading order. Empty: no source is about them. */
export function sentencesLike(words: string, { passages, sources }: KeptResearch): Citation[] {
  const wanted = wordsOf(words);
  const near = best(passages, ({ text }) => sharedWith(wanted, text), MOST_PASSAGES);
  const sentences = near.flatMap((passage) => sentencesOf(passage, sources));
  return best(sentences, ({ quote }) => sharedWith(wanted, quote), MOST_SENTENCES);
}

function best<T>(things: readonly T[], scoreOf: (thing: T) => number, most: number): T[] {
  return things
    .map((thing) => ({ thing, score: scoreOf(thing) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function sharedWith(wanted: ReadonlySet<string>, text: string): number {
  const own = wordsOf(text);
  return [...wanted].filter((word) => own.has(word)).length;
}

/** Words that say something, numbers among them; where words are written without spaces, pairs of signs. */
function wordsOf(text: string): Set<string> {
  const runs = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(run)
        ? Array.from({ length: Math.max(1, run.length - 1) }, (_each, index) => run.slice(index, index + 2))
        : run.length >= SHORTEST_WORD || /\p{N}/u.test(run)
          ? [run]
          : [],
    ),
  );
}
