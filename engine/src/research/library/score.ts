/**
 * How much a module is about a query. Two figures, kept apart on purpose:
 * `evidence` (0 to 1) says whether the module is about it at all, and decides what is found;
 * `score` says how well, and decides the order.
 */
import { termsOf } from '../text/words.ts';
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
  /** Its heading holds the whole query, as a phrase where the query is one. */
  isHeaded: boolean;
}

export interface ScoredModule {
  evidence: number;
  /** For each term and the next one in the query: whether they stand together, 0 to 1. */
  pairs: number[];
  /** For each term and the next one: whether a title or heading holds them as a phrase. */
  labelPairs: boolean[];
  score: number;
  /** The module's title holds the whole query, as a phrase where the query is one. */
  isTitled: boolean;
  /** The chapter's title is little else than the query. */
  isChaptered: boolean;
  /** The chapter's title holds the whole query. */
  isInChapter: boolean;
  /** The title is little else than the query. */
  isNamesake: boolean;
  /** Passages with a term of the query in themselves or their heading, best first. */
  passages: ScoredPassage[];
}

/** A candidate with the places of the terms counted. */
export interface Counted {
  candidate: Candidate;
  /** Occurrences per query term in the body. */
  counts: number[];
  /** Per query term: how often the next one follows it at once. */
  adjacent: number[];
  /** Per query term: whether the next one stands near it. */
  near: boolean[];
}

/** Words between two terms that still count as near. */
const NEAR = 6;
/** What one term of a name in a label is worth without the other. */
const HALF_NAME = 0.7;
/** A mention of one word of a name by itself, as a share of a mention of the name. */
const OUTSIDE_NAME = 0.6;
/** Share of a title that the query must make for the two to be the same topic. */
const NAMESAKE = 0.85;
/** The same for a chapter, whose title may add a word behind it: "Cold War Conflicts". */
const CHAPTER = 0.7;
/** Worth of the evidence where three words or more meet in one passage only: they may have met by chance. */
const BY_CHANCE = 0.75;
/** Words of a chapter's title that leave its subject whole: "The Causes and Consequences of World War II". */
const SIDE_TERMS: ReadonlySet<string> = new Set(termsOf('causes consequences origins effects results history story'));
const LABEL_WEIGHTS = { title: 1.6, heading: 0.6, chapter: 0.6, body: 1.8 };

/** The terms with `isJoined` left only where the library knows the two words as one name: a label, or a phrase that comes again. */
export function joinNames(terms: readonly QueryTerm[], modules: readonly (readonly Counted[])[]): QueryTerm[] {
  return terms.map((term, index) => {
    const next = terms[index + 1];
    if (!term.isJoined || next === undefined || next.side) return { ...term, isJoined: false };
    const isName = modules.some(
      (counted) =>
        counted.reduce((sum, each) => sum + (each.adjacent[index] ?? 0), 0) > 1 ||
        counted.some(({ candidate }) => labelsHold(term.term, next.term, candidate)),
    );
    return { ...term, isJoined: isName };
  });
}

function labelsHold(first: string, second: string, { title, heading, chapter }: Candidate): boolean {
  return isPhrase(first, second, title) || isPhrase(first, second, heading) || isPhrase(first, second, chapter);
}

export function scoreModule(terms: readonly QueryTerm[], counted: readonly Counted[]): ScoredModule {
  const candidates = counted.map(({ candidate }) => candidate);
  const module = summarize(terms, counted);
  const passages = counted
    .map((each) => scorePassage(terms, each, module))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
  const title = labelShare(terms, candidates[0]?.title ?? []);
  const chapterTerms = candidates[0]?.chapter ?? [];
  const chapter = labelShare(terms, chapterTerms);
  const heading = Math.max(0, ...candidates.map((each) => labelShare(terms, each.heading)));
  const body = weigh(terms, (_, index) => saturate(module.asNames[index] ?? 0, 8));
  const together =
    terms.length < 2 ? 1 : weigh(terms, (_, index) => Math.max(module.pairs[index] ?? 0, module.pairs[index - 1] ?? 0));
  const isTitled = holdsWhole(terms, candidates[0]?.title ?? []);
  const evidence =
    Math.max(0, ...passages.map((each) => each.evidence)) * (meetByChance(terms, counted) ? BY_CHANCE : 1);
  return {
    evidence,
    pairs: module.pairs,
    labelPairs: module.labelPairs,
    score:
      LABEL_WEIGHTS.title * title +
      LABEL_WEIGHTS.heading * heading +
      LABEL_WEIGHTS.chapter * chapter +
      LABEL_WEIGHTS.body * body * (0.5 + 0.5 * together),
    isTitled,
    isChaptered: isNameOf(terms, chapterTerms),
    isInChapter: holdsWhole(terms, chapterTerms),
    isNamesake: isTitled && title >= NAMESAKE,
    passages,
  };
}

/** All words of a longer topic stand in no more than one passage, no two of them side by side or in one label. */
function meetByChance(terms: readonly QueryTerm[], counted: readonly Counted[]): boolean {
  const core = terms.filter(({ side }) => !side);
  if (core.length < 3 || counted.some(({ adjacent }) => adjacent.some((count) => count > 0))) return false;
  const held = (words: readonly string[]): number => core.filter(({ term }) => words.includes(term)).length;
  const meeting = counted.filter(({ candidate }) => held([...candidate.body, ...candidate.heading]) === core.length);
  return meeting.length < 2 && !counted.some(({ candidate: { title, heading } }) => held([...title, ...heading]) > 1);
}

interface ModuleSummary {
  /** Occurrences per term in all candidate passages. */
  counts: number[];
  /** The same, but a term of a name counts in full only where the name stands whole. */
  asNames: number[];
  pairs: number[];
  labelPairs: boolean[];
}

function summarize(terms: readonly QueryTerm[], counted: readonly Counted[]): ModuleSummary {
  const counts = terms.map((_, index) => counted.reduce((sum, each) => sum + (each.counts[index] ?? 0), 0));
  const labelPairs = terms.map((term, index) => {
    const next = terms[index + 1];
    if (next === undefined) return false;
    return counted.some(({ candidate }) => labelsHold(term.term, next.term, candidate));
  });
  const together = terms.map((_, index) => counted.reduce((sum, each) => sum + (each.adjacent[index] ?? 0), 0));
  const pairs = terms.map((_, index) => {
    if (labelPairs[index]) return 1;
    const adjacent = together[index] ?? 0;
    if (adjacent > 0) return adjacent > 1 ? 1 : 0.7;
    return counted.some((each) => each.near[index]) ? 0.4 : 0;
  });
  const asNames = counts.map((count, index) => {
    if (partnersOf(terms, index).length === 0) return count;
    const whole = Math.max(together[index] ?? 0, terms[index - 1]?.isJoined ? (together[index - 1] ?? 0) : 0);
    // However often "dark matter" is mentioned, "dark energy" is not.
    return whole + Math.min((count - whole) * OUTSIDE_NAME, whole + 2);
  });
  return { counts, asNames, pairs, labelPairs };
}

export function countTerms(terms: readonly QueryTerm[], candidate: Candidate): Counted {
  const positions = terms.map(({ term }) => positionsOf(term, candidate.body));
  const adjacent = positions.map((first, index) => countPairs(first, positions[index + 1], 1));
  const near = positions.map((first, index) => countPairs(first, positions[index + 1], NEAR) > 0);
  return { candidate, counts: positions.map((each) => each.length), adjacent, near };
}

function positionsOf(term: string, words: readonly string[]): number[] {
  const positions: number[] = [];
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + 1)) positions.push(at);
  return positions;
}

/** How often the second stands behind the first at a distance of 1, or on either side within a larger one. */
function countPairs(first: readonly number[], second: readonly number[] | undefined, within: number): number {
  let pairs = 0;
  for (const a of first) {
    for (const b of second ?? []) {
      if (within === 1 ? b - a === 1 : Math.abs(b - a) <= within) pairs += 1;
    }
  }
  return pairs;
}

function isPhrase(first: string, second: string, label: readonly string[]): boolean {
  return label.some((word, index) => word === first && label[index + 1] === second);
}

function scorePassage(terms: readonly QueryTerm[], counted: Counted, module: ModuleSummary): ScoredPassage {
  const { candidate, counts } = counted;
  const isAlone = terms.length < 2;
  const togetherness = (index: number): number => Math.max(module.pairs[index] ?? 0, module.pairs[index - 1] ?? 0);
  const isHere = (index: number): boolean =>
    [index - 1, index].some((pair) => (counted.adjacent[pair] ?? 0) > 0 || counted.near[pair] === true);
  const presence = terms.map((term, index) => {
    const labelled = presenceInLabels(terms, index, candidate);
    if (labelled === 1) return 1;
    const here = counts[index] ?? 0;
    const elsewhere = Math.max((module.counts[index] ?? 0) - here, 0);
    if (here === 0) return Math.max(labelled, elsewhere > 0 ? 0.2 : 0);
    // One mention is not yet about it; a repeated word is, and a phrase that comes again.
    const repeated = saturate(asName(counted, terms, index, here) + elsewhere / 2, halfOf(term));
    if (isAlone) return repeated;
    const phrase = isHere(index) ? 0.45 + 0.35 * togetherness(index) : 0;
    return Math.max(labelled, phrase, repeated * (isHere(index) ? 1 : 0.7));
  });
  const share = weigh(terms, (_, index) => presence[index] ?? 0);
  const core = terms.flatMap(({ side }, index) => (side ? [] : [presence[index] ?? 0]));
  const plain = core.length === 0 ? share : core.reduce((sum, each) => sum + each, 0) / core.length;
  const lengthFactor = 0.7 + 0.3 / (1 + candidate.body.length / 120);
  const matched = weigh(terms, ({ term }, index) => {
    const inHeading = candidate.heading.includes(term) ? 0.6 : 0;
    return saturate(counts[index] ?? 0, 1.2) * (isHere(index) ? 1.2 : 0.8) + inHeading;
  });
  return {
    ordinal: candidate.ordinal,
    evidence: share * plain,
    score: matched * lengthFactor,
    isHeaded: holdsWhole(terms, candidate.heading),
  };
}

/** A label that holds only half of a name ("dark" of "dark energy") says little. */
function presenceInLabels(terms: readonly QueryTerm[], index: number, candidate: Candidate): number {
  const { title, heading, chapter } = candidate;
  const holds = (term: QueryTerm | undefined): boolean =>
    term !== undefined && (title.includes(term.term) || heading.includes(term.term) || chapter.includes(term.term));
  const term = terms[index];
  if (!holds(term)) return 0;
  const partners = partnersOf(terms, index);
  if (partners.length > 0 && !partners.some(holds)) return HALF_NAME;
  return title.includes(term?.term ?? '') || heading.includes(term?.term ?? '') ? 1 : 0.97;
}

/** The terms that may be one name with a term: those joined to it in the query. */
function partnersOf(terms: readonly QueryTerm[], index: number): QueryTerm[] {
  const [before, term, after] = [terms[index - 1], terms[index], terms[index + 1]];
  return [
    ...(before?.isJoined && !term?.side ? [before] : []),
    ...(term?.isJoined && after !== undefined && !after.side ? [after] : []),
  ];
}

/** Mentions in one passage; a word of a name counts in full only where the name stands whole. */
function asName(counted: Counted, terms: readonly QueryTerm[], index: number, here: number): number {
  if (partnersOf(terms, index).length === 0) return here;
  const whole = Math.max(counted.adjacent[index] ?? 0, counted.adjacent[index - 1] ?? 0);
  return whole + Math.max(here - whole, 0) * OUTSIDE_NAME;
}

/** Mentions that make half of a topic: fewer of a word that few modules hold, more of one that many do. */
function halfOf({ modules }: QueryTerm): number {
  return Math.min(2, 0.85 + modules / 40);
}

/** Side words may be missing, everything else must be there. */
function holdsWhole(terms: readonly QueryTerm[], label: readonly string[]): boolean {
  const core = terms.filter(({ side }) => !side);
  if (core.length === 0 || !core.every(({ term }) => label.includes(term))) return false;
  return core.every((term, index) => {
    const next = core[index + 1];
    return !term.isJoined || next === undefined || isPhrase(term.term, next.term, label);
  });
}

/** The label is little else than the topic; which side of it is asked for makes no difference. */
function isNameOf(terms: readonly QueryTerm[], label: readonly string[]): boolean {
  const named = terms.filter(({ term, side }) => !side || label.includes(term));
  const plain = label.filter((term) => !SIDE_TERMS.has(term) || named.some((each) => each.term === term));
  if (!holdsWhole(named, plain)) return false;
  // "Cold War Conflicts" is about the Cold War; "Diseases of the Immune System" is not about the immune system.
  return labelShare(named, plain) >= (plain[0] === named[0]?.term ? CHAPTER : NAMESAKE);
}

/** How far a label is the query, 0 to 1: less when it lacks terms, less when it speaks of much else. */
function labelShare(terms: readonly QueryTerm[], label: readonly string[]): number {
  if (label.length === 0) return 0;
  const recall = weigh(terms, ({ term }, index) => {
    if (!label.includes(term)) return 0;
    const partners = partnersOf(terms, index);
    return partners.length > 0 && !partners.some((partner) => label.includes(partner.term)) ? HALF_NAME : 1;
  });
  const matched = label.filter((word) => terms.some(({ term }) => term === word)).length;
  // Squared: half of a name in a label is worth less than half.
  return recall ** 2 * (0.25 + (0.75 * matched) / label.length);
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
