/** The check over real text: every sentence of textbook sections stands, and none of its falsifications. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim, SourceText, Spec } from '../../../engine/src/contract/index.ts';
import { verify } from '../../../engine/src/verify/index.ts';

interface Book {
  modules: readonly { id: string; title: string; sections: readonly { paragraphs: readonly string[] }[] }[];
}

const BOOKS = ['astronomy-2e', 'chemistry-2e', 'microbiology', 'world-history-volume-1'];
/** Every so many modules: a sample that stays the same. */
const STRIDE = 25;

async function readSources(): Promise<SourceText[]> {
  const books = await Promise.all(
    BOOKS.map(async (name) => JSON.parse(await readFile(`engine/data/library/${name}.json`, 'utf8')) as Book),
  );
  return books
    .flatMap((book) => book.modules)
    .filter((_module, index) => index % STRIDE === 0)
    .map((module) => ({
      id: module.id,
      title: module.title,
      hash: 'h',
      fetchedAt: '2026-01-01',
      language: 'en',
      headings: [],
      text: module.sections.flatMap((section) => section.paragraphs).join('\n\n'),
    }));
}

function claimsOf(source: SourceText): Claim[] {
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(source.text);
  return [...sentences]
    .map(({ segment, index }) => ({ quote: segment.trimEnd(), start: index }))
    .filter(({ quote }) => quote.length > 30)
    .map(({ quote, start }, number) => ({
      id: `c${number}`,
      text: quote,
      citations: [{ sourceId: source.id, passageId: 'p', quote, start, end: start + quote.length }],
      verdict: 'unsupported' as const,
      method: 'verbatim',
    }));
}

function specOf(claims: readonly Claim[], sourceId: string): Spec {
  const items = claims.map((claim) => ({ id: `i-${claim.id}`, claimId: claim.id, text: claim.text, nouns: [] }));
  return {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language: 'en',
    title: 'T',
    blocks: [{ id: 'b', kind: 'facts', heading: 'H', items }],
    sourceIds: [sourceId],
  };
}

async function heldOf(source: SourceText, claims: Claim[]): Promise<Claim[]> {
  const result = await verify({ spec: specOf(claims, source.id), claims, sources: [source] });
  return result.claims.filter((claim) => claim.verdict === 'supported');
}

describe('verify over the library', () => {
  let sources: SourceText[] = [];

  beforeAll(async () => {
    sources = await readSources();
  });

  it('holds every sentence as it stands', async () => {
    for (const source of sources) {
      const claims = claimsOf(source);
      const { dropped } = await verify({ spec: specOf(claims, source.id), claims, sources: [source] });
      // a textbook may say a thing twice; nothing else may fall
      expect(dropped.filter((claim) => claim.verdict !== 'supported')).toEqual([]);
    }
  });

  it('holds none with another number', async () => {
    for (const source of sources) {
      const changed = claimsOf(source)
        .filter((claim) => /\d/u.test(claim.text))
        .map((claim) => ({ ...claim, text: claim.text.replace(/\d/u, (digit) => String((Number(digit) + 3) % 10)) }));
      expect(await heldOf(source, changed)).toEqual([]);
    }
  });

  it('holds none with a verb denied', async () => {
    for (const source of sources) {
      const denied = claimsOf(source)
        .filter((claim) => / (?:is|are|was|were) /u.test(claim.text))
        .map((claim) => ({ ...claim, text: claim.text.replace(/ (is|are|was|were) /u, ' $1 not ') }));
      expect(denied.length).toBeGreaterThan(0);
      expect(await heldOf(source, denied)).toEqual([]);
    }
  });

  it('holds none that takes back a denial', async () => {
    for (const source of sources) {
      const affirmed = claimsOf(source)
        .filter((claim) => /\p{L} not \p{L}/u.test(claim.text))
        .map((claim) => ({ ...claim, text: claim.text.replace(' not ', ' '), method: 'shortened' }));
      expect(await heldOf(source, affirmed)).toEqual([]);
    }
  });

  it('holds none with another name', async () => {
    for (const source of sources) {
      const renamed = claimsOf(source)
        .filter((claim) => / \p{Lu}\p{Ll}{3,}/u.test(claim.text))
        .map((claim) => ({ ...claim, text: claim.text.replace(/ \p{Lu}\p{Ll}{3,}/u, ' Zanzibar') }));
      expect(await heldOf(source, renamed)).toEqual([]);
    }
  });
});
