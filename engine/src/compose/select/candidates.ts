/** Every form of every sentence that may be drawn, with what it covers and what it costs. */

import { type Rejection, rejectionOf } from '../filter/standalone.ts';
import type { Material } from '../material.ts';
import { type Variant, variantsOf } from '../shorten/variants.ts';
import { readingGrade } from '../text/readability.ts';
import { countWords } from '../text/words.ts';
import type { Unit, UnitTable } from './units.ts';

export interface Candidate {
  /** Indices of the sentences used: one, or two that follow each other. */
  sentences: number[];
  paragraph: number;
  text: string;
  /** Words of `text`. */
  words: number;
  method: 'verbatim' | 'shortened';
  units: Unit[];
  /** Share of the sentences' units that is left, 0 to 1. */
  kept: number;
  grade: number;
  /** Set by the valuation: how well it suits the request, for all that it covers. */
  factor: number;
  /** Set by the valuation: the worth of the statement itself. */
  bonus: number;
}

/** What a sentence may lack when the one before it is drawn with it. */
const HEALED: ReadonlySet<Rejection> = new Set(['referring_start', 'pronoun', 'demonstrative', 'discourse']);

export interface CandidateOptions {
  /** Most words of one candidate. */
  longest: number;
  /** Take sentences that do not quite stand alone too: only where there is next to nothing else. */
  lenient: boolean;
}

/**
 * Outside English a grade is only a length; there it is told relative to the material, so that its middle counts as an easy
 * text for High School.
 */
function calibrateGrades(candidates: readonly Candidate[], material: Material): void {
  if (material.language === 'en' || candidates.length === 0) return;
  const sorted = candidates.map((candidate) => candidate.grade).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  for (const candidate of candidates) candidate.grade += ORDINARY_GRADE - middle;
}

const ORDINARY_GRADE = 7;

export function candidatesOf(material: Material, table: UnitTable, options: CandidateOptions): Candidate[] {
  const candidates: Candidate[] = [];
  /** The fullest form of each sentence that stands alone. */
  const full: (Candidate | undefined)[] = [];
  material.sentences.forEach((sentence, i) => {
    const variants = variantsOf(sentence.text, sentence.language);
    const own = ownForms(material, table, i, variants, options);
    full[i] = own.fullest;
    candidates.push(...own.fitting);
    const before = full[i - 1];
    if (own.fullest === undefined && before !== undefined && material.paragraphOf[i - 1] === material.paragraphOf[i]) {
      candidates.push(...pairedForms(material, table, before, i, variants, options));
    }
  });
  calibrateGrades(candidates, material);
  return candidates;
}

function ownForms(
  material: Material,
  table: UnitTable,
  i: number,
  variants: readonly Variant[],
  options: CandidateOptions,
) {
  const language = material.language;
  const fitting: Candidate[] = [];
  let fullest: Candidate | undefined;
  for (const variant of variants) {
    const rejection = rejectionOf(variant.text, language);
    if (rejection !== undefined && !(options.lenient && isBearable(rejection))) continue;
    const candidate = makeCandidate(material, table, [i], variant.text, variant.method, unitsWithin(table, i, variant));
    fullest ??= candidate;
    if (candidate.words <= options.longest) fitting.push(candidate);
  }
  return { fullest, fitting };
}

function isBearable(rejection: Rejection): boolean {
  return rejection !== 'question' && rejection !== 'reference' && rejection !== 'chatter';
}

/** A sentence that leans on the one before it, drawn together with it: "X is … . It …". */
function pairedForms(
  material: Material,
  table: UnitTable,
  before: Candidate,
  i: number,
  variants: readonly Variant[],
  options: CandidateOptions,
): Candidate[] {
  const paired: Candidate[] = [];
  for (const variant of variants) {
    const rejection = rejectionOf(variant.text, material.language);
    if (rejection === undefined || !HEALED.has(rejection)) continue;
    const joint = material.language === 'zh' || material.language === 'ja' ? '' : ' ';
    const method = before.method === 'verbatim' ? variant.method : 'shortened';
    const units = [...before.units, ...unitsWithin(table, i, variant)];
    const candidate = makeCandidate(material, table, [i - 1, i], before.text + joint + variant.text, method, units);
    if (candidate.words <= options.longest) paired.push(candidate);
  }
  return paired;
}

function unitsWithin(table: UnitTable, i: number, variant: Variant): Unit[] {
  const units = table.units[i] ?? [];
  return units.filter((unit) => variant.kept.some((span) => unit.start >= span.start && unit.end <= span.end));
}

function makeCandidate(
  material: Material,
  table: UnitTable,
  sentences: number[],
  text: string,
  method: Candidate['method'],
  units: Unit[],
): Candidate {
  const all = sentences.reduce((sum, i) => sum + (table.units[i]?.length ?? 0), 0);
  return {
    sentences,
    paragraph: material.paragraphOf[sentences[0] ?? 0] ?? 0,
    text,
    words: countWords(text, material.language),
    method,
    units,
    kept: all === 0 ? 0 : units.length / all,
    grade: readingGrade(text, material.language),
    factor: 1,
    bonus: 0,
  };
}
