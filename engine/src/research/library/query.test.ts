import { describe, expect, it } from 'vitest';
import { termOf } from '../text/words.ts';
import { type Lexicon, parseQuery } from './query.ts';

const COUNTS: Record<string, number> = {
  black: 30,
  hole: 12,
  photosynthesis: 3,
  world: 90,
  war: 60,
  '1': 40,
  cause: 80,
  star: 70,
  sky: 20,
};
const known = new Map(Object.entries(COUNTS).map(([word, count]) => [termOf(word), count]));

const lexicon: Lexicon = {
  moduleCount: 100,
  modulesWith: (term) => known.get(term) ?? 0,
  similarTo: () => ['photosynthetic', termOf('photosynthesis')],
};
const terms = (query: string): string[] => parseQuery(query, lexicon).map(({ term }) => term);

describe('parseQuery', () => {
  it('keeps what a question is about', () => {
    expect(terms('What is a black hole?')).toEqual(['black', termOf('hole')]);
    expect(terms('Explain black holes to me, please')).toEqual(['black', termOf('hole')]);
  });

  it('weighs rare terms more, unknown ones most, side words least', () => {
    const [cause, star, sky, fritz] = parseQuery('cause star sky fritz', lexicon);
    expect(cause?.weight).toBeLessThan(star?.weight ?? 0);
    expect(star?.weight).toBeLessThan(sky?.weight ?? 0);
    expect(sky?.weight).toBeLessThan(fritz?.weight ?? 0);
    expect([cause?.side, fritz?.known]).toEqual([true, false]);
  });

  it('takes side words seriously when there is nothing else', () => {
    expect(parseQuery('causes', lexicon)).toMatchObject([{ side: false }]);
  });

  it('joins neighbours, but not across words in between', () => {
    expect(parseQuery('black hole', lexicon)[0]?.isJoined).toBe(true);
    expect(parseQuery('black and hole', lexicon)[0]?.isJoined).toBe(false);
  });

  it('corrects unknown words towards known ones, not towards anything', () => {
    expect(terms('fotosynthesis')).toEqual([termOf('photosynthesis')]);
    expect(terms('zzzzzzzzzzzz')).toEqual(['zzzzzzzzzzzz']);
    expect(terms('hools')).toEqual(['hool']);
  });

  it('knows other names', () => {
    expect(terms('WWI')).toEqual(['world', 'war', '1']);
    expect(terms('the First World War')).toEqual(['world', 'war', '1']);
  });

  it('drops repeated terms and keeps the weightiest of many', () => {
    expect(terms('star stars STAR')).toEqual(['star']);
    const many = parseQuery(
      `black ${Array.from({ length: 100 }, (_, index) => `unknown${index}x`).join(' ')}`,
      lexicon,
    );
    expect(many).toHaveLength(16);
    expect(many.every((term) => !term.known)).toBe(true);
  });

  it('is empty for nothing but function words', () => {
    expect(terms('what is it? \u0000')).toEqual([]);
  });
});
