/** Headings: of all ways to break into the same number of lines, the one whose lines differ least in width. */
import type { Line } from './line.ts';
import type { Unit } from './paragraph.ts';

interface Choice {
  /** Sum of the squared distances of the lines' widths from their mean. */
  cost: number;
  /** Index of the first unit of the last line. */
  from: number;
}

/** undefined where the units do not fit `count` lines of `maxWidth`. */
export function evenLines(units: readonly Unit[], maxWidth: number, count: number): Line[] | undefined {
  const mean = widthOf(units, 0, units.length) / count;
  // best[k][j]: the best way to set the first j units in k lines.
  const best: (Choice | undefined)[][] = [[{ cost: 0, from: 0 }]];
  for (let lines = 1; lines <= count; lines += 1) {
    const before = best[lines - 1] ?? [];
    best.push(Array.from({ length: units.length + 1 }, (_, end) => choose(units, before, end, maxWidth, mean)));
  }
  if (best[count]?.[units.length] === undefined) return undefined;
  const result: Line[] = [];
  let end = units.length;
  for (let lines = count; lines >= 1; lines -= 1) {
    const from = best[lines]?.[end]?.from ?? 0;
    result.unshift(toLine(units, from, end));
    end = from;
  }
  return result;
}

/** The best last line that ends behind unit `end - 1`. */
function choose(
  units: readonly Unit[],
  before: readonly (Choice | undefined)[],
  end: number,
  maxWidth: number,
  mean: number,
): Choice | undefined {
  let best: Choice | undefined;
  for (let from = end - 1; from >= 0; from -= 1) {
    const width = widthOf(units, from, end);
    if (width > maxWidth) break;
    const rest = before[from];
    if (rest === undefined) continue;
    const cost = rest.cost + (width - mean) ** 2;
    if (best === undefined || cost < best.cost) best = { cost, from };
  }
  return best;
}

/** Width of the units `[from, end)` on one line. */
function widthOf(units: readonly Unit[], from: number, end: number): number {
  let width = 0;
  for (let index = from; index < end; index += 1) {
    const unit = units[index];
    if (unit !== undefined) width += unit.width + (index + 1 < end ? unit.space : 0);
  }
  return width;
}

function toLine(units: readonly Unit[], from: number, end: number): Line {
  const first = units[from];
  const last = units[end - 1];
  return {
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    hyphen: false,
    width: widthOf(units, from, end),
    spaceAfter: end < units.length && last !== undefined && last.next > last.end,
  };
}
