/** The text engine: measures and places rich text in the ten languages, and hands out fonts and outlines. */
import { LRUCache } from 'lru-cache';
import type { Box, Inline, RichText, TextStyle } from '../scene.ts';
import { familyOf } from './clusters.ts';
import { createFaceReader, type Face } from './faces.ts';
import { FAMILY_NAMES, principalFont } from './fonts.ts';
import { createHyphenation } from './hyphenation.ts';
import type { Line } from './line.ts';
import { createLineBreaker, type LineBreaker } from './lines.ts';
import { type CutLevel, Paragraph, type ParagraphStyle, type ParagraphTools, type Unit } from './paragraph.ts';
import { createPhraseBoundaries } from './phrases.ts';
import { type Placement, placeLines } from './place.ts';
import { createShaper } from './shape.ts';

/** Pixels. */
export interface TextSize {
  width: number;
  height: number;
  lineCount: number;
}

export interface TextEngine {
  /** The names that `TextStyle.family` may have. */
  families: readonly string[];
  /** Size of the text, broken into lines of at most `maxWidth` pixels; on one line without it. */
  measure(content: RichText, style: TextStyle, maxWidth?: number): TextSize;
  /** Width of the widest piece that cannot be broken without dividing a word that should stay whole. Pixels. */
  minWidth(content: RichText, style: TextStyle): number;
  /** Lines, glyphs and ink in a box of the page. Same input, same output. */
  place(content: RichText, style: TextStyle, box: Box): Placement;
  /** Characters that no font of the family covers, each once. They are left out of the drawing. */
  missing(content: RichText, style: TextStyle): readonly string[];
  /** The bytes of a font file, read from disk at each call. */
  fontData(key: string): Uint8Array;
  /** SVG path of a glyph in a 1000-unit em, y down; empty for one without ink. */
  glyphOutline(fontKey: string, glyphId: number): string;
  /** Ink of a glyph in em relative to its origin, y down; undefined for one without ink. */
  glyphInk(fontKey: string, glyphId: number): { left: number; top: number; right: number; bottom: number } | undefined;
}

export interface TextEngineOptions {
  /** Where the `.ttf` files are; the assets of the engine by default. */
  fontsDir?: URL | string;
}

/** Prepared paragraphs kept: some 60 posters' worth, about 4 KB each. */
const CACHED_PARAGRAPHS = 2_048;

/** @throws HkmError `internal` at the first use of a font whose file is not there. */
export async function createTextEngine(options: TextEngineOptions = {}): Promise<TextEngine> {
  return new CachedTextEngine(createFaceReader(options.fontsDir));
}

class CachedTextEngine implements TextEngine {
  readonly families: readonly string[] = FAMILY_NAMES;
  readonly #faceOf: (key: string) => Face;
  readonly #tools: ParagraphTools;
  readonly #lines: LineBreaker = createLineBreaker();
  /** em */
  readonly #minWidths = new WeakMap<Paragraph, number>();
  readonly #paragraphs = new LRUCache<string, Paragraph>({ max: CACHED_PARAGRAPHS });
  /** The texts of one draft of a page share few styles: what was asked for before is found without making its key. */
  readonly #known = new WeakMap<ParagraphStyle, Map<RichText, Paragraph>>();
  /** What tells one rich text from another. */
  readonly #richKeys = new WeakMap<readonly Inline[], string>();

  constructor(faceOf: (key: string) => Face) {
    this.#faceOf = faceOf;
    this.#tools = {
      faceOf,
      shape: createShaper(),
      phrases: createPhraseBoundaries(),
      hyphenation: createHyphenation(),
    };
  }

  measure(content: RichText, style: TextStyle, maxWidth?: number): TextSize {
    const lines = this.#linesOf(content, style, maxWidth ?? Number.MAX_SAFE_INTEGER);
    const widest = Math.max(0, ...lines.map((line) => line.width)) * style.size;
    // A paragraph with divided words keeps the width that it was broken for: another could divide other words.
    const width = maxWidth !== undefined && lines.some((line) => line.hyphen) ? Math.max(widest, maxWidth) : widest;
    return { width, height: lines.length * style.size * style.lineHeight, lineCount: lines.length };
  }

  minWidth(content: RichText, style: TextStyle): number {
    const paragraph = this.#paragraph(content, style);
    const known = this.#minWidths.get(paragraph);
    if (known !== undefined) return known * style.size;
    // A phrase of Japanese or Chinese may be broken between any two signs; a small page is worse.
    const level = style.language === 'ja' || style.language === 'zh' ? 'fit' : 'soft';
    let widest = 0;
    for (const unit of paragraph.units) {
      if (unit.width > widest) widest = Math.max(widest, widestPart(paragraph, unit, level));
    }
    this.#minWidths.set(paragraph, widest);
    return widest * style.size;
  }

  place(content: RichText, style: TextStyle, box: Box): Placement {
    const lines = this.#linesOf(content, style, box.width);
    const principal = this.#faceOf(principalFont(familyOf(style.family), style.weight, style.language).key);
    return placeLines(this.#paragraph(content, style), lines, style, box, principal);
  }

  missing(content: RichText, style: TextStyle): readonly string[] {
    return this.#paragraph(content, style).missing;
  }

  fontData(key: string): Uint8Array {
    return this.#faceOf(key).data();
  }

  glyphOutline(fontKey: string, glyphId: number): string {
    return this.#faceOf(fontKey).outline(glyphId);
  }

  glyphInk(fontKey: string, glyphId: number): ReturnType<Face['inkOf']> {
    return this.#faceOf(fontKey).inkOf(glyphId);
  }

  #linesOf(content: RichText, style: TextStyle, maxWidth: number): readonly Line[] {
    return this.#lines(this.#paragraph(content, style), maxWidth / style.size, style.balance ?? false);
  }

  #paragraph(content: RichText, style: ParagraphStyle): Paragraph {
    let known = this.#known.get(style);
    if (known === undefined) {
      known = new Map();
      this.#known.set(style, known);
    }
    let paragraph = known.get(content);
    if (paragraph === undefined) {
      paragraph = this.#find(content, style);
      known.set(content, paragraph);
    }
    return paragraph;
  }

  #keyOf(content: readonly Inline[]): string {
    const known = this.#richKeys.get(content);
    if (known !== undefined) return known;
    const key = JSON.stringify(content);
    this.#richKeys.set(content, key);
    return key;
  }

  #find(content: RichText, style: ParagraphStyle): Paragraph {
    const { family, weight, language, direction, tracking = 0, tabular = false } = style;
    const text = typeof content === 'string' ? content : this.#keyOf(content);
    const kind = typeof content === 'string' ? 's' : 'r';
    const key = `${family}|${weight}|${language}|${direction}|${tracking}|${tabular}|${kind}|${text}`;
    const known = this.#paragraphs.get(key);
    if (known !== undefined) return known;
    const fresh = new Paragraph(content, style, this.#tools);
    this.#paragraphs.set(key, fresh);
    return fresh;
  }
}

/** Width of the widest part of a unit between its cuts, a hyphen included. em */
function widestPart(paragraph: Paragraph, unit: Unit, level: CutLevel): number {
  let widest = 0;
  let from = unit.start;
  for (const cut of paragraph.cuts(unit.start, unit.end, level)) {
    widest = Math.max(widest, paragraph.width(from, cut.at, cut.hyphen));
    from = cut.at;
  }
  return from === unit.start ? unit.width : Math.max(widest, paragraph.width(from, unit.end));
}
