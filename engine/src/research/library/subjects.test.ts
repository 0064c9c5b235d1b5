import { expect, it } from 'vitest';
import { subjectOf } from './subjects.ts';

it.each([
  ['Bacteria are found in nearly every habitat.', 'bacteria', 1],
  ['Most bacteria are harmless.', 'bacteria', 1],
  ['Dark matter is not visible.', 'dark matter', 1],
  ['In the core of a star, hydrogen is fused.', 'hydrogen', 1],
  ['Bacteria in the gut are many.', 'bacteria', 0.4],
  ['The star is a white dwarf.', 'star', 0.4],
  ['The Sun is a star.', 'sun', 1],
])('%s', (sentence, name, weight) => {
  expect(subjectOf(sentence)).toEqual({ name, weight });
});

it('knows nothing of what a pronoun means', () => {
  expect(subjectOf('It is a star.')).toBeUndefined();
  expect(subjectOf('These stars are old.')).toBeUndefined();
  expect(subjectOf('Of the')).toBeUndefined();
});
