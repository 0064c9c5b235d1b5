/** What the painter has to paint, tied to the boxes of the layout by their ids. */
import type { LayoutNode } from '../layout-node.ts';
import type { Box } from '../scene.ts';
import type { TextRole, Tone } from '../styles/style.ts';

/** Everything that a style may paint behind or around content. */
export type PanelLook =
  | 'header'
  | 'hero'
  | 'definition'
  | 'figure'
  | 'section-heading'
  | 'card'
  | 'step'
  | 'text-card'
  | 'plain-card'
  | 'list-item'
  | 'icon-holder'
  | 'numeral-holder'
  | 'subject-heading'
  | 'subject'
  | 'arrow'
  | 'chart'
  | 'bar-axis'
  | 'terms'
  | 'event'
  | 'axis'
  | 'node'
  | 'prompt'
  | 'notice'
  | 'footer';

export interface PanelPart {
  kind: 'panel';
  look: PanelLook;
  /** Colour of what the panel puts behind its content; absent: that of its surroundings. */
  tone?: Tone;
  /** Position among its siblings, and their number. */
  index: number;
  count: number;
  /** Other boxes it relates to: the dots of an axis, the next card. */
  related?: readonly string[];
}

export interface TextPart {
  kind: 'text';
  role: TextRole;
  heading?: 1 | 2 | 3;
  index: number;
}

export interface IconPart {
  kind: 'icon';
  name: string;
  inHolder: boolean;
  index: number;
}

export interface BarPart {
  kind: 'bar';
  strong: boolean;
}

export interface ArtPart {
  kind: 'art';
}

export type Part = (PanelPart | TextPart | IconPart | BarPart | ArtPart) & {
  /** The statement that this part and all inside it make. */
  claimId?: string;
};

export interface PlacedPart<P> {
  id: string;
  part: P;
  box: Box;
}

/** A tree with what its nodes mean. */
export interface Composed {
  root: LayoutNode;
  parts: ReadonlyMap<string, Part>;
}
