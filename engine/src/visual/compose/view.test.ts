import { describe, expect, it } from 'vitest';
import type { Block, Claim, Item, Source, Spec } from '../../contract/index.ts';
import { createIconSet, type IconFile } from '../icons/index.ts';
import { createView, hash, type View } from './view.ts';

const file: IconFile = {
  concepts: { sun: ['sun', 'sun-2'], leaf: ['leaf'], water: ['drop'], king: ['crown'] },
  names: {},
  tags: {},
  nodes: {},
};
const icons = createIconSet(file);
const item = (id: string, nouns: string[] = []): Item => ({ id, claimId: `c-${id}`, text: `Text of ${id}.`, nouns });
const claim = (id: string, sourceId: string, verdict: Claim['verdict'] = 'supported'): Claim => ({
  id: `c-${id}`,
  text: 't',
  citations: [{ sourceId, passageId: 'p', quote: 't', start: 0, end: 1 }],
  verdict,
  method: 'verbatim',
});
const source = (id: string): Source => ({ id, title: id, hash: '', fetchedAt: '' });

function viewOf(blocks: Block[], claims: Claim[] = [], own: Partial<Spec> = {}): View {
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language: 'en',
    title: ' A title ',
    blocks,
    sourceIds: ['s1', 's2'],
    ...own,
  };
  return createView({ spec, claims, sources: [source('s1'), source('s2')] }, icons);
}

const facts = (id: string, items: Item[]): Block => ({ id, kind: 'facts', heading: '', items });

describe('hero', () => {
  const figures = (...values: string[]): Block => ({
    id: 'f',
    kind: 'figures',
    heading: 'Figures',
    items: values.map((value, i) => ({ ...item(`f${i}`), value })),
  });

  it('is the first figure, which leaves the row', () => {
    const view = viewOf([figures('1', '2')]);
    expect(view.hero?.figure.value).toBe('1');
    expect(view.blocks).toHaveLength(1);
    expect(view.blocks[0]).toMatchObject({ items: [{ value: '2' }] });
  });

  it('leaves no empty row behind', () => {
    expect(viewOf([figures('1')]).blocks).toEqual([]);
  });

  it('is nothing where the number is too long to be large', () => {
    const view = viewOf([figures('three hundred thousand and some')]);
    expect(view.hero).toBeUndefined();
    expect(view.blocks).toHaveLength(1);
  });
});

describe('citations', () => {
  const view = viewOf([], [claim('a', 's2'), claim('b', 's1'), claim('x', 'unknown')]);

  it('are the numbers of the sources', () => {
    expect(view.cited('Text', 'c-a')).toEqual([
      { kind: 'text', text: 'Text' },
      { kind: 'cite', numbers: [2] },
    ]);
    expect(view.cited('Text', ['c-a', 'c-b'])).toMatchObject([{}, { numbers: [1, 2] }]);
  });

  it('are left out where there are none', () => {
    expect(view.cited('Text', 'c-x')).toBe('Text');
    expect(view.cited('Text', 'no such claim')).toBe('Text');
  });
});

describe('emphasis', () => {
  const item = { id: 'i1', claimId: 'c-a', text: 'About 91% of the land is pasture.', emphasis: '91%', nouns: [] };
  const facts = (own: Partial<typeof item>): Block => ({
    id: 'b1',
    kind: 'facts',
    heading: 'Facts',
    items: [{ ...item, ...own }],
  });

  it('is set heavier inside its text', () => {
    const view = viewOf([facts({})], [claim('a', 's1')]);
    expect(view.cited(item.text, 'c-a')).toEqual([
      { kind: 'text', text: 'About ' },
      { kind: 'text', text: '91%', weight: 600 },
      { kind: 'text', text: ' of the land is pasture.' },
      { kind: 'cite', numbers: [1] },
    ]);
  });

  it('may be the beginning of a text without a citation', () => {
    const view = viewOf([facts({ emphasis: 'About 91%' })]);
    expect(view.cited(item.text, 'unknown')).toEqual([
      { kind: 'text', text: 'About 91%', weight: 600 },
      { kind: 'text', text: ' of the land is pasture.' },
    ]);
  });

  it('has no effect where the text was changed since', () => {
    const text = 'Most of the land is pasture.';
    expect(viewOf([facts({ text })]).cited(text, 'unknown')).toBe(text);
  });
});

describe('verdict', () => {
  it('says that all was checked only when it was', () => {
    expect(viewOf([], [claim('a', 's1')]).verdict?.supported).toBe(true);
    const weak = viewOf([], [claim('a', 's1', 'weak'), claim('b', 's1', 'unsupported'), claim('c', 's1', 'weak')]);
    expect(weak.verdict).toEqual({ supported: false, text: 'Weakly supported: 2 · Unsupported: 1' });
    expect(weak.flag('c-a')).toEqual({ kind: 'weak', text: 'Weakly supported' });
    expect(weak.flag('c-none')).toBeUndefined();
  });

  it('is nothing where nothing is claimed', () => {
    expect(viewOf([]).verdict).toBeUndefined();
    expect(viewOf([], [claim('a', 's1')], { kind: 'inquiry' }).verdict).toBeUndefined();
  });
});

describe('icons', () => {
  it('are never the same twice, nor two pictures of one noun', () => {
    const view = viewOf([
      facts('a', [item('1', ['sun']), item('2', ['leaf'])]),
      facts('b', [item('3', ['sun']), item('4', ['water'])]),
    ]);
    expect(['1', '2', '3', '4'].map(view.icon)).toEqual(['sun', 'leaf', undefined, undefined]);
  });

  it('prefer the noun that tells an item from its neighbours', () => {
    const view = viewOf([facts('a', [item('1', ['sun', 'king']), item('2', ['sun', 'leaf']), item('3', ['sun'])])]);
    expect(['1', '2', '3'].map(view.icon)).toEqual(['crown', 'leaf', 'sun']);
  });

  it('are left out of a block where most items have none', () => {
    const view = viewOf([facts('a', [item('1', ['sun']), item('2'), item('3')])]);
    expect(view.icon('1')).toBeUndefined();
  });

  it('are not given for nouns late in the list', () => {
    const view = viewOf([facts('a', [item('1', ['x', 'y', 'z', 'sun'])])]);
    expect(view.icon('1')).toBeUndefined();
  });
});

describe('view', () => {
  it('trims titles and leaves out empty ones', () => {
    const view = viewOf([], [], { kicker: ' ', subtitle: ' Sub ' });
    expect([view.title, view.kicker, view.subtitle]).toEqual(['A title', undefined, 'Sub']);
  });

  it('numbers only the sources that are known', () => {
    const view = viewOf([], [], { sourceIds: ['s2', 'gone', 's1'] });
    expect(view.sources.map(({ number, text }) => `${number} ${text.slice(0, 2)}`)).toEqual(['1 s2', '3 s1']);
  });

  it('takes as themes the words of the title, the term defined, and the nouns that items share, each once', () => {
    const view = viewOf([
      { id: 'd', kind: 'definition', heading: '', term: 'Sun', item: item('d', ['star']) },
      { id: 't', kind: 'terms', heading: '', items: [{ ...item('t', ['orbit', 'star']), term: 'T' }] },
      { id: 'c', kind: 'chart', heading: '', unit: '', rows: [] },
      { id: 'g', kind: 'graph', heading: '', nodes: [{ id: 'n', label: 'N', nouns: ['leaf'] }], edges: [] },
      { id: 'q', kind: 'inquiry', heading: '', prompts: [{ id: 'p', text: 'Why?', nouns: ['leaf', 'moon'] }] },
    ]);
    expect(view.themes).toEqual(['title', 'sun', 'star', 'leaf']);
  });
});

describe('hash', () => {
  it('is stable and tells texts apart', () => {
    expect(hash('a')).toBe(3826002220);
    expect(hash('')).not.toBe(hash(' '));
  });
});
