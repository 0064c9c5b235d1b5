/** What is chosen before the rest because it has a shape of its own on the page. */
import type { ComplexityLevel } from '../../contract/index.ts';
import type { Material } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { UnitTable } from '../select/units.ts';
import { wordsOf } from '../text/words.ts';
import { findChart } from './comparison.ts';
import { type EnumerationForm, findEnumeration, statementsOf } from './enumeration.ts';
import { findTerms } from './glossary.ts';
import { findFigures, findMoments, type HighlightSearch } from './highlights.ts';
import { ownersOf } from './owners.ts';
import type { Statement } from './statement.ts';

/** Share of the budget that beginning, history, parts, numbers and glossary may take together. */
const MOST_SHAPED = 0.92;

/** From this relevance on a paragraph tells of the topic whether it names it or not. */
const NEAR = 0.6;

export interface ShapeSearch {
  material: Material;
  table: UnitTable;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  topicStems: ReadonlySet<string>;
  /** Whether a stem is one of the topic's, or of a word akin to it. */
  kin: (stem: string) => boolean;
  candidates: readonly Candidate[];
  level: ComplexityLevel;
  /** Words of body text in all. */
  budget: number;
}

export interface Shaped {
  /** The moments of a history. */
  events: readonly Candidate[];
  enumeration: EnumerationForm | undefined;
  terms: readonly Candidate[];
  /** All that is chosen before the rest. */
  candidates: Candidate[];
  /** Sentences that a heading tells: they are not told again. */
  told: readonly number[];
  /** Words that are drawn beside their statements. */
  extra: number;
  /** Dates or large numbers are among them. */
  isNumbered: boolean;
}

/**
 * The shapes that the material of a topic has: the moments of a history, parts or stages, a chart, large numbers, a glossary. Each
 * leaves the others their room; a history needs no numbers beside its dates but the greatest.
 */
export function findShaped(session: ShapeSearch, fixed: readonly Candidate[], hasSteps: boolean): Shaped {
  const { material, budget, topic } = session;
  const candidates = [...fixed];
  let extra = 0;
  const room = (share: number): number =>
    Math.min(budget * share, budget * MOST_SHAPED - extra - candidates.reduce((sum, each) => sum + each.words, 0));
  const search = (share: number): HighlightSearch => ({
    material,
    candidates: session.candidates,
    level: session.level,
    budget: Math.max(0, room(share)),
    used: sentencesOf(candidates),
  });
  const add = (found: readonly Candidate[], more: number): void => {
    candidates.push(...found);
    extra += more;
  };
  const speaks = (candidate: Candidate): boolean => candidate.units.some((unit) => topic.has(unit.key));
  const owned = ownersOf(session);
  const isOneStory = isStoryOfTopic(session);
  const isTold = ({ candidate }: Statement): boolean =>
    isOneStory || candidate.sentences.some((i) => session.table.words[i]?.some((word) => session.kin(word.stem)));
  const moments = findMoments(search(1), {
    ...session,
    ownership: ({ statement }) => (isTold(statement) ? owned(statement) : 0),
  });
  add(moments.candidates, moments.extra);
  const isNear = (candidate: Candidate): boolean =>
    speaks(candidate) || (material.paragraphs[candidate.paragraph]?.relevance ?? 0) >= NEAR;
  const isHistory = moments.candidates.length > 0;
  const chart = isHistory ? undefined : findChart(search(0.4), isNear);
  if (chart !== undefined) add([chart.statement.candidate], Math.max(0, chart.extra));
  const found = isHistory ? undefined : findEnumeration(search(1), session.topicStems, speaks);
  const enumeration = hasSteps && found?.ordered === true ? undefined : found;
  if (enumeration !== undefined)
    add(
      statementsOf(enumeration).map((member) => member.candidate),
      0,
    );
  const figures = findFigures(search(isHistory ? 0.5 : 1), speaks);
  add(figures.candidates, figures.extra);
  const terms = findTerms(search(1), session.table, topic);
  add(terms, 0);
  const isNumbered = extra > 0 || figures.candidates.length > 0;
  return {
    candidates: candidates.slice(fixed.length),
    told: enumeration?.naming?.candidate.sentences ?? [],
    extra,
    isNumbered,
    events: moments.candidates,
    enumeration,
    terms,
  };
}

/** Share of the sentences that one chapter holds, from which on what it tells may be the topic's history, whether or not it names it. */
const ONE_CHAPTER = 0.75;

/** A name of several words is one event or state; a single word that no title names may be a thing of all times, as faiths and goods are. */
function isStoryOfTopic({ material: { paragraphs, sentences, language }, topicStems, kin }: ShapeSearch): boolean {
  const counts = new Map<string, number>();
  for (const { source, from, to } of paragraphs) {
    const chapter = `${source.publisher ?? ''}|${source.chapter ?? source.title}`;
    counts.set(chapter, (counts.get(chapter) ?? 0) + to - from);
  }
  if (Math.max(0, ...counts.values()) < ONE_CHAPTER * sentences.length) return false;
  const names = (title = ''): boolean => wordsOf(title, language).some((word) => kin(word.stem));
  return topicStems.size > 1 || paragraphs.some(({ source }) => names(source.title) || names(source.chapter));
}

function sentencesOf(candidates: readonly Candidate[]): Set<number> {
  return new Set(candidates.flatMap((candidate) => candidate.sentences));
}
