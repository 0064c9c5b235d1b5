import { describe, expect, it } from 'vitest';
import { termOf } from '../text/words.ts';
import type { QueryTerm } from './query.ts';
import { type Candidate, countTerms, joinNames, scoreModule } from './score.ts';

const split = (text: string) =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map(termOf);
const passage = (
  body: string,
  labels: { title?: string; chapter?: string; heading?: string } = {},
  ordinal = 0,
): Candidate => ({
  ordinal,
  title: split(labels.title ?? ''),
  chapter: split(labels.chapter ?? ''),
  heading: split(labels.heading ?? ''),
  body: split(body),
});
const query = (text: string, side: string[] = []): QueryTerm[] =>
  text.split(' ').map((word, index, all) => ({
    term: termOf(word),
    weight: side.includes(word) ? 0.5 : 3,
    known: true,
    modules: 10,
    side: side.includes(word),
    isJoined: index < all.length - 1 && !side.includes(word),
  }));
const score = (terms: QueryTerm[], ...candidates: Candidate[]) => {
  const counted = candidates.map((candidate) => countTerms(terms, candidate));
  return scoreModule(joinNames(terms, [counted]), counted);
};

describe('evidence', () => {
  it('is whole where a title or heading is the query', () => {
    expect(score(query('black holes'), passage('they are dark', { title: 'black holes' }))).toMatchObject({
      evidence: 1,
      isTitled: true,
      isNamesake: true,
    });
    expect(score(query('black holes'), passage('they are dark', { heading: 'black holes' })).evidence).toBe(1);
    expect(score(query('black holes'), passage('they are dark', { chapter: 'black holes' })).isChaptered).toBe(true);
  });

  it('grows with mentions: once is not yet about it', () => {
    const mentions = [1, 3, 6].map((count) => score(query('pulsar'), passage('pulsar '.repeat(count))).evidence);
    expect(mentions).toEqual(mentions.toSorted((a, b) => a - b));
    expect(mentions[0]).toBeLessThan(0.3);
    expect(mentions[2]).toBeGreaterThan(0.5);
  });

  it('is larger for words that stand together than for words that stand apart', () => {
    const together = score(query('dark energy'), passage('dark energy pushes and dark energy rules')).evidence;
    const near = score(query('dark energy'), passage('dark clouds hold energy')).evidence;
    const apart = score(query('dark energy'), passage(`dark ${'filler '.repeat(20)} energy`)).evidence;
    expect(together).toBeGreaterThan(near);
    expect(near).toBeGreaterThan(apart);
  });

  it('falls for every word that is missing', () => {
    expect(score(query('black cat'), passage('black', { title: 'black holes' })).evidence).toBeLessThan(0.5);
    expect(score(query('black'), passage('black', { title: 'black holes' })).evidence).toBe(1);
  });

  it('does not fall for a side word that is missing', () => {
    const withSide = score(query('history vaccines', ['history']), passage('they help', { title: 'vaccines' }));
    expect(withSide.evidence).toBeGreaterThan(0.85);
    expect(withSide.isTitled).toBe(true);
    expect(score(query('history', ['history']), passage('history')).isTitled).toBe(false);
  });
});

describe('joinNames', () => {
  it('leaves two words joined where they come as a name, and only there', () => {
    const joined = (...candidates: Candidate[]) => {
      const terms = query('dark energy');
      return joinNames(terms, [candidates.map((each) => countTerms(terms, each))])[0]?.isJoined;
    };
    expect(joined(passage('dark energy is dark energy'))).toBe(true);
    expect(joined(passage('x', { title: 'on dark energy' }))).toBe(true);
    expect(joined(passage('dark energy once'))).toBe(false);
    expect(joined(passage('energy dark energies are dark'))).toBe(false);
  });
});

describe('score', () => {
  it('prefers a title that is the query to one that speaks of much else', () => {
    const exact = score(query('viruses'), passage('viruses', { title: 'viruses' })).score;
    const wide = score(
      query('viruses'),
      passage('viruses', { title: 'isolation culture and identification of viruses' }),
    ).score;
    expect(exact).toBeGreaterThan(wide);
  });

  it('gives half a name in a title little', () => {
    const half = score(query('dark energy'), passage('dark energy and dark energy', { title: 'dark matter' }));
    const whole = score(query('dark energy'), passage('dark energy and dark energy', { title: 'dark energy' }));
    expect(whole.score).toBeGreaterThan(half.score * 1.5);
    expect(half.isTitled).toBe(false);
  });

  it('ranks passages by what they hold', () => {
    const { passages } = score(
      query('event horizon'),
      passage('nothing of it', { heading: 'other' }, 0),
      passage('the event horizon is the event horizon', {}, 1),
      passage('an event', {}, 2),
    );
    expect(passages.map((each) => each.ordinal)).toEqual([1, 2, 0]);
    expect(passages[2]?.score).toBe(0);
  });
});
