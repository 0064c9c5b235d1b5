import { describe, expect, it } from 'vitest';
import { termsOf } from '../text/words.ts';
import { namesOf, partsOf, titleRelation } from './names.ts';
import type { QueryTerm } from './query.ts';

const terms = (text: string, sides: string[] = []): QueryTerm[] =>
  termsOf(text).map((term) => ({
    term,
    weight: 1,
    known: true,
    modules: 1,
    side: sides.includes(term),
    isJoined: false,
  }));

describe('titleRelation', () => {
  it.each([
    ['Star Formation', 'stars', 'whole'],
    ['Surveying the Stars', 'stars', 'whole'],
    ['Capitalism and the First Industrial Revolution', 'industrial revolution', 'whole'],
    ['The Death of Low-Mass Stars', 'stars', 'kind'],
    ['The Second Industrial Revolution', 'industrial revolution', 'kind'],
    ['Gravitational Wave Astronomy', 'gravity', 'kind'],
    ['Recovering from World War I', 'World War I', 'beside'],
    ['Total War', 'stars', 'none'],
  ])('%s of %s: %s', (title, topic, relation) => {
    expect(titleRelation(title, terms(topic))).toBe(relation);
  });
});

it('names a topic with and without the words that say which side of it is meant', () => {
  expect(namesOf(terms('causes of the plague', ['caus']))).toEqual(['caus plagu', 'plagu']);
  expect(namesOf(terms('plague'))).toEqual(['plagu']);
  expect(namesOf([])).toEqual([]);
});

it('takes a topic of several apart', () => {
  expect(partsOf('Acids and bases')).toEqual(['Acids', 'bases']);
  expect(partsOf('DNA vs. RNA')).toEqual(['DNA', 'RNA']);
  expect(partsOf('Sand')).toEqual([]);
});
