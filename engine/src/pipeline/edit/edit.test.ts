import { describe, expect, it } from 'vitest';
import type { Block, Claim, Run, Spec, VerifyInput } from '../../contract/index.ts';
import { sampleClaims, samplePassages, sampleRun, sampleSource, sampleSpec } from '../../testing/samples.ts';
import { verify } from '../../verify/index.ts';
import { applyEdits, checkOwnWords, drawnSpec, type Edited, hasLocks, splitClaims, withLocked } from './index.ts';

const SOURCE = sampleSource([
  'Light travels at 299,792 kilometres per second in a vacuum.',
  'Glass slows light down. It does not stop light.',
  'A prism parts white light into its colours.',
]);
const PASSAGES = samplePassages(SOURCE);
const CLAIMS = sampleClaims(PASSAGES);
const RESEARCH = { origin: 'documents' as const, sources: [SOURCE], passages: PASSAGES };
const judge = (input: VerifyInput) => verify(input);

function runWith(changes: Partial<Spec> = {}, more: Partial<Run> = {}): Run {
  return sampleRun('r1', { spec: sampleSpec(CLAIMS, changes), claims: CLAIMS, ...more });
}

/** The Spec with one item of its only block changed. */
function edit(spec: Spec, index: number, changes: Record<string, unknown>): Spec {
  const [block] = spec.blocks;
  if (block?.kind !== 'facts') throw new Error('a block of facts');
  const items = block.items.map((item, at) => (at === index ? { ...item, ...changes } : item));
  return { ...spec, blocks: [{ ...block, items }] };
}

function claimOf({ claims }: Edited, id: string): Claim {
  return claims.find((claim) => claim.id === id) ?? expect.fail(`no claim ${id}`);
}

async function verdictOn(text: string, more: Record<string, unknown> = {}): Promise<string> {
  const run = runWith();
  const edited = applyEdits(run, edit(run.spec, 1, { text, ...more }));
  return claimOf(await checkOwnWords(edited, true, RESEARCH, judge), 'c2').verdict;
}

describe('an edited Spec', () => {
  it('keeps the verdicts of what says the same, in any order', () => {
    const run = runWith();
    const [block] = run.spec.blocks;
    if (block?.kind !== 'facts') throw new Error('a block of facts');
    const spec = { ...run.spec, blocks: [{ ...block, items: block.items.toReversed() }] };
    expect(applyEdits(run, spec).claims).toEqual(CLAIMS.toReversed());
  });

  it('makes what it says anew a person’s own words, whatever the caller says of them', () => {
    const run = runWith();
    const edited = applyEdits(run, edit(run.spec, 0, { text: 'Light is slow.' }));
    expect(claimOf(edited, 'c1')).toMatchObject({
      text: 'Light is slow.',
      verdict: 'unsupported',
      method: 'own:unchecked',
      citations: CLAIMS[0]?.citations,
    });
    expect(claimOf(edited, 'c2')).toBe(CLAIMS[1]);
  });

  it('gives an edited item a claim of its own where another item stands on the same', () => {
    const run = runWith();
    const shared = runWith(edit(run.spec, 1, { claimId: 'c1' }));
    const edited = applyEdits(shared, edit(shared.spec, 1, { text: 'Glass bends light.' }));
    expect(edited.claims.map(({ id, method }) => [id, method])).toEqual([
      ['c1', 'verbatim'],
      ['c1-i-c2', 'own:unchecked'],
      ['c3', 'verbatim'],
    ]);
  });

  it('does not let a statement borrow the claim of another', () => {
    const run = runWith();
    const edited = applyEdits(run, edit(run.spec, 0, { claimId: 'c2' }));
    expect(edited.claims.filter(({ method }) => method === 'own:unchecked')).toHaveLength(1);
  });

  it('takes a heading and what an item stands under for part of what it says', () => {
    const run = runWith();
    expect(claimOf(applyEdits(run, edit(run.spec, 0, { heading: 'Sound' })), 'c1').method).toBe('own:unchecked');
  });

  it('marks titles and headings that are new, and only those', () => {
    const run = runWith();
    expect(applyEdits(run, run.spec).spec.own).toBeUndefined();
    const titled = applyEdits(run, { ...run.spec, title: 'My light', subtitle: 'Sources' });
    expect(titled.spec.own).toEqual(['title']);
    const again = applyEdits({ ...run, spec: titled.spec }, { ...titled.spec, own: [] });
    expect(again.spec.own).toEqual(['title']);
    expect(drawnSpec(titled.spec, titled.claims)).toMatchObject({ title: 'My light\u00a0†', subtitle: 'Sources' });
  });

  it('stays of its kind: an inquiry holds no facts, and an explainer no questions', () => {
    const run = runWith();
    expect(applyEdits(run, { ...run.spec, kind: 'inquiry' }).spec.kind).toBe('explainer');
    const block: Block = { id: 'q', kind: 'inquiry', heading: '', prompts: [{ id: 'p', text: 'Why?', nouns: [] }] };
    expect(() => applyEdits(run, { ...run.spec, blocks: [block] })).toThrow('spec.blocks.0.kind');
  });

  it('is one line of plain text everywhere', () => {
    const run = runWith();
    const text = 'Two\nlines,\u202e turned † and <b>bold</b>';
    const { spec } = applyEdits(run, edit(run.spec, 0, { text }));
    expect(JSON.stringify(spec)).toContain('Two lines, turned and <b>bold</b>');
  });

  it.each([
    ['a claim that is not there', { claimId: 'c9' }, 'spec.blocks.0.items.0.claimId'],
    ['an id that is there twice', { id: 'i-c2' }, 'spec.blocks.0.items.1.id'],
    ['nothing', { text: ' ' }, 'spec.blocks.0.items.0.text'],
    ['too much', { text: 'x'.repeat(2_001) }, 'spec.blocks.0.items.0.text'],
    ['too long a heading', { heading: 'x'.repeat(301) }, 'spec.blocks.0.items.0.heading'],
    ['too many nouns', { nouns: Array.from({ length: 101 }, () => 'x') }, 'spec.blocks.0.items.0.nouns'],
  ])('is refused with the path of %s', (_name, changes, path) => {
    const run = runWith();
    try {
      applyEdits(run, edit(run.spec, 0, changes));
      expect.fail('not refused');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'bad_input',
        details: expect.arrayContaining([{ path, message: expect.any(String) }]),
      });
    }
  });

  it('is refused without a title and beyond all measure', () => {
    const run = runWith();
    expect(() => applyEdits(run, { ...run.spec, title: '\n' })).toThrow('spec.title is empty');
    const [block] = run.spec.blocks;
    if (block?.kind !== 'facts') throw new Error('a block of facts');
    const items = Array.from({ length: 100 }, (_item, index) => ({
      id: `x${index}`,
      claimId: 'c1',
      text: 'y'.repeat(1_990),
      nouns: [],
    }));
    const blocks = [0, 1].map((index) => ({
      ...block,
      id: `b${index}`,
      items: items.map((item) => ({ ...item, id: `${item.id}-${index}` })),
    }));
    expect(() => applyEdits(run, { ...run.spec, blocks })).toThrow('200000 are the most');
  });
});

describe('check again', () => {
  it.each([
    ['words of the quote', 'Glass slows light down.', 'supported'],
    ['words of another sentence of the passage', 'It does not stop light.', 'supported'],
    ['fewer words in their order', 'Glass slows light.', 'supported'],
    ['a negation taken away', 'It does stop light.', 'contradicted'],
    ['the same in other words', 'Glass slows the light down a bit.', 'weak'],
    ['something else', 'Cheese is made of milk and salt.', 'unsupported'],
    ['another number', 'Glass slows light down by 400 kilometres.', 'unsupported'],
  ])('%s', async (_name, text, verdict) => {
    expect(await verdictOn(text)).toBe(verdict);
  });

  it('cites the sentence that the words stand in', async () => {
    const run = runWith();
    const quote = 'It does not stop light.';
    const checked = await checkOwnWords(applyEdits(run, edit(run.spec, 1, { text: quote })), ['i-c2'], RESEARCH, judge);
    const [citation] = claimOf(checked, 'c2').citations;
    expect(citation?.quote).toContain(quote);
    expect(SOURCE.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
  });

  it('holds a heading against the quote and the titles of the sources', async () => {
    expect(await verdictOn('Glass slows light down.', { heading: 'Glass' })).toBe('supported');
    expect(await verdictOn('Glass slows light down.', { heading: 'On light' })).toBe('supported');
    expect(await verdictOn('Glass slows light down.', { heading: 'Cheese' })).toBe('weak');
  });

  it('asks about what was wished for only', async () => {
    const run = runWith();
    const edited = applyEdits(run, edit(run.spec, 1, { text: 'Glass slows light.' }));
    expect(await checkOwnWords(edited, ['i-c1'], RESEARCH, judge)).toEqual(edited);
  });

  it('takes the mark from titles and headings whose words the sources have', async () => {
    const run = runWith();
    const [block] = run.spec.blocks;
    if (block === undefined) throw new Error('a block');
    const edited = applyEdits(run, {
      ...run.spec,
      title: 'on Light',
      subtitle: 'All about cheese',
      blocks: [{ ...block, heading: 'White light' }],
    });
    expect(edited.spec.own).toEqual(['title', 'subtitle', 'b1']);
    expect((await checkOwnWords(edited, true, RESEARCH, judge)).spec.own).toEqual(['subtitle']);
  });

  it('reads a chart row by its label and number', async () => {
    const rows = [
      { id: 'r1', claimId: 'c1', label: 'Light', value: 299_792 },
      { id: 'r2', claimId: 'c2', label: 'Glass', value: 1 },
    ];
    const chart: Block = { id: 'b1', kind: 'chart', heading: 'Speeds', unit: 'kilometres', rows };
    const run = runWith({ blocks: [chart] });
    const verdictOf = async (value: number, label: string) => {
      const edited = applyEdits(run, {
        ...run.spec,
        blocks: [{ ...chart, rows: [{ id: 'r1', claimId: 'c1', label, value }, ...rows.slice(1)] }],
      });
      return claimOf(await checkOwnWords(edited, true, RESEARCH, judge), 'c1').verdict;
    };
    expect(await verdictOf(299_792, 'vacuum')).toBe('supported');
    expect(await verdictOf(300_000, 'vacuum')).not.toBe('supported');
  });
});

describe('what is hidden', () => {
  it('is not drawn, and its claim waits', () => {
    const run = runWith();
    const { spec, claims } = applyEdits(run, edit(run.spec, 1, { hidden: true }));
    expect(splitClaims(spec, claims)).toEqual({ drawn: [CLAIMS[0], CLAIMS[2]], hidden: [CLAIMS[1]] });
    const [block] = drawnSpec(spec, claims).blocks;
    expect(block).toMatchObject({ items: [{ id: 'i-c1' }, { id: 'i-c3' }] });
    const later = { ...run, spec, claims: CLAIMS.filter(({ id }) => id !== 'c2'), spare: CLAIMS.slice(1, 2) };
    expect(applyEdits(later, edit(spec, 1, { hidden: false })).claims).toEqual(CLAIMS);
  });

  it('takes its block along when nothing is left, and a whole block by itself', () => {
    const kinds: Block[] = [
      {
        id: 'a',
        kind: 'definition',
        heading: '',
        term: 't',
        item: { id: 'i1', claimId: 'c1', text: 'x', nouns: [], hidden: true },
      },
      {
        id: 'b',
        kind: 'chart',
        heading: '',
        unit: '',
        rows: [{ id: 'i2', claimId: 'c2', label: 'l', value: 1, hidden: true }],
      },
      { id: 'c', kind: 'inquiry', heading: '', prompts: [{ id: 'p', text: '?', nouns: [], hidden: true }] },
      { id: 'd', kind: 'graph', heading: '', nodes: [], edges: [], hidden: true },
    ];
    expect(drawnSpec(sampleSpec([], { blocks: kinds }), []).blocks).toEqual([]);
  });

  it('changes nothing where there is nothing of the kind', () => {
    const { spec, claims } = runWith();
    expect(drawnSpec(spec, claims)).toBe(spec);
  });
});

describe('own words in the picture', () => {
  it('have a dagger in every kind of block', () => {
    const own: Claim[] = CLAIMS.map((claim) => ({ ...claim, verdict: 'weak', method: 'own' }));
    const blocks: Block[] = [
      {
        id: 'b1',
        kind: 'terms',
        heading: 'T',
        items: [{ id: 'i1', claimId: 'c1', term: 'Light', text: 'is quick', nouns: [] }],
      },
      {
        id: 'b2',
        kind: 'chart',
        heading: 'C',
        unit: '',
        rows: [{ id: 'i2', claimId: 'c2', label: 'Glass', value: 1 }],
      },
      {
        id: 'b3',
        kind: 'graph',
        heading: 'G',
        nodes: [
          { id: 'n1', label: 'Prism', nouns: [] },
          { id: 'n2', label: 'Colour', nouns: [] },
        ],
        edges: [
          { from: 'n1', to: 'n2', claimId: 'c3' },
          { from: 'n2', to: 'n1', label: 'of' },
        ],
      },
    ];
    const drawn = drawnSpec(sampleSpec([], { blocks, own: ['b1', 'b3.n1', 'b3.n2.n1'] }), own);
    expect(drawn.blocks).toMatchObject([
      { heading: 'T\u00a0†', items: [{ text: 'is quick\u00a0†' }] },
      { rows: [{ label: 'Glass\u00a0†' }] },
      {
        nodes: [{ label: 'Prism\u00a0†' }, { label: 'Colour' }],
        edges: [{ label: '†' }, { label: 'of\u00a0†' }],
      },
    ]);
  });
});

describe('what is locked', () => {
  const made = () => {
    const [claim] = CLAIMS;
    if (claim === undefined) throw new Error('a claim');
    const fresh = { ...claim, id: 'c1' };
    const spec = sampleSpec([fresh, { ...(CLAIMS[2] ?? claim), id: 'c2' }], {
      level: 'Expert',
      title: 'Light for experts',
    });
    return { spec, claims: [fresh, { ...(CLAIMS[2] ?? claim), id: 'c2' }], dropped: [], warnings: [] };
  };

  it('stays word for word, is said once, and cites as it did', () => {
    const run = runWith();
    const old = applyEdits(run, {
      ...edit(run.spec, 0, { text: 'Light is quick.', locked: true }),
      title: 'My light',
      locked: ['title'],
    });
    expect(hasLocks(old.spec)).toBe(true);
    const { spec, claims } = withLocked(made(), old);
    expect(spec).toMatchObject({
      level: 'Expert',
      title: 'My light',
      own: ['title'],
      locked: ['title'],
      sourceIds: ['s1'],
    });
    const texts = spec.blocks.flatMap((block) => (block.kind === 'facts' ? block.items.map(({ text }) => text) : []));
    expect(texts).toEqual(['Light is quick.', CLAIMS[2]?.text]);
    expect(claims.map(({ id, method }) => [id, method])).toEqual([
      ['stays-c1', 'own:unchecked'],
      ['c2', 'verbatim'],
    ]);
  });

  it('keeps whole blocks of every kind where they stood', () => {
    const item = { id: 'i1', claimId: 'c1', text: 'x', nouns: [], locked: true };
    const kinds: Block[] = [
      { id: 'a', kind: 'definition', heading: 'D', term: 't', item },
      {
        id: 'b',
        kind: 'chart',
        heading: 'C',
        unit: '',
        rows: [{ id: 'i2', claimId: 'c2', label: 'l', value: 1, locked: true }],
      },
      { id: 'c', kind: 'graph', heading: 'G', nodes: [{ id: 'n', label: 'N', nouns: [] }], edges: [], locked: true },
      { id: 'd', kind: 'facts', heading: 'F', items: [{ ...item, id: 'i3', claimId: 'c3' }], locked: true },
      { id: 'e', kind: 'inquiry', heading: 'Q', prompts: [{ id: 'p', text: '?', nouns: [], locked: true }] },
    ];
    const spec = sampleSpec([], { blocks: kinds, own: ['c.n', 'd', 'nothing'] });
    const { spec: result } = withLocked(made(), { spec, claims: CLAIMS });
    expect(result.blocks.map(({ id }) => id)).toEqual(['stays-a', 'stays-b', 'stays-c', 'stays-d', 'stays-e']);
    expect(result.own).toEqual(['stays-c.n', 'stays-d']);
  });

  it('is nothing where nothing is locked', () => {
    expect(hasLocks(runWith().spec)).toBe(false);
  });
});
