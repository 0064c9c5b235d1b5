/**
 * Chooses candidates under a budget of words: greedy by gain a word, then single exchanges while they gain.
 * The gain of a set is submodular (a unit counts once), so greedy comes close to the best; the exchanges mend its last choices.
 */
import type { Candidate } from './candidates.ts';
import { unitValue, type Valuation } from './value.ts';

/** Every statement costs this much beside its words, so that scraps do not win. */
const OVERHEAD = 1;
const MOST_EXCHANGES = 12;
/** Candidates that are looked at closely; the rest are worth too little a word. */
const MOST_CANDIDATES = 320;

interface Weighed {
  candidate: Candidate;
  keys: number[];
  values: number[];
}

export interface ChooseOptions {
  budget: number;
  most: number;
  /** Chosen before all others (a definition, steps). */
  fixed: readonly Candidate[];
  /** A choice made with less room: it is kept and filled up. */
  from?: readonly Candidate[];
}

/** The chosen candidates in reading order. No two share a sentence. */
export function chooseCandidates(
  candidates: readonly Candidate[],
  valuation: Valuation,
  options: ChooseOptions,
): Candidate[] {
  const pool = weigh(candidates, valuation);
  if (options.from !== undefined) return inOrder(grow(weigh(options.from, valuation), pool, options));
  const fixed = weigh(options.fixed, valuation);
  let chosen = grow(fixed, pool, options);
  for (let round = 0; round < MOST_EXCHANGES; round++) {
    const better = exchange(chosen, fixed.length, pool, options);
    if (better === undefined) break;
    chosen = grow(better, pool, options);
  }
  return inOrder(chosen);
}

function inOrder(chosen: readonly Weighed[]): Candidate[] {
  return chosen.map((item) => item.candidate).sort((a, b) => (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0));
}

function weigh(candidates: readonly Candidate[], valuation: Valuation): Weighed[] {
  const weighed = candidates.map((candidate, i) => {
    const values = candidate.units.map((unit) => unitValue(unit, candidate, valuation));
    const total = values.reduce((sum, value) => sum + value, candidate.bonus);
    return {
      item: { candidate, keys: candidate.units.map((unit) => unit.key), values },
      density: total / (candidate.words + OVERHEAD),
      i,
    };
  });
  if (weighed.length > MOST_CANDIDATES)
    weighed.sort((a, b) => b.density - a.density || a.i - b.i).length = MOST_CANDIDATES;
  return weighed.sort((a, b) => a.i - b.i).map(({ item }) => item);
}

class Coverage {
  private readonly best = new Map<number, number>();

  add(item: Weighed): void {
    item.keys.forEach((key, i) => {
      this.best.set(key, Math.max(this.best.get(key) ?? 0, item.values[i] ?? 0));
    });
  }

  gain(item: Weighed): number {
    let sum = item.candidate.bonus;
    const seen = new Map<number, number>();
    for (let i = 0; i < item.keys.length; i++) {
      const key = item.keys[i] ?? -1;
      const value = item.values[i] ?? 0;
      const before = Math.max(this.best.get(key) ?? 0, seen.get(key) ?? 0);
      if (value <= before) continue;
      sum += value - before;
      seen.set(key, value);
    }
    return sum;
  }
}

function coverageOf(items: readonly Weighed[]): Coverage {
  const coverage = new Coverage();
  for (const item of items) coverage.add(item);
  return coverage;
}

const wordsIn = (items: readonly Weighed[]): number => items.reduce((sum, item) => sum + item.candidate.words, 0);

const usedIn = (items: readonly Weighed[]): Set<number> => new Set(items.flatMap((item) => item.candidate.sentences));

function isFree(item: Weighed, used: ReadonlySet<number>): boolean {
  return item.candidate.sentences.every((i) => !used.has(i));
}

function grow(start: readonly Weighed[], pool: readonly Weighed[], options: ChooseOptions): Weighed[] {
  const chosen = [...start];
  const coverage = coverageOf(chosen);
  const used = usedIn(chosen);
  let words = wordsIn(chosen);
  while (chosen.length < options.most) {
    let best: Weighed | undefined;
    let highest = 0;
    for (const item of pool) {
      if (words + item.candidate.words > options.budget || !isFree(item, used)) continue;
      const density = coverage.gain(item) / (item.candidate.words + OVERHEAD);
      if (density > highest + 1e-12) {
        highest = density;
        best = item;
      }
    }
    if (best === undefined) break;
    chosen.push(best);
    coverage.add(best);
    for (const i of best.candidate.sentences) used.add(i);
    words += best.candidate.words;
  }
  return chosen;
}

/** The best single exchange, or undefined where none gains. */
function exchange(
  chosen: readonly Weighed[],
  fixed: number,
  pool: readonly Weighed[],
  options: ChooseOptions,
): Weighed[] | undefined {
  let best: Weighed[] | undefined;
  let highest = 1e-9;
  for (let k = fixed; k < chosen.length; k++) {
    const out = chosen[k];
    if (out === undefined) continue;
    const rest = chosen.filter((_, i) => i !== k);
    const coverage = coverageOf(rest);
    const used = usedIn(rest);
    const room = options.budget - wordsIn(rest);
    const lost = coverage.gain(out);
    for (const item of pool) {
      if (item.candidate.words > room || !isFree(item, used)) continue;
      const gain = coverage.gain(item) - lost;
      if (gain > highest + 1e-12) {
        highest = gain;
        best = [...rest, item];
      }
    }
  }
  return best;
}
