import { describe, expect, it } from 'vitest';
import type { Passage, SourceText } from '../../contract/index.ts';
import type { Material } from '../material.ts';
import { kickerOf, sectionOf, titleOf, topicTitle, usableHeading } from './headings.ts';

const source = (changes: Partial<SourceText>): SourceText => ({
  id: 's1',
  title: 'Stars',
  hash: 'h',
  fetchedAt: '2026-01-01T00:00:00.000Z',
  text: '',
  headings: [],
  ...changes,
});
const material = (...sources: SourceText[]): Material => ({
  language: 'en',
  sentences: [],
  paragraphs: [],
  paragraphOf: [],
  sources,
});
const paragraph = (headings: string[], title = 'Stars') => {
  const passage: Passage = { id: 'p', sourceId: 's1', start: 0, end: 0, text: '', headings, score: 0 };
  return { passage, source: source({ title }), from: 0, to: 0, relevance: 1 };
};

describe('usableHeading', () => {
  it.each([
    ['3.2 How stars form:', 'How stars form'],
    ['Chapter 4 the life of stars', 'The life of stars'],
    ['Introduction', undefined],
    ['Section 1', undefined],
    ['IV.', undefined],
    ['Zusammenfassung', undefined],
    ['引言', undefined],
    ['12', undefined],
    ['ab', undefined],
    ['x'.repeat(80), undefined],
  ])('%s -> %s', (raw, expected) => {
    expect(usableHeading(raw)).toBe(expected);
  });
});

describe('sectionOf', () => {
  it('takes the nearest heading that says something, else the title of the source', () => {
    expect(sectionOf(paragraph(['Birth of stars', 'Summary']), 'Space')).toBe('Birth of stars');
    expect(sectionOf(paragraph(['Summary']), 'Space')).toBe('Stars');
    expect(sectionOf(paragraph(['Space']), 'Space')).toBe('Stars');
    expect(sectionOf(paragraph([], 'Space'), 'Space')).toBeUndefined();
    expect(sectionOf(paragraph([], 'notes_2024'), 'Space')).toBeUndefined();
    expect(sectionOf(paragraph([], 'notes.txt'), 'Space')).toBeUndefined();
  });
});

describe('titles', () => {
  it('takes the title of a document that names the whole topic', () => {
    expect(titleOf('amazon', material(source({ title: 'Amazon rainforest' })), 'documents')).toBe('Amazon rainforest');
    expect(titleOf('amazon', material(source({ title: 'notes.txt' }), source({ title: 'Rivers' })), 'documents')).toBe(
      'Amazon',
    );
    expect(titleOf('amazon', material(source({ title: 'Amazon rainforest' })), 'library')).toBe('Amazon');
  });

  it.each([
    ['black holes', 'en', 'Black Holes'],
    ['the fall of Rome', 'en', 'The Fall of Rome'],
    ["newton's third law", 'en', "Newton's Third Law"],
    ['why is the sky dark at night', 'en', 'Why is the sky dark at night?'],
    ['why is the sky dark?', 'en', 'Why is the sky dark?'],
    ['one two three four five six seven eight nine ten', 'en', 'One two three four five six seven eight nine ten'],
    ['agujeros negros', 'es', 'Agujeros negros'],
  ] as const)('%s (%s) -> %s', (topic, language, expected) => {
    expect(topicTitle(topic, language)).toBe(expected);
  });

  it('names the book, or the document where it says more than the title', () => {
    const kicker = (of: Material, used = '') => kickerOf(of, ['s1'], 'Stars', (heading) => heading === used);
    expect(kicker(material(source({ publisher: 'OpenStax, Astronomy 2e' })))).toBe('Astronomy 2e');
    expect(kicker(material(source({ publisher: 'OpenStax' })))).toBeUndefined();
    expect(kicker(material(source({ title: 'A short history' })))).toBe('A short history');
    expect(kicker(material(source({ title: 'notes.txt' })))).toBeUndefined();
    expect(kickerOf(material(), [], 'Stars', () => false)).toBeUndefined();
    expect(kicker(material(source({ title: 'A short history' })), 'A short history')).toBeUndefined();
  });
});
