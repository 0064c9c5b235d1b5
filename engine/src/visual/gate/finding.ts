/** What the gate can find. A picture with any finding is not offered. */
import type { Box } from '../scene.ts';

export const GATE_RULES = {
  overflow: 'Ink of a text leaves its box.',
  'text-overlap': 'Two texts lie on each other.',
  'icon-overlap': 'A text lies on an icon.',
  'stroke-overlap': 'A text lies on the stroke of a panel or line.',
  covered: 'A shape is painted over a text.',
  clipped: 'A text leaves the area that its group is clipped to.',
  mirrored: 'A text stands in a mirrored group.',
  'page-margin': 'A text comes too near to the edge of the page.',
  'missing-glyph': 'A letter or digit of a text is not drawn.',
  contrast: 'The declared colours of a text are too alike.',
  background: 'A text does not declare a plain colour for itself and what lies behind it.',
  'small-text': 'A text is smaller than can be read on paper.',
  'ink-missing': 'A glyph cannot be found in the finished pixels.',
  'pixel-contrast': 'The pixels around a text are too much like it.',
} as const satisfies Record<string, string>;

export type GateRule = keyof typeof GATE_RULES;

export interface Finding {
  rule: GateRule;
  message: string;
  /** Role of the text, e.g. `item-text`. */
  role?: string;
  /** Its beginning. */
  text?: string;
  box?: Box;
}

const LONGEST_EXCERPT = 60;

export function excerpt(text: string): string {
  return text.length <= LONGEST_EXCERPT ? text : `${text.slice(0, LONGEST_EXCERPT - 1)}…`;
}
