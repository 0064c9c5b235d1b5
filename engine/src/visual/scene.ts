/**
 * The Scene: placed shapes, icons and text lines after layout. The only thing that exporters read; never an SVG string.
 * All lengths are in pixels of a page that is `width` wide; y grows downwards.
 */
import type { Direction, LanguageTag } from '../contract/index.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The rectangle that ink really covers. */
export interface Ink {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A piece of text. `cite` is drawn as small raised numbers and is isolated from the direction of the text around it. */
export type Inline = { kind: 'text'; text: string; weight?: FontWeight } | { kind: 'cite'; numbers: readonly number[] };
/** A plain string is one text node. */
export type RichText = string | readonly Inline[];

export type FontWeight = 400 | 600 | 700;

export interface TextStyle {
  /** Name of a font stack (see visual/text/fonts). */
  family: string;
  weight: FontWeight;
  /** Pixels. */
  size: number;
  /** Line height as a multiple of size. */
  lineHeight: number;
  language: LanguageTag;
  direction: Direction;
  align: 'start' | 'center' | 'end';
  verticalAlign?: 'top' | 'middle' | 'bottom';
  /** Even out the lengths of lines (headings). */
  balance?: boolean;
  /** Letter spacing in em; never used for joined scripts. */
  tracking?: number;
  /** Digits of equal width, so that figures stand under each other. */
  tabular?: boolean;
}

export interface PlacedGlyph {
  id: number;
  /** Offset from the run's origin. */
  x: number;
  y: number;
}

export interface PlacedRun {
  /** Key of the font file, e.g. `NotoSans_400Regular`. */
  font: string;
  size: number;
  rtl: boolean;
  text: string;
  /** Offset from the line's x. */
  x: number;
  /** Offset from the line's baseline, negative is up (citations). */
  rise: number;
  width: number;
  glyphs: PlacedGlyph[];
  /** The run is a citation of these numbers; its text is not part of the line's. */
  cite?: readonly number[];
}

export interface PlacedLine {
  /** Text in logical order, without citations, the hyphen of a divided word, and the space at the end. */
  text: string;
  /** Left edge in both directions. */
  x: number;
  baseline: number;
  width: number;
  ink: Ink;
  runs: PlacedRun[];
  /**
   * How the text goes on in the next line: after a space, directly, or inside a word that was divided with a drawn
   * hyphen that is not part of the text. Absent on the last line.
   */
  joint?: 'space' | 'none' | 'hyphen';
}

export interface Paint {
  fill?: string;
  fillOpacity?: number;
  stroke?: string;
  strokeWidth?: number;
  strokeOpacity?: number;
  strokeDash?: readonly number[];
  strokeCap?: 'butt' | 'round';
  strokeJoin?: 'miter' | 'round';
  opacity?: number;
}

export type SceneItem =
  | ({ kind: 'rect' } & Box & Paint & { radius?: number })
  | ({ kind: 'circle'; cx: number; cy: number; r: number } & Paint)
  | ({ kind: 'line'; x1: number; y1: number; x2: number; y2: number } & Paint)
  /** `d` uses absolute M L H V C Q A Z. */
  | ({ kind: 'path'; d: string; bounds: Box } & Paint)
  /** A 24 x 24 icon of the icon set, scaled into the box. */
  | {
      kind: 'icon';
      name: string;
      x: number;
      y: number;
      size: number;
      stroke: string;
      strokeWidth: number;
      flip?: boolean;
      role?: string;
    }
  | ImageItem
  | TextItem
  | GroupItem;

/** An opaque PNG that fills the box and is cut where its shape differs. */
export interface ImageItem extends Box {
  kind: 'image';
  /** Base64. */
  png: string;
  /** What it shows. */
  alt: string;
  opacity?: number;
}

export interface TextItem {
  kind: 'text';
  /** As a reader hears it, citations left out. */
  text: string;
  box: Box;
  style: TextStyle;
  lines: PlacedLine[];
  color: string;
  /** The colour declared to lie behind the text: the gate checks contrast with it, and pixels against it. */
  background: string;
  /** What the text is: `title`, `item-text`, `source`… */
  role: string;
  claimId?: string;
  /** Heading level for the HTML exporter and screen readers. */
  heading?: 1 | 2 | 3;
}

/** Items that belong together. With a `claimId`, the group is what lights up when the claim is chosen. */
export interface GroupItem {
  kind: 'group';
  children: SceneItem[];
  claimId?: string;
  role?: string;
  /** Mirrored left to right about the middle of this box (hero art in right-to-left pages). */
  mirror?: Box;
  opacity?: number;
  clip?: Box;
}

/**
 * Fills that are not one colour; referred to as `url(#id)`. Ids are namespaced by the SVG writer.
 * Gradients are measured in fractions (0 to 1) of the box that they fill, patterns in pixels of the page.
 */
export type Def =
  | {
      kind: 'linear';
      id: string;
      from: [number, number];
      to: [number, number];
      stops: { at: number; color: string; opacity?: number }[];
    }
  | {
      kind: 'radial';
      id: string;
      center: [number, number];
      radius: number;
      stops: { at: number; color: string; opacity?: number }[];
    }
  | { kind: 'pattern'; id: string; width: number; height: number; rotate?: number; items: SceneItem[] };

export interface Scene {
  width: number;
  height: number;
  language: LanguageTag;
  direction: Direction;
  title: string;
  /** One or two sentences for `<desc>`. */
  description: string;
  background: string;
  defs: Def[];
  items: SceneItem[];
}
