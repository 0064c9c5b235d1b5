/** What drawing operators call by name: glyphs, opacities, gradients, patterns. Each is written to the file once. */
import { readOpaquePng } from '../../opaque-png.ts';
import { parseColor } from '../shared/color.ts';
import type { GlyphSource } from '../shared/exporter.ts';
import { type Matrix, parsePath, pathBounds } from '../shared/path.ts';
import { dictionary, type PdfFile, reference } from './file.ts';
import { pathOperators, pdfNumbers } from './operators.ts';

/** A gradient in the space of `matrix`; stops ascend from 0 to 1. Their opacity is not drawn. */
export interface Gradient {
  /** Two points, or two circles with their radii. */
  coordinates: readonly number[];
  stops: readonly { at: number; color: string; opacity?: number }[];
  matrix: Matrix;
}

export interface Tile {
  width: number;
  height: number;
  content: string;
  matrix: Matrix;
}

type ResourceKind = 'XObject' | 'ExtGState' | 'Pattern' | 'Font';

export class PdfResources {
  readonly #file: PdfFile;
  readonly #engine: GlyphSource;
  readonly #number: number;
  /** Names by kind and content; `undefined` for a glyph without ink. */
  readonly #known = new Map<string, string | undefined>();
  readonly #objects: Record<ResourceKind, [name: string, number: number][]> = {
    XObject: [],
    ExtGState: [],
    Pattern: [],
    Font: [],
  };

  constructor(file: PdfFile, engine: GlyphSource) {
    this.#file = file;
    this.#engine = engine;
    this.#number = file.reserve();
  }

  /** The resource dictionary that page and patterns share. */
  get reference(): string {
    return reference(this.#number);
  }

  /** Form of a glyph outline in its em of 1000 units; undefined when it has no ink. */
  glyph(font: string, glyphId: number): string | undefined {
    return this.#once(`glyph ${font} ${glyphId}`, () => {
      const outline = parsePath(this.#engine.glyphOutline(font, glyphId));
      if (outline.length === 0) return undefined;
      const { x, y, width, height } = pathBounds(outline);
      const content = `${pathOperators(outline, 0)}\nf`;
      const box = `[${pdfNumbers([x - 1, y - 1, x + width + 1, y + height + 1], 0)}]`;
      const form = this.#file.add({ dictionary: { Type: '/XObject', Subtype: '/Form', BBox: box }, content });
      return this.#name('XObject', 'G', form);
    });
  }

  /** A picture by its PNG in base64, with its size in pixels; undefined for a PNG that is not opaque RGB. */
  image(base64: string): { name: string; width: number; height: number } | undefined {
    const png = readOpaquePng(Buffer.from(base64, 'base64'));
    if (png === undefined) return undefined;
    const { width, height, rows } = png;
    const name = this.#once(`image ${base64}`, () => {
      const entries = {
        Type: '/XObject',
        Subtype: '/Image',
        Width: width,
        Height: height,
        ColorSpace: '/DeviceRGB',
        BitsPerComponent: 8,
        // The rows are filtered as in the PNG.
        DecodeParms: dictionary({ Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: width }),
      };
      return this.#name('XObject', 'I', this.#file.add({ dictionary: entries, content: rows }));
    });
    return name === undefined ? undefined : { name, width, height };
  }

  /** Graphics state for the opacities of fill and stroke, from 0 to 1. */
  opacity(fill: number, stroke: number): string {
    const state = { ca: pdfNumbers([fill]), CA: pdfNumbers([stroke]) };
    const make = (): string => this.#name('ExtGState', 'S', this.#file.add(state));
    return this.#once(`opacity ${dictionary(state)}`, make) ?? '';
  }

  gradient(gradient: Gradient): string {
    return (
      this.#once(`gradient ${JSON.stringify(gradient)}`, () => {
        const shading = dictionary({
          ShadingType: gradient.coordinates.length === 4 ? 2 : 3,
          ColorSpace: '/DeviceRGB',
          Coords: `[${pdfNumbers(gradient.coordinates)}]`,
          Function: stopsFunction(gradient.stops),
          Extend: '[true true]',
        });
        const matrix = `[${pdfNumbers(gradient.matrix, 6)}]`;
        return this.#name(
          'Pattern',
          'P',
          this.#file.add({ Type: '/Pattern', PatternType: 2, Shading: shading, Matrix: matrix }),
        );
      }) ?? ''
    );
  }

  tile(tile: Tile): string {
    return (
      this.#once(`tile ${JSON.stringify(tile)}`, () => {
        const entries = {
          Type: '/Pattern',
          PatternType: 1,
          PaintType: 1,
          TilingType: 1,
          BBox: `[${pdfNumbers([0, 0, tile.width, tile.height])}]`,
          XStep: pdfNumbers([tile.width]),
          YStep: pdfNumbers([tile.height]),
          Matrix: `[${pdfNumbers(tile.matrix, 6)}]`,
          Resources: this.reference,
        };
        return this.#name('Pattern', 'P', this.#file.add({ dictionary: entries, content: tile.content }));
      }) ?? ''
    );
  }

  font(name: string, number: number): void {
    this.#objects.Font.push([name, number]);
  }

  /** Writes the dictionary; nothing may be asked for afterwards. */
  finish(): void {
    const entries = Object.entries(this.#objects).filter(([, named]) => named.length > 0);
    const kinds = entries.map(([kind, named]) => [
      kind,
      dictionary(Object.fromEntries(named.map(([name, number]) => [name, reference(number)]))),
    ]);
    this.#file.set(this.#number, Object.fromEntries(kinds));
  }

  #once(key: string, make: () => string | undefined): string | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    const name = make();
    this.#known.set(key, name);
    return name;
  }

  #name(kind: ResourceKind, letter: string, number: number): string {
    const name = `${letter}${this.#objects[kind].length + 1}`;
    this.#objects[kind].push([name, number]);
    return name;
  }
}

/** Colour along a gradient: straight lines between stops, stitched where there are more than two. */
function stopsFunction(stops: Gradient['stops']): string {
  const colors = stops.map((stop) => pdfNumbers(parseColor(stop.color) ?? [0, 0, 0]));
  const pieces = colors
    .slice(1)
    .map((color, index) =>
      dictionary({ FunctionType: 2, Domain: '[0 1]', C0: `[${colors[index] ?? color}]`, C1: `[${color}]`, N: 1 }),
    );
  if (pieces.length === 0) {
    const only = colors[0] ?? '0 0 0';
    return dictionary({ FunctionType: 2, Domain: '[0 1]', C0: `[${only}]`, C1: `[${only}]`, N: 1 });
  }
  const bounds = stops.slice(1, -1).map((stop) => stop.at);
  return dictionary({
    FunctionType: 3,
    Domain: '[0 1]',
    Functions: `[${pieces.join(' ')}]`,
    Bounds: `[${pdfNumbers(bounds)}]`,
    Encode: `[${pieces.map(() => '0 1').join(' ')}]`,
  });
}
