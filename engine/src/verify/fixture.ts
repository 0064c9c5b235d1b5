/** A small source with claims and a Spec over it: for tests of the checks. */
import type { Block, Claim, LanguageTag, SourceText, Spec } from '../contract/index.ts';
import { verify } from './verify.ts';

export function sourceOf(text: string, language: string = 'en', id = 's1'): SourceText {
  return { id, title: 'The source', hash: 'h', fetchedAt: '2026-01-01', text, headings: [], language };
}

/** A claim over the first occurrence of `quote` in the source. */
export function claimOf(source: SourceText, quote: string, text = quote, method = 'shortened', id = 'c1'): Claim {
  const start = source.text.indexOf(quote);
  const citation = { sourceId: source.id, passageId: 'p1', quote, start, end: start + quote.length };
  return { id, text, citations: [citation], verdict: 'unsupported', method };
}

export function specOf(blocks: Block[], language: LanguageTag = 'en'): Spec {
  return {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language,
    title: 'Title',
    blocks,
    sourceIds: ['s1'],
  };
}

/** One block of facts that draws each claim as it stands. */
export function factsOf(claims: readonly Claim[]): Block {
  return {
    id: 'b1',
    kind: 'facts',
    heading: 'Facts',
    items: claims.map((claim) => ({ id: `i-${claim.id}`, claimId: claim.id, text: claim.text, nouns: [] })),
  };
}

/** The verdict on `text` as a statement over `quote`. */
export async function verdictOf(
  quote: string,
  text: string,
  method = 'shortened',
  language: LanguageTag = 'en',
): Promise<string> {
  const source = sourceOf(`Before it. ${quote} After it.`, language);
  const claim = claimOf(source, quote, text, method);
  const result = await verify({ spec: specOf([factsOf([claim])], language), claims: [claim], sources: [source] });
  return result.claims[0]?.verdict ?? result.dropped[0]?.verdict ?? 'nothing';
}
