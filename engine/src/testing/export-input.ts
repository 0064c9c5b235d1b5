/** An explainer without fonts or layout, for unit tests of exporters: every form of section, two verdicts, one source. */
import type { Claim, Source, Spec } from '../contract/index.ts';
import type { ExportInput } from '../visual/export/shared/exporter.ts';
import type { Scene } from '../visual/scene.ts';

export const emptyScene: Scene = {
  width: 1080,
  height: 1528,
  language: 'en',
  direction: 'ltr',
  title: 'Title',
  description: 'Description',
  background: '#ffffff',
  defs: [],
  items: [],
};

const item = (id: string, claimId: string, text: string) => ({ id, claimId, text, nouns: [] });

const fullSpec: Spec = {
  version: 1,
  kind: 'explainer',
  format: 'Infographic',
  level: 'College',
  style: 'Minimalist',
  language: 'en',
  title: 'Title',
  blocks: [
    { id: 'b1', heading: 'What it is', kind: 'definition', term: 'Term', item: item('i1', 'c1', 'is this.') },
    {
      id: 'b2',
      heading: 'Steps',
      kind: 'steps',
      items: [item('i2', 'c1', 'First step.'), item('i3', 'c9', 'Second step.')],
    },
    {
      id: 'b3',
      heading: 'Sizes',
      kind: 'chart',
      unit: 'km',
      rows: [
        { id: 'r1', claimId: 'c1', label: 'Earth', value: 12_742 },
        { id: 'r2', claimId: 'c2', label: 'Moon', value: 3_474.8 },
      ],
    },
    {
      id: 'b4',
      heading: '',
      kind: 'contrast',
      subjects: ['Ice', 'Steam'],
      items: [{ ...item('i4', 'c2', 'is cold'), subject: 0 }],
    },
  ],
  sourceIds: ['s1'],
};

const cite = (quote: string) => ({ sourceId: 's1', passageId: 'p1', quote, start: 0, end: quote.length });

const fullClaims: Claim[] = [
  { id: 'c1', text: 'A statement.', citations: [cite('The exact quote.')], verdict: 'supported', method: 'verbatim' },
  { id: 'c2', text: 'A second one.', citations: [cite('Another.')], verdict: 'weak', method: 'model:test/one' },
];

const fullSource: Source = {
  id: 's1',
  title: 'Book',
  author: 'Ann',
  url: 'https://example.org/a(b)',
  license: 'CC0',
  attribution: 'by Ann',
  hash: '0',
  fetchedAt: '2025-02-03T00:00:00Z',
};

export function fullInput(changes: Partial<Omit<ExportInput, 'spec'>> & { spec?: Partial<Spec> } = {}): ExportInput {
  const { spec, ...others } = changes;
  return { scene: emptyScene, claims: fullClaims, sources: [fullSource], ...others, spec: { ...fullSpec, ...spec } };
}
