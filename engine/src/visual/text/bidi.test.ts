import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddingLevels, visualOrder } from './bidi.ts';

const order = (...levels: number[]): string =>
  visualOrder(levels.map((level, index) => ({ level, name: String.fromCharCode(97 + index) })))
    .map((run) => run.name)
    .join('');

describe('visualOrder (UAX #9, L2)', () => {
  it('keeps left-to-right runs', () => expect(order(0, 0, 0)).toBe('abc'));
  it('turns a right-to-left line', () => expect(order(1, 1, 1)).toBe('cba'));
  it('keeps Latin words inside a right-to-left line in reading order', () => expect(order(1, 2, 2, 1)).toBe('dbca'));
  it('turns an Arabic phrase inside a left-to-right line', () => expect(order(0, 1, 1, 0)).toBe('acbd'));
  it('nests', () => expect(order(0, 1, 2, 1, 0)).toBe('adcbe'));
  it('takes an empty line', () => expect(visualOrder([])).toEqual([]));

  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 })), (levels) => {
        const runs = levels.map((level, index) => ({ level, index }));
        expect(visualOrder(runs).toSorted((a, b) => a.index - b.index)).toEqual(runs);
      }),
    );
  });
});

describe('embeddingLevels', () => {
  it('is not needed for left-to-right text', () => expect(embeddingLevels('DNA, 1944: ≈ 食', 'ltr')).toBeUndefined());

  it('puts Latin in a right-to-left paragraph on level 2', () => {
    expect([...(embeddingLevels('في DNA', 'rtl') ?? [])]).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('resolves a citation behind a Latin word and a full stop to the direction of the paragraph', () => {
    expect(embeddingLevels('في DNA.\ufffc', 'rtl')?.at(-1)).toBe(1);
  });
});
