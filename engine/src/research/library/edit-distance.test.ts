import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

it('counts insertions, deletions, substitutions and swaps', () => {
  expect(editDistance('star', 'star', 2)).toBe(0);
  expect(editDistance('star', 'stars', 2)).toBe(1);
  expect(editDistance('satr', 'star', 2)).toBe(1);
  expect(editDistance('fotosynthesis', 'photosynthesis', 2)).toBe(2);
  expect(editDistance('', 'ab', 2)).toBe(2);
});

it('stops counting beyond the limit', () => {
  expect(editDistance('star', 'galaxy', 1)).toBe(2);
  expect(editDistance('abcdef', 'fedcba', 2)).toBe(3);
});

it('is the same in both directions', () => {
  const word = fc.stringMatching(/^[a-c]{0,6}$/);
  fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 3) === editDistance(b, a, 3)));
});
