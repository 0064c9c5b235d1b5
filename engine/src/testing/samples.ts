/** Small true-to-shape records for tests. */
import { createHash } from 'node:crypto';
import type { Artifact, Claim, ExportFormat, Passage, Run, SourceText, Spec } from '../contract/index.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A Source of one heading and as many paragraphs as are given. */
export function sampleSource(paragraphs: readonly string[], changes: Partial<SourceText> = {}): SourceText {
  const title = changes.title ?? 'On light';
  const text = [title, ...paragraphs].join('\n\n');
  return {
    id: 's1',
    title,
    file: 'light.txt',
    hash: sha256(text),
    fetchedAt: '2024-01-01T00:00:00.000Z',
    language: 'en',
    text,
    headings: [{ text: title, level: 1, start: 0 }],
    ...changes,
  };
}

/** The paragraphs of a Source, located. */
export function samplePassages(source: SourceText): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  for (const [index, text] of source.text.split('\n\n').entries()) {
    const end = start + text.length;
    if (index > 0) {
      passages.push({ id: `${source.id}.p${index}`, sourceId: source.id, start, end, text, headings: [], score: 1 });
    }
    start = end + 2;
  }
  return passages;
}

/** One claim a passage, verbatim. */
export function sampleClaims(passages: readonly Passage[]): Claim[] {
  return passages.map((passage, index) => ({
    id: `c${index + 1}`,
    text: passage.text,
    citations: [
      {
        sourceId: passage.sourceId,
        passageId: passage.id,
        quote: passage.text,
        start: passage.start,
        end: passage.end,
      },
    ],
    verdict: 'supported',
    method: 'verbatim',
  }));
}

export function sampleSpec(claims: readonly Claim[], changes: Partial<Spec> = {}): Spec {
  return {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'High School',
    style: 'Standard Scientific',
    language: 'en',
    title: 'On light',
    blocks: [
      {
        id: 'b1',
        kind: 'facts',
        heading: 'What light is',
        items: claims.map((claim) => ({ id: `i-${claim.id}`, claimId: claim.id, text: claim.text, nouns: ['light'] })),
      },
    ],
    sourceIds: [...new Set(claims.flatMap((claim) => claim.citations.map((citation) => citation.sourceId)))],
    ...changes,
  };
}

export function sampleArtifact(format: ExportFormat, content: string | Uint8Array, mediaType: string): Artifact {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { format, mediaType, bytes, hash: sha256(bytes) };
}

export function sampleRun(id: string, changes: Partial<Run> = {}): Run {
  const source = sampleSource(['Light travels at 299,792 kilometres per second.']);
  const claims = sampleClaims(samplePassages(source));
  const { text: _text, headings: _headings, ...cited } = source;
  return {
    id,
    createdAt: '2026-01-02T03:04:05.000Z',
    title: 'On light',
    brief: {
      topic: 'Light',
      complexityLevel: 'High School',
      visualStyle: 'Standard Scientific',
      language: 'English',
      outputFormat: 'Infographic',
      size: 'Poster',
      documents: [],
      privacy: false,
      priority: 'balanced',
    },
    spec: sampleSpec(claims),
    claims,
    dropped: [],
    sources: [cited],
    warnings: [],
    route: { composer: 'builtin', attempts: [] },
    usage: { inputTokens: 0, outputTokens: 0, calls: 0 },
    timings: { total: 1 },
    hosts: [],
    ...changes,
  };
}
