import { describe, expect, it } from 'vitest';
import type { Block } from '../contract/index.ts';
import { claimOf, sourceOf, specOf } from './fixture.ts';
import { verify } from './index.ts';

describe('what is drawn', () => {
  const text =
    'In 1347, about 50 percent of the people of Messina died. Cats are mammals that hunt mice. It is not the largest of the 3 kinds.';
  const source = sourceOf(text);
  const plague = claimOf(
    source,
    'In 1347, about 50 percent of the people of Messina died.',
    undefined,
    'verbatim',
    'c1',
  );
  const cats = claimOf(source, 'Cats are mammals that hunt mice.', undefined, 'verbatim', 'c2');
  const kinds = claimOf(source, 'It is not the largest of the 3 kinds.', undefined, 'verbatim', 'c3');

  async function drawn(block: Block) {
    const result = await verify({ spec: specOf([block]), claims: [plague, cats, kinds], sources: [source] });
    return { left: result.spec.blocks.length, reasons: result.dropped.map((claim) => claim.reason), spec: result.spec };
  }
  const item = { id: 'i1', claimId: 'c1', nouns: [] };

  it.each([
    ['value and text', { ...item, value: 'about 50 percent', text: 'of the people of Messina died' }, 1],
    ['another sign for per cent', { ...item, value: '50%', text: 'of the people of Messina died' }, 1],
    ['a planted value', { ...item, value: '60%', text: 'of the people of Messina died' }, 0],
    ['a planted unit', { ...item, value: '50', unit: 'kilometers', text: 'of the people of Messina died' }, 0],
    ['a planted number in the text', { ...item, value: '50%', text: 'of the 70 people of Messina died' }, 0],
    ['a planted name in the text', { ...item, value: '50%', text: 'of the people of London died' }, 0],
    ['a value alone', { ...item, value: '50%', text: '' }, 1],
  ])('figures: %s', async (_name, figure, left) => {
    expect((await drawn({ id: 'b', kind: 'figures', heading: 'H', items: [figure] })).left).toBe(left);
  });

  it.each([
    ['its date', { ...item, date: '1347', year: 1347, text: 'about 50 percent of the people of Messina died' }, 1],
    ['another date', { ...item, date: '1348', year: 1348, text: 'about 50 percent of the people of Messina died' }, 0],
    [
      'a place in time that is not its date',
      { ...item, date: '1347', year: 1947, text: 'about 50 percent of the people of Messina died' },
      0,
    ],
  ])('timeline: %s', async (_name, event, left) => {
    expect((await drawn({ id: 'b', kind: 'timeline', heading: 'H', items: [event] })).left).toBe(left);
  });

  it.each([
    ['its words', { ...item, claimId: 'c2', term: 'Cats', text: 'mammals that hunt mice' }, 1],
    ['a foreign term', { ...item, claimId: 'c2', term: 'Dogs', text: 'mammals that hunt mice' }, 0],
    ['no words', { ...item, claimId: 'c2', text: '!', term: '' }, 1],
    ['a text that loses a negation', { ...item, claimId: 'c3', term: 'kinds', text: 'the largest of the 3' }, 0],
  ])('terms: %s', async (_name, term, left) => {
    expect((await drawn({ id: 'b', kind: 'terms', heading: 'H', items: [term] })).left).toBe(left);
  });

  it('facts without words are not drawn', async () => {
    expect((await drawn({ id: 'b', kind: 'facts', heading: 'H', items: [{ ...item, text: '…' }] })).left).toBe(0);
  });

  it('definitions, parts and contrasts: the words that stand for the whole', async () => {
    const definition = (term: string): Block => ({
      id: 'b',
      kind: 'definition',
      heading: 'H',
      term,
      item: { ...item, claimId: 'c2', text: 'mammals that hunt mice' },
    });
    expect((await drawn(definition('Cats'))).left).toBe(1);
    expect((await drawn(definition('Dogs'))).left).toBe(0);
    const parts = (whole: string, second = 'mice'): Block => ({
      id: 'b',
      kind: 'parts',
      heading: 'H',
      whole,
      items: [
        { ...item, claimId: 'c2', text: 'mammals' },
        { ...item, id: 'i2', claimId: 'c2', text: second },
      ],
    });
    expect((await drawn(parts('Cats'))).left).toBe(1);
    expect((await drawn(parts('Elephants'))).left).toBe(0);
    expect((await drawn(parts('Cats', 'elephants'))).left).toBe(0);
    const contrast = (subject: string): Block => ({
      id: 'b',
      kind: 'contrast',
      heading: 'H',
      subjects: ['Cats', subject],
      items: [
        { ...item, claimId: 'c2', text: 'mammals that hunt mice', subject: 0 },
        { ...item, id: 'i2', claimId: 'c1', text: 'the people of Messina died', subject: 1 },
      ],
    });
    expect((await drawn(contrast('people'))).left).toBe(1);
    expect((await drawn(contrast('Elephants'))).left).toBe(0);
  });

  it('charts: numbers and labels', async () => {
    const planets = sourceOf('Mercury is 58 million km away, Venus 108 million km and Earth 150 million km.');
    const claim = claimOf(planets, planets.text);
    const rows = (label: string, value: number) => [
      { id: 'r1', claimId: 'c1', label: 'Mercury', value: 58 },
      { id: 'r2', claimId: 'c1', label: 'Venus', value: 108 },
      { id: 'r3', claimId: 'c1', label, value },
    ];
    const chart = async (label: string, value: number) => {
      const block: Block = { id: 'b', kind: 'chart', heading: 'H', unit: 'million km', rows: rows(label, value) };
      const result = await verify({ spec: specOf([block]), claims: [claim], sources: [planets] });
      const [left] = result.spec.blocks;
      return left?.kind === 'chart' ? left.rows.length : 0;
    };
    expect(await chart('Earth', 150)).toBe(3);
    expect(await chart('Earth', 150e6)).toBe(3);
    expect(await chart('Earth', 151)).toBe(2);
    expect(await chart('Mars', 150)).toBe(2);
  });

  it('texts of models: numbers and names', async () => {
    const claim = { ...plague, method: 'model:x', text: 'In 1347 about 50 percent of the people of Messina died.' };
    const left = async (words: string) =>
      (
        await verify({
          spec: specOf([{ id: 'b', kind: 'facts', heading: 'H', items: [{ ...item, text: words }] }]),
          claims: [claim],
          sources: [source],
        })
      ).spec.blocks.length;
    expect(await left('Half the people in Messina')).toBe(1);
    expect(await left('Half the people in London')).toBe(0);
    expect(await left('60 percent of people')).toBe(0);
  });

  it('headings with a number from nowhere are taken off', async () => {
    const { spec } = await drawn({
      id: 'b',
      kind: 'facts',
      heading: 'H',
      items: [
        { ...item, heading: 'The 99 people', text: plague.text },
        { ...item, id: 'i2', claimId: 'c2', heading: 'Cats', text: cats.text },
      ],
    });
    const [block] = spec.blocks;
    expect(block?.kind === 'facts' ? block.items.map((one) => one.heading) : []).toEqual([undefined, 'Cats']);
    const definition = await drawn({
      id: 'b',
      kind: 'definition',
      heading: 'H',
      term: 'Cats',
      item: { ...item, claimId: 'c2', heading: 'Cats of 1999', text: 'mammals that hunt mice' },
    });
    expect(JSON.stringify(definition.spec)).not.toContain('1999');
  });
});
