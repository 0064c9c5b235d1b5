export const COLORS = {
  paper: '#F3EDE0',
  sand: '#E9E0CB',
  ink: '#161616',
  soft: '#2B2924',
  muted: '#4A463E',
  red: '#BF261B',
  blue: '#1B4B9B',
  yellow: '#F4B41A',
} as const;

/** A field of colour and what is legible on it. */
export interface Block {
  fill: string;
  on: string;
}

const BLOCKS: readonly Block[] = [
  { fill: COLORS.red, on: '#FFFFFF' },
  { fill: COLORS.blue, on: '#FFFFFF' },
  { fill: COLORS.yellow, on: COLORS.ink },
  { fill: COLORS.ink, on: '#FFFFFF' },
];

/** The colours in turn. */
export function blockColor(index: number): Block {
  return BLOCKS[Math.abs(index) % BLOCKS.length] ?? { fill: COLORS.ink, on: '#FFFFFF' };
}
