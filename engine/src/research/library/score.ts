/**
 * How much a module is about a query. Two figures, kept apart on purpose:
 * `evidence` (0 to 1) says whether the module is about it at all, and decides what is found;
 * `score` says how well, and decides the order.
 */
import type { QueryTerm } from './query.ts';

/** A paragraph that holds at least one term of the query, with the terms of its labels. */
export interface Candidate {
  ordinal: number;
  title: readonly string[];
  chapter: readonly string[];
  heading: readonly string[];
  body: readonly string[];
}

export interface ScoredPassage {
  /** Position of the passage in its module, from 0. */
  ordinal: number;
  /** Above 0; only comparable within one search. */
  score: number;
  evidence: number;
}

export interface ScoredModule {
  evidence: number;
  score: number;
  /** Share of the query that the module's own title carries, 0 to 1. */
  titleShare: number;
  /** Passages with a term of the query in themselves or their heading, best first. */
  passages: ScoredPassage[];
}

interface Counted {
  candidate: Candidate;
  /** Occurrences per query term in the body. */
  counts: number[];
  /** Per query term: 1 adjacent to its neighbour in the query, less when only near, 0 when alone. */
  closeness: number[];
}

/** Words between two terms that still count as near. */
const NEAR = 6;
const LABEL_WEIGHTS = { title: 1.6, heading: 0.9, chapter: 0.35, body: 1 };

export function scoreModule(terms: readonly QueryTerm[], candidates: readonly Candidate[]): ScoredModule {
  const counted = candidates.map((candidate) => countTerms(terms, candidate));
  const inModule = terms.map((_, index) => counted.reduce((sum, each) => sum + (each.counts[index] ?? 0), 0));
  const passages = counted
    .map((each) => scorePassage(terms, each, inModule))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
  const title = labelShare(terms, candidates[0]?.title ?? []);
  const chapter = labelShare(terms, candidates[0]?.chapter ?? []);
  const heading = Math.max(0, ...candidates.map((each) => labelShare(terms, each.heading)));
  const body = weigh(terms, (_, index) => saturate(inModule[index] ?? 0, 4));
  const closest = Math.max(0, ...counted.map((each) => weigh(terms, (_, index) => each.closeness[index] ?? 0)));
  const evidence = Math.max(0, ...passages.map((each) => each.evidence));
  return {
    evidence,
    score:
      evidence *
      (LABEL_WEIGHTS.title * title +
        LABEL_WEIGHTS.heading * heading +
        LABEL_WEIGHTS.chapter * chapter +
        LABEL_WEIGHTS.body * body * (0.5 + 0.5 * closest)),
    titleShare: weigh(terms, ({ term }) => ((candidates[0]?.title ?? []).includes(term) ? 1 : 0)),
    passages,
  };
}

function countTerms(terms: readonly QueryTerm[], candidate: Candidate): Counted {
  const positions = terms.map(({ term }) => positionsOf(term, candidate.body));
  const closeness = terms.map((_, index) =>
    Math.max(closenessOf(positions[index], positions[index + 1]), closenessOf(positions[index - 1], positions[index])),
  );
  return { candidate, counts: positions.map((each) => each.length), closeness };
}

function positionsOf(term: string, words: readonly string[]): number[] {
  const positions: number[] = [];
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + 1)) positions.push(at);
  return positions;
}

/** 1 when the second follows the first at once, 0.5 when they are near each other in any order, else 0. */
function closenessOf(first: readonly number[] | undefined, second: readonly number[] | undefined): number {
  let best = 0;
  for (const a of first ?? []) {
    for (const b of second ?? []) {
      if (b - a === 1) return 1;
      if (Math.abs(b - a) <= NEAR) best = 0.5;
    }
  }
  return best;
}

function scorePassage(terms: readonly QueryTerm[], counted: Counted, inModule: readonly number[]): ScoredPassage {
  const { candidate, counts, closeness } = counted;
  const presence = terms.map(({ term }, index) => {
    if (candidate.title.includes(term) || candidate.heading.includes(term)) return 1;
    if (candidate.chapter.includes(term)) return 0.9;
    const here = counts[index] ?? 0;
    const elsewhere = (inModule[index] ?? 0) - here;
    if (here === 0) return elsewhere > 0 ? 0.2 : 0;
    // One mention is not yet about it; a phrase or a repeated word is.
    return Math.max(saturate(here + elsewhere / 2, 1), 0.5 + 0.25 * (closeness[index] ?? 0));
  });
  const share = weigh(terms, (_, index) => presence[index] ?? 0);
  const core = terms.flatMap(({ side }, index) => (side ? [] : [presence[index] ?? 0]));
  const plain = core.length === 0 ? share : core.reduce((sum, each) => sum + each, 0) / core.length;
  const lengthFactor = 0.7 + 0.3 / (1 + candidate.body.length / 120);
  const matched = weigh(terms, ({ term }, index) => {
    const inHeading = candidate.heading.includes(term) ? 0.6 : 0;
    return saturate(counts[index] ?? 0, 1.2) * (0.8 + 0.4 * (closeness[index] ?? 0)) + inHeading;
  });
  return { ordinal: candidate.ordinal, evidence: share * plain, score: matched * lengthFactor };
}

/** Share of the query that a label carries, less when the label speaks of much else. */
function labelShare(terms: readonly QueryTerm[], label: readonly string[]): number {
  if (label.length === 0) return 0;
  const recall = weigh(terms, ({ term }) => (label.includes(term) ? 1 : 0));
  const matched = label.filter((word) => terms.some(({ term }) => term === word)).length;
  return recall * (0.5 + (0.5 * matched) / label.length);
}

/** Mean over the terms by their weights. */
function weigh(terms: readonly QueryTerm[], value: (term: QueryTerm, index: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const [index, term] of terms.entries()) {
    sum += term.weight * value(term, index);
    total += term.weight;
  }
  return total === 0 ? 0 : sum / total;
}

function saturate(count: number, half: number): number {
  return count / (count + half);
}
