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
  sentence: 2,
  first: 0.36,
  second: 0.15,
  /** Shared among the units of a paragraph by weight. */
  units: 2.4,
  /** Each unit, however many the paragraph has. */
  unit: 0.05,
  /** A shortened sentence keeps its own value in proportion to what is left, to this power. */
  keptPower: 0.75,
  /** Units below which a statement says too little, and how fast its worth falls below that. */
  enough: 8,
  enoughPower: 0.7,
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

/**
 * Passages that research scored keep that order; a source or heading that names the whole topic lifts what stands under it,
 * also where the passage itself does not repeat the name.
 */
function relevanceOf(material: Material, table: UnitTable, topic: string): number[] {
  const asked = topicStems(topic, material);
  const scored = material.paragraphs.some((paragraph) => paragraph.passage.score > 0);
  const named = memoNamed(asked, material);
  return material.paragraphs.map((paragraph) => {
    const own = scored ? 0.2 + 0.8 * paragraph.relevance : 1;
    if (asked.size === 0) return own;
    if (named(paragraph.source.title)) return Math.max(own, 0.75) + 0.1 * own;
    if (paragraph.passage.headings.some(named)) return Math.max(own, 0.7) + 0.1 * own;
    for (let i = paragraph.from; i < paragraph.to; i++)
      if ((table.words[i] ?? []).some((word) => asked.has(word.stem))) return own;
    return own * (scored ? 0.6 : 1);
  });
}

function memoNamed(asked: ReadonlySet<string>, material: Material): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const stems = new Set(wordsOf(text, material.language).map((word) => word.stem));
    const all = [...asked].every((stem) => stems.has(stem));
    known.set(text, all);
    return all;
  };
}

export function topicStems(topic: string, material: Material): Set<string> {
  return new Set(
    wordsOf(topic, material.language)
      .filter((word) => word.content)
      .map((word) => stemOf(word.text.toLowerCase(), material.language)),
  );
}

/**
 * Sets every candidate's worth: `factor` for all that it covers, `bonus` for the statement itself.
 * `fits` says how well a reading grade suits the level; `focus` how much a statement about the topic counts more (1: no more).
 */
export function setBonuses(
  candidates: readonly Candidate[],
  material: Material,
  valuation: Valuation,
  options: BonusOptions,
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
    candidate.factor = options.fits(candidate.grade) * fullness(candidate) * focusOf(candidate, options);
    candidate.bonus =
      candidate.factor * relevance * (own * candidate.kept ** VALUE.keptPower + VALUE.unit * candidate.units.length);
  }
}

export interface BonusOptions {
  fits: (grade: number) => number;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  focus: number;
}

/** A statement of two or three telling words is a scrap; numbers and names tell more than other words. */
function fullness(candidate: Candidate): number {
  let information = 0;
  for (const unit of candidate.units) information += unit.kind === 'number' ? 2 : unit.kind === 'name' ? 1.5 : 1;
  return Math.min(1, (information / VALUE.enough) ** VALUE.enoughPower);
}

/** Full where the topic is named at the beginning, half where it is named later. */
function focusOf(candidate: Candidate, { topic, focus }: BonusOptions): number {
  if (focus === 1 || topic.size === 0) return 1;
  if (candidate.units.slice(0, 3).some((unit) => topic.has(unit.key))) return focus;
  return candidate.units.some((unit) => topic.has(unit.key)) ? (1 + focus) / 2 : 1;
}

/** What a unit of a candidate is worth where nothing of it is drawn yet. */
export function unitValue(unit: Unit, candidate: Candidate, valuation: Valuation): number {
  return candidate.factor * unit.weight * (valuation.unitScale[candidate.paragraph] ?? 0);
}
