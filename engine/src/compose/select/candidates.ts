/** Every form of every sentence that may be drawn, with what it covers and what it costs. */

import type { Form, Reading } from '../analysis.ts';
import type { Rejection } from '../filter/standalone.ts';
import type { Material } from '../material.ts';
import type { Referent, Resolution } from '../resolve/types.ts';
import { readingGrade } from '../text/readability.ts';
import { isUnspaced } from '../text/words.ts';
import type { Unit, UnitTable } from './units.ts';

export interface Candidate {
  /** Indices of the sentences used: one, or two that follow each other. */
  sentences: number[];
  paragraph: number;
  text: string;
  /** Words of `text`. */
  words: number;
  method: 'verbatim' | 'shortened' | 'resolved';
  /** What stands in a pronoun's place, where the method is `resolved`. */
  referent?: Referent;
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
const HEALED: ReadonlySet<Rejection> = new Set(['referring_start', 'pronoun']);
/** Lacks that heal only where the noun meant ("these effects", "the study") stands in the sentence before. */
const HEALED_BY_NOUN: ReadonlySet<Rejection> = new Set(['demonstrative', 'discourse']);

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

interface Context extends CandidateOptions {
  material: Material;
  table: UnitTable;
  /** analyses[i] belongs to sentence i. */
  analyses: readonly Reading[];
}

export function candidatesOf(
  material: Material,
  table: UnitTable,
  analyses: readonly Reading[],
  options: CandidateOptions,
): Candidate[] {
  const context = { material, table, analyses, ...options };
  const candidates: Candidate[] = [];
  /** The fullest form of each sentence where it stands alone. */
  const full: (Candidate | undefined)[] = [];
  material.sentences.forEach((_, i) => {
    const own = ownForms(context, i);
    const whole = analyses[i]?.forms[0];
    // What leans on it must find all that it said.
    full[i] = own[0]?.text === whole?.text ? own[0] : undefined;
    candidates.push(...[...own, ...resolvedForms(context, i)].filter(({ words }) => words <= options.longest));
    const before = full[i - 1];
    if (own.length === 0 && before !== undefined && material.paragraphOf[i - 1] === material.paragraphOf[i]) {
      candidates.push(...pairedForms(context, before, i));
    }
  });
  calibrateGrades(candidates, material);
  return candidates;
}

function ownForms(context: Context, i: number): Candidate[] {
  const own: Candidate[] = [];
  for (const form of context.analyses[i]?.forms ?? []) {
    if (form.rejection !== undefined && !(context.lenient && isBearable(form.rejection))) continue;
    own.push({
      ...placeOf(context, i),
      sentences: [i],
      text: form.text,
      words: form.words,
      method: form.method,
      units: unitsWithin(context, i, form),
      kept: 1,
      grade: form.grade,
    });
  }
  for (const candidate of own) candidate.kept = keptShare(context, candidate);
  return own;
}

/** The sentence with the noun in the pronoun's place. */
function resolvedForms(context: Context, i: number): Candidate[] {
  const resolved = context.analyses[i]?.resolved;
  if (resolved === undefined) return [];
  const { resolution, forms } = resolved;
  const { replaced, length, referent } = resolution;
  const noun = unitsOfReferent(context, referent);
  const candidates: Candidate[] = [];
  for (const form of forms) {
    const holdsNoun = form.kept.some((span) => span.start <= replaced.start && span.end >= replaced.start + length);
    if (!holdsNoun || form.rejection !== undefined) continue;
    const candidate: Candidate = {
      ...placeOf(context, i),
      sentences: [i],
      text: form.text,
      words: form.words,
      method: 'resolved',
      referent,
      units: unitsWithin(context, i, form, resolution),
      kept: 1,
      grade: form.grade,
    };
    candidate.kept = keptShare(context, candidate);
    candidate.units = [...noun, ...candidate.units];
    candidates.push(candidate);
  }
  return candidates;
}

/** What the noun tells: it is named in another sentence. */
function unitsOfReferent({ material, table }: Context, { text, sentence }: Referent): Unit[] {
  const start = material.sentences[sentence]?.text.indexOf(text) ?? -1;
  if (start < 0) return [];
  return (table.units[sentence] ?? []).filter((unit) => unit.start >= start && unit.end <= start + text.length);
}

function isBearable(rejection: Rejection): boolean {
  return rejection !== 'question' && rejection !== 'reference' && rejection !== 'chatter';
}

/** Telling words that a second sentence must add, else it is a remark: "That is a staggering number." */
const FEWEST_ADDED = 3;

/** A sentence that leans on the one before it, drawn together with it: "X is … . It …". */
function pairedForms(context: Context, before: Candidate, i: number): Candidate[] {
  const { language } = context.material;
  const known = new Set(before.units.map((unit) => unit.key));
  const paired: Candidate[] = [];
  for (const form of context.analyses[i]?.forms ?? []) {
    if (form.rejection === undefined || before.words + form.words > context.longest) continue;
    if (!isHealed(form.rejection, context.table, i)) continue;
    const added = unitsWithin(context, i, form);
    if (added.filter((unit) => !known.has(unit.key)).length < FEWEST_ADDED) continue;
    const text = before.text + (isUnspaced(language) ? '' : ' ') + form.text;
    const candidate: Candidate = {
      ...placeOf(context, i),
      sentences: [i - 1, i],
      text,
      words: before.words + form.words,
      method: before.method === 'verbatim' ? form.method : 'shortened',
      units: [...before.units, ...added],
      kept: 1,
      grade: readingGrade(text, language),
    };
    candidate.kept = keptShare(context, candidate);
    paired.push(candidate);
  }
  return paired;
}

function placeOf({ material }: Context, i: number): { paragraph: number; factor: number; bonus: number } {
  return { paragraph: material.paragraphOf[i] ?? 0, factor: 1, bonus: 0 };
}

function keptShare({ table }: Context, candidate: Candidate): number {
  const all = candidate.sentences.reduce((sum, i) => sum + (table.units[i]?.length ?? 0), 0);
  return all === 0 ? 0 : candidate.units.length / all;
}

function isHealed(rejection: Rejection, table: UnitTable, i: number): boolean {
  if (HEALED.has(rejection)) return true;
  if (!HEALED_BY_NOUN.has(rejection)) return false;
  const before = new Set((table.words[i - 1] ?? []).filter((word) => word.content).map((word) => word.stem));
  const own = table.words[i] ?? [];
  return own.some(
    (word, at) =>
      (POINTING.test(word.text) || (rejection === 'discourse' && /^the$/iu.test(word.text))) &&
      own.slice(at + 1, at + 4).some((noun) => noun.content && before.has(noun.stem)),
  );
}

/** The words behind which the noun stands that must have been named. */
const POINTING =
  /^(?:this|these|those|such|est[aeo]s?|es[aeo]s?|dich[ao]s?|cet|cette|ces|diese[mnrs]?|n?est[ea]s?|[dn]?ess[ea]s?|dest[ea]s?|эт\p{L}+|इस|इन|هذا|هذه|ذلك|تلك|这|这个|这些|这种|该|此)$/iu;

/** Units of the sentence that the form keeps; a noun put in has moved those behind it. */
function unitsWithin({ table }: Context, i: number, form: Form, resolution?: Resolution): Unit[] {
  const units = table.units[i] ?? [];
  if (form.method === 'verbatim') return units;
  const from = resolution?.replaced.end ?? 0;
  const moved = resolution === undefined ? 0 : resolution.length - (from - resolution.replaced.start);
  return units.filter(({ start, end }) => {
    const by = start >= from ? moved : 0;
    return form.kept.some((span) => start + by >= span.start && end + by <= span.end);
  });
}
