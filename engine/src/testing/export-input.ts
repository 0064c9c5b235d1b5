/** An explainer without fonts or layout, for unit tests of exporters: every form of section, two verdicts, one source. */
import type { Claim, Source, Spec } from '../contract/index.ts';
import type { ExportInput, IconSource } from '../visual/export/shared/exporter.ts';
import type { Scene, SceneItem } from '../visual/scene.ts';

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

/** One item of each kind and every way to paint it, without text: what drawing exporters must know. */
export function paintedScene(): Scene {
  const art: SceneItem[] = [
    { kind: 'rect', x: 0, y: 0, width: 300, height: 90, fill: 'url(#sky)' },
    { kind: 'icon', name: 'dot', x: 20, y: 20, size: 48, stroke: '#ffffff', strokeWidth: 4, flip: true },
  ];
  return {
    ...emptyScene,
    defs: [
      {
        kind: 'linear',
        id: 'sky',
        from: [0, 0],
        to: [0, 1],
        stops: [
          { at: 0.2, color: '#ff0000' },
          { at: 0.5, color: '#00ff00' },
          { at: 0.8, color: '#0000ff', opacity: 0.5 },
        ],
      },
      { kind: 'radial', id: 'sun', center: [0.5, 0.25], radius: 0.5, stops: [{ at: 0, color: '#ffff00' }] },
      { kind: 'linear', id: 'none', from: [1, 0], to: [0, 0], stops: [] },
      {
        kind: 'pattern',
        id: 'dots',
        width: 10,
        height: 10,
        rotate: 30,
        items: [{ kind: 'circle', cx: 5, cy: 5, r: 2, fill: '#000000' }],
      },
      {
        kind: 'pattern',
        id: 'deep',
        width: 5,
        height: 5,
        items: [{ kind: 'rect', x: 0, y: 0, width: 5, height: 5, fill: 'url(#dots)' }],
      },
    ],
    items: [
      {
        kind: 'rect',
        x: 10,
        y: 10,
        width: 100,
        height: 50,
        radius: 12,
        fill: 'url(#sky)',
        stroke: '#112233',
        strokeWidth: 3,
        strokeDash: [6, 2, 1],
      },
      { kind: 'rect', x: 10, y: 10, width: 100, height: 50, fill: 'url(#sun)', fillOpacity: 0.5, opacity: 0.5 },
      { kind: 'rect', x: 10, y: 10, width: 20, height: 20, fill: 'url(#none)' },
      { kind: 'rect', x: 10, y: 10, width: 20, height: 20, fill: 'none' },
      { kind: 'circle', cx: 200, cy: 200, r: 30, fill: '#abc', stroke: 'url(#sky)' },
      { kind: 'circle', cx: 200, cy: 200, r: 30, fill: 'url(#deep)', stroke: 'url(#dots)', strokeWidth: 2 },
      {
        kind: 'line',
        x1: 0,
        y1: 300,
        x2: 90,
        y2: 310,
        fill: '#ff00ff',
        stroke: '#000000',
        strokeOpacity: 0.4,
        strokeCap: 'round',
        strokeJoin: 'round',
      },
      { kind: 'line', x1: 0, y1: 300, x2: 90, y2: 310 },
      {
        kind: 'path',
        d: 'M0 0L50 0Q60 60 0 50Z',
        bounds: { x: 0, y: 0, width: 50, height: 50 },
        fill: '#00aa00',
        stroke: 'none',
      },
      { kind: 'path', d: '', bounds: { x: 0, y: 0, width: 0, height: 0 }, fill: '#00aa00' },
      {
        kind: 'group',
        mirror: { x: 0, y: 0, width: 400, height: 400 },
        opacity: 0.5,
        children: [...art, { kind: 'circle', cx: 50, cy: 50, r: 9, fill: '#abcdef' }],
      },
      { kind: 'group', clip: { x: -20, y: -20, width: 200, height: 80 }, children: art },
      {
        kind: 'group',
        mirror: { x: 0, y: 0, width: 1080, height: 9 },
        children: [{ kind: 'group', clip: { x: 10, y: 10, width: 99, height: 50 }, children: art }],
      },
      { kind: 'group', clip: { x: 2000, y: 0, width: 100, height: 100 }, children: art },
    ],
  };
}

/** A set of one icon: a stroke and a filled dot. */
export const dotIcons: IconSource = {
  nodes: (name) =>
    name === 'dot'
      ? [
          ['path', { d: 'M2 2L22 22' }],
          ['circle', { cx: '6', cy: '18', r: '1', fill: 'currentColor' }],
        ]
      : undefined,
};
