import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, SourceText } from '../contract/index.ts';
import { factsOf, sourceOf, specOf } from './fixture.ts';
import { verify } from './verify.ts';

const TEXT =
  'Warsaw is the capital of Poland. It has 1.7 million people. Its streets are not old. Prague lies on the Vltava. They met there.';

function citation(source: SourceText, quote: string, passageId = 'p1') {
  const start = source.text.indexOf(quote);
  return { sourceId: source.id, passageId, quote, start, end: start + quote.length };
}

function claimFrom(source: SourceText, noun: string, own: string, text: string): Claim {
  const citations = [citation(source, noun), citation(source, own)];
  return { id: 'c1', text, citations, verdict: 'unsupported', method: 'resolved' };
}

async function judge(claim: Claim, source: SourceText): Promise<string> {
  const spec = specOf([factsOf([claim])]);
  const result = await verify({ spec, claims: [claim], sources: [source] });
  return result.claims[0]?.verdict ?? result.dropped[0]?.verdict ?? 'nothing';
}

const verdictOf = (noun: string, own: string, text: string, whole = TEXT): Promise<string> => {
  const source = sourceOf(whole);
  return judge(claimFrom(source, noun, own, text), source);
};

describe('a noun in a pronoun’s place', () => {
  it('holds where the noun is named before as a subject and the rest is the sentence', async () => {
    expect(await verdictOf('Warsaw', 'It has 1.7 million people.', 'Warsaw has 1.7 million people.')).toBe('supported');
    expect(await verdictOf('Warsaw', 'Its streets are not old.', 'Warsaw’s streets are not old.')).toBe('supported');
  });

  it('holds for “this” with a noun that has its name before it', async () => {
    const whole = 'The forest covers most of the Amazon basin. This basin encompasses 7,000,000 square kilometres.';
    const own = 'This basin encompasses 7,000,000 square kilometres.';
    const text = 'The Amazon basin encompasses 7,000,000 square kilometres.';
    expect(await verdictOf('the Amazon basin', own, text, whole)).toBe('supported');
    expect(await verdictOf('The forest', own, 'The forest encompasses 7,000,000 square kilometres.', whole)).toBe(
      'unsupported',
    );
  });

  it.each([
    [
      'another noun than the one that is cited',
      'Warsaw',
      'It has 1.7 million people.',
      'Prague has 1.7 million people.',
    ],
    ['a noun that is no subject', 'Poland', 'It has 1.7 million people.', 'Poland has 1.7 million people.'],
    ['a noun named only afterwards', 'Prague', 'It has 1.7 million people.', 'Prague has 1.7 million people.'],
    ['half a word', 'War', 'It has 1.7 million people.', 'War has 1.7 million people.'],
    ['the end of a word', 'saw', 'It has 1.7 million people.', 'Saw has 1.7 million people.'],
    ['more than a noun', 'Poland. It', 'Its streets are not old.', 'Poland. It’s streets are not old.'],
    ['a noun where there is no pronoun', 'Warsaw', 'Prague lies on the Vltava.', 'Warsaw lies on the Vltava.'],
    ['a noun without its mark of possession', 'Warsaw', 'Its streets are not old.', 'Warsaw streets are not old.'],
    ['a noun beside the pronoun', 'Warsaw', 'It has 1.7 million people.', 'Warsaw It has 1.7 million people.'],
  ])('does not hold with %s', async (_, noun, own, text) => {
    expect(await verdictOf(noun, own, text)).toBe('unsupported');
  });

  it('does not hold with another number or without a negation', async () => {
    expect(await verdictOf('Warsaw', 'It has 1.7 million people.', 'Warsaw has 1.8 million people.')).toBe(
      'contradicted',
    );
    expect(await verdictOf('Warsaw', 'Its streets are not old.', 'Warsaw’s streets are old.')).toBe('contradicted');
  });

  it('does not hold with one citation, with three, or with a noun of another passage', async () => {
    const source = sourceOf(TEXT);
    const claim = claimFrom(source, 'Warsaw', 'It has 1.7 million people.', 'Warsaw has 1.7 million people.');
    const [noun, own] = claim.citations;
    if (noun === undefined || own === undefined) throw new Error('two citations');
    expect(await judge({ ...claim, citations: [own] }, source)).toBe('unsupported');
    expect(await judge({ ...claim, citations: [noun, own, own] }, source)).toBe('unsupported');
    expect(await judge({ ...claim, citations: [{ ...noun, passageId: 'p2' }, own] }, source)).toBe('unsupported');
  });

  it('holds in Russian and Chinese where a pronoun gives way, and not without one', async () => {
    const russian = sourceOf('Варшава является столицей. Она была разрушена.', 'ru');
    const chinese = sourceOf('华沙是首都。它在1944年被毁。', 'zh');
    const own = 'Она была разрушена.';
    expect(await judge(claimFrom(russian, 'Варшава', own, 'Варшава была разрушена.'), russian)).toBe('supported');
    expect(await judge(claimFrom(russian, 'Варшава', own, 'Варшава не была разрушена.'), russian)).not.toBe(
      'supported',
    );
    expect(await judge(claimFrom(chinese, '华沙', '它在1944年被毁。', '华沙在1944年被毁。'), chinese)).toBe(
      'supported',
    );
    expect(await judge(claimFrom(chinese, '首都', '它在1944年被毁。', '首都在1944年被毁。'), chinese)).toBe(
      'unsupported',
    );
  });

  it('never holds with any other stretch of the text as its noun', async () => {
    const source = sourceOf(TEXT);
    const rest = ' has 1.7 million people.';
    await fc.assert(
      fc.asyncProperty(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 40 }), async (start, length) => {
        const noun = TEXT.slice(start, start + length);
        fc.pre(noun.trim() !== '' && noun.trim() !== 'Warsaw');
        const at = { sourceId: source.id, passageId: 'p1', quote: noun, start, end: start + noun.length };
        const claim = claimFrom(source, 'Warsaw', 'It has 1.7 million people.', noun + rest);
        const own = claim.citations[1];
        if (own === undefined) throw new Error('an own citation');
        const verdict = await judge({ ...claim, citations: [at, own] }, source);
        expect(['unsupported', 'contradicted', 'weak'].includes(verdict) || /^Warsaw/u.test(noun.trim())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
