/** Opened font files: coverage, metrics, ink and outlines of glyphs, each computed once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as hb from 'harfbuzzjs';
import { LRUCache } from 'lru-cache';
import { HkmError } from '../../errors.ts';
import { FONT_FILES, type FontFile, fontFileOf } from './fonts.ts';
import { outlineOf } from './outline.ts';

/** Ink of a glyph or of a shaped text in em, relative to its origin; y grows downwards. */
export interface EmInk {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Face {
  file: FontFile;
  /** The bytes of the file, read anew: the shaper has its own copy, and 40 MB need not lie in memory twice. */
  data(): Uint8Array;
  font: hb.Font;
  unitsPerEm: number;
  /** Heights above and below the baseline in em, both positive. */
  ascent: number;
  descent: number;
  /** Whether the file has a glyph for the code point. */
  has(codePoint: number): boolean;
  /** undefined for a glyph without ink (a space). */
  inkOf(glyphId: number): EmInk | undefined;
  /** SVG path in a 1000-unit em, y down; empty for a glyph without ink. */
  outline(glyphId: number): string;
}

/** Where the build puts the fonts; the same depth from src/ and from dist/. */
export const DEFAULT_FONTS_DIRECTORY: URL = new URL('../../../assets/fonts/', import.meta.url);

// A face costs its file (up to 10 MB) and its WASM copy, so all engines of a process share one memo.
const faces = new LRUCache<string, Face>({ max: FONT_FILES.length * 2 });

/** A function that opens the faces of one folder. */
export function createFaceReader(fontsDirectory: URL | string = DEFAULT_FONTS_DIRECTORY): (key: string) => Face {
  const folder = (fontsDirectory instanceof URL ? fileURLToPath(fontsDirectory) : fontsDirectory).replace(/\/$/, '');
  // Asked for with every character; bounded by the number of fonts.
  const own = new Map<string, Face>();
  return (key) => {
    const opened = own.get(key);
    if (opened !== undefined) return opened;
    const path = `${folder}/${key}.ttf`;
    const face = faces.get(path) ?? openFace(key, path);
    faces.set(path, face);
    own.set(key, face);
    return face;
  };
}

function openFace(key: string, path: string): Face {
  const file = fontFileOf(key);
  if (file === undefined) throw new HkmError('internal', `There is no font "${key}" in the product.`);
  const face = new hb.Face(new hb.Blob(readFont(path)));
  const font = new hb.Font(face);
  const unitsPerEm = face.upem;
  const extents = font.hExtents();
  const coverage = new Set(face.collectUnicodes());
  const inks = new Map<number, EmInk | undefined>();
  const outlines = new Map<number, string>();
  return {
    file,
    data: () => readFont(path),
    font,
    unitsPerEm,
    ascent: extents.ascender / unitsPerEm,
    descent: -extents.descender / unitsPerEm,
    has: (codePoint) => coverage.has(codePoint),
    inkOf: (glyphId) => memo(inks, glyphId, () => glyphInk(font, unitsPerEm, glyphId)),
    outline: (glyphId) => memo(outlines, glyphId, () => outlineOf(font, unitsPerEm, glyphId)),
  };
}

function readFont(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new HkmError('internal', `The font file ${path} cannot be read. Run: node scripts/build-fonts.ts`, { cause });
  }
}

/** Bounded by the number of glyphs of the font. */
function memo<V>(known: Map<number, V>, key: number, compute: () => V): V {
  const value = known.get(key);
  if (value !== undefined || known.has(key)) return value as V;
  const fresh = compute();
  known.set(key, fresh);
  return fresh;
}

function glyphInk(font: hb.Font, unitsPerEm: number, glyphId: number): EmInk | undefined {
  const extents = font.glyphExtents(glyphId);
  if (extents === undefined || extents.width === 0 || extents.height === 0) return undefined;
  return {
    left: extents.xBearing / unitsPerEm,
    top: -extents.yBearing / unitsPerEm,
    right: (extents.xBearing + extents.width) / unitsPerEm,
    bottom: -(extents.yBearing + extents.height) / unitsPerEm,
  };
}
