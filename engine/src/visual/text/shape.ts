/** Shaping of one piece of text (one font, one direction) by HarfBuzz, in em, so that a size is only a factor. */
import * as hb from 'harfbuzzjs';
import { LRUCache } from 'lru-cache';
import type { EmInk, Face } from './faces.ts';

/** Glyphs in visual order; lengths in em. */
export interface ShapedText {
  ids: readonly number[];
  x: readonly number[];
  y: readonly number[];
  width: number;
  /** Units that letter spacing may part. */
  clusters: number;
  ink: EmInk | undefined;
}

export interface ShapeRequest {
  face: Face;
  text: string;
  rtl: boolean;
  language: string;
  /** Digits of equal width. */
  tabular: boolean;
  /** Letter spacing in em. */
  tracking: number;
}

export type Shaper = (request: ShapeRequest) => ShapedText;

const TABULAR = [new hb.Feature('tnum', 1)];
// A word and its glyphs take about 1 KB: at most some 16 MB.
const CACHED_WORDS = 16_384;
/** Longer texts are not words and would fill the memory for nothing. */
const LONGEST_CACHED = 64;

export function createShaper(): Shaper {
  const cache = new LRUCache<string, ShapedText>({ max: CACHED_WORDS });
  const buffer = new hb.Buffer();
  return (request) => {
    if (request.text.length > LONGEST_CACHED) return shape(buffer, request);
    const key = cacheKey(request);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const fresh = shape(buffer, request);
    cache.set(key, fresh);
    return fresh;
  };
}

function cacheKey({ face, text, rtl, language, tabular, tracking }: ShapeRequest): string {
  return `${face.file.key}|${rtl ? 'r' : 'l'}${tabular ? 't' : ''}|${tracking}|${language}|${text}`;
}

function shape(buffer: hb.Buffer, { face, text, rtl, language, tabular, tracking }: ShapeRequest): ShapedText {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rtl ? hb.Direction.RTL : hb.Direction.LTR);
  buffer.setLanguage(language);
  hb.shape(face.font, buffer, tabular ? TABULAR : undefined);
  const em = 1 / face.unitsPerEm;
  const ids: number[] = [];
  const x: number[] = [];
  const y: number[] = [];
  let pen = 0;
  let cluster = -1;
  let clusters = 0;
  let ink: EmInk | undefined;
  for (const glyph of buffer.getGlyphInfosAndPositions()) {
    if (cluster !== -1 && glyph.cluster !== cluster) pen += tracking;
    if (glyph.cluster !== cluster) clusters += 1;
    cluster = glyph.cluster;
    const glyphX = pen + (glyph.xOffset ?? 0) * em;
    const glyphY = -(glyph.yOffset ?? 0) * em;
    ids.push(glyph.codepoint);
    x.push(glyphX);
    y.push(glyphY);
    ink = unite(ink, face.inkOf(glyph.codepoint), glyphX, glyphY);
    pen += (glyph.xAdvance ?? 0) * em;
  }
  return { ids, x, y, width: pen + (clusters > 0 ? tracking : 0), clusters, ink };
}

/** The rectangle around both; the second is moved by (dx, dy). */
export function unite(a: EmInk | undefined, b: EmInk | undefined, dx = 0, dy = 0): EmInk | undefined {
  if (b === undefined) return a;
  const left = b.left + dx;
  const top = b.top + dy;
  const right = b.right + dx;
  const bottom = b.bottom + dy;
  if (a === undefined) return { left, top, right, bottom };
  return {
    left: Math.min(a.left, left),
    top: Math.min(a.top, top),
    right: Math.max(a.right, right),
    bottom: Math.max(a.bottom, bottom),
  };
}
