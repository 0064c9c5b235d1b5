/**
 * What a candidate is worth, before it is weighed against what is chosen already.
 *
 * The model behind the numbers of `DOCUMENT`: people ask about as many things in a short paragraph as in a long one, about as many in a short
 * sentence as in a long one, and more at the beginning. So each sentence has a value of its own (its share of the paragraph, more
 * for the first two), and the rest of the paragraph's value lies in its units, shared out by weight. Fitted by regression on
 * questions over articles in seven languages; the same numbers serve all of them.
 */
import type { Material } from '../material.ts';
import { stemOf, wordsOf } from '../text/words.ts';
import type { Candidate } from './candidates.ts';
import type { Unit, UnitTable } from './units.ts';

export interface Profile {
  /** Shared equally among the sentences of a paragraph. */
  sentence: number;
  first: number;
  second: number;
  /** Shared among the units of a paragraph by weight. */
  units: number;
  /** Each unit, however many the paragraph has. */
  unit: number;
  /** Units below which a statement says too little. */
  enough: number;
  /** How much more a statement counts that begins with the topic; 1: no more. */
  focus: number;
  /** How much it counts that a statement speaks of what the material speaks of most; 0: not. */
  central: number;
}

/** A document that somebody hands in is what they want explained: all of it, evenly. */
const DOCUMENT: Profile = {
  sentence: 2,
  first: 0.36,
  second: 0.15,
  units: 2.4,
  unit: 0.05,
  enough: 8,
  focus: 1,
  central: 0,
};
/** Sections found for a topic stray from it, and explain at leisure: what counts is what is about the topic and full. */
const SECTIONS: Profile = {
  sentence: 0.8,
  first: 0.4,
  second: 0.1,
  units: 3,
  unit: 0.05,
  enough: 12,
  focus: 1.9,
  central: 1.2,
};

/** Words up to which a document is taken evenly, and from which on it is taken like a section that was found. */
const SHORT_DOCUMENT = 1_500;
const LONG_DOCUMENT = 6_000;

/** How to value material of this origin and length. */
export function profileFor(origin: string, words: number): Profile {
  if (origin !== 'documents') return SECTIONS;
  const share = Math.min(1, Math.max(0, (words - SHORT_DOCUMENT) / (LONG_DOCUMENT - SHORT_DOCUMENT)));
  if (share === 0) return DOCUMENT;
  const mix = (key: keyof Profile): number => DOCUMENT[key] + share * (SECTIONS[key] - DOCUMENT[key]);
  return {
    sentence: mix('sentence'),
    first: mix('first'),
    second: mix('second'),
    units: mix('units'),
    unit: mix('unit'),
    enough: mix('enough'),
    focus: mix('focus'),
    central: mix('central'),
  };
}

/** A shortened sentence keeps its own value in proportion to what is left, to this power. */
const KEPT_POWER = 0.75;
/** How fast the worth of a statement falls that says too little. */
const ENOUGH_POWER = 0.7;
/** Worth of a statement of one or two telling words: drawn only where there is nothing else. */
const SCRAP = 0.02;

export interface Valuation {
  /** Scales a unit's weight to its part of the paragraph's value. */
  unitScale: number[];
  /** Relevance of each paragraph to the topic, 0 to 1. */
  relevance: number[];
}

export function valuate(material: Material, table: UnitTable, topic: string, profile: Profile): Valuation {
  const mass = material.paragraphs.map((paragraph) => {
    let sum = 0;
    for (let i = paragraph.from; i < paragraph.to; i++) for (const unit of table.units[i] ?? []) sum += unit.weight;
    return sum;
  });
  const relevance = relevanceOf(material, table, topic);
  return { relevance, unitScale: mass.map((sum, p) => (sum > 0 ? (profile.units * (relevance[p] ?? 0)) / sum : 0)) };
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

export interface BonusOptions {
  /** How well a reading grade suits the level, 0 to 1. */
  fits: (grade: number) => number;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  profile: Profile;
  counts: readonly number[];
}

/** Sets every candidate's worth: `factor` for all that it covers, `bonus` for the statement itself. */
export function setBonuses(
  candidates: readonly Candidate[],
  material: Material,
  valuation: Valuation,
  options: BonusOptions,
): void {
  const { profile } = options;
  const centrality = profile.central > 0 ? centralities(candidates, options.counts) : [];
  candidates.forEach((candidate, c) => {
    const paragraph = material.paragraphs[candidate.paragraph];
    if (paragraph === undefined) return;
    const count = paragraph.to - paragraph.from;
    let own = 0;
    for (const i of candidate.sentences) {
      const position = material.sentences[i]?.position ?? 0;
      own += profile.sentence / count + (position === 0 ? profile.first : position === 1 ? profile.second : 0);
    }
    const relevance = valuation.relevance[candidate.paragraph] ?? 0;
    const central = (centrality[c] ?? 1) ** profile.central;
    const suits =
      options.fits(candidate.grade) *
      (material.language === 'en' ? plainness(candidate.text) ** Math.min(1, profile.central) : 1);
    candidate.factor = suits * central * fullness(candidate, profile.enough) * focusOf(candidate, options);
    candidate.bonus =
      candidate.factor * relevance * (own * candidate.kept ** KEPT_POWER + profile.unit * candidate.units.length);
  });
}

/** How much each candidate speaks of the frequent words of the material, the average being 1. */
function centralities(candidates: readonly Candidate[], counts: readonly number[]): number[] {
  const raw = candidates.map(({ units }) => {
    let sum = 0;
    for (const unit of units) sum += Math.log(counts[unit.key] ?? 1);
    return (sum + 1) / (units.length + 2);
  });
  const mean = raw.reduce((sum, value) => sum + value, 0) / Math.max(1, raw.length);
  return raw.map((value) => (mean > 0 ? value / mean : 1));
}

/** Marks of talk about knowledge rather than knowledge, each of which makes a statement a fifth less worth drawing. */
const TALK: readonly RegExp[] = [
  /^(?:Whether|Where|Just as|In some cases|In other cases|Sometimes|Perhaps|There (?:is|are|was|were))\b/u,
  /\b(?:really|very|quite|extremely|of course|interesting(?:ly)?|surprising(?:ly)?|amazing|remarkabl[ey]|misleading|complicated|difficult to|easy to)\b/iu,
  /\b(?:an? (?:good|perfect|excellent|classic|common|simple)? ?example|examples of|similar (?:way|manner|approach|reason)|can be (?:used|seen|thought|sorted)|what would happen|various ways|several ways|many ways|important role)\b/iu,
  /\b(?:[Ss]cientists (?:have|are|do|can)|[Hh]istorians (?:have|are|do|can)|[Aa]stronomers (?:have|are|do|can)|it (?:is|was) (?:thought|believed|possible|likely)|said to be)\b/u,
  /^(?:If|When|While|As|Although|Though|Because)\b/u,
  /\b(?:we|our|us)\b/u,
];

function plainness(text: string): number {
  let worth = 1;
  for (const pattern of TALK) if (pattern.test(text)) worth *= 0.8;
  return worth;
}

/** A statement of two or three telling words is a scrap; numbers and names tell more than other words. */
function fullness(candidate: Candidate, enough: number): number {
  let information = 0;
  for (const unit of candidate.units) information += unit.kind === 'number' ? 2 : unit.kind === 'name' ? 1.5 : 1;
  if (information < enough / 3) return SCRAP;
  return Math.min(1, (information / enough) ** ENOUGH_POWER);
}

/** Full where the topic is named at the beginning, half where it is named later. */
function focusOf(candidate: Candidate, { topic, profile: { focus } }: BonusOptions): number {
  if (focus === 1 || topic.size === 0) return 1;
  if (candidate.units.slice(0, 3).some((unit) => topic.has(unit.key))) return focus;
  return candidate.units.some((unit) => topic.has(unit.key)) ? (1 + focus) / 2 : 1;
}

/** What a unit of a candidate is worth where nothing of it is drawn yet. */
export function unitValue(unit: Unit, candidate: Candidate, valuation: Valuation): number {
  return candidate.factor * unit.weight * (valuation.unitScale[candidate.paragraph] ?? 0);
}
