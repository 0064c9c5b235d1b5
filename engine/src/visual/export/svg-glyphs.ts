/** Glyph outlines that occur in a picture, each written once and used by reference. */
import type { PlacedLine, PlacedRun } from '../scene.ts';
import { escapeMarkup, number } from './svg-markup.ts';

export type OutlineSource = (fontKey: string, glyphId: number) => string;

export class GlyphBank {
  readonly #prefix: string;
  readonly #outline: OutlineSource;
  /** Font and glyph to the id of its outline; undefined for a glyph without ink. */
  readonly #ids = new Map<string, string | undefined>();
  readonly #definitions: string[] = [];

  constructor(prefix: string, outline: OutlineSource) {
    this.#prefix = escapeMarkup(prefix);
    this.#outline = outline;
  }

  /** Markup of the outlines used so far. */
  definitions(): string {
    return this.#definitions.join('');
  }

  /** One group a size: runs of equal size share their transform. */
  line(line: PlacedLine): string {
    let markup = '';
    let runs: PlacedRun[] = [];
    for (const run of line.runs) {
      const [first] = runs;
      if (first !== undefined && (first.size !== run.size || first.rise !== run.rise)) {
        markup += this.#runs(line, runs);
        runs = [];
      }
      runs.push(run);
    }
    return markup + this.#runs(line, runs);
  }

  #runs(line: PlacedLine, runs: readonly PlacedRun[]): string {
    const [first] = runs;
    if (first === undefined) return '';
    const scale = first.size / 1000;
    let uses = '';
    for (const run of runs) {
      for (const glyph of run.glyphs) {
        const id = this.#id(run.font, glyph.id);
        if (id === undefined) continue;
        const x = Math.round((run.x - first.x + glyph.x) / scale);
        const y = Math.round(glyph.y / scale);
        uses += `<use href="#${id}"${x === 0 ? '' : ` x="${x}"`}${y === 0 ? '' : ` y="${y}"`}/>`;
      }
    }
    if (uses === '') return '';
    const place = `translate(${number(line.x + first.x)} ${number(line.baseline + first.rise)})`;
    return `<g transform="${place} scale(${Math.round(scale * 1e6) / 1e6})">${uses}</g>`;
  }

  #id(font: string, glyph: number): string | undefined {
    const key = `${font}:${glyph}`;
    if (this.#ids.has(key)) return this.#ids.get(key);
    const outline = this.#outline(font, glyph);
    const id = outline === '' ? undefined : `${this.#prefix}g${this.#definitions.length.toString(36)}`;
    this.#ids.set(key, id);
    if (id !== undefined) this.#definitions.push(`<path id="${id}" d="${outline}"/>`);
    return id;
  }
}
