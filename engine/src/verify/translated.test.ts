import { describe, expect, it } from 'vitest';
import type { Claim, LanguageTag, SourceText, Spec } from '../contract/index.ts';
import { verify } from './index.ts';

const ENGLISH = 'In 1779 Jan Ingenhousz showed in Vienna that 2.5 percent of the light is used by plants.';

async function judge(text: string, language: LanguageTag, quote = ENGLISH, item: object = {}, sourceLanguage = 'en') {
  const source: SourceText = {
    id: 's',
    title: 'T',
    hash: 'h',
    fetchedAt: '',
    language: sourceLanguage,
    text: quote,
    headings: [],
  };
  const citation = { sourceId: 's', passageId: 'p', quote, start: 0, end: quote.length };
  const claim: Claim = { id: 'c', text, citations: [citation], verdict: 'unsupported', method: 'model:a/b' };
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language,
    title: 'T',
    blocks: [
      {
        id: 'b',
        kind: 'definition',
        heading: 'H',
        term: language === 'en' ? 'light' : 'Licht',
        item: { id: 'i', claimId: 'c', text, nouns: [], ...item },
      },
    ],
    sourceIds: ['s'],
  };
  const { claims, dropped } = await verify({ spec, claims: [claim], sources: [source] });
  return claims[0]?.verdict ?? dropped[0]?.verdict;
}

describe('statements in another language than their quotes', () => {
  it.each<[string, LanguageTag, string]>([
    ['1779 zeigte Jan Ingenhousz in Wien, dass Pflanzen 2,5 Prozent des Lichts nutzen.', 'de', 'weak'],
    ['Las plantas usan el 2,5 % de la luz, mostró Ingenhousz en 1779.', 'es', 'weak'],
    ['植物は光の2.5%を使う。', 'ja', 'weak'],
    ['Растения используют 2,5 % света.', 'ru', 'weak'],
    ['Una de las plantas usa luz.', 'es', 'weak'],
    ['Las plantas usan el 3,5 % de la luz.', 'es', 'contradicted'],
    ['Las plantas usan luz, mostró Newton en 1779.', 'es', 'unsupported'],
    ['In 1779 Jan Ingenhousz showed that 2.5 percent of the light is used by plants.', 'en', 'supported'],
  ])('“%s” (%s) is %s', async (text, language, verdict) => {
    expect(await judge(text, language)).toBe(verdict);
  });

  it('without numbers in the quote a number is made up, not another', async () => {
    expect(await judge('Es sind 12 Pflanzen.', 'de', 'There are plants.')).toBe('unsupported');
  });

  it('what is drawn is held to the same', async () => {
    const text = 'Pflanzen nutzen Licht.';
    const number = 'Pflanzen nutzen 99 Prozent.';
    expect(await judge(text, 'de', ENGLISH, { text: number })).toBe('unsupported');
    expect(await judge(text, 'de', ENGLISH, { text })).toBe('weak');
  });
});
