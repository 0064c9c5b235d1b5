/** The benchmark's own promises: figures well above the simple summaries, every word traceable, the budget kept. */
import { describe, expect, it } from 'vitest';
import { asDocument, loadArticles, measureAll, traceableWords } from '../../../bench/coverage.ts';

describe('coverage of human questions', () => {
  it('stays above the simple summaries in every language, within the budget, and traceable throughout', async () => {
    const { budget, languages } = await measureAll([160]);
    expect(languages.map(({ language }) => language).sort()).toEqual(['ar', 'de', 'en', 'es', 'hi', 'ru', 'zh']);
    for (const result of languages) {
      expect(result.traceable).toBe(1);
      expect(result.mostWords).toBeLessThanOrEqual(budget);
      expect(result.ratio).toBeGreaterThan(1.06);
      expect(Math.abs(result.share - result.claimShare)).toBeLessThan(0.02);
    }
    expect(languages.find(({ language }) => language === 'en')?.share).toBeGreaterThanOrEqual(0.45);
    // 168 articles are composed: a busy machine needs its time.
  }, 180_000);

  it('hands articles in as documents with exact offsets', () => {
    const [article] = loadArticles('en');
    if (article === undefined) throw new Error('no article');
    const { source, passages } = asDocument(article);
    for (const { start, end, text } of passages) expect(source.text.slice(start, end)).toBe(text);
  });

  it('counts a word that the quote does not have as not traceable', () => {
    expect(traceableWords('the red star', 'The old star')).toEqual({ found: 2, all: 3 });
  });
});
