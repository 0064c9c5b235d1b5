/** Candidates with a place of their own on the page: what the topic is, and steps in their order. */
import type { OutputFormat } from '../../contract/index.ts';
import { recognizeDefinition, recognizeSteps } from '../kinds/index.ts';
import type { Material } from '../material.ts';
import type { Candidate } from './candidates.ts';
import type { UnitTable } from './units.ts';
import { topicStems, type Valuation } from './value.ts';

export interface RoleSearch {
  material: Material;
  table: UnitTable;
  valuation: Valuation;
  candidates: readonly Candidate[];
  topic: string;
  format: OutputFormat;
  /** Words of body text in all. */
  budget: number;
  fits: (grade: number) => number;
}

/** The sentence that says what the topic is: among the most relevant, the earliest. */
export function findDefinition(search: RoleSearch): Candidate | undefined {
  const { material, topic, valuation, candidates } = search;
  const asked = topicStems(topic, material);
  let best: Candidate | undefined;
  let highest = 0;
  for (const candidate of candidates) {
    if (candidate.sentences.length > 1 || candidate.words > search.budget / 3) continue;
    const index = candidate.sentences[0] ?? 0;
    const sentence = material.sentences[index];
    const named = search.table.words[index]?.slice(0, 8).some((word) => asked.has(word.stem));
    if (sentence === undefined || named !== true) continue;
    const fits = search.fits(candidate.grade);
    const score =
      (valuation.relevance[candidate.paragraph] ?? 0) * (0.5 + 0.5 * fits) * (sentence.position === 0 ? 1 : 0.8);
    if (score <= highest) continue;
    if (recognizeDefinition({ ...sentence, text: candidate.text }, topic) === undefined) continue;
    highest = score;
    best = candidate;
  }
  return best;
}

/** The most relevant run of steps that stand alone and leave room for the rest. */
export function findSteps(search: RoleSearch): Candidate[] {
  const { material, candidates, format } = search;
  const byStart = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const first = candidate.sentences[0] ?? 0;
    if (candidate.sentences.length === 1 && !byStart.has(first)) byStart.set(first, candidate);
  }
  const index = new Map(material.sentences.map((sentence, i) => [sentence.id, i]));
  const room = search.budget * (format === 'Process' ? 0.8 : 0.45);
  let best: Candidate[] = [];
  let highest = format === 'Process' ? 0 : 0.7;
  for (const run of recognizeSteps(material.sentences)) {
    const steps = run.map((sentence) => byStart.get(index.get(sentence.id) ?? -1)).filter((step) => step !== undefined);
    const words = steps.reduce((sum, step) => sum + step.words, 0);
    const relevance = search.valuation.relevance[steps[0]?.paragraph ?? -1] ?? 0;
    if (steps.length < 3 || steps.length < run.length - 1 || words > room || relevance <= highest) continue;
    highest = relevance;
    best = steps;
  }
  return best;
}
