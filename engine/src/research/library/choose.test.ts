import { describe, expect, it } from 'vitest';
import { chooseModules } from './choose.ts';
import type { LibraryHit } from './library.ts';

const hit = (title: string, changes: Partial<LibraryHit> = {}): LibraryHit => ({
  id: title,
  title,
  chapter: `Chapter of ${title}`,
  book: 'Book',
  score: 1,
  evidence: 1,
  isTitled: false,
  isChaptered: false,
  isInChapter: false,
  isNamesake: false,
  relation: 'none',
  place: 1,
  number: 1,
  subjects: new Map(),
  passages: [],
  ...changes,
});
const titles = (hits: LibraryHit[], topic = 'topic'): string[] =>
  chooseModules(hits, topic).modules.map((module) => module.hit.title);

describe('chooseModules', () => {
  it('takes nothing from nothing', () => {
    expect(chooseModules([], 'topic')).toEqual({ modules: [], isBroad: false });
  });

  it('takes the best few for a narrow topic', () => {
    const hits = [hit('a', { score: 3 }), hit('b', { score: 2 }), hit('weak', { score: 1 })];
    expect(titles(hits)).toEqual(['a', 'b']);
    expect(titles([hit('a'), hit('unsure', { evidence: 0.6 })])).toEqual(['a']);
  });

  it('takes a namesake with what is wholly about it', () => {
    const hits = [
      hit('Black Holes', { isNamesake: true, isTitled: true, relation: 'whole' }),
      hit('Evidence for Black Holes', { isTitled: true, relation: 'whole' }),
      hit('Supermassive Black Holes', { isTitled: true, relation: 'kind' }),
      hit('Quasars'),
    ];
    expect(titles(hits)).toEqual(['Black Holes', 'Evidence for Black Holes']);
    expect(chooseModules(hits, 'black holes').isBroad).toBe(false);
  });

  it('takes a broad topic from several modules in the order of the book, kinds of it last', () => {
    const titled = { isTitled: true, relation: 'whole' } as const;
    const hits = [
      hit('Low-Mass Stars', { isTitled: true, relation: 'kind', score: 1.1, number: 1 }),
      hit('Life of Stars', { ...titled, number: 9, subjects: new Map([[0, 6]]) }),
      hit('Birth of Stars', { ...titled, number: 3, subjects: new Map([[1, 6]]) }),
      hit('Telescopes', { number: 2 }),
    ];
    expect(titles(hits, 'stars')).toEqual(['Birth of Stars', 'Life of Stars']);
  });

  it('takes the volumes of one work for one book', () => {
    const titled = { isTitled: true, relation: 'whole' } as const;
    const hits = [
      hit('late', { ...titled, book: 'History Volume 2, from 1400', number: 20, score: 1.2 }),
      hit('other', { ...titled, book: 'Physics', number: 1, score: 1.1 }),
      hit('early', { ...titled, book: 'History Volume 1, to 1500', number: 10 }),
    ];
    expect(titles(hits)).toEqual(['early', 'late', 'other']);
  });

  it('tells a narrow topic of one chapter in its order', () => {
    const laws = ['second', 'third', 'first'].map((title, place) =>
      hit(title, { chapter: 'Laws', number: [2, 3, 1][place] ?? 0, score: 3 - place / 10 }),
    );
    expect(titles(laws)).toEqual(['first', 'second', 'third']);
  });

  it('spreads over the chapters', () => {
    const titled = { isTitled: true, relation: 'whole' } as const;
    const chapters = ['a', 'b', 'c', 'd', 'e', 'f'].map((chapter, number) =>
      hit(chapter, { ...titled, chapter, number }),
    );
    expect(titles([hit('a2', { ...titled, chapter: 'a', number: 9, score: 0.9 }), ...chapters])).toHaveLength(6);
    expect(titles([...chapters, hit('a2', { ...titled, chapter: 'a', number: 9 })])).not.toContain('a2');
  });

  it('tells a chapter in its order, its beginning for causes and its end for effects', () => {
    const places = [3, 1, 4, 2].map((place) => hit(`part ${place}`, { isChaptered: true, place, score: place }));
    expect(titles(places, 'the war')).toEqual(['part 1', 'part 2', 'part 3', 'part 4']);
    expect(titles(places, 'causes of the war')).toEqual(['part 1', 'part 2']);
    expect(titles(places, 'effects of the war')).toEqual(['part 3', 'part 4']);
  });
});
