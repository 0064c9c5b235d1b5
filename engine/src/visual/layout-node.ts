/** The tree that a composition builds and the layout solves: boxes by Yoga, text measured by the text engine. */
import type { Box, RichText, TextStyle } from './scene.ts';

export interface LayoutStyle {
  direction?: 'row' | 'column';
  wrap?: boolean;
  width?: number;
  height?: number;
  minHeight?: number;
  minWidth?: number;
  grow?: number;
  shrink?: number;
  basis?: number;
  gap?: number;
  padding?: number | { top?: number; bottom?: number; start?: number; end?: number };
  marginTop?: number;
  align?: 'start' | 'center' | 'end' | 'stretch';
  alignSelf?: 'start' | 'center' | 'end' | 'stretch';
  justify?: 'start' | 'center' | 'end' | 'between';
}

export interface LayoutNode {
  /** Unique in its tree: the painter finds the solved box by it. */
  id: string;
  style: LayoutStyle;
  children: LayoutNode[];
  /** A text leaf is measured; it has no children. */
  text?: { content: RichText; style: TextStyle };
}

export type SolvedBoxes = ReadonlyMap<string, Box & { node: LayoutNode }>;
