import { describe, expect, it } from 'vitest';
import type { Claim, SourceText } from '../contract/index.ts';
import { claimOf, factsOf, sourceOf, specOf, verdictOf } from './fixture.ts';
import { verify } from './index.ts';

const QUOTE = 'The Sun is about 4.6 billion years old, and it is not the largest star, but it may become a red giant.';

describe('statements of the source', () => {
  it.each([
    [QUOTE, 'supported'],
    ['The Sun is about 4.6 billion years old.', 'supported'],
    ['The sun is about 4.6 billion years old', 'supported'],
    ['It may become a red giant.', 'supported'],
    ['It is not the largest star.', 'supported'],
    ['The Sun is 4.6 billion years old.', 'unsupported'],
    ['The Sun is about 4.7 billion years old.', 'contradicted'],
    ['The Sun is about 4.6 billion years old, and it is the largest star.', 'contradicted'],
    ['The Sun is not about 4.6 billion years old.', 'contradicted'],
    ['The Moon is about 4.6 billion years old.', 'unsupported'],
    ['The largest star is the Sun.', 'unsupported'],
    ['The Sun is of about 4.6 billion years old.', 'weak'],
    ['…', 'unsupported'],
  ])('%s is %s', async (text, verdict) => {
    expect(await verdictOf(QUOTE, text)).toBe(verdict);
  });

  it.each([
    ['All birds fly, except penguins.', 'All birds fly.', 'unsupported'],
    ['If it is not treated, the disease is fatal.', 'The disease is fatal.', 'unsupported'],
    ['It is thought that the king was poisoned.', 'The king was poisoned.', 'unsupported'],
    ['It is not true that the Earth is flat.', 'The Earth is flat.', 'contradicted'],
    ['Whales, which are not fish, breathe air.', 'Whales breathe air.', 'supported'],
    ['The river is, not, a border.', 'The river is a border.', 'contradicted'],
    [
      'Settlers came in the 880s, but were divided by about two rivers, and were few.',
      'Settlers were few.',
      'supported',
    ],
    ['He named it so because he did not find gold.', 'He named it so.', 'supported'],
    ['The wall isn’t high.', 'The wall is not high.', 'supported'],
    ['It cannot fly.', 'It can fly.', 'contradicted'],
    ['It has 1,234 rooms.', 'It has 1234 rooms.', 'supported'],
    ['It has three rooms.', 'It has 3 rooms.', 'supported'],
    ['It weighs 10² kg.', 'It weighs 102 kg.', 'contradicted'],
    ['It fell to −5 degrees.', 'It fell to 5 degrees.', 'contradicted'],
    ['It covers 73 percent of it.', 'It covers 73% of it.', 'supported'],
  ])('“%s” as “%s” is %s', async (quote, text, verdict) => {
    expect(await verdictOf(quote, text)).toBe(verdict);
  });

  it.each([
    ['es', 'No es una estrella grande, pero tiene 1.234 años.', 'No es una estrella grande.', 'supported'],
    ['es', 'No es una estrella grande, pero tiene 1.234 años.', 'Es una estrella grande.', 'contradicted'],
    ['fr', 'Elle n’est pas grande.', 'Elle est grande.', 'contradicted'],
    ['de', 'Die Stadt hat 1.234 Einwohner und ist nicht alt.', 'Die Stadt hat 1234 Einwohner.', 'supported'],
    ['de', 'Die Stadt hat 1.234 Einwohner und ist nicht alt.', 'Die Stadt hat 1235 Einwohner.', 'contradicted'],
    ['pt', 'A cidade não é antiga.', 'A cidade é antiga.', 'contradicted'],
    ['ru', 'Город не является древним.', 'Город является древним.', 'contradicted'],
    ['ru', 'Кроме того, город стоит на реке.', 'Город стоит на реке.', 'supported'],
    ['zh', '地球不是平的，它有４６亿年的历史。', '它有46亿年的历史。', 'supported'],
    ['zh', '地球不是平的。', '地球是平的。', 'contradicted'],
    ['ja', '鯨は魚ではない。', '鯨は魚では。', 'contradicted'],
    ['hi', 'यह शहर पुराना नहीं है।', 'यह शहर पुराना है।', 'contradicted'],
    ['hi', 'यह शहर १२३४ में बना।', 'यह शहर 1234 में बना।', 'supported'],
    ['ar', 'لم يكن المَلِكُ غنيًا في عام ١٧٨٩.', 'لم يكن الملك غنيا في عام 1789.', 'supported'],
    ['ar', 'لم يكن الملك غنيا.', 'يكن الملك غنيا.', 'contradicted'],
  ] as const)('in %s: “%s” as “%s” is %s', async (language, quote, text, verdict) => {
    expect(await verdictOf(quote, text, 'shortened', language)).toBe(verdict);
  });

  it.each([
    [
      'The star Betelgeuse is about 10 million years old.',
      'Betelgeuse is a star about 10,000,000 years old.',
      'supported',
    ],
    ['The star Betelgeuse is about 10 million years old.', 'Betelgeuse is about 12 million years old.', 'contradicted'],
    ['The star Betelgeuse is about 10 million years old.', 'Betelgeuse is 10 million years old.', 'weak'],
    [
      'The star Betelgeuse is about 10 million years old.',
      'The star Rigel is about 10 million years old.',
      'unsupported',
    ],
    ['The star Betelgeuse is about 10 million years old.', 'Elephants eat grass all day.', 'unsupported'],
    ['The star Betelgeuse is bright.', 'Betelgeuse has 7 moons.', 'unsupported'],
    ['The star is not the largest one.', 'The star is the largest one.', 'contradicted'],
    ['The star is the largest one.', 'The star is not the largest one.', 'contradicted'],
    ['Not far away, the star is large and does not shine.', 'The star does not shine.', 'supported'],
    ['Farmers grew wheat along the river each spring.', 'Farmers grew wheat near water with irrigation.', 'weak'],
  ])('of a model: “%s” as “%s” is %s', async (quote, text, verdict) => {
    expect(await verdictOf(quote, text, 'model:test')).toBe(verdict);
  });
});

describe('length', () => {
  it('refuses what is too long to be checked whole', async () => {
    const long = 'The star shines and '.repeat(200);
    expect(await verdictOf(long, long, 'verbatim')).toBe('unsupported');
  });
});

describe('citations', () => {
  const source = sourceOf('Stars shine for a long time. Planets do not.');
  const good = claimOf(source, 'Stars shine for a long time.');

  async function reasonOf(claim: Claim, sources: SourceText[] = [source]): Promise<string | undefined> {
    const result = await verify({ spec: specOf([factsOf([claim])]), claims: [claim], sources });
    return result.dropped[0]?.reason;
  }

  it('must lead to the quote', async () => {
    const [citation] = good.citations;
    if (citation === undefined) throw new Error('one citation');
    expect(await reasonOf(good)).toBeUndefined();
    expect(await reasonOf(good, [])).toContain('not among the sources');
    expect(await reasonOf({ ...good, citations: [{ ...citation, start: 1, end: 29 }] })).toContain('does not stand');
    expect(await reasonOf({ ...good, citations: [{ ...citation, quote: ' ', end: 0 }] })).toContain('empty');
    expect(await reasonOf({ ...good, citations: [] })).toContain('cites nothing');
  });

  it('may be several, joined in order', async () => {
    const second = claimOf(source, 'Planets do not.').citations;
    const both = {
      ...good,
      text: 'Stars shine for a long time. Planets do not.',
      citations: [...good.citations, ...second],
    };
    const result = await verify({ spec: specOf([factsOf([both])]), claims: [both], sources: [source] });
    expect(result.claims[0]?.verdict).toBe('supported');
  });
});
