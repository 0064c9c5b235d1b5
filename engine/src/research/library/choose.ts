/** Which modules a topic is told from: one where it is narrow, several that speak of it in general where it is broad. */
import type { LibraryHit } from './library.ts';

export interface ChosenModule {
  hit: LibraryHit;
  /** How much of the topic it holds, comparable among the chosen. */
  weight: number;
}

export interface Choice {
  /** In the order in which they are to be read. */
  modules: ChosenModule[];
  /** The topic is the subject of several modules: each gives its most general passages. */
  isBroad: boolean;
}

/** Modules for a narrow topic and for a broad one. */
const FEW = 3;
const MANY = 6;
/** A further module must be nearly as good as the first, and as surely about the topic. */
const SCORE_SHARE = 0.4;
/** The same for a module of a broad topic that neither its title nor its chapter's names. */
const UNTITLED_SHARE = 0.55;
const EVIDENCE_SHARE = 0.75;
/** Modules of one chapter, and titles that name the topic, from which on a topic is broad. */
const CHAPTER_FROM = 3;
const TITLES_FROM = 2;
/** Worth of a module about one kind of the topic, beside one about the topic. */
const KIND = 0.5;
/** Worth of a module that neither its title nor its chapter's says to be about the topic. */
const UNNAMED = 0.6;
/** Sentences with the topic as their subject that make half of what such sentences can add. */
const HALF_SUBJECTS = 6;
/** Such sentences without which a module of another title has nothing general to say. */
const LEAST_SUBJECTS = 2;

const ASKS_FOR_CAUSES = /\b(?:causes?|caused|origins?|why|reasons?|outbreak)\b/iu;
const ASKS_FOR_EFFECTS = /\b(?:effects?|results?|consequences?|aftermath|legacy|impacts?|outcomes?|end)\b/iu;

/** `hits` best first, at least one. */
export function chooseModules(hits: readonly LibraryHit[], topic: string): Choice {
  const [best] = hits;
  if (best === undefined) return { modules: [], isBroad: false };
  const namesake = hits.some((hit) => hit.isNamesake && hit.score >= best.score * SCORE_SHARE);
  const chapter = hits.filter((hit) => hit.isChaptered);
  if (!namesake && chapter.length >= CHAPTER_FROM) return { modules: ofChapter(chapter, topic), isBroad: true };
  const isBroad = !namesake && isNamedOften(hits);
  const weighed = hits
    .map((hit) => ({ hit, weight: isBroad ? generality(hit) : hit.score }))
    .sort((a, b) => b.weight - a.weight);
  const first = weighed[0];
  if (first === undefined) return { modules: [], isBroad };
  const good = weighed.filter(({ hit, weight }) => {
    const share = isBroad && !hit.isTitled && !hit.isInChapter ? UNTITLED_SHARE : SCORE_SHARE;
    if (weight < first.weight * share || hit.evidence < best.evidence * EVIDENCE_SHARE) return false;
    // Where a title is the topic itself, others join only when their titles name it too.
    return !namesake || hit.isNamesake || (hit.isTitled && hit.relation === 'whole');
  });
  const modules = isBroad ? spread(good).slice(0, MANY) : good.slice(0, FEW);
  const isOneChapter = new Set(modules.map(({ hit }) => `${hit.book}\n${hit.chapter}`)).size === 1;
  return { modules: isBroad || isOneChapter ? byBook(modules) : modules, isBroad };
}

/** Several titles name the topic, or none does and chapters do. */
function isNamedOften(hits: readonly LibraryHit[]): boolean {
  const titled = hits.filter((hit) => hit.isTitled).length;
  return titled >= TITLES_FROM || (titled === 0 && hits.filter((hit) => hit.isInChapter).length >= CHAPTER_FROM);
}

/** A chapter tells its topic in order; of a history's chapter the beginning tells the causes, the end the effects. */
function ofChapter(chapter: readonly LibraryHit[], topic: string): ChosenModule[] {
  const inOrder = chapter.toSorted((a, b) => a.place - b.place);
  const half = Math.max(1, Math.floor(inOrder.length / 2));
  const asked = ASKS_FOR_CAUSES.test(topic)
    ? inOrder.slice(0, half)
    : ASKS_FOR_EFFECTS.test(topic)
      ? inOrder.slice(-half)
      : inOrder;
  return asked.map((hit) => ({ hit, weight: 1 }));
}

/** More where sentences have the topic as their subject, less where the title names one kind of it only. */
function generality(hit: LibraryHit): number {
  const subjects = subjectsOf(hit);
  const isNamed = hit.isTitled || hit.isInChapter;
  if (!isNamed && subjects < LEAST_SUBJECTS) return 0;
  const told = hit.score * (isNamed ? 1 : UNNAMED);
  return told * (0.4 + 0.6 * (subjects / (subjects + HALF_SUBJECTS))) * (hit.relation === 'kind' ? KIND : 1);
}

/** Of a topic that many chapters tell a part of, one module of each chapter, or as many as it takes to come to the number wanted. */
function spread(weighed: readonly ChosenModule[]): ChosenModule[] {
  const chapters = Map.groupBy(weighed, ({ hit }) => `${hit.book}\n${hit.chapter}`);
  const each = Math.max(1, Math.ceil(MANY / chapters.size));
  const kept = new Set([...chapters.values()].flatMap((modules) => modules.slice(0, each)));
  return weighed.filter((module) => kept.has(module));
}

function subjectsOf(hit: LibraryHit): number {
  let subjects = 0;
  for (const weight of hit.subjects.values()) subjects += weight;
  return subjects;
}

/** Books in the order of their best module, modules as they follow in the book; the volumes of one work are one book. */
function byBook(modules: readonly ChosenModule[]): ChosenModule[] {
  const workOf = ({ hit }: ChosenModule): string => hit.book.replace(/ Volume \d.*$/u, '');
  const works = [...new Set(modules.map(workOf))];
  return modules.toSorted((a, b) => works.indexOf(workOf(a)) - works.indexOf(workOf(b)) || a.hit.number - b.hit.number);
}
