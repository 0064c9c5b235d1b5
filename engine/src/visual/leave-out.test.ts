import { describe, expect, it } from 'vitest';
import type { Block, Claim, Source, Spec } from '../contract/index.ts';
import { countItems, fullest, reduced } from './leave-out.ts';

const item = (id: string) => ({ id, claimId: `c-${id}`, text: id, nouns: [] });
const items = (name: string, count: number) => Array.from({ length: count }, (_, i) => item(`${name}${i}`));
const facts = (name: string, count: number): Block => ({
  id: name,
  kind: 'facts',
  heading: name,
  items: items(name, count),
});
const steps: Block = { id: 's', kind: 'steps', heading: 's', items: items('s', 4) };
const figures: Block = {
  id: 'n',
  kind: 'figures',
  heading: 'n',
  items: items('n', 2).map((own) => ({ ...own, value: '1' })),
};
const definition: Block = { id: 'd', kind: 'definition', heading: '', term: 'd', item: item('d') };
const line = (years: number[]): Block => ({
  id: 't',
  kind: 'timeline',
  heading: 't',
  items: years.map((year) => ({ ...item(`t${year}`), date: `${year}`, year })),
});
const shape = (blocks: readonly Block[] | undefined): string[] =>
  (blocks ?? []).map((block) => `${block.id}${countItems([block])}`);
const most = (blocks: readonly Block[], count: number): string[] =>
  shape(fullest(blocks, undefined, (own) => countItems(own) <= count)[0]);

describe('fullest()', () => {
  it('leaves everything where everything fits', () => {
    expect(most([facts('a', 3), steps], 7)).toEqual(['a3', 's4']);
  });

  it('shortens the longest list first, of equals the last', () => {
    expect(most([facts('a', 5), facts('b', 3)], 6)).toEqual(['a3', 'b3']);
    expect(most([facts('a', 3), facts('b', 3)], 5)).toEqual(['a3', 'b2']);
  });

  it('leaves whole blocks out where all are short, and gives their room to the others', () => {
    expect(most([facts('a', 5), facts('b', 2)], 3)).toEqual(['a3']);
  });

  it('keeps the definition, and half of no process before there is nothing else', () => {
    expect(most([definition, steps, facts('a', 2)], 5)).toEqual(['d1', 's4']);
    expect(most([definition, figures, steps], 5)).toEqual(['d1', 's4']);
    expect(most([definition, steps], 4)).toEqual(['d1', 's3']);
  });

  it('keeps the line of time of a timeline, its ends, and the events that stand alone', () => {
    const blocks = [line([1900, 1901, 1902, 1950, 2000]), facts('a', 2)];
    const [best] = fullest(blocks, 'timeline', (own) => countItems(own) <= 3);
    expect(best?.flatMap((block) => (block.kind === 'timeline' ? block.items.map(({ year }) => year) : []))).toEqual([
      1900, 1950, 2000,
    ]);
  });

  it('leaves out what is locked last', () => {
    const locked: Block = {
      id: 'a',
      kind: 'facts',
      heading: '',
      items: items('a', 4).map((own, i) => ({ ...own, locked: i === 3 })),
    };
    const [best] = fullest([locked], undefined, (own) => countItems(own) <= 2);
    expect(best?.flatMap((block) => ('items' in block ? block.items.map(({ id }) => id) : []))).toEqual(['a0', 'a3']);
  });

  it('shortens every kind of block in the end', () => {
    const { items: own } = facts('x', 5) as Extract<Block, { kind: 'facts' }>;
    const blocks: Block[] = [
      { id: 'p', kind: 'parts', heading: '', whole: '', items: own },
      { id: 'm', kind: 'terms', heading: '', items: own.map((each) => ({ ...each, term: 't' })) },
      { id: 'c', kind: 'causes', heading: '', items: own.map((each) => ({ ...each, role: 'cause' as const })) },
      { id: 'v', kind: 'contrast', heading: '', subjects: ['a', 'b'], items: own },
      {
        id: 'h',
        kind: 'chart',
        heading: '',
        unit: '',
        rows: own.map(({ id, claimId }) => ({ id, claimId, label: id, value: 1 })),
      },
      {
        id: 'g',
        kind: 'graph',
        heading: '',
        nodes: [],
        edges: own.map(({ id }) => ({ from: id, to: id, claimId: id })),
      },
      { id: 'q', kind: 'inquiry', heading: '', prompts: own.map(({ id, text }) => ({ id, text, nouns: [] })) },
    ];
    for (const block of blocks) expect(most([block], 3)).toEqual([`${block.id}3`]);
    expect(countItems(fullest(blocks, undefined, () => false)[0] ?? [])).toBeLessThan(3);
  });
});

describe('reduced()', () => {
  const claim = (id: string, sourceId: string): Claim => ({
    id,
    text: id,
    citations: [{ sourceId, passageId: 'p', quote: id, start: 0, end: 1 }],
    verdict: 'supported',
    method: 'verbatim',
  });
  const source = (id: string): Source => ({ id, title: id, hash: '', fetchedAt: '' });
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language: 'en',
    title: 'A',
    sourceIds: ['one', 'two'],
    blocks: [facts('a', 1), facts('b', 1)],
  };

  it('keeps the claims that are drawn and the sources that they cite, under their numbers', () => {
    const whole = {
      spec,
      claims: [claim('c-a0', 'one'), claim('c-b0', 'two')],
      sources: [source('one'), source('two')],
    };
    const { claims, sources, spec: own } = reduced(whole, spec.blocks.slice(1));
    expect([claims.map(({ id }) => id), sources.map(({ id }) => id)]).toEqual([['c-b0'], ['two']]);
    expect(own.sourceIds).toEqual(['one', 'two']);
  });
});
