import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../assemble/fixture.ts';
import { gatherMaterial } from '../material.ts';
import { wordsOf } from '../text/words.ts';
import type { Candidate } from './candidates.ts';
import { unitTable } from './units.ts';
import { kinTo, profileFor, setBonuses, topicStems, valuate } from './value.ts';

/** The factor of each sentence of two sections that a library gave for the topic; all sentences are alike but for their words. */
function factorsFor(topic: string, heading: string, texts: readonly string[]): number[] {
  const input = { ...sectionsOf('Trade across the sea', [{ heading, paragraphs: texts }]), topic };
  const material = gatherMaterial(input);
  const words = material.sentences.map(({ text }) => wordsOf(text, 'en'));
  const table = unitTable(
    material.sentences.map(({ text }) => text),
    words,
    'en',
  );
  const profile = { ...profileFor('library', 1_000), focus: 1.0001, central: 0 };
  const candidates = texts.map(
    (text, i): Candidate => ({
      sentences: [i],
      paragraph: i,
      text,
      words: 8,
      method: 'verbatim',
      units: [1, 2, 3, 4].map((key) => ({ key: -key, kind: 'word', weight: 1, start: 0, end: 1 })),
      kept: 1,
      grade: 8,
      factor: 1,
      bonus: 1,
    }),
  );
  const stems = topicStems(topic, material);
  setBonuses(candidates, material, valuate(material, table, topic, profile), {
    fits: () => 1,
    topic: new Set(),
    kin: kinTo(stems),
    profile,
    counts: [],
  });
  return candidates.map(({ factor }) => factor);
}

describe('kinTo', () => {
  it.each([
    ['buddhism', 'buddhist', true],
    ['slaveri', 'slave', true],
    ['islam', 'islamic', true],
    ['atom', 'atmosphere', false],
    ['atom', 'atom', true],
    ['acid', 'acidic', false],
    ['revolution', 'revolt', false],
  ])('%s, %s: %s', (topic, stem, is) => {
    expect(kinTo(new Set([topic]))(stem)).toBe(is);
  });
});

describe('setBonuses', () => {
  const texts = ['Islam spread along the routes of the merchants.', 'Islamic ports grew rich in every kingdom.'];
  const other = 'Hulagu lost the greater part of that army.';

  it('values a statement less that names the topic nowhere', () => {
    const [named = 0, kin = 0, strayed = 0] = factorsFor('Islam', 'Ports of the coast', [...texts, other]);
    expect(kin / named).toBeGreaterThan(0.8);
    expect(strayed / named).toBeLessThan(0.5);
  });

  it('takes all that stands under a heading about the topic as about the topic', () => {
    const [named = 0, , told = 0] = factorsFor('Islam', 'The faith of Islam', [...texts, other]);
    expect(told / named).toBeGreaterThan(0.8);
  });

  it('does not take a heading as about the topic that names it among much else', () => {
    const [named = 0, , strayed = 0] = factorsFor('Islam', 'Christianity and Islam outside Central Asia', [
      ...texts,
      other,
    ]);
    expect(strayed / named).toBeLessThan(0.5);
  });
});
