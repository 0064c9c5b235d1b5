/** Runs of a line as they are spoken, from runs as they are seen. */
import type { Direction } from '../../../contract/index.ts';
import type { PlacedLine, PlacedRun } from '../../scene.ts';
import { plainText } from './safe-text.ts';

/**
 * Runs lie from left to right. Read backwards, each stretch against the direction of the paragraph turns round
 * (UAX #9, rule L2, for the two levels that occur beside each other). Undefined where that does not give the line's text.
 */
export function logicalRuns(line: PlacedLine, direction: Direction): PlacedRun[] | undefined {
  const visual = line.runs.toSorted((a, b) => a.x - b.x);
  const base = direction === 'rtl';
  const spoken = turnStretches(base ? visual.toReversed() : visual, (run) => run.rtl !== base);
  const text = spoken.filter((run) => run.cite === undefined).map((run) => run.text);
  const joined = line.joint === 'hyphen' ? text.join('').replace(/-$/, '') : text.join('');
  return plainText(joined) === plainText(line.text) ? spoken : undefined;
}

function turnStretches(runs: readonly PlacedRun[], against: (run: PlacedRun) => boolean): PlacedRun[] {
  const turned: PlacedRun[] = [];
  let stretch: PlacedRun[] = [];
  for (const run of runs) {
    if (against(run)) {
      stretch.unshift(run);
      continue;
    }
    turned.push(...stretch, run);
    stretch = [];
  }
  return [...turned, ...stretch];
}
