/** What a style is: tokens for the layout and painters for what has been laid out. */
import type { VisualStyle } from '../../contract/index.ts';
import type { IconPart, PanelPart, PlacedPart } from '../compose/parts.ts';
import type { View } from '../compose/view.ts';
import type { Box, FontWeight } from '../scene.ts';
import type { SceneBuilder } from '../scene-builder.ts';

/** What a text is; decides its size, weight and colour. */
export type TextRole =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'notice'
  | 'lead'
  | 'lead-term'
  | 'hero-value'
  | 'hero-unit'
  | 'hero-text'
  | 'section'
  | 'item-heading'
  | 'item-text'
  | 'item-text-large'
  | 'figure-value'
  | 'figure-unit'
  | 'figure-text'
  | 'date'
  | 'numeral'
  | 'term'
  | 'term-text'
  | 'subject'
  | 'bar-label'
  | 'bar-value'
  | 'caption'
  | 'edge'
  | 'flag'
  | 'sources-heading'
  | 'source'
  | 'verdict';

/** What lies behind a text. */
export type Tone = 'page' | 'hero' | 'panel' | 'note' | 'figure' | 'mark' | 'subject';

export interface TypeToken {
  /** Pixels at scale 1 on a page 1080 wide. */
  size: number;
  weight: FontWeight;
  /** Headings are set tighter than running text. */
  leading: 'display' | 'text';
  balance?: boolean;
  /** Em; ignored for scripts that join. */
  tracking?: number;
  align?: 'start' | 'center' | 'end';
}

/** Lengths in pixels at scale 1, except `margin`, which is fixed. */
export interface Metrics {
  margin: number;
  gutter: number;
  /** Between sections. */
  section: number;
  /** Between rows of cards. */
  row: number;
  cardPadding: { x: number; top: number; bottom: number };
  icon: number;
  /** `top`: above the heading; `side`: beside heading and text. */
  iconPlace: 'top' | 'side';
  artWidth: number;
  artHeight: number;
  /** The art runs to the edge of the page, or stands as a square in the margins. */
  artBleeds: boolean;
  headerAlign: 'center' | 'start';
  /** Room above a section's heading, for the rule that the style draws there. */
  headingTop: number;
  /** The hero figure may stand beside the definition; otherwise it spans the page. */
  heroBeside: boolean;
  heroPadding: { x: number; y: number };
  panelPadding: number;
  barHeight: number;
  barGap: number;
  /** Size of the dots of a line of time. */
  axis: number;
}

export interface TextPaint {
  color: string;
  background: string;
}

export interface PaintContext {
  scene: SceneBuilder;
  view: View;
  scale: number;
  rtl: boolean;
  /** Pixels; `margin` is what stays free around the content. */
  page: { width: number; height: number; margin: number };
  /** Solved parts by id, for connectors between siblings. */
  place(id: string): Box | undefined;
}

export type PanelPainter = (context: PaintContext, placed: PlacedPart<PanelPart>) => void;

export interface Style {
  name: VisualStyle;
  /** Name of the font stack. */
  family: string;
  metrics: Metrics;
  type: Readonly<Record<TextRole, TypeToken>>;
  background(view: View): string;
  text(view: View, role: TextRole, tone: Tone, index: number): TextPaint;
  panels: Readonly<Record<PanelPart['look'], PanelPainter>>;
  /** Stroke of an icon without a holder, or inside the holder of that index; width on the icon's own grid of 24. */
  icon(view: View, icon: Pick<IconPart, 'inHolder' | 'index'>, tone: Tone): { stroke: string; width: number };
  bar(context: PaintContext, box: Box, strong: boolean): void;
  art(context: PaintContext, box: Box): void;
}
