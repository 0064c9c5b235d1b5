/**
 * What a candidate is worth, before it is weighed against what is chosen already.
 *
 * The model behind the numbers: people ask about as many things in a short paragraph as in a long one, about as many in a short
 * sentence as in a long one, and more at the beginning. So each sentence has a value of its own (its share of the paragraph, more
 * for the first two), and the rest of the paragraph's value lies in its units, shared out by weight. Fitted by regression on
 * questions over articles in seven languages; the same numbers serve all of them.
 */
import type { Material } from '../material.ts';
import { stemOf, wordsOf } from '../text/words.ts';
import type { Candidate } from './candidates.ts';
import type { Unit, UnitTable } from './units.ts';

export const VALUE = {
  /** Shared equally among the sentences of a paragraph. */
  sentence: 1.6,
  first: 0.36,
  second: 0.15,
  /** Shared among the units of a paragraph by weight. */
  units: 2.4,
  /** Each unit, however many the paragraph has. */
  unit: 0.05,
  /** A shortened sentence keeps its own value in proportion to what is left, to this power. */
  keptPower: 0.75,
  /** Most that naming the topic adds, as a factor. */
  topic: 0.3,
} as const;

export interface Valuation {
  /** Scales a unit's weight to its part of the paragraph's value. */
  unitScale: number[];
  /** Relevance of each paragraph to the topic, 0 to 1. */
  relevance: number[];
}

export function valuate(material: Material, table: UnitTable, topic: string): Valuation {
  const mass = material.paragraphs.map((paragraph) => {
    let sum = 0;
    for (let i = paragraph.from; i < paragraph.to; i++) for (const unit of table.units[i] ?? []) sum += unit.weight;
    return sum;
  });
  const relevance = relevanceOf(material, table, topic);
  return { relevance, unitScale: mass.map((sum, p) => (sum > 0 ? (VALUE.units * (relevance[p] ?? 0)) / sum : 0)) };
}

/** Passages that research scored keep that order; the topic's own words in a paragraph or its headings add to it. */
function relevanceOf(material: Material, table: UnitTable, topic: string): number[] {
  const asked = topicStems(topic, material);
  return material.paragraphs.map((paragraph) => {
    const scored = 0.25 + 0.75 * paragraph.relevance;
    if (asked.size === 0) return scored;
    const heading = wordsOf(paragraph.passage.headings.join(' '), material.language).some((word) =>
      asked.has(word.stem),
    );
    let named = heading;
    for (let i = paragraph.from; i < paragraph.to && !named; i++)
      named = (table.words[i] ?? []).some((word) => asked.has(word.stem));
    return scored * (named ? 1 : 0.8);
  });
}

export function topicStems(topic: string, material: Material): Set<string> {
  return new Set(
    wordsOf(topic, material.language)
      .filter((word) => word.content)
      .map((word) => stemOf(word.text.toLowerCase(), material.language)),
  );
}

/** Sets every candidate's bonus; `fits` says how well a reading grade suits the level. */
export function setBonuses(
  candidates: readonly Candidate[],
  material: Material,
  valuation: Valuation,
  fits: (grade: number) => number,
): void {
  for (const candidate of candidates) {
    const paragraph = material.paragraphs[candidate.paragraph];
    if (paragraph === undefined) continue;
    const count = paragraph.to - paragraph.from;
    let own = 0;
    for (const i of candidate.sentences) {
      const position = material.sentences[i]?.position ?? 0;
      own += VALUE.sentence / count + (position === 0 ? VALUE.first : position === 1 ? VALUE.second : 0);
    }
    const relevance = valuation.relevance[candidate.paragraph] ?? 0;
    candidate.bonus =
      fits(candidate.grade) *
      relevance *
      (own * candidate.kept ** VALUE.keptPower + VALUE.unit * candidate.units.length);
  }
}

/** What a unit of a candidate is worth where nothing of it is drawn yet. */
export function unitValue(unit: Unit, candidate: Candidate, valuation: Valuation): number {
  return unit.weight * (valuation.unitScale[candidate.paragraph] ?? 0);
}
