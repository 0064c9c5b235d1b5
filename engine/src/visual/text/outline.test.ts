import { describe, expect, it } from 'vitest';
import { relativePath } from './outline.ts';

describe('relativePath', () => {
  it('turns font units with y up into a 1000-unit em with y down', () => {
    const square = [
      { type: 'M', values: [0, 0] },
      { type: 'L', values: [2048, 0] },
      { type: 'L', values: [2048, 1024] },
      { type: 'Q', values: [1024, 2048, 0, 0] },
      { type: 'Z', values: [] },
    ];
    expect(relativePath(square, 1000 / 2048)).toBe('M0 0h1000v-500q-500-500-1000 500z');
  });

  it('continues from the start of the contour after it is closed', () => {
    const two = [
      { type: 'M', values: [10, -10] },
      { type: 'L', values: [20, -20] },
      { type: 'Z', values: [] },
      { type: 'L', values: [15, -25] },
      { type: 'C', values: [16, -26, 17, -27, 18, -28] },
    ];
    expect(relativePath(two, 1)).toBe('M10 10l10 10zl5 15c1 1 2 2 3 3');
  });

  it('drops a line without length', () => {
    const still = [
      { type: 'M', values: [5, 5] },
      { type: 'L', values: [5, 5] },
    ];
    expect(relativePath(still, 1)).toBe('M5-5');
  });
});
