import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS, type Spec } from '../contract/index.ts';
import { setQuotes, withQuotes } from './quotes.ts';

describe('setQuotes()', () => {
  it.each([
    ["Earth's crust", 'Earth’s crust'],
    ["L'eau et l'air", 'L’eau et l’air'],
    ["The '90s", 'The ’90s'],
    ["The stars' light", 'The stars’ light'],
  ])('sets the apostrophe of %s', (straight, set) => {
    expect(setQuotes(straight, 'en')).toBe(set);
  });

  it.each([
    ['en', '“cold fusion” again'],
    ['de', '„cold fusion“ again'],
    ['fr', '«\u00a0cold fusion\u00a0» again'],
    ['es', '«cold fusion» again'],
    ['ru', '«cold fusion» again'],
    ['ja', '「cold fusion」 again'],
    ['ar', '"cold fusion" again'],
  ] as const)('sets the quotation marks of %s', (language, set) => {
    expect(setQuotes('"cold fusion" again', language)).toBe(set);
  });

  it.each(['A 5" disk', '6\'2" tall', 'He said "no', '“done”', "'stars' and 'bars'", 'x" y"'])('leaves %s', (text) => {
    expect(setQuotes(text, 'en')).toBe(text);
  });

  it('changes nothing but marks, and nothing twice', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 's', ' ', "'", '"', '9', '0', '.', 'é', '字') });
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGE_TAGS), (raw, language) => {
        const set = setQuotes(raw, language);
        const bare = (value: string): string => value.replace(/['"’“”„«»「」\u00a0]/gu, '');
        expect(bare(set)).toBe(bare(raw));
        expect(setQuotes(set, language)).toBe(set);
      }),
    );
  });
});

describe('withQuotes()', () => {
  const item = { id: 'i', claimId: 'c', text: 'It\'s a "test".', nouns: [] };
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language: 'en',
    kicker: "Earth's",
    title: "Earth's crust",
    subtitle: '"Moving"',
    sourceIds: [],
    blocks: [
      { id: 'a', kind: 'facts', heading: "What's known", items: [{ ...item, heading: "It's" }, item] },
      { id: 'b', kind: 'chart', heading: "Earth's age", unit: '"', rows: [] },
    ],
  };

  it('sets titles and headings, and leaves statements as they are', () => {
    const set = withQuotes(spec);
    expect(set).toMatchObject({ kicker: 'Earth’s', title: 'Earth’s crust', subtitle: '“Moving”' });
    expect(set.blocks).toMatchObject([
      { heading: 'What’s known', items: [{ heading: 'It’s', text: item.text }, item] },
      { heading: 'Earth’s age', unit: '"' },
    ]);
  });

  it('makes nothing that was not there', () => {
    const { kicker: _kicker, subtitle: _subtitle, ...bare } = spec;
    expect(Object.keys(withQuotes(bare))).toEqual(Object.keys(bare));
  });
});
