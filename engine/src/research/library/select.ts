/** The passages of the library that a composer is given for a topic: about it, enough of them, in reading order. */
import type { Passage, SourceText } from '../../contract/index.ts';
import { passagesOf } from '../source-text.ts';
import { type ChosenModule, chooseModules } from './choose.ts';
import { chronicleOf } from './chronicle.ts';
import type { Library, LibraryHit } from './library.ts';
import { datedness } from './years.ts';

export interface Selection {
  /** The passages bear on a question that none of them answers as it stands. */
  isPartial: boolean;
  sources: SourceText[];
  passages: Passage[];
}

/** Modules that are looked at. */
const MOST_HITS = 14;
/** Words that give an explainer enough to choose from; less, and neighbouring passages are taken in. */
const ENOUGH_WORDS = 600;
/** From this many words on, no further module is opened. */
const PLENTY_WORDS = 7_000;
/** Words of a broad topic in all, and of one of its modules at most and at least. */
const BROAD_WORDS = 3_600;
const CHAPTER_WORDS = 5_000;
const MOST_WORDS = 1_000;
const LEAST_WORDS = 400;
/** Passages from anywhere whose sentences have the topic as their subject, and their score. */
const MOST_SPEAKING = 2;
const SPEAKING = 0.9;
/** Passages on either side that may be taken in. */
const NEIGHBOURS = 3;
/** Relevance of a passage that stands in text about the topic but holds none of its words. */
const BACKGROUND = 0.05;

export interface SelectOptions {
  /** What is dated is taken from everywhere: the topic is to be told as a history. */
  asHistory?: boolean;
  signal?: AbortSignal;
}

/** Scores are above 0 and at most 1; the passage that says what the topic is has 1 and is marked. */
export function selectPassages(library: Library, topic: string, options: SelectOptions = {}): Selection {
  const { asHistory = false, signal } = options;
  const hits = library.search(topic, { limit: MOST_HITS, ...(signal === undefined ? {} : { signal }) });
  const selection: Selection = { sources: [], passages: [], isPartial: hits.some((hit) => hit.isPartial) };
  if (hits.length === 0) return selection;
  const { modules, isBroad } = chooseModules(hits, topic);
  const best = Math.max(...modules.map(({ weight }) => weight));
  let words = 0;
  for (const { source, weight, taken } of isBroad ? takeGeneral(library, modules) : takeAll(library, modules)) {
    if (words >= PLENTY_WORDS) break;
    const passages = taken.map(({ passage, relevance }) => ({
      ...passage,
      score: round(Math.min(1, Math.max(relevance, BACKGROUND) * (weight / best))),
    }));
    selection.sources.push(source);
    selection.passages.push(...passages);
    words += passages.reduce((sum, passage) => sum + wordsOf(passage), 0);
  }
  // The Source that holds most of the topic comes first, whatever is read first.
  const weights = new Map(modules.map(({ hit, weight }) => [hit.id, weight]));
  selection.sources.sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
  addFromAnywhere(library, selection, topic, hits);
  if (asHistory) {
    for (const { moduleId, passage, score } of chronicleOf(library, topic, signal)) {
      insert(selection, library.source(moduleId), { ...passage, score }, 'last');
    }
  }
  return selection;
}

/** What has the topic as its subject, and what says what it is. */
function addFromAnywhere(library: Library, selection: Selection, topic: string, hits: readonly LibraryHit[]): void {
  const add = (id: string, ordinal: number, marks: Partial<Passage>): void => {
    const source = library.source(id);
    const passage = passagesOf(source)[ordinal];
    if (passage !== undefined) insert(selection, source, { ...passage, ...marks });
  };
  for (const { id, ordinal } of library.speaking(topic).slice(0, MOST_SPEAKING).toReversed()) {
    add(id, ordinal, { score: SPEAKING });
  }
  for (const { id, ordinal, start, end } of library.define(topic, hits).toReversed()) {
    add(id, ordinal, { score: 1, role: 'definition', key: { start, end } });
  }
}

/** Puts a passage in its place; one from another module comes first where it says what all others speak of. */
function insert(
  selection: Selection,
  source: SourceText,
  passage: Passage,
  elsewhere: 'first' | 'last' = 'first',
): void {
  const { sources, passages } = selection;
  const at = passages.findIndex((each) => each.id === passage.id);
  if (at >= 0) {
    passages[at] = { ...passages[at], ...passage, score: Math.max(passage.score, passages[at]?.score ?? 0) };
  } else if (sources.some((each) => each.id === source.id)) {
    const behind = passages.findIndex((each) => each.sourceId === source.id && each.start > passage.start);
    const last = passages.findLastIndex((each) => each.sourceId === source.id) + 1;
    passages.splice(behind >= 0 ? behind : last, 0, passage);
  } else {
    // Its section is not what the topic is told from: it stands last among the Sources.
    sources.push(source);
    if (elsewhere === 'first') passages.unshift(passage);
    else passages.push(passage);
  }
}

interface Taken {
  passage: Passage;
  /** 0 to 1. */
  relevance: number;
}

interface TakenModule {
  source: SourceText;
  weight: number;
  taken: Taken[];
}

/** From each module of a narrow topic the whole, or what speaks of the topic. */
function takeAll(library: Library, modules: readonly ChosenModule[]): TakenModule[] {
  const top = topScore(modules);
  return modules.map(({ hit, weight }) => {
    const source = library.source(hit.id);
    const passages = passagesOf(source);
    const relevance = new Map(hit.passages.map(({ ordinal, score }) => [ordinal, score / top]));
    const chosen = hit.isTitled || hit.isChaptered ? new Set(passages.keys()) : takeRelevant(hit, passages);
    const taken = [...chosen]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const passage = passages[index];
        return passage === undefined ? [] : [{ passage, relevance: relevance.get(index) ?? 0 }];
      });
    return { source, weight, taken };
  });
}

/**
 * From each module of a broad topic the passages that speak of the topic in general: where it is the subject of sentences, and what
 * introduces the module and its sections; of a chapter about the topic what the chapter as a whole speaks of, and its years.
 */
function takeGeneral(library: Library, modules: readonly ChosenModule[]): TakenModule[] {
  const top = topScore(modules);
  const opened = modules.map(({ hit, weight }) => {
    const source = library.source(hit.id);
    return { hit, weight, source, passages: passagesOf(source) };
  });
  const isChapter = modules.every(({ hit }) => hit.isChaptered);
  const dated = isChapter ? datedness(opened.flatMap(({ passages }) => passages.map(({ text }) => text))) : [];
  const budget = Math.max(LEAST_WORDS, (isChapter ? CHAPTER_WORDS : BROAD_WORDS) / modules.length);
  const share = isChapter ? 0.2 : 0.5;
  return opened.map(({ hit, weight, source, passages }) => {
    const scores = new Map(hit.passages.map(({ ordinal, score }) => [ordinal, score / top]));
    const centrality = library.centrality(hit.id);
    const years = dated.splice(0, isChapter ? passages.length : 0);
    const valued = passages.map((passage, index) => {
      const subjects = Math.min(3, hit.subjects.get(index) ?? 0) / 3;
      const about = share * (scores.get(index) ?? 0) + (0.8 - share) * (centrality[index] ?? 0) + 0.25 * subjects;
      return { passage, relevance: about + 0.25 * (years[index] ?? 0) + introduces(passages, index) };
    });
    return { source, weight, taken: mostRelevant(valued, Math.min(MOST_WORDS, budget)) };
  });
}

/** The most relevant until there are enough words, in their order. */
function mostRelevant(valued: readonly Taken[], budget: number): Taken[] {
  const chosen = new Set<Taken>();
  let words = 0;
  for (const each of valued.toSorted((a, b) => b.relevance - a.relevance)) {
    if (words >= budget) break;
    chosen.add(each);
    words += wordsOf(each.passage);
  }
  return valued.filter((each) => chosen.has(each));
}

/** Highest score of a passage in all modules. */
function topScore(modules: readonly ChosenModule[]): number {
  return Math.max(...modules.flatMap(({ hit }) => hit.passages.map((passage) => passage.score)));
}

/** What a passage gains that begins its module or a section of it. */
function introduces(passages: readonly Passage[], index: number): number {
  if (index === 0) return 0.2;
  return sectionOf(passages[index - 1]) === sectionOf(passages[index]) ? 0 : 0.1;
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
