import { assert, property, string } from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { fullInput } from '../../testing/export-input.ts';
import { escapeMarkdown, exportMarkdown } from './markdown.ts';
import { plainText } from './shared/safe-text.ts';

const write = async (...input: Parameters<typeof fullInput>): Promise<string> =>
  new TextDecoder().decode(await exportMarkdown(fullInput(...input)));

describe('escapeMarkdown()', () => {
  it('gives back the text when it is read', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const [paragraph] = fromMarkdown(escapeMarkdown(text)).children;
        const plain = plainText(text);
        const expected = { type: 'paragraph', children: [{ type: 'text', value: plain }] };
        expect(paragraph ?? {}).toMatchObject(plain === '' ? {} : expected);
      }),
    );
  });

  it.each([
    '- list',
    '+ list',
    '1. list',
    '2) list',
    '# heading',
    '> quote',
    '=== rule',
    '***',
    '---',
    '~~~',
    '```',
    '| a | b |',
    '<b>',
    '&lt;',
    '[a](b)',
    '[^1]: note',
    'a_b_c',
  ])('leaves %s a text', (text) => {
    expect(fromMarkdown(escapeMarkdown(text)).children).toMatchObject([
      { type: 'paragraph', children: [{ type: 'text', value: text }] },
    ]);
  });
});

describe('exportMarkdown()', () => {
  it('writes every kind of section, with footnotes to quotes', async () => {
    const text = await write();
    expect(text).toContain('# Title');
    expect(text).toContain('1. First step.[^1]\n2. Second step.');
    expect(text).toContain('| | km |\n| :-- | --: |\n| Earth[^1] | 12,742 |');
    expect(text).toContain('### Ice');
    expect(text).toContain(
      '[^1]: “The exact quote.” — Book \\[1\\]\n[^2]: “Another.” — Book \\[1\\] (Weakly supported)',
    );
    expect(text).toContain(
      '1. [Book](https://example.org/a%28b%29) · Ann · <https://example.org/a%28b%29> · retrieved 2025-02-03 · Licence: CC0 · by Ann',
    );
  });

  it('says that an inquiry holds no facts, and has no empty sections', async () => {
    const blocks = [
      { id: 'b', heading: '', kind: 'inquiry' as const, prompts: [{ id: 'p', text: 'Why?', nouns: [] }] },
    ];
    const text = await write({ spec: { kind: 'inquiry', blocks, sourceIds: [] }, claims: [], sources: [] });
    expect(text).toBe('# Title\n\n> **Guiding questions. Holds no facts.**\n\n- Why?\n');
  });

  it('names a source that is not there by its id', async () => {
    expect(await write({ sources: [] })).toContain('[^1]: “The exact quote.” — s1 \\[0\\]');
  });

  it('links a licence, and writes a file without address in bold', async () => {
    const source = {
      id: 's1',
      title: 'Notes',
      file: 'notes.md',
      licenseUrl: 'https://example.org/free',
      hash: '0',
      fetchedAt: 'x',
    };
    expect(await write({ sources: [source] })).toContain(
      '1. **Notes** · notes.md · Licence: [https\\://example.org/free](https://example.org/free)',
    );
  });
});
