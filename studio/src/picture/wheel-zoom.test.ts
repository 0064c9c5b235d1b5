import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchAt } from './use-wheel-zoom.ts';
import { ZOOM_LIMITS } from './zoom.ts';

it('a stretch leaves the point under the pointer where it is, and stays within the limits', () => {
  const start = { scale: 1, left: -200, top: 30 };
  const step = fc.record({
    factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 600 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let now = start;
      for (const { factor, x, y } of steps) {
        const next = stretchAt(now, factor, x, y);
        // The place of the picture under the pointer, in its own units, before and after.
        expect((x - next.left) / next.scale).toBeCloseTo((x - now.left) / now.scale, 3);
        expect((y - next.top) / next.scale).toBeCloseTo((y - now.top) / now.scale, 3);
        expect(next.scale).toBeGreaterThanOrEqual(ZOOM_LIMITS.least);
        expect(next.scale).toBeLessThanOrEqual(ZOOM_LIMITS.most);
        now = next;
      }
    }),
  );
});
