/** The same promises for every kind of block. */
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Run, Spec, VerifyOutput } from '../../contract/index.ts';
import { sampleClaims, samplePassages, sampleRun, sampleSource, sampleSpec } from '../../testing/samples.ts';
import { verify } from '../../verify/index.ts';
import { applyEdits, checkOwnWords, drawnSpec, splitClaims, withLocked } from './index.ts';
import { mapStatements, sentenceOf, statementsOf } from './statements.ts';

const SOURCE = sampleSource([
  'In 1676 light was timed at 220,000 kilometres per second.',
  'Glass slows light down because its atoms absorb waves.',
]);
const PASSAGES = samplePassages(SOURCE);
const CLAIMS = sampleClaims(PASSAGES);
const RESEARCH = { origin: 'documents' as const, sources: [SOURCE], passages: PASSAGES };
const [first = '', second = ''] = PASSAGES.map(({ text }) => text);

const one = { id: 'i1', claimId: 'c1', text: first, nouns: [] };
const two = { id: 'i2', claimId: 'c2', text: second, nouns: [] };

const BLOCKS: { [K in Exclude<BlockKind, 'inquiry'>]: Extract<Block, { kind: K }> } = {
  definition: { id: 'b', kind: 'definition', heading: 'H', term: 'light', item: one },
  figures: {
    id: 'b',
    kind: 'figures',
    heading: 'H',
    items: [
      { ...one, value: '220,000', unit: 'kilometres' },
      { ...two, value: '1' },
    ],
  },
  facts: { id: 'b', kind: 'facts', heading: 'H', items: [{ ...one, heading: 'light' }, two] },
  timeline: {
    id: 'b',
    kind: 'timeline',
    heading: 'H',
    items: [
      { ...one, date: '1676', year: 1676 },
      { ...two, date: '1700', year: 1700 },
    ],
  },
  steps: { id: 'b', kind: 'steps', heading: 'H', items: [one, two] },
  parts: { id: 'b', kind: 'parts', heading: 'H', whole: 'light', items: [one, two] },
  contrast: {
    id: 'b',
    kind: 'contrast',
    heading: 'H',
    subjects: ['light', 'glass'],
    items: [{ ...one, subject: 0 }, two],
  },
  causes: {
    id: 'b',
    kind: 'causes',
    heading: 'H',
    items: [
      { ...one, role: 'cause' },
      { ...two, role: 'effect' },
    ],
  },
  terms: {
    id: 'b',
    kind: 'terms',
    heading: 'H',
    items: [
      { ...one, term: 'light' },
      { ...two, term: 'glass' },
    ],
  },
  chart: {
    id: 'b',
    kind: 'chart',
    heading: 'H',
    unit: 'kilometres',
    rows: [
      { id: 'i1', claimId: 'c1', label: 'light', value: 220_000 },
      { id: 'i2', claimId: 'c2', label: 'glass', value: 1 },
    ],
  },
  graph: {
    id: 'b',
    kind: 'graph',
    heading: 'H',
    nodes: [
      { id: 'n1', label: 'Glass', nouns: [] },
      { id: 'n2', label: 'light', nouns: [] },
    ],
    edges: [
      { from: 'n1', to: 'n2', label: 'slows', claimId: 'c2' },
      { from: 'n2', to: 'n1' },
    ],
  },
};
const KINDS = Object.keys(BLOCKS) as (keyof typeof BLOCKS)[];

const runOf = (block: Block): Run => sampleRun('r', { spec: sampleSpec(CLAIMS, { blocks: [block] }), claims: CLAIMS });
const specOf = (run: Run, block: Block): Spec => ({ ...run.spec, blocks: [block] });

/** The block with one word more in its first statement. */
function changed(block: Block): Block {
  if (block.kind === 'chart')
    return { ...block, rows: block.rows.map((row, at) => (at === 0 ? { ...row, label: 'cheese' } : row)) };
  if (block.kind === 'graph')
    return { ...block, edges: block.edges.map((edge, at) => (at === 0 ? { ...edge, label: 'is cheese for' } : edge)) };
  let at = 0;
  return mapStatements(block, ({ text }) => (at++ === 0 ? { text: `${text} Cheese.` } : undefined));
}

describe.each(KINDS)('%s', (kind) => {
  const block = BLOCKS[kind];
  const run = runOf(block);

  it('has statements with sentences, each on a claim', () => {
    const statements = statementsOf(block);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      expect(CLAIMS.map(({ id }) => id)).toContain(statement.claimId);
      expect(sentenceOf(statement)).not.toBe('');
    }
    expect(mapStatements(block, () => undefined)).toEqual(block);
  });

  it('keeps the verdict of what is the same, and marks what is not', () => {
    expect(applyEdits(run, run.spec).claims.every(({ verdict }) => verdict === 'supported')).toBe(true);
    const edited = applyEdits(run, specOf(run, changed(block)));
    expect(edited.claims.filter(({ method }) => method === 'own:unchecked')).toHaveLength(1);
    expect(JSON.stringify(drawnSpec(edited.spec, edited.claims))).toContain('†');
  });

  it('is never supported after a check when it says something else', async () => {
    const edited = applyEdits(run, specOf(run, changed(block)));
    const { claims } = await checkOwnWords(edited, true, RESEARCH, (input) => verify(input));
    const own = claims.filter(({ method }) => method === 'own');
    expect(own).toHaveLength(1);
    expect(own[0]?.verdict).not.toBe('supported');
  });

  it('stays where it is locked, and what says the same goes', () => {
    const locked = { ...block, locked: true };
    const fresh: VerifyOutput = {
      spec: sampleSpec(CLAIMS, {
        blocks: [
          { ...block, id: 'fresh' },
          { ...BLOCKS.facts, id: 'other', items: [two] },
        ],
      }),
      claims: CLAIMS,
      dropped: [],
      warnings: [],
    };
    const { spec, claims } = withLocked(fresh, { spec: specOf(run, locked), claims: CLAIMS });
    expect(spec.blocks[0]).toMatchObject({ id: 'stays-b', kind, locked: true });
    const said = spec.blocks.flatMap(statementsOf).map(({ claimId }) => claimId);
    expect(claims.map(({ id }) => id)).toEqual([...new Set(said)]);
    const places = claims.map(({ citations }) => citations[0]?.start);
    expect(new Set(places).size).toBe(places.length);
  });

  it('leaves the picture when it is hidden', () => {
    const hidden = specOf(run, { ...block, hidden: true });
    expect(drawnSpec(hidden, CLAIMS).blocks).toEqual([]);
    const ids = new Set(statementsOf(block).map(({ claimId }) => claimId));
    expect(splitClaims(hidden, CLAIMS).hidden.map(({ id }) => id)).toEqual([...ids]);
  });
});

describe('single entries', () => {
  const fresh = (block: Block): VerifyOutput => ({
    spec: sampleSpec(CLAIMS, { blocks: [block] }),
    claims: CLAIMS,
    dropped: [],
    warnings: [],
  });

  it.each(['figures', 'facts', 'timeline', 'causes', 'terms', 'steps', 'chart'] as const)(
    'a locked entry of %s joins its like, or stands alone',
    (kind) => {
      const block = BLOCKS[kind];
      const locked: Block =
        block.kind === 'chart'
          ? { ...block, rows: block.rows.map((row, at) => (at === 0 ? { ...row, locked: true } : row)) }
          : mapStatements(block, ({ id }) => (id === 'i1' ? { locked: true } : undefined));
      const run = runOf(block);
      const { spec } = withLocked(fresh({ ...block, id: 'fresh' }), { spec: specOf(run, locked), claims: CLAIMS });
      const joined = kind !== 'steps' && kind !== 'chart';
      expect(spec.blocks.map(({ id }) => id)).toEqual(joined ? ['fresh'] : ['stays-b', 'fresh']);
      expect(spec.blocks.flatMap(statementsOf).map(({ id }) => id)).toEqual(['stays-i1', 'i2']);
    },
  );

  it('names of nodes that are new are a person’s own, until a source has them', async () => {
    const block = BLOCKS.graph;
    const run = runOf(block);
    const renamed = {
      ...block,
      nodes: block.nodes.map((node) => (node.id === 'n2' ? { ...node, label: 'waves' } : node)),
    };
    const edited = applyEdits(run, specOf(run, renamed));
    expect(edited.spec.own).toEqual(['b.n2']);
    const checked = await checkOwnWords(edited, true, RESEARCH, (input) => verify(input));
    expect(checked.spec.own).toBeUndefined();
  });
});
