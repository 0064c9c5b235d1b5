import { describe, expect, it } from 'vitest';
import { contrastRatio, hexColor, mixColors, parseColor } from './color.ts';

describe('colours', () => {
  it('are read in long and short form', () => {
    expect(parseColor('#ff8000')).toEqual([1, 128 / 255, 0]);
    expect(parseColor(' #F80 ')).toEqual([1, 136 / 255, 0]);
    for (const other of ['red', '#12345', 'url(#x)', '']) expect(parseColor(other)).toBeUndefined();
  });

  it('are written as Office writes them', () => {
    expect(hexColor([1, 0.5, 0])).toBe('FF8000');
    expect(hexColor(mixColors([0, 0, 0], [1, 1, 1], 0.5))).toBe('808080');
  });

  it('contrast as WCAG says', () => {
    expect(contrastRatio([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 9);
    expect(contrastRatio([0.466, 0.466, 0.466], [1, 1, 1])).toBeCloseTo(4.5, 1);
    expect(contrastRatio([0.01, 0.01, 0.01], [0.01, 0.01, 0.01])).toBe(1);
  });
});
