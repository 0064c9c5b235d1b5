import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../assemble/fixture.ts';
import { gatherMaterial } from '../material.ts';
import { wordsOf } from '../text/words.ts';
import type { Candidate } from './candidates.ts';
import { chooseCandidates } from './choose.ts';
import { unitTable } from './units.ts';
import { profileFor, setBonuses, valuate } from './value.ts';

const candidate = (sentence: number, words: number, keys: number[], bonus = 0): Candidate => ({
  sentences: [sentence],
  paragraph: 0,
  text: `s${sentence}`,
  words,
  method: 'verbatim',
  units: keys.map((key) => ({ key, kind: 'word', weight: 1, start: 0, end: 1 })),
  kept: 1,
  grade: 8,
  factor: 1,
  bonus,
});
const valuation = { unitScale: [1], place: [], relevance: [1], thin: new Set<number>() };

describe('chooseCandidates', () => {
  it('keeps a choice made with less room and fills it up', () => {
    const first = candidate(0, 10, [1, 2]);
    const second = candidate(1, 8, [3, 4, 5]);
    const long = candidate(2, 30, [1, 2, 3, 4, 5, 6, 7, 8]);
    const chosen = chooseCandidates([first, second, long], valuation, {
      budget: 30,
      most: 5,
      fixed: [],
      from: [first],
    });
    expect(chosen).toEqual([first, second]);
  });

  it('prefers what is new to what is said already', () => {
    const chosen = chooseCandidates(
      [candidate(0, 5, [1, 2, 3]), candidate(1, 5, [1, 2, 3]), candidate(2, 5, [4, 5])],
      valuation,
      { budget: 10, most: 5, fixed: [] },
    );
    expect(chosen.map((one) => one.sentences[0])).toEqual([0, 2]);
  });

  it('mends a greedy choice by an exchange', () => {
    const dense = candidate(0, 4, [1, 2, 3]);
    const whole = candidate(1, 10, [1, 2, 3, 4, 5, 6]);
    const chosen = chooseCandidates([dense, whole], valuation, { budget: 10, most: 5, fixed: [] });
    expect(chosen).toEqual([whole]);
  });

  it('keeps what is fixed and never takes one sentence twice', () => {
    const fixed = candidate(0, 6, [1]);
    const chosen = chooseCandidates([candidate(0, 3, [1, 2, 3]), candidate(1, 4, [4])], valuation, {
      budget: 20,
      most: 5,
      fixed: [fixed],
    });
    expect(chosen).toContain(fixed);
    expect(chosen).toHaveLength(2);
  });

  it('stays within budget and number, in order, for any material', () => {
    const any = fc.record({
      sentence: fc.nat(30),
      words: fc.integer({ min: 1, max: 30 }),
      keys: fc.array(fc.nat(20), { maxLength: 8 }),
      bonus: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 400 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 9 }),
        (list, budget, most) => {
          const chosen = chooseCandidates(
            list.map(({ sentence, words, keys, bonus }) => candidate(sentence, words, keys, bonus)),
            valuation,
            { budget, most, fixed: [] },
          );
          expect(chosen.reduce((sum, one) => sum + one.words, 0)).toBeLessThanOrEqual(budget);
          expect(chosen.length).toBeLessThanOrEqual(most);
          const sentences = chosen.map((one) => one.sentences[0] ?? -1);
          expect(sentences).toEqual([...new Set(sentences)].sort((a, b) => a - b));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('unitTable', () => {
  it('weighs numbers above names above words, and counts stems over all texts', () => {
    const texts = ['In Rome 500 towers stood near water.', 'The towers of “Old Ostia” fell in 1453.'];
    const table = unitTable(
      texts,
      texts.map((text) => wordsOf(text, 'en')),
      'en',
    );
    const weight = (text: string, i: number): number => {
      const unit = (table.units[i] ?? []).find(({ start, end }) => texts[i]?.slice(start, end) === text);
      return unit?.weight ?? 0;
    };
    expect(weight('500', 0)).toBeGreaterThan(weight('Rome', 0));
    expect(weight('Rome', 0)).toBeGreaterThan(weight('water', 0));
    expect(weight('1453', 1)).toBeGreaterThan(weight('Rome', 0));
    expect(table.counts[table.stems.get('tower') ?? -1]).toBe(2);
  });
});

describe('profileFor', () => {
  it('takes short documents evenly, sections by focus, long documents between', () => {
    expect(profileFor('documents', 600).focus).toBe(1);
    expect(profileFor('library', 600).focus).toBeGreaterThan(1.5);
    const between = profileFor('documents', 3_500).focus;
    expect(between).toBeGreaterThan(1);
    expect(between).toBeLessThan(profileFor('library', 600).focus);
    expect(profileFor('documents', 90_000)).toEqual(profileFor('library', 90_000));
  });
});

describe('valuate', () => {
  it('lifts a sentence of a document whose words other sentences use too', () => {
    const paragraphs = [
      'Lake Orrin feeds the Tessel.',
      'Old mills grind yellow corn.',
      'The Tessel leaves Lake Orrin southward.',
    ];
    const material = gatherMaterial(sectionsOf('Book', [{ heading: 'Part', paragraphs }]));
    const texts = material.sentences.map((sentence) => sentence.text);
    const words = texts.map((text) => wordsOf(text, 'en'));
    const placesFor = (origin: string): number[] =>
      valuate(material, unitTable(texts, words, 'en'), 'Book', profileFor(origin, 100)).place;
    const [linked = 0, lone = 0] = placesFor('documents');
    expect(linked).toBeGreaterThan(lone);
    const [first, second] = placesFor('library');
    expect(first).toBeCloseTo(second ?? 0);
  });

  it('counts a statement less that is made of words that fit into any text, or that begins with a thing of one paragraph', () => {
    const thin: Candidate = candidate(0, 6, [1, 2, 3, 4, 5]);
    const full: Candidate = candidate(1, 6, [6, 7, 8, 9, 10]);
    const known: Candidate = {
      ...candidate(2, 6, [11, 12, 13, 14, 15]),
      text: 'The agreements include fees for the channels.',
    };
    const paragraphs = ['One red fox ran. Two red cats ran. Six red dogs ran.'];
    const material = gatherMaterial(sectionsOf('Book', [{ heading: 'Part', paragraphs }]));
    setBonuses(
      [thin, full, known],
      material,
      { unitScale: [1], place: [1, 1, 1], relevance: [1], thin: new Set([1, 2, 3]) },
      { fits: () => 1, topic: new Set(), kin: () => true, profile: profileFor('documents', 100), counts: [] },
    );
    expect(thin.factor).toBeLessThan(full.factor);
    expect(known.factor).toBeLessThan(full.factor);
  });
});
