import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ceilingOf, linesOf, placeOf } from './chart-lines.ts';

const SPAN = { from: 0, to: 100, step: 10 };

it('lines join neighbours and leave gaps open', () => {
  const values = [0, 10, 50, 60].map((time) => ({ time, value: time }));
  expect(linesOf(values, SPAN, 100)).toBe('M0 100h0L10 90M50 50h0L60 40');
  expect(linesOf([], SPAN, 1)).toBe('');
});

it('a span of no length puts everything at its beginning', () => {
  expect(placeOf(5, { from: 5, to: 5, step: 1 })).toBe(0);
});

it('the ceiling is round, and no value is above it or far below', () => {
  expect([[], [0], [0.3], [7], [10], [430], [Number.POSITIVE_INFINITY]].map(ceilingOf)).toEqual([
    1, 1, 0.5, 10, 10, 500, 1,
  ]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
      const ceiling = ceilingOf(values);
      const most = Math.max(...values);
      return ceiling >= most * 0.999999 && ceiling <= most * 2.6;
    }),
  );
});

it('places stay inside the plot', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (time, from, to) => {
      const place = placeOf(time, { from, to, step: 1 });
      return place >= 0 && place <= 100;
    }),
  );
});
