/**
 * Text that is not seen but found, selected and copied: it lies over its outlines in render mode 3, set in a font of
 * blank glyphs. A code of that font means one code point of a certain width, so that a line is one string whose words
 * stand exactly over their outlines, and Arabic, Hindi and Chinese need no shaping here. As in any PDF, codes run from
 * left to right as the eye sees them; readers turn right-to-left words round again.
 */
import type { PlacedLine, PlacedRun, TextItem } from '../../scene.ts';
import type { GlyphSource } from '../shared/exporter.ts';
import { pdfNumber } from './operators.ts';

/** What a code of the layer's font stands for. */
export interface LayerCharacter {
  character: string;
  /** Thousandths of the font size. */
  width: number;
}

/** A stretch of a run whose left edge and width are known; pixels from the run's origin. */
interface Stretch {
  text: string;
  x: number;
  width: number;
}

/** Marks of the line breaker, direction marks and controls. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Marks above and below, joiners, selectors: readers take their width for 0, so it must be. */
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const SOFT_HYPHEN = '\u00ad';
/** Widths are rounded to this, which keeps the number of codes low; the rounding never adds up. */
const WIDTH_STEP = 5;
const MAX_CODES = 0xffff;

export class TextLayer {
  readonly #engine: GlyphSource;
  readonly #codes = new Map<string, number>();
  readonly #characters: LayerCharacter[] = [];

  constructor(engine: GlyphSource) {
    this.#engine = engine;
  }

  /** In the order of their codes; the first has code 1. */
  get characters(): readonly LayerCharacter[] {
    return this.#characters;
  }

  /** Operators of one text, for a page whose y grows downwards; empty when there is nothing to say. */
  operators(item: TextItem, fontName: string): string {
    const body = item.lines.flatMap((line) => {
      const strings = this.#lineOperators(line, fontName);
      // strings stand in the order in which they are spoken
      return item.style.direction === 'rtl' ? strings.reverse() : strings;
    });
    return body.length === 0 ? '' : ['BT', '3 Tr', ...body, 'ET'].join('\n');
  }

  /** Runs of one size and height are one string. */
  #lineOperators(line: PlacedLine, fontName: string): string[] {
    const runs = line.runs.toSorted((a, b) => a.x - b.x);
    const hyphened = line.joint === 'hyphen' ? runs.findLastIndex((run) => run.text.endsWith('-')) : -1;
    const endsInSpace = line.joint !== 'none' && line.joint !== 'hyphen';
    const operators: string[] = [];
    let codes = '';
    let start = 0;
    runs.forEach((run, index) => {
      if (codes === '') start = run.x;
      // the drawn hyphen of a divided word is a soft one, so that readers may join the word
      codes += this.#runCodes(run, index === hyphened);
      const next = runs[index + 1];
      if (next?.size === run.size && next.rise === run.rise) return;
      if (next === undefined && endsInSpace) codes += this.#code(' ', 250);
      const [x, y] = [pdfNumber(line.x + start), pdfNumber(line.baseline + run.rise)];
      if (codes !== '') operators.push(`/${fontName} ${pdfNumber(run.size)} Tf 1 0 0 -1 ${x} ${y} Tm <${codes}> Tj`);
      codes = '';
    });
    return operators;
  }

  #runCodes(run: PlacedRun, softHyphen: boolean): string {
    const text = (softHyphen ? run.text.slice(0, -1) : run.text).replace(UNSEEN, '') + (softHyphen ? SOFT_HYPHEN : '');
    let pen = 0;
    let codes = '';
    for (const stretch of this.#stretches(run, text)) {
      const characters = charactersOf(stretch.text, run.rtl);
      const each = stretch.width / Math.max(1, widthOf(characters));
      let edge = stretch.x;
      for (const character of characters) {
        const widthless = isWidthless(character);
        if (!widthless) edge += each;
        const width = widthless ? 0 : Math.round(((edge - pen) / run.size) * (1000 / WIDTH_STEP)) * WIDTH_STEP;
        codes += this.#code(character, Math.max(0, width));
        pen += (Math.max(0, width) * run.size) / 1000;
      }
    }
    return codes;
  }

  #code(character: string, width: number): string {
    const key = `${character}|${width}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      if (this.#characters.length >= MAX_CODES) return '';
      code = this.#characters.push({ character, width });
      this.#codes.set(key, code);
    }
    return code.toString(16).padStart(4, '0');
  }

  /** Words and the spaces between them, in the order of the eye. */
  #stretches(run: PlacedRun, text: string): Stretch[] {
    if (text === '' || run.width <= 0) return [];
    const parts = text.split(/(\s+)/u).filter((part) => part !== '');
    if (run.rtl) parts.reverse();
    const edges = this.#edges(run);
    // every edge must fall between a word and a space, else the glyphs say nothing about words
    const fits = parts.length === edges.length && parts.every((part, i) => (part.trim() === '') === edges[i]?.blank);
    return fits ? byEdges(parts, edges, run.width) : evenly(parts, run.width);
  }

  /** Where blank and inked stretches of glyphs begin. */
  #edges(run: PlacedRun): { x: number; blank: boolean }[] {
    const edges: { x: number; blank: boolean }[] = [];
    for (const glyph of run.glyphs) {
      const blank = this.#engine.glyphOutline(run.font, glyph.id) === '';
      const last = edges.at(-1);
      if (last?.blank !== blank) edges.push({ x: glyph.x, blank });
      // marks may hang to the left of their letter, which comes behind them
      else last.x = Math.min(last.x, glyph.x);
    }
    return edges;
  }
}

/** In the order of the eye. Vowel marks of right-to-left words are left out: no two readers agree on their place. */
function charactersOf(text: string, rtl: boolean): string[] {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  return rtl ? characters.filter((character) => !isWidthless(character)).reverse() : characters;
}

function isWidthless(character: string): boolean {
  return WIDTHLESS.test(character) && character !== SOFT_HYPHEN;
}

function widthOf(characters: readonly string[]): number {
  return characters.filter((character) => !isWidthless(character)).length;
}

function byEdges(parts: readonly string[], edges: readonly { x: number }[], width: number): Stretch[] {
  return parts.map((text, index) => {
    const x = index === 0 ? 0 : (edges[index]?.x ?? 0);
    return { text, x, width: (edges[index + 1]?.x ?? width) - x };
  });
}

/** The width shared out by the number of characters. */
function evenly(parts: readonly string[], width: number): Stretch[] {
  const counts = parts.map((part) => Math.max(1, widthOf(Array.from(part))));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let x = 0;
  return parts.map((text, index) => {
    const stretch = { text, x, width: (width * (counts[index] ?? 0)) / total };
    x += stretch.width;
    return stretch;
  });
}
