import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barScale, formatNumber } from './scale.ts';

describe('barScale', () => {
  it('starts every bar at zero, on one scale', () => {
    expect(barScale([50, 25, 0])).toEqual({
      below: 0,
      bars: [
        { length: 1, negative: false },
        { length: 0.5, negative: false },
        { length: 0, negative: false },
      ],
    });
  });

  it('puts negative numbers on the other side of zero', () => {
    const scale = barScale([30, -10]);
    expect(scale.below).toBe(0.25);
    expect(scale.bars[1]).toEqual({ length: 0.25, negative: true });
  });

  it('survives nothing but zeros', () => {
    expect(barScale([0, 0]).bars.every((bar) => bar.length === 0)).toBe(true);
  });

  it('keeps lengths in proportion', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 20 }), (values) => {
        const { bars, below } = barScale(values);
        for (const [i, bar] of bars.entries()) {
          expect(bar.length).toBeGreaterThanOrEqual(0);
          expect(bar.negative ? bar.length : bar.length + below).toBeLessThanOrEqual(1 + 1e-9);
          const first = values[0] ?? 0;
          if (first !== 0)
            expect(bar.length * Math.abs(first)).toBeCloseTo((bars[0]?.length ?? 0) * Math.abs(values[i] ?? 0));
        }
      }),
    );
  });
});

describe('formatNumber', () => {
  it('writes numbers as their readers do and keeps every digit', () => {
    expect(formatNumber(48.5, 'en')).toBe('48.5');
    expect(formatNumber(48.5, 'de')).toBe('48,5');
    expect(formatNumber(0.0004, 'en')).toBe('0.0004');
    expect(formatNumber(1234, 'en')).toBe('1234');
    expect(formatNumber(12345, 'en')).toBe('12,345');
    expect(formatNumber(-8, 'en')).toBe('-8');
    expect(formatNumber(7, 'ar')).toMatch(/7/);
    expect(formatNumber(7, 'hi')).toBe('7');
  });
});
