import { expect, it } from 'vitest';
import { datedness } from './years.ts';

it('is high in the years that a history is about, highest where a day is named', () => {
  const texts = [
    'Peace since 1815.',
    'War came on July 28, 1914.',
    'In 1914 they marched.',
    'By 1914 all was ready.',
    'Trenches.',
  ];
  const [before = 1, day = 0, year = 0, , none = 1] = datedness(texts);
  expect(day).toBe(1);
  expect(year).toBe(1);
  expect(before).toBeCloseTo(1 / 3);
  expect(none).toBe(0);
  expect(datedness(['In the 1800s.'])).toEqual([0]);
  expect(datedness([])).toEqual([]);
});
