/** The passages of the library that a composer is given for a topic: about it, enough of them, in reading order. */
import type { Passage, SourceText } from '../../contract/index.ts';
import { passagesOf } from '../source-text.ts';
import type { Library, LibraryHit } from './library.ts';

export interface Selection {
  sources: SourceText[];
  passages: Passage[];
}

const MOST_MODULES = 3;
/** A second module must be nearly as good as the first. */
const SCORE_SHARE = 0.5;
/** From this share of the query in its title on, a whole module is about the topic. */
const WHOLE_MODULE = 0.8;
/** Words that give an explainer enough to choose from; less, and neighbouring passages are taken in. */
const ENOUGH_WORDS = 700;
/** Least relevance of a passage that stands in a module about the topic but holds none of its words. */
const BACKGROUND = 0.05;

export function selectPassages(library: Library, hits: readonly LibraryHit[]): Selection {
  const best = hits[0];
  if (best === undefined) return { sources: [], passages: [] };
  const chosen = hits.slice(0, MOST_MODULES).filter((hit) => hit.score >= best.score * SCORE_SHARE);
  const top = Math.max(...chosen.flatMap((hit) => hit.passages.map((passage) => passage.score)));
  const selection: Selection = { sources: [], passages: [] };
  for (const hit of chosen) {
    const source = library.source(hit.id);
    const weight = hit.score / best.score;
    const passages = selectFromModule(hit, passagesOf(source), top).map((passage) => ({
      ...passage,
      score: round(passage.score * weight),
    }));
    if (passages.length === 0) continue;
    selection.sources.push(source);
    selection.passages.push(...passages);
  }
  return selection;
}

function selectFromModule(hit: LibraryHit, passages: readonly Passage[], top: number): Passage[] {
  const relevance = new Map(hit.passages.map(({ ordinal, score }) => [ordinal, score / top]));
  const scoreOf = (index: number): number => Math.max(relevance.get(index) ?? 0, BACKGROUND);
  const taken = new Set<number>();
  if (hit.titleShare >= WHOLE_MODULE) for (const index of passages.keys()) taken.add(index);
  else takeRelevant(hit, passages, taken);
  return passages.flatMap((passage, index) => (taken.has(index) ? [{ ...passage, score: scoreOf(index) }] : []));
}

/** The passages that speak of the topic; when they are few, the rest of their sections, then their neighbours. */
function takeRelevant(hit: LibraryHit, passages: readonly Passage[], taken: Set<number>): void {
  const strongest = Math.max(...hit.passages.map((passage) => passage.evidence));
  const relevant = hit.passages.filter(({ evidence }) => evidence >= Math.max(0.3, strongest * 0.6));
  for (const { ordinal } of relevant) taken.add(ordinal);
  const enough = (): boolean => wordsIn(passages, taken) >= ENOUGH_WORDS;
  for (const { ordinal } of relevant) {
    if (enough()) return;
    const section = passages[ordinal]?.headings.join('\n');
    for (const [index, passage] of passages.entries()) {
      if (Math.abs(index - ordinal) <= 3 && passage.headings.join('\n') === section) taken.add(index);
    }
  }
}

function wordsIn(passages: readonly Passage[], taken: ReadonlySet<number>): number {
  let words = 0;
  for (const index of taken) words += passages[index]?.text.split(' ').length ?? 0;
  return words;
}

/** Scores end up in files that must be the same on every machine: four decimals are the same everywhere. */
function round(score: number): number {
  return Math.max(Math.round(score * 10_000) / 10_000, 0.0001);
}
