import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';

const read = async (text: string) =>
  readMarkdown({
    bytes: new TextEncoder().encode(text),
    name: 'x.md',
    charset: undefined,
    url: undefined,
    signal: undefined,
  });
const texts = async (text: string) => (await read(text)).blocks.map((block) => block.text);

describe('readMarkdown', () => {
  it('gives headings with their levels and paragraphs without marks', async () => {
    const { blocks } = await read(
      '# The *Nile*\n\nIt is **long** and\nflows [north](http://x.test/y) by `pump`.\n\nCourse\n---\n\nText.',
    );
    expect(blocks).toEqual([
      { kind: 'heading', text: 'The Nile', level: 1 },
      { kind: 'paragraph', text: 'It is long and flows north by pump.' },
      { kind: 'heading', text: 'Course', level: 2 },
      { kind: 'paragraph', text: 'Text.' },
    ]);
  });

  it('reads lists and quotations, and leaves code, pictures, HTML and tables out', async () => {
    expect(
      await texts(
        '- one\n- two\n  1. three\n\n> said\n\n```js\ncode()\n```\n\n<div>raw</div>\n\n![alt](p.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |',
      ),
    ).toEqual(['one', 'two', 'three', 'said']);
  });

  it('keeps hard breaks as spaces', async () => {
    expect(await texts('one  \ntwo')).toEqual(['one two']);
  });

  it('takes the title from the settings on top', async () => {
    const { title, blocks } = await read('---\ntitle: "The Nile"\ndate: 2020\n---\nText.');
    expect(title).toBe('The Nile');
    expect(blocks).toEqual([{ kind: 'paragraph', text: 'Text.' }]);
    expect((await read('---\nlayout: x\n---\nText.')).title).toBeUndefined();
  });

  it('survives nesting without end', async () => {
    expect(await texts(`${'>'.repeat(300)} deep`)).toEqual([]);
  });
});
