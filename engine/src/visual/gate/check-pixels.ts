/**
 * The gate's check of the finished pixels, independent of the model: the picture is rasterised once, its texts alone
 * once more, and every glyph must show its ink in the picture. It catches what no model check can: an id that clashes
 * with another, a shape painted over a text, a background that is not the declared one.
 */
import { GlyphBank } from '../export/svg-glyphs.ts';
import { number } from '../export/svg-markup.ts';
import type { Ink, PlacedLine, Scene, SceneItem, TextItem } from '../scene.ts';
import type { TextEngine } from '../text/index.ts';
import { contrastOfLuminance, luminance, parseColour, type Rgb, requiredContrast } from './colour.ts';
import { excerpt, type Finding } from './finding.ts';
import { boxOfInk } from './geometry.ts';

export interface PixelCheckOptions {
  /** Pixels of the raster per pixel of the page. Default 1.25. */
  scale?: number;
}

/** Share of a glyph's expected ink that must be found. */
const LEAST_INK = 0.35;
/** Glyphs with less expected ink than this many full pixels say nothing. */
const LEAST_EXPECTED = 1.5;
/** Share of the pixels around a text whose contrast may be below the bar. */
const PERCENTILE = 0.05;
/** Antialiasing and rounding of colours. */
const CONTRAST_TOLERANCE = 0.1;
const LEAST_SAMPLES = 12;

interface Raster {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** Both images, and the scale from the page to them. */
interface Comparison {
  picture: Raster;
  mask: Raster;
  scale: number;
}

export async function checkPixels(
  scene: Scene,
  svg: string,
  engine: Pick<TextEngine, 'glyphOutline' | 'glyphInk'>,
  options: PixelCheckOptions = {},
): Promise<Finding[]> {
  const scale = options.scale ?? 1.25;
  const texts = textsOf(scene.items);
  const width = Math.round(scene.width * scale);
  const [picture, mask] = await Promise.all([raster(svg, width), raster(maskSvg(scene, texts, engine), width)]);
  const comparison: Comparison = { picture, mask, scale };
  return texts.flatMap((text) => checkText(text, comparison, engine));
}

async function raster(svg: string, width: number): Promise<Raster> {
  // Loaded when first needed: pictures are checked pixel by pixel in tests and examinations only.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  return { pixels: image.pixels, width: image.width, height: image.height };
}

function textsOf(items: readonly SceneItem[]): TextItem[] {
  return items.flatMap((item) => {
    if (item.kind === 'group') return textsOf(item.children);
    return item.kind === 'text' ? [item] : [];
  });
}

/** Black text on white. */
function maskSvg(scene: Scene, texts: readonly TextItem[], engine: Pick<TextEngine, 'glyphOutline'>): string {
  const glyphs = new GlyphBank('mask', (font, glyph) => engine.glyphOutline(font, glyph));
  const body = texts.flatMap((text) => text.lines.map((line) => glyphs.line(line))).join('');
  const size = `width="${number(scene.width)}" height="${number(scene.height)}"`;
  const view = `viewBox="0 0 ${number(scene.width)} ${number(scene.height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${view} ${size}><defs>${glyphs.definitions()}</defs><rect ${size} fill="#fff"/>${body}</svg>`;
}

function checkText(text: TextItem, comparison: Comparison, engine: Pick<TextEngine, 'glyphInk'>): Finding[] {
  const color = parseColour(text.color);
  const background = parseColour(text.background);
  if (color === undefined || background === undefined) return [];
  const findings: Finding[] = [];
  for (const line of text.lines) {
    const found = leastInk(line, comparison, inkMeter(color, background), engine);
    const common = { role: text.role, text: excerpt(line.text), box: boxOfInk(line.ink) };
    if (found < LEAST_INK) {
      const message = `a glyph shows ${Math.round(found * 100)} % of its ink, at least ${LEAST_INK * 100} % is expected`;
      findings.push({ rule: 'ink-missing', message, ...common });
    }
    const contrast = pixelContrast(line.ink, comparison, luminance(...color));
    const required = requiredContrast(text.style.size);
    if (contrast < required - CONTRAST_TOLERANCE) {
      const message = `5 % of the pixels around it have a contrast of ${contrast.toFixed(2)} or less, below ${required}`;
      findings.push({ rule: 'pixel-contrast', message, ...common });
    }
  }
  return findings;
}

/** Where a colour lies between background (0) and text (1). */
type InkMeter = (red: number, green: number, blue: number) => number;

function inkMeter(color: Rgb, background: Rgb): InkMeter {
  const red = color[0] - background[0];
  const green = color[1] - background[1];
  const blue = color[2] - background[2];
  const length = red * red + green * green + blue * blue;
  return (r, g, b) => {
    const along = (r - background[0]) * red + (g - background[1]) * green + (b - background[2]) * blue;
    return Math.min(1, Math.max(0, along / length));
  };
}

/** The smallest share of expected ink that a glyph of the line shows; 1 where none can be judged. */
function leastInk(
  line: PlacedLine,
  comparison: Comparison,
  meter: InkMeter,
  engine: Pick<TextEngine, 'glyphInk'>,
): number {
  let least = 1;
  for (const run of line.runs) {
    for (const glyph of run.glyphs) {
      const ink = engine.glyphInk(run.font, glyph.id);
      if (ink === undefined) continue;
      const x = line.x + run.x + glyph.x;
      const y = line.baseline + run.rise + glyph.y;
      const cell: Ink = {
        left: x + ink.left * run.size,
        top: y + ink.top * run.size,
        right: x + ink.right * run.size,
        bottom: y + ink.bottom * run.size,
      };
      least = Math.min(least, inkShare(cell, comparison, meter));
    }
  }
  return least;
}

function inkShare(cell: Ink, { picture, mask, scale }: Comparison, meter: InkMeter): number {
  let expected = 0;
  let found = 0;
  forEachPixel(cell, picture, scale, (index) => {
    const wanted = 1 - (mask.pixels[index] ?? 255) / 255;
    if (wanted < 0.25) return;
    const { pixels } = picture;
    expected += wanted;
    found += Math.min(wanted, meter(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0));
  });
  return expected < LEAST_EXPECTED ? 1 : found / expected;
}

/** The contrast that only 5 % of the free pixels around a line fall below; the highest where there are too few. */
function pixelContrast(ink: Ink, { picture, mask, scale }: Comparison, textLuminance: number): number {
  const contrasts: number[] = [];
  const row = mask.width * 4;
  forEachPixel(ink, picture, scale, (index) => {
    const neighbours = [index, index - 4, index + 4, index - row, index + row];
    if (neighbours.some((at) => (mask.pixels[at] ?? 255) < 255)) return;
    const { pixels } = picture;
    const behind = luminance(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0);
    contrasts.push(contrastOfLuminance(textLuminance, behind));
  });
  if (contrasts.length < LEAST_SAMPLES) return Number.POSITIVE_INFINITY;
  const sorted = Float64Array.from(contrasts).sort();
  return sorted[Math.floor(sorted.length * PERCENTILE)] ?? Number.POSITIVE_INFINITY;
}

/** Calls `visit` with the offset of the first channel of every pixel of a part of the page. */
function forEachPixel(part: Ink, { width, height }: Raster, scale: number, visit: (index: number) => void): void {
  const left = Math.max(0, Math.floor(part.left * scale));
  const right = Math.min(width - 1, Math.ceil(part.right * scale) - 1);
  const top = Math.max(0, Math.floor(part.top * scale));
  const bottom = Math.min(height - 1, Math.ceil(part.bottom * scale) - 1);
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) visit((y * width + x) * 4);
  }
}
