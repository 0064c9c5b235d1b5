/**
 * A paragraph, prepared once for all sizes and widths: its clusters, directions, unbreakable units and their shaped
 * pieces, all in em. A layout at another scale is then only arithmetic on the widths.
 */
import type { RichText, TextStyle } from '../scene.ts';
import { embeddingLevels } from './bidi.ts';
import { allowsCjkBreak, type BreakKind, breakKinds, isBreakingSpace } from './breaks.ts';
import { type Cluster, toClusters } from './clusters.ts';
import type { EmInk, Face } from './faces.ts';
import type { Hyphenation } from './hyphenation.ts';
import type { PhraseBoundaries } from './phrases.ts';
import { TIGHTENING, tightens } from './punctuation.ts';
import type { ShapedText, Shaper } from './shape.ts';

/** Citations are drawn this much smaller, this far above the baseline, this far from what they cite (em). */
const CITATION_SCALE = 0.64;
const CITATION_RISE = 0.36;
const CITATION_GAP = 0.05;

/** A shaped stretch of one font, direction and size. Widths in em of the paragraph's size. */
export interface Piece {
  text: string;
  face: Face;
  level: number;
  shaped: ShapedText;
  /** Factor on the paragraph's size. */
  scale: number;
  /** em; negative is up. */
  rise: number;
  /** Space before the first glyph, part of the width; negative where a full-width sign is set nearer. */
  lead: number;
  width: number;
  cite: readonly number[] | undefined;
}

/** A stretch without an ordinary place to break. Positions are indexes of clusters. */
export interface Unit {
  start: number;
  end: number;
  width: number;
  /** Width of the spaces after it, which vanish at the end of a line. */
  space: number;
  /** Where the next unit starts: behind those spaces. */
  next: number;
}

/**
 * How ready a place inside a unit is to be cut: `soft` whenever it helps, `fit` where the unit is wider than a line,
 * `force` anywhere, because nothing else is left.
 */
export type CutLevel = 'soft' | 'fit' | 'force';
export interface Cut {
  at: number;
  hyphen: boolean;
}

export interface ParagraphTools {
  faceOf(key: string): Face;
  shape: Shaper;
  phrases: PhraseBoundaries;
  hyphenation: Hyphenation;
}

export type ParagraphStyle = Pick<TextStyle, 'family' | 'weight' | 'language' | 'direction' | 'tracking' | 'tabular'>;

const JOINED = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;
const WORD = /[\p{L}\p{M}]+/gu;
/** em: less is no full-width sign. */
const FULL_WIDTH = 0.99;
/** German writes compounds as one word: from this length on they may be divided wherever it helps. */
const LONG_GERMAN_WORD = 13;
const ADDRESS_MARK = /^[/.?&=_#:,-]$/;

export class Paragraph {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly missing: readonly string[];
  readonly clusters: readonly Cluster[];
  readonly #style: ParagraphStyle;
  readonly #tools: ParagraphTools;
  readonly #levels: Uint8Array | undefined;
  /** Full-width signs that stand half an em nearer to the one before them. */
  readonly #tightened = new Set<number>();
  /** Units are shaped apart, so that a line is exactly as wide as its units promised. */
  readonly #unitStarts = new Set<number>();

  constructor(content: RichText, style: ParagraphStyle, tools: ParagraphTools) {
    const { clusters, text, missing } = toClusters(content, style, tools.faceOf);
    this.text = text;
    this.clusters = clusters;
    this.missing = missing;
    this.#style = style;
    this.#tools = tools;
    this.#levels = embeddingLevels(text, style.direction);
    this.#tighten();
    this.units = this.#toUnits(breakKinds(clusters, style.language, tools.phrases(text, style.language)));
  }

  /** em of the clusters `[start, end)`, with a hyphen behind them if asked. */
  width(start: number, end: number, hyphen = false): number {
    let width = 0;
    for (const piece of this.pieces(start, end, hyphen)) width += piece.width;
    return width;
  }

  /** The shaped pieces of the clusters `[start, end)` in logical order. */
  pieces(start: number, end: number, hyphen = false): Piece[] {
    const pieces: Piece[] = [];
    let from = start;
    for (let index = start; index < end; index += 1) {
      if (index + 1 < end && this.#staysTogether(index)) continue;
      pieces.push(this.#piece(from, index + 1, hyphen && index + 1 === end));
      from = index + 1;
    }
    return pieces;
  }

  /** The text of the clusters `[start, end)`, citations left out. */
  textOf(start: number, end: number): string {
    let text = '';
    for (const cluster of this.clusters.slice(start, end)) if (cluster.cite === undefined) text += cluster.text;
    return text;
  }

  /** Places inside the clusters `[start, end)` where they may be cut, in order. */
  cuts(start: number, end: number, level: CutLevel): Cut[] {
    const hyphens = this.#hyphenPlaces(start, end, level);
    const cuts: Cut[] = [];
    for (let at = start + 1; at < end; at += 1) {
      const before = this.clusters[at - 1];
      const after = this.clusters[at];
      if (before === undefined || after === undefined || after.cite !== undefined) continue;
      if (before.text === '\u00ad' || hyphens.has(at)) cuts.push({ at, hyphen: true });
      else if (level === 'force' || (level === 'fit' && mayPart(before, after))) cuts.push({ at, hyphen: false });
    }
    return cuts;
  }

  #tighten(): void {
    const inkOf = (cluster: Cluster): EmInk | undefined => {
      const { face, text } = cluster;
      const { language } = this.#style;
      const shaped = this.#tools.shape({ face, text, rtl: false, language, tabular: false, tracking: 0 });
      return shaped.width > FULL_WIDTH ? shaped.ink : undefined;
    };
    this.clusters.forEach((cluster, index) => {
      if (tightens(this.clusters[index - 1], cluster, inkOf)) this.#tightened.add(index);
    });
  }

  #hyphenPlaces(start: number, end: number, level: CutLevel): Set<number> {
    const places = new Set<number>();
    const { language } = this.#style;
    if (level === 'soft' && language !== 'de') return places;
    const offset = this.clusters[start]?.start ?? 0;
    const text = this.#slice(start, end);
    for (const match of text.matchAll(WORD)) {
      if (level === 'soft' && match[0].length < LONG_GERMAN_WORD) continue;
      for (const inWord of this.#tools.hyphenation(match[0], language)) places.add(offset + match.index + inWord);
    }
    return this.#toIndexes(places, start, end);
  }

  #toIndexes(offsets: ReadonlySet<number>, start: number, end: number): Set<number> {
    const indexes = new Set<number>();
    for (let index = start; index < end; index += 1) {
      if (offsets.has(this.clusters[index]?.start ?? -1)) indexes.add(index);
    }
    return indexes;
  }

  #toUnits(kinds: readonly BreakKind[]): Unit[] {
    kinds.forEach((kind, index) => {
      if (kind !== 'none') this.#unitStarts.add(index + 1);
    });
    const units: Unit[] = [];
    let start = 0;
    for (let index = 0; index < kinds.length; index += 1) {
      if (kinds[index] === 'none' && index + 1 < kinds.length) continue;
      let end = index + 1;
      while (end > start + 1 && this.#isSpace(end - 1)) end -= 1;
      units.push({ start, end, width: this.width(start, end), space: this.width(end, index + 1), next: index + 1 });
      start = index + 1;
    }
    return units;
  }

  #isSpace(index: number): boolean {
    const cluster = this.clusters[index];
    return cluster !== undefined && isBreakingSpace(cluster);
  }

  #level(index: number): number {
    return this.#levels?.[this.clusters[index]?.start ?? 0] ?? (this.#style.direction === 'rtl' ? 1 : 0);
  }

  /** Whether the clusters at `index` and behind it are shaped as one. */
  #staysTogether(index: number): boolean {
    const cluster = this.clusters[index];
    const next = this.clusters[index + 1];
    if (cluster === undefined || next === undefined) return false;
    if (this.#unitStarts.has(index + 1) || cluster.cite !== undefined || next.cite !== undefined) return false;
    if (this.#tightened.has(index + 1)) return false;
    if (cluster.face !== next.face || isBreakingSpace(cluster) !== isBreakingSpace(next)) return false;
    return this.#level(index) === this.#level(index + 1);
  }

  #piece(start: number, end: number, hyphen: boolean): Piece {
    const first = this.clusters[start];
    if (first === undefined) throw new RangeError(`there is no cluster ${start}`);
    const level = this.#level(start);
    const { cite, face } = first;
    const text = cite === undefined ? this.#slice(start, end) + (hyphen ? '-' : '') : cite.join(',');
    const scale = cite === undefined ? 1 : CITATION_SCALE;
    const gap = this.#tightened.has(start) ? TIGHTENING : 0;
    const lead = cite === undefined ? gap : gap + CITATION_GAP;
    const { language, tabular = false, tracking = 0 } = this.#style;
    const shaped = this.#tools.shape({
      face,
      text,
      rtl: cite === undefined && level % 2 === 1,
      language,
      tabular,
      tracking: cite !== undefined || JOINED.test(text) ? 0 : tracking,
    });
    const rise = cite === undefined ? 0 : -CITATION_RISE;
    return { text, face, level, shaped, scale, rise, lead, width: lead + shaped.width * scale, cite };
  }

  #slice(start: number, end: number): string {
    const from = this.clusters[start]?.start ?? this.text.length;
    const to = this.clusters[end]?.start ?? this.text.length;
    return this.text.slice(from, to);
  }
}

/** Inside a phrase wider than the line, and behind the marks of an address. */
function mayPart(before: Cluster, after: Cluster): boolean {
  return allowsCjkBreak(before, after) || (ADDRESS_MARK.test(before.text) && /^[\p{L}\p{N}]/u.test(after.text));
}
