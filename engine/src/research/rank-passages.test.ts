import { expect, it } from 'vitest';
import type { Passage } from '../contract/index.ts';
import { rankPassages } from './rank-passages.ts';

const passage = (text: string, headings: string[] = []): Passage => ({
  id: text,
  sourceId: 's',
  start: 0,
  end: text.length,
  text,
  headings,
  score: 0,
});

it('scores what speaks of the topic, in text or heading, and keeps the order', () => {
  const ranked = rankPassages('What are the rings of Saturn?', [
    passage('Saturn has rings; the rings are thin.'),
    passage('They are made of ice.', ['Rings']),
    passage('It rains on Earth.'),
    passage('Saturn is large.'),
  ]);
  const [both, heading, none, one] = ranked.map((each) => each.score);
  expect(both).toBeGreaterThan(one ?? 0);
  expect(heading).toBeGreaterThan(0);
  expect(none).toBe(0);
  expect(ranked.map((each) => each.text)[2]).toBe('It rains on Earth.');
});

it('scores nothing where nothing was asked', () => {
  expect(rankPassages('what is it', [passage('Text.')])).toMatchObject([{ score: 0 }]);
  expect(rankPassages('x', [])).toEqual([]);
});
