import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

it('divides prose into sentences', () => {
  expect(cut('It was E. coli. The U.S. won. Dr. Koch left (ca. 1900). “So?” He did! Yes')).toEqual([
    'It was E. coli.',
    'The U.S. won.',
    'Dr. Koch left (ca. 1900).',
    '“So?”',
    'He did!',
    'Yes',
  ]);
  expect(cut('')).toEqual([]);
});

it('leaves out nothing but the spaces between', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z .!?”]{0,80}$/), (text) => {
      expect(cut(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
