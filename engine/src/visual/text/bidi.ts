/** Direction of each character (UAX #9) and the visual order of the runs of a line. */
import bidiModule, { type Bidi } from 'bidi-js';
import type { Direction } from '../../contract/index.ts';

// Its type declarations describe an ES module, but Node loads its CommonJS build: the import is the factory itself.
const bidi = (bidiModule as unknown as () => Bidi)();

// Hebrew to Arabic Extended-A, their presentation forms, the right-to-left plane, and the explicit marks.
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Embedding level of each UTF-16 unit; undefined where all of them are 0. */
export function embeddingLevels(text: string, direction: Direction): Uint8Array | undefined {
  if (direction === 'ltr' && !RIGHT_TO_LEFT.test(text)) return undefined;
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** Rule L2: from the highest level down to the lowest odd one, turn every sequence of that level or higher. */
export function visualOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  let ordered = [...runs];
  const levels = runs.map((run) => run.level);
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.map((level) => level | 1));
  for (let level = highest; level >= lowestOdd; level -= 1) ordered = turnFrom(ordered, level);
  return ordered;
}

function turnFrom<T extends { level: number }>(runs: readonly T[], level: number): T[] {
  const result: T[] = [];
  let turned: T[] = [];
  for (const run of runs) {
    if (run.level >= level) {
      turned.unshift(run);
      continue;
    }
    result.push(...turned, run);
    turned = [];
  }
  return [...result, ...turned];
}
