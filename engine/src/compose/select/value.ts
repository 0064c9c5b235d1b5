/**
 * What a candidate is worth, before it is weighed against what is chosen already.
 *
 * A log-linear model of where the answers to human questions stand, fitted to the words of articles in seven languages (Poisson regression):
 * a unit counts by its kind, and the more the shorter its sentence and its paragraph are and the earlier in the paragraph it stands.
 * People ask about as many things in a short paragraph as in a long one, nearly.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { pointsToKnown } from '../filter/examples.ts';
import type { Material } from '../material.ts';
import { stemOf, wordsOf } from '../text/words.ts';
import type { Candidate } from './candidates.ts';
import type { Unit, UnitTable } from './units.ts';

/** Powers of the words of a sentence, the words of its paragraph, and the sentences of its paragraph. */
const SENTENCE_LENGTH = -0.4;
const PARAGRAPH_LENGTH = -0.4;
const PARAGRAPH_SENTENCES = -0.3;
/** Worth of a statement beside its units, an ordinary word being 1. */
const STATEMENT = 1;

export interface Profile {
  /** Power of a sentence's place in its paragraph, counted from 1. */
  place: number;
  /** Units below which a statement says too little. */
  enough: number;
  /** How much more a statement counts that begins with the topic; 1: no more. */
  focus: number;
  /** How much it counts that a statement speaks of what the material speaks of most; 0: not. */
  central: number;
  /** How much more a unit counts the more of its sentence's words other sentences use too: an exponent. */
  linked: number;
}

/** A document that somebody hands in is what they want explained: all of it, evenly. */
const DOCUMENT: Profile = { place: -0.27, enough: 10, focus: 1, central: 0, linked: 0.8 };
/** Sections found for a topic stray from it, and explain at leisure: what counts is what is about the topic, full, and opens a paragraph. */
const SECTIONS: Profile = { place: -0.3, enough: 12, focus: 1.9, central: 1.2, linked: 0 };

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
    place: mix('place'),
    enough: mix('enough'),
    focus: mix('focus'),
    central: mix('central'),
    linked: mix('linked'),
  };
}

/** A shortened sentence keeps its own value in proportion to what is left, to this power. */
const KEPT_POWER = 0.75;
/** How fast the worth of a statement falls that says too little. */
const ENOUGH_POWER = 0.7;
/** Worth of a statement of one or two telling words: drawn only where there is nothing else. */
const SCRAP = 0.02;

export interface Valuation {
  /** What a unit of each paragraph counts, by its relevance and length. */
  unitScale: number[];
  /** What a unit of each sentence counts, by its length and place. */
  place: number[];
  /** Relevance of each paragraph to the topic, 0 to 1. */
  relevance: number[];
  /** Keys of words that fit into any text. */
  thin: ReadonlySet<number>;
}

export function valuate(material: Material, table: UnitTable, topic: string, profile: Profile): Valuation {
  const lengths = table.words.map((words) => Math.max(1, words.length));
  const relevance = relevanceOf(material, table, topic);
  const unitScale = material.paragraphs.map(({ from, to }, p) => {
    const words = lengths.slice(from, to).reduce((sum, length) => sum + length, 0);
    const share = Math.max(1, words) ** PARAGRAPH_LENGTH * Math.max(1, to - from) ** PARAGRAPH_SENTENCES;
    return (relevance[p] ?? 0) * share;
  });
  const linked = linksOf(table);
  const place = material.sentences.map(
    ({ position }, i) =>
      (lengths[i] ?? 1) ** SENTENCE_LENGTH *
      (position + 1) ** profile.place *
      Math.exp(profile.linked * (linked[i] ?? 0)),
  );
  return { relevance, unitScale, place, thin: thinKeys(table, material.language) };
}

/** Share of each sentence's units that other sentences speak of too. */
function linksOf({ units, size }: UnitTable): number[] {
  const sentencesWith = new Uint32Array(size);
  for (const list of units)
    for (const key of new Set(list.map((unit) => unit.key))) sentencesWith[key] = (sentencesWith[key] ?? 0) + 1;
  return units.map((list) => list.filter(({ key }) => (sentencesWith[key] ?? 0) > 1).length / (list.length + 1));
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

/** Fewest letters that two words of one family share at their beginnings, and how many of a stem's last letters may differ. */
const SHARED_LETTERS = 5;
const ENDING = 2;

/** Whether a stem is one of these or of a word of the same family: "buddhist" for "buddhism", "slave" for "slavery". */
export function kinTo(stems: ReadonlySet<string>): (stem: string) => boolean {
  const beginnings = [...stems]
    .filter((stem) => stem.length >= SHARED_LETTERS)
    .map((stem) => stem.slice(0, Math.max(SHARED_LETTERS, stem.length - ENDING)));
  return (stem) => stems.has(stem) || beginnings.some((beginning) => stem.startsWith(beginning));
}

export interface BonusOptions {
  /** How well a reading grade suits the level, 0 to 1. */
  fits: (grade: number) => number;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  /** Whether a stem is one of the topic's, or a word made of it: "Islamic" for "Islam". */
  kin: (stem: string) => boolean;
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
  const isAbout = aboutTopic(material, options.kin);
  const leans = profile.central < 1 ? memoLeaning(candidates, material.language) : () => false;
  const centrality = profile.central > 0 ? centralities(candidates, options.counts) : [];
  candidates.forEach((candidate, c) => {
    const central = (centrality[c] ?? 1) ** profile.central;
    const suits =
      options.fits(candidate.grade) *
      (material.language === 'en' ? plainness(candidate, material, options.topic) ** Math.min(1, profile.central) : 1);
    const place = candidate.sentences.reduce((sum, i) => sum + (valuation.place[i] ?? 0), 0);
    candidate.factor =
      (place / candidate.sentences.length) *
      suits *
      central *
      fullness(candidate, profile.enough, valuation.thin) *
      focusOf(candidate, options) *
      (leans(candidate) ? LEANING : 1) *
      (profile.focus === 1 || isAbout(candidate) ? 1 : STRAYED);
    const scale = valuation.unitScale[candidate.paragraph] ?? 0;
    candidate.bonus = candidate.factor * scale * STATEMENT * candidate.sentences.length * candidate.kept ** KEPT_POWER;
  });
}

/** Worth of a statement on "the agreements" of one paragraph. */
const LEANING = 0.3;
/** Paragraphs from which on a thing is spoken of throughout a document: "the city" where the document tells of one. */
const THROUGHOUT = 3;

/** Whether a statement begins with a bare definite noun that only a paragraph or two know. */
function memoLeaning(candidates: readonly Candidate[], language: LanguageTag): (candidate: Candidate) => boolean {
  const paragraphs = new Map<number, Set<number>>();
  for (const { units, paragraph } of candidates)
    for (const { key } of units) paragraphs.set(key, (paragraphs.get(key) ?? new Set<number>()).add(paragraph));
  return ({ text, units }) =>
    pointsToKnown(text, language) && (paragraphs.get(units[0]?.key ?? -1)?.size ?? 0) < THROUGHOUT;
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

/** Worth of a statement that leans on an example, or on a thing named before it. */
const IN_EXAMPLE = 0.35;
const OF_KNOWN = 0.3;
/** What would be, and how a story goes on. */
const SUPPOSED = /\b(?:would|might)\b/u;
const NARRATES =
  /^(?:Suddenly|Ultimately|Altogether|Eventually|Fortunately|Unfortunately|At last|In the end|Sure enough|No wonder)\b/u;

/** How much of a statement is knowledge that needs nothing before it. English only. */
function plainness({ text, sentences, units }: Candidate, material: Material, topic: ReadonlySet<number>): number {
  let worth = 1;
  for (const pattern of TALK) if (pattern.test(text)) worth *= 0.8;
  if (SUPPOSED.test(text)) worth *= 0.7;
  if (NARRATES.test(text)) worth *= 0.5;
  if (sentences.some((i) => material.sentences[i]?.inExample === true)) worth *= IN_EXAMPLE;
  if (!topic.has(units[0]?.key ?? -1) && pointsToKnown(text, material.language)) worth *= OF_KNOWN;
  return worth;
}

/** Words that fit into any text, by their stems: a statement made of them says little. English only. */
const THIN_WORDS =
  'effect side risk way part role type kind form number use change important different various certain common major significant general idea problem question result reason example case thing fact process system method approach factor aspect issue purpose level range variety group set point term occur happen become develop provide involve consider seem appear show help need begin start continue remain cause create allow great good new old long high low big small possible difficult easy main particular specific similar people world time year day lot able without means serious'.split(
    ' ',
  );
const THIN = 0.4;

function thinKeys({ stems }: UnitTable, language: LanguageTag): ReadonlySet<number> {
  return new Set(language === 'en' ? THIN_WORDS.map((word) => stems.get(word) ?? -1) : []);
}

/** A statement of two or three telling words is a scrap; numbers and names tell more than other words, thin words less. */
function fullness(candidate: Candidate, enough: number, thin: ReadonlySet<number>): number {
  let information = 0;
  for (const { kind, key } of candidate.units)
    information += kind === 'number' ? 2 : kind === 'name' ? 1.5 : thin.has(key) ? THIN : 1;
  if (information < enough / 3) return SCRAP;
  return Math.min(1, (information / enough) ** ENOUGH_POWER);
}

/** Worth of a statement that neither names the topic nor stands under a title or heading that is about it. */
const STRAYED = 0.4;
/** Share of a title's telling words that are the topic's, from which on what stands below is about the topic. */
const ABOUT_SHARE = 0.5;

function aboutTopic(material: Material, kin: (stem: string) => boolean): (candidate: Candidate) => boolean {
  const known = new Map<string, boolean>();
  const isNamed = (title: string): boolean => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const words = wordsOf(title, material.language).filter((word) => word.content);
    const named = words.filter((word) => kin(word.stem)).length;
    const is = named > 0 && named >= ABOUT_SHARE * words.length;
    known.set(title, is);
    return is;
  };
  return ({ text, paragraph }) => {
    const { passage, source } = material.paragraphs[paragraph] ?? {};
    if (source !== undefined && isNamed(source.title)) return true;
    if (passage?.headings.some(isNamed) === true) return true;
    return wordsOf(text, material.language).some((word) => kin(word.stem));
  };
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
