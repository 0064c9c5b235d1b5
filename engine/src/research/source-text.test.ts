import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleSourceText, type Block, passagesOf } from './source-text.ts';

const assemble = (blocks: Block[], title = 'Title') =>
  assembleSourceText(blocks, (hash) => ({ id: `s-${hash.slice(0, 4)}`, title, fetchedAt: '2026-01-01T00:00:00.000Z' }));

describe('passagesOf', () => {
  it('gives each paragraph the headings above it, without the title', () => {
    const source = assemble([
      { kind: 'heading', text: 'Title', level: 1 },
      { kind: 'paragraph', text: 'Opening.' },
      { kind: 'heading', text: 'Part', level: 2 },
      { kind: 'heading', text: 'Detail', level: 3 },
      { kind: 'paragraph', text: 'Deep.' },
      { kind: 'heading', text: 'Other' },
      { kind: 'paragraph', text: 'Flat.' },
    ]);
    expect(passagesOf(source).map(({ text, headings }) => [text, headings])).toEqual([
      ['Opening.', []],
      ['Deep.', ['Part', 'Detail']],
      ['Flat.', ['Other']],
    ]);
    expect(passagesOf(source).map((passage) => passage.id)).toEqual([1, 2, 3].map((n) => `${source.id}:${n}`));
  });

  it('gives offsets at which exactly its text stands, for any blocks', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 30 });
    const block = fc.record({ kind: fc.constantFrom('heading' as const, 'paragraph' as const), text });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const source = assemble(blocks);
        const passages = passagesOf(source);
        expect(passages).toHaveLength(blocks.filter((each) => each.kind === 'paragraph' && each.text !== '').length);
        for (const passage of passages) expect(source.text.slice(passage.start, passage.end)).toBe(passage.text);
        for (const heading of source.headings) expect(source.text.startsWith(heading.text, heading.start)).toBe(true);
      }),
    );
  });

  it('never breaks a paragraph that holds blank lines', () => {
    expect(passagesOf(assemble([{ kind: 'paragraph', text: 'a\n\n\nb' }]))).toMatchObject([{ text: 'a\nb' }]);
  });
});

it('the id of a source can be made of the hash of its text', () => {
  const one = assemble([{ kind: 'paragraph', text: 'Same.' }]);
  const two = assemble([{ kind: 'paragraph', text: 'Same.' }]);
  expect(one).toEqual(two);
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(one.id).toBe(`s-${one.hash.slice(0, 4)}`);
});
