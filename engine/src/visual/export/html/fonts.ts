/** The fonts of the picture, cut down to the characters used, inside the file. */
import subsetFont from 'subset-font';
import type { TextItem } from '../../scene.ts';
import type { GlyphSource } from '../shared/exporter.ts';

export interface EmbeddedFonts {
  /** `@font-face` rules. */
  css: string;
  /** CSS value of `font-family` for a font of the picture, with its fallbacks. */
  family(fontKey: string): string;
  /** For text that is not part of the picture: the picture's own faces, the most used first. */
  regular: string;
  bold: string;
}

const FALLBACK = 'system-ui, sans-serif';

/**
 * @param texts of the picture: each font gets the characters that it draws there.
 * @param flowing all other text of the document: the fonts for reading get its characters too.
 */
export async function embedFonts(
  texts: readonly TextItem[],
  flowing: string,
  engine: GlyphSource,
): Promise<EmbeddedFonts> {
  const used = charactersByFont(texts);
  const keys = [...used.keys()].sort(
    (a, b) => (used.get(b)?.length ?? 0) - (used.get(a)?.length ?? 0) || (a < b ? -1 : 1),
  );
  const regular = lightest(keys);
  const bold = heaviest(keys);
  const faces = await Promise.all(
    keys.map(async (key) => {
      const reads = regular.includes(key) || bold.includes(key);
      const characters = distinct((used.get(key) ?? '') + (reads ? flowing : ''));
      const font = await subsetFont(Buffer.from(engine.fontData(key)), characters, { targetFormat: 'woff2' });
      return `@font-face{font-family:${quoted(key)};src:url(data:font/woff2;base64,${font.toString('base64')}) format("woff2")}`;
    }),
  );
  const stack = (order: readonly string[]): string => [...order.map(quoted), FALLBACK].join(',');
  return {
    css: faces.join('\n'),
    family: (key) => stack([key, ...(weightOf(key) > 500 ? bold : regular).filter((other) => other !== key)]),
    regular: stack(regular),
    bold: stack(bold),
  };
}

function charactersByFont(texts: readonly TextItem[]): Map<string, string> {
  const used = new Map<string, string>();
  for (const { lines } of texts) {
    for (const { runs } of lines) {
      for (const { font, text } of runs) used.set(font, (used.get(font) ?? '') + text);
    }
  }
  return used;
}

/** Sorted, so that the same characters give the same font. */
function distinct(text: string): string {
  return [...new Set(text)].sort().join('');
}

/** Font keys end in the weight and its name: `Inter_400Regular`. */
function weightOf(key: string): number {
  return Number(/_(\d{3})/.exec(key)?.[1] ?? 400);
}

function typefaceOf(key: string): string {
  return key.split('_')[0] ?? key;
}

function lightest(keys: readonly string[]): string[] {
  return onePerTypeface(keys, (a, b) => weightOf(a) - weightOf(b));
}

function heaviest(keys: readonly string[]): string[] {
  return onePerTypeface(keys, (a, b) => weightOf(b) - weightOf(a));
}

/** Of each typeface the first by `order`; the typefaces stay in the order of `keys`. */
function onePerTypeface(keys: readonly string[], order: (a: string, b: string) => number): string[] {
  const typefaces = [...new Set(keys.map(typefaceOf))];
  return typefaces.flatMap((typeface) =>
    keys
      .filter((key) => typefaceOf(key) === typeface)
      .sort(order)
      .slice(0, 1),
  );
}

function quoted(key: string): string {
  return `"hkm-${key.replace(/[^\w-]/g, '')}"`;
}
