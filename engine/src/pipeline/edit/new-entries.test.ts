import { describe, expect, it } from 'vitest';
import { type Block, type Claim, claimSchema, type Run, type Spec, type VerifyInput } from '../../contract/index.ts';
import { sampleClaims, samplePassages, sampleRun, sampleSource, sampleSpec } from '../../testing/samples.ts';
import { verify } from '../../verify/index.ts';
import { applyEdits, checkOwnWords, drawnSpec, type Edited } from './index.ts';
import { sentencesLike } from './sentences.ts';

const SOURCE = sampleSource([
  'Light travels at 299,792 kilometres per second in a vacuum.',
  'Glass slows light down. A lens of glass bends the light towards its thickest part.',
  'A prism parts white light into its colours. Isaac Newton showed this in 1666.',
]);
const PASSAGES = samplePassages(SOURCE);
const CLAIMS = sampleClaims(PASSAGES).slice(0, 2);
const RESEARCH = { origin: 'documents' as const, sources: [SOURCE], passages: PASSAGES };
const RUN: Run = sampleRun('r1', { spec: sampleSpec(CLAIMS), claims: CLAIMS });
const judge = (input: VerifyInput) => verify(input);

const withBlock = (block: Block): Spec => ({ ...RUN.spec, blocks: [...RUN.spec.blocks, block] });
const facts = (...texts: string[]): Block => ({
  id: 'n',
  kind: 'facts',
  heading: '',
  items: texts.map((text, index) => ({ id: `n${index}`, claimId: '', text, nouns: [] })),
});
const ownOf = ({ claims }: Edited): Claim[] => claims.filter(({ id }) => id.startsWith('own-'));

describe('an entry that a person added', () => {
  it('is their own words, cites nothing, and carries the dagger', () => {
    const edited = applyEdits(RUN, withBlock(facts('Light is lovely.', 'So is glass.')));
    expect(ownOf(edited)).toEqual([
      { id: 'own-n0', text: 'Light is lovely.', citations: [], verdict: 'unsupported', method: 'own:unchecked' },
      { id: 'own-n1', text: 'So is glass.', citations: [], verdict: 'unsupported', method: 'own:unchecked' },
    ]);
    expect(edited.claims.slice(0, 2)).toEqual(CLAIMS);
    expect(JSON.stringify(drawnSpec(edited.spec, edited.claims))).toContain('Light is lovely.\u00a0†');
    for (const claim of edited.claims) expect(claimSchema.safeParse(claim).success).toBe(true);
    expect(claimSchema.safeParse({ ...ownOf(edited)[0], method: 'verbatim' }).success).toBe(false);
  });

  it('stays theirs in the next version, and may be edited there', () => {
    const first = applyEdits(RUN, withBlock(facts('Light is lovely.')));
    const kept = { ...RUN, ...first };
    expect(applyEdits(kept, first.spec).claims).toEqual(first.claims);
    const again = applyEdits(kept, { ...first.spec, blocks: [...RUN.spec.blocks, { ...facts('Light is slow.') }] });
    expect(ownOf(again).map(({ text }) => text)).toEqual(['Light is slow.']);
  });

  it('has an id that nobody else has', () => {
    const first = applyEdits(RUN, withBlock(facts('One.')));
    const spec = { ...first.spec, blocks: [...first.spec.blocks, { ...facts('Two.'), id: 'm' }] };
    const moved = JSON.parse(JSON.stringify(spec).replaceAll('"id":"n0","claimId":""', '"id":"m0","claimId":""'));
    expect(applyEdits({ ...RUN, ...first }, moved).claims.map(({ id }) => id)).toEqual([
      'c1',
      'c2',
      'own-n0',
      'own-m0',
    ]);
  });

  it('is checked against the sources of the run', async () => {
    const texts = [
      'A lens of glass bends the light towards its thickest part.',
      'A lens bends light at its thickest part, which is nice.',
      'Bananas ripen in darkness.',
      '!',
    ];
    const edited = applyEdits(RUN, withBlock(facts(...texts)));
    const [held, other, foreign, nothing] = ownOf(await checkOwnWords(edited, true, RESEARCH, judge));
    expect(held).toMatchObject({ verdict: 'supported', method: 'own', citations: [{ quote: texts[0] }] });
    expect(other?.verdict).not.toBe('supported');
    expect(foreign).toMatchObject({ verdict: 'unsupported', method: 'own', citations: [] });
    expect(nothing).toMatchObject({ verdict: 'unsupported', method: 'own', citations: [] });
  });

  it('may be of any kind', async () => {
    const item = { claimId: '', nouns: [] };
    const blocks: Block[] = [
      {
        id: 'f',
        kind: 'figures',
        heading: '',
        items: [{ ...item, id: 'f1', value: '299,792', text: 'kilometres per second' }],
      },
      {
        id: 't',
        kind: 'timeline',
        heading: '',
        items: [{ ...item, id: 't1', date: '1666', year: 1666, text: 'Isaac Newton showed this in 1666.' }],
      },
      {
        id: 'w',
        kind: 'terms',
        heading: '',
        items: [{ ...item, id: 'w1', term: 'Lens', text: 'A lens of glass bends the light.' }],
      },
      {
        id: 'c',
        kind: 'chart',
        heading: 'Speed',
        unit: 'km/s',
        rows: [
          { id: 'c1r', claimId: '', label: 'Vacuum', value: 299_792 },
          { id: 'c2r', claimId: '', label: 'Glass', value: 200_000 },
        ],
      },
    ];
    const edited = applyEdits(RUN, { ...RUN.spec, blocks });
    expect(ownOf(edited).map(({ text }) => text)).toEqual([
      '299,792: kilometres per second',
      '1666: Isaac Newton showed this in 1666.',
      'Lens: A lens of glass bends the light.',
      'Vacuum 299792',
      'Glass 200000',
    ]);
    const checked = ownOf(await checkOwnWords(edited, true, RESEARCH, judge));
    expect(checked.map(({ method }) => method)).toEqual(Array.from({ length: 5 }, () => 'own'));
    expect(checked[4]?.verdict).toBe('unsupported');
  });
});

describe('sentencesLike', () => {
  it('gives what shares most words first, and nothing where none is shared', () => {
    expect(sentencesLike('Newton parts white light', RESEARCH)[0]?.quote).toContain('A prism parts white light');
    expect(sentencesLike('', RESEARCH)).toEqual([]);
    expect(sentencesLike('光はまっすぐ進む。', RESEARCH)).toEqual([]);
  });
});
