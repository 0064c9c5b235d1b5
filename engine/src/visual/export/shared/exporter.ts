/** What every exporter takes and gives. */
import type { Claim, Run, Source, Spec } from '../../../contract/index.ts';
import type { Scene } from '../../scene.ts';

/** Everything that an artifact can be made of. Exporters never change it. */
export interface ExportInput {
  scene: Scene;
  spec: Spec;
  /** In reading order. */
  claims: readonly Claim[];
  sources: readonly Source[];
  /** The record of how it came about; only the JSON export needs it. */
  run?: Run;
}

/** The part of the text engine that exporters use. */
export interface GlyphSource {
  /** SVG path data of a glyph in an em of 1000 units, y downwards; empty for a blank glyph. */
  glyphOutline(fontKey: string, glyphId: number): string;
  /** The bytes of the font file. */
  fontData(fontKey: string): Uint8Array;
}

/** The part of the icon set that exporters use. */
export interface IconSource {
  /** The shapes of a 24 x 24 outline icon, to be stroked; undefined when the set has no icon of that name. */
  nodes(name: string): readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[] | undefined;
}

export interface ExportDeps {
  engine: GlyphSource;
  icons: IconSource;
}

/** The date that files carry inside, so that the same input gives the same bytes: the earliest that ZIP can write. */
export const FIXED_DATE = new Date('1980-01-01T00:00:00Z');

export const CREATOR = 'HKM';
