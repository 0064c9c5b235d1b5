/**
 * The fit policy. The page keeps its ISO height and type grows or stays while the content is short; a longer content
 * first makes the page higher, up to `maxHeight`; only then is type made smaller. Type is never made larger than fits
 * `minHeight`, never smaller than `minScale`, and no word is divided for want of width while a smaller scale avoids it.
 */
import type { Direction } from '../../contract/index.ts';
import type { LayoutNode, SolvedBoxes } from '../layout-node.ts';
import type { TextEngine } from '../text/index.ts';
import { solve } from './solve.ts';

export interface FitOptions {
  width: number;
  minHeight: number;
  maxHeight: number;
  direction: Direction;
  /** Default 0.85. */
  minScale?: number;
  /** Default 1.15. */
  maxScale?: number;
  /** The scale to begin with, at which the page may grow to `maxHeight`. Default 1. */
  usualScale?: number;
}

/** What is still wrong at the scale that was chosen. */
export interface FitProblem {
  kind: 'height' | 'word';
  /** Id of the layout node. */
  id: string;
  message: string;
}

export interface FitResult {
  scale: number;
  boxes: SolvedBoxes;
  /** Of the page, between `minHeight` and `maxHeight` unless the content does not fit. */
  height: number;
  fits: boolean;
  problems: FitProblem[];
}

/** Scales are whole hundredths, so that neighbouring contents get equal type sizes. */
const STEPS = 100;
const STEP = 1 / STEPS;
/** Free height worth another try at a larger scale, as a share of the page. */
const CLOSE_ENOUGH = 0.015;
const TRIES = 5;
/** Pixels by which a word may exceed its box before it counts. */
const WORD_TOLERANCE = 0.6;

interface Attempt {
  scale: number;
  boxes: SolvedBoxes;
  natural: number;
  words: FitProblem[];
}

export function fit(build: (scale: number) => LayoutNode, options: FitOptions, engine: TextEngine): FitResult {
  const { width, minHeight, maxHeight, direction, minScale = 0.85, maxScale = 1.15, usualScale = 1 } = options;
  const known = new Map<number, Attempt>();
  const attempt = (wanted: number): Attempt => {
    const scale = Math.min(maxScale, Math.max(minScale, Math.floor(wanted * STEPS + 1e-6) / STEPS));
    const key = Math.round(scale * 1000);
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = tryScale(build(scale), scale, width, direction, engine);
    known.set(key, fresh);
    return fresh;
  };
  const usual = attempt(usualScale);
  const limit = usual.natural <= minHeight ? minHeight : maxHeight;
  const best = acceptable(usual, maxHeight)
    ? enlarge(usual, minHeight, maxScale, attempt)
    : shrink(usual, limit, minScale, attempt);
  const height = Math.max(minHeight, best.natural);
  const boxes = solve(build(best.scale), { width, height, direction }, engine);
  const problems = [...best.words];
  if (best.natural > maxHeight + 0.5) problems.push(tooHigh(boxes, best.natural, maxHeight));
  return { scale: best.scale, boxes, height, fits: problems.length === 0, problems };
}

/** @param unavoidable How many words are too wide even at the smallest scale: they are divided at any scale. */
function acceptable(attempt: Attempt, limit: number, unavoidable = 0): boolean {
  return attempt.natural <= limit && attempt.words.length <= unavoidable;
}

/** From an acceptable scale towards the largest that still fits the ISO page. */
function enlarge(start: Attempt, limit: number, maxScale: number, attempt: (scale: number) => Attempt): Attempt {
  if (start.natural >= limit * (1 - CLOSE_ENOUGH)) return start;
  return search({ best: start, worst: undefined, limit, maxScale, unavoidable: 0 }, attempt);
}

/** From a scale that does not fit down to the largest that does, or the smallest allowed. */
function shrink(start: Attempt, limit: number, minScale: number, attempt: (scale: number) => Attempt): Attempt {
  const smallest = attempt(minScale);
  const unavoidable = smallest.words.length;
  if (acceptable(start, limit, unavoidable)) return start;
  if (smallest.natural > limit) return smallest;
  return search({ best: smallest, worst: start, limit, maxScale: start.scale, unavoidable }, attempt);
}

interface SearchRange {
  /** Fits. */
  best: Attempt;
  /** Does not, where one is known. */
  worst: Attempt | undefined;
  limit: number;
  maxScale: number;
  unavoidable: number;
}

/** Text fills an area, so height grows about as the square of the scale; a few tries narrow the rest. */
function search(range: SearchRange, attempt: (scale: number) => Attempt): Attempt {
  const { limit, maxScale, unavoidable } = range;
  let { best, worst } = range;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (best.natural >= limit * (1 - CLOSE_ENOUGH)) break;
    const upper = worst === undefined ? maxScale : worst.scale - STEP;
    if (upper < best.scale + STEP / 2) break;
    const guess = best.scale * Math.sqrt(limit / best.natural);
    const middle = worst === undefined ? guess : Math.min(guess, (best.scale + worst.scale) / 2 + STEP / 2);
    const next = attempt(Math.min(upper, Math.max(best.scale + STEP, middle)));
    if (acceptable(next, limit, unavoidable)) best = next;
    else worst = next;
  }
  return best;
}

function tryScale(tree: LayoutNode, scale: number, width: number, direction: Direction, engine: TextEngine): Attempt {
  const boxes = solve(tree, { width, direction }, engine);
  const words: FitProblem[] = [];
  for (const [id, { node, width: available }] of boxes) {
    if (node.text === undefined) continue;
    const needed = engine.minWidth(node.text.content, node.text.style);
    if (needed <= available + WORD_TOLERANCE) continue;
    const message = `a word of ${Math.ceil(needed)} px stands in a box of ${Math.floor(available)} px`;
    words.push({ kind: 'word', id, message });
  }
  return { scale, boxes, natural: boxes.get(tree.id)?.height ?? 0, words };
}

function tooHigh(boxes: SolvedBoxes, natural: number, maxHeight: number): FitProblem {
  const [root = ''] = boxes.keys();
  return {
    kind: 'height',
    id: root,
    message: `the content is ${Math.ceil(natural)} px high, the page at most ${Math.floor(maxHeight)} px`,
  };
}
