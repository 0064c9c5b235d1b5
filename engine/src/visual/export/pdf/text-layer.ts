/**
 * Text that is not seen but found, selected and copied: words lie over their outlines in render mode 3, set in a font
 * of blank glyphs. Every code stands for one code point and the font's ToUnicode map says which, so Arabic, Hindi and
 * Chinese need no shaping here. As in any PDF, codes run from left to right as the eye sees them; readers turn
 * right-to-left words round again.
 */
import type { PlacedLine, PlacedRun, TextItem } from '../../scene.ts';
import type { GlyphSource } from '../shared/exporter.ts';
import { BLANK_ADVANCE } from './blank-font.ts';
import { pdfNumber } from './operators.ts';

/** A stretch of a run whose left edge and width are known. */
interface Stretch {
  text: string;
  x: number;
  width: number;
}

// Marks of the line breaker and controls; a soft hyphen at the end of a line stays, so that readers can join the word.
const UNSEEN = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\u00ad(?!$)/gu;
const MAX_CODES = 0xffff;

// Marks above and below, joiners, selectors: readers take their width for 0, so it must be.
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

export class TextLayer {
  readonly #engine: GlyphSource;
  /** Character to code, from 1. */
  readonly #codes = new Map<string, number>();

  constructor(engine: GlyphSource) {
    this.#engine = engine;
  }

  /** Characters in the order of their codes; the first has code 1. */
  get characters(): readonly string[] {
    return [...this.#codes.keys()];
  }

  /** Operators of one text, for a page whose y grows downwards; empty when there is nothing to say. */
  operators(item: TextItem, fontName: string): string {
    const body = item.lines.flatMap((line) => this.#lineOperators(line, fontName));
    return body.length === 0 ? '' : ['BT', '3 Tr', ...body, 'ET'].join('\n');
  }

  #lineOperators(line: PlacedLine, fontName: string): string[] {
    const runs = line.runs.toSorted((a, b) => a.x - b.x);
    return runs.flatMap((run, index) => {
      const shown = this.#stretches(run).map((stretch) => this.#stretchOperators(stretch, line, run));
      // a space between lines keeps their words apart
      const lastRun = index === runs.length - 1;
      const gap = lastRun ? [this.#stretchOperators({ text: ' ', x: run.width, width: run.size / 4 }, line, run)] : [];
      return [`/${fontName} ${pdfNumber(run.size)} Tf`, ...shown, ...gap];
    });
  }

  #stretchOperators(stretch: Stretch, line: PlacedLine, run: PlacedRun): string {
    const characters = charactersOf(stretch.text, run.rtl);
    const natural = (Math.max(1, widthOf(characters)) * BLANK_ADVANCE * run.size) / 1000;
    const codes = characters.map((character) => this.#code(character).toString(16).padStart(4, '0')).join('');
    const x = pdfNumber(line.x + run.x + stretch.x);
    const y = pdfNumber(line.baseline + run.rise);
    return `${pdfNumber((stretch.width / natural) * 100)} Tz 1 0 0 -1 ${x} ${y} Tm <${codes}> Tj`;
  }

  #code(character: string): number {
    const known = this.#codes.get(character);
    if (known !== undefined) return known;
    const code = Math.min(this.#codes.size + 1, MAX_CODES);
    this.#codes.set(character, code);
    return code;
  }

  /** Words and the spaces between them, in the order of the eye. */
  #stretches(run: PlacedRun): Stretch[] {
    const text = run.text.replace(UNSEEN, '');
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
      if (edges.at(-1)?.blank !== blank) edges.push({ x: edges.length === 0 ? 0 : glyph.x, blank });
    }
    return edges;
  }
}

function charactersOf(text: string, rtl: boolean): string[] {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  return rtl ? characters.reverse() : characters;
}

/** Whether a character takes no room of its own. */
export function isWidthless(character: string): boolean {
  return WIDTHLESS.test(character);
}

function widthOf(characters: readonly string[]): number {
  return characters.filter((character) => !isWidthless(character)).length;
}

function byEdges(parts: readonly string[], edges: readonly { x: number }[], width: number): Stretch[] {
  return parts.map((text, index) => {
    const x = edges[index]?.x ?? 0;
    return { text, x, width: Math.max((edges[index + 1]?.x ?? width) - x, 0.01) };
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

/** The ToUnicode map of the layer's font (ISO 32000-1, 9.10.3). */
export function toUnicodeMap(characters: readonly string[]): string {
  const lines = characters.map(
    (character, index) => `<${hex(index + 1)}> <${[...utf16(character)].map(hex).join('')}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /HKM-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}

function* utf16(text: string): Generator<number> {
  for (let at = 0; at < text.length; at++) yield text.charCodeAt(at);
}
