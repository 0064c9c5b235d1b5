/** The passages of the library that a composer is given for a topic: about it, enough of them, in reading order. */
import type { Passage, SourceText } from '../../contract/index.ts';
import { passagesOf } from '../source-text.ts';
import type { Library, LibraryHit } from './library.ts';

export interface Selection {
  sources: SourceText[];
  passages: Passage[];
}

const MOST_MODULES = 3;
/** A second module must be nearly as good as the first, and as surely about the topic. */
const SCORE_SHARE = 0.4;
const EVIDENCE_SHARE = 0.75;
/** Words that give an explainer enough to choose from; less, and neighbouring passages are taken in. */
const ENOUGH_WORDS = 600;
/** From this many words on, no further module is opened. */
const PLENTY_WORDS = 7_000;
/** Passages on either side that may be taken in. */
const NEIGHBOURS = 3;
/** Relevance of a passage that stands in text about the topic but holds none of its words. */
const BACKGROUND = 0.05;

/** Best module first; inside a module in reading order. Scores are above 0 and at most 1. */
export function selectPassages(library: Library, hits: readonly LibraryHit[]): Selection {
  const best = hits[0];
  const selection: Selection = { sources: [], passages: [] };
  if (best === undefined) return selection;
  const chosen = hits.slice(0, MOST_MODULES).filter((hit) => isNearlyAsGood(hit, best));
  const top = Math.max(...chosen.flatMap((hit) => hit.passages.map((passage) => passage.score)));
  let words = 0;
  for (const hit of chosen) {
    if (words >= PLENTY_WORDS) break;
    const source = library.source(hit.id);
    const weight = hit.score / best.score / top;
    const passages = selectFromModule(hit, passagesOf(source)).map(({ passage, relevance }) => ({
      ...passage,
      score: round(Math.max(relevance * weight, BACKGROUND * (hit.score / best.score))),
    }));
    selection.sources.push(source);
    selection.passages.push(...passages);
    words += passages.reduce((sum, passage) => sum + wordsOf(passage), 0);
  }
  return selection;
}

function isNearlyAsGood(hit: LibraryHit, best: LibraryHit): boolean {
  if (hit.score < best.score * SCORE_SHARE || hit.evidence < best.evidence * EVIDENCE_SHARE) return false;
  // Where a title is the topic itself, others join only when their titles name it too.
  return !best.isNamesake || hit.isTitled;
}

function selectFromModule(hit: LibraryHit, passages: readonly Passage[]): { passage: Passage; relevance: number }[] {
  const relevance = new Map(hit.passages.map(({ ordinal, score }) => [ordinal, score]));
  const taken = hit.isTitled || hit.isChaptered ? new Set(passages.keys()) : takeRelevant(hit, passages);
  return passages.flatMap((passage, index) =>
    taken.has(index) ? [{ passage, relevance: relevance.get(index) ?? 0 }] : [],
  );
}

/** The sections that are named after the topic, or else the passages that speak of it; then their neighbours until it is enough. */
function takeRelevant(hit: LibraryHit, passages: readonly Passage[]): Set<number> {
  const named = new Set(
    hit.passages.filter((each) => each.isHeaded).map(({ ordinal }) => sectionOf(passages[ordinal])),
  );
  const inNamed = [...passages.keys()].filter((index) => named.has(sectionOf(passages[index])));
  return widen(inNamed.length > 0 ? inNamed : speakingPassages(hit), passages);
}

/** The passages that are surely about it; where only a title says so, all of them. */
function speakingPassages({ passages }: LibraryHit): number[] {
  const strongest = Math.max(...passages.map((passage) => passage.evidence));
  const sure = passages.filter(({ evidence }) => evidence >= strongest * 0.75);
  const speaking = sure.filter(({ score }) => score > 0);
  return (speaking.length > 0 ? speaking : sure).map(({ ordinal }) => ordinal);
}

/** Takes in the neighbours in the same section, nearest first, until there are enough words. */
function widen(seeds: readonly number[], passages: readonly Passage[]): Set<number> {
  const taken = new Set(seeds);
  const neighbours = Array.from({ length: NEIGHBOURS }, (_, index) => index + 1).flatMap((distance) =>
    seeds.flatMap((seed) => [
      { seed, index: seed - distance },
      { seed, index: seed + distance },
    ]),
  );
  for (const { seed, index } of neighbours) {
    if (wordCount(passages, taken) >= ENOUGH_WORDS) break;
    const isNear = passages[index] !== undefined && sectionOf(passages[index]) === sectionOf(passages[seed]);
    if (isNear) taken.add(index);
  }
  return taken;
}

function sectionOf(passage: Passage | undefined): string {
  return passage?.headings.join('\n') ?? '';
}

function wordCount(passages: readonly Passage[], taken: ReadonlySet<number>): number {
  let words = 0;
  for (const index of taken) words += wordsOf(passages[index]);
  return words;
}

function wordsOf(passage: Passage | undefined): number {
  return passage?.text.split(' ').length ?? 0;
}

/** Scores end up in files that must be the same on every machine: four decimals are the same everywhere. */
function round(score: number): number {
  return Math.max(Math.round(score * 10_000) / 10_000, 0.0001);
}
