/** A text as an ordered choice of the words of another: the form that verbatim and shortened statements must have. */
import type { Token } from './tokens.ts';

export interface Alignment {
  /** For each token of the shorter text the index of its token in the longer one, rising. */
  matched: number[];
}

const NONE = 0xffff;
const NEVER = Number.POSITIVE_INFINITY;

/** Fewest gaps so far, for each token of the longer text that the present one is matched with, and where that came from. */
interface Row {
  costs: Float64Array;
  from: Uint16Array;
}

/** The row of the first token: a gap before it unless it is matched with the very first one. */
function firstRow(long: readonly Token[], matches: (candidate: Token) => boolean): Row {
  const costs = Float64Array.from(long, (candidate, column) => (matches(candidate) ? Math.min(column, 1) : NEVER));
  return { costs, from: new Uint16Array(long.length).fill(NONE) };
}

function nextRow(before: Float64Array, long: readonly Token[], matches: (candidate: Token) => boolean): Row {
  const costs = new Float64Array(long.length).fill(NEVER);
  const from = new Uint16Array(long.length).fill(NONE);
  let best = NEVER;
  let bestAt = NONE;
  for (const [column, candidate] of long.entries()) {
    const further = before[column - 2] ?? NEVER;
    if (further < best) {
      best = further;
      bestAt = column - 2;
    }
    if (!matches(candidate)) continue;
    const neighbour = before[column - 1] ?? NEVER;
    costs[column] = Math.min(neighbour, best + 1);
    from[column] = neighbour <= best + 1 ? column - 1 : bestAt;
  }
  return { costs, from };
}

/**
 * The alignment with the fewest gaps, or undefined where some token has no partner in order.
 * Cost: tokens of one times tokens of the other, both bounded by the tokenizer.
 */
export function align(
  short: readonly Token[],
  long: readonly Token[],
  same: (a: Token, b: Token) => boolean = (a, b) => a.key === b.key,
): Alignment | undefined {
  if (short.length === 0 || short.length > long.length) return undefined;
  const rows: Row[] = [];
  for (const wanted of short) {
    const matches = (candidate: Token): boolean => same(wanted, candidate);
    const before = rows.at(-1);
    const row = before === undefined ? firstRow(long, matches) : nextRow(before.costs, long, matches);
    if (row.costs.every((cost) => cost === NEVER)) return undefined;
    rows.push(row);
  }
  return traceBack(rows, long.length);
}

function traceBack(rows: readonly Row[], width: number): Alignment {
  const last = rows.at(-1)?.costs ?? new Float64Array();
  // a gap at the end counts too
  const totals = Array.from(last, (cost, column) => cost + (column === width - 1 ? 0 : 1));
  let at = totals.indexOf(Math.min(...totals));
  const matched: number[] = [];
  for (const row of [...rows].reverse()) {
    matched.unshift(at);
    at = row.from[at] ?? 0;
  }
  return { matched };
}
/** A stretch of the longer text that the shorter one leaves away: token indexes from `first` to `last`, both included. */
export interface Gap {
  first: number;
  last: number;
}

export function gapsOf({ matched }: Alignment, length: number): Gap[] {
  const gaps: Gap[] = [];
  let next = 0;
  for (const index of matched) {
    if (index > next) gaps.push({ first: next, last: index - 1 });
    next = index + 1;
  }
  if (next < length) gaps.push({ first: next, last: length - 1 });
  return gaps;
}
