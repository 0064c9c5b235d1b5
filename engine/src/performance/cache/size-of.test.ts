import { expect, it } from 'vitest';
import { sizeOf } from './size-of.ts';

it('grows with what is held, and survives cycles', () => {
  expect(sizeOf('x'.repeat(1_000))).toBe(2_008);
  expect(sizeOf(new Uint8Array(500))).toBe(508);
  expect(sizeOf([1, 2, 3])).toBe(32);
  expect(sizeOf({ a: 'bc' })).toBe(8 + 8 + 2 + 8 + 4);
  expect(sizeOf(new Map([['k', new Set([1])]]))).toBeGreaterThan(24);
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(sizeOf(cycle)).toBeGreaterThan(0);
  expect(sizeOf(undefined)).toBe(8);
});
