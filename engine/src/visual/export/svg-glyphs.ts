/** Glyph outlines that occur in a picture, each written once and used by reference. */
import type { PlacedLine, PlacedRun } from '../scene.ts';
import { escapeMarkup, number } from './svg-markup.ts';

export type OutlineSource = (fontKey: string, glyphId: number) => string;

export class GlyphBank {
  readonly #prefix: string;
  readonly #outline: OutlineSource;
  /** Of each font, by glyph, the id of its outline; undefined for a glyph without ink. */
  readonly #ids = new Map<string, Map<number, string | undefined>>();
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
      const ids = this.#idsOf(run.font);
      for (const glyph of run.glyphs) {
        const id = ids.get(glyph.id) ?? this.#id(ids, run.font, glyph.id);
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

  #idsOf(font: string): Map<number, string | undefined> {
    const known = this.#ids.get(font);
    if (known !== undefined) return known;
    const ids = new Map<number, string | undefined>();
    this.#ids.set(font, ids);
    return ids;
  }

  #id(ids: Map<number, string | undefined>, font: string, glyph: number): string | undefined {
    if (ids.has(glyph)) return undefined;
    const outline = this.#outline(font, glyph);
    const id = outline === '' ? undefined : `${this.#prefix}g${this.#definitions.length.toString(36)}`;
    ids.set(glyph, id);
    if (id !== undefined) this.#definitions.push(`<path id="${id}" d="${outline}"/>`);
    return id;
  }
}
