import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HkmError } from '../../errors.ts';
import { passagesOf } from '../source-text.ts';
import { readDocument } from './read-document.ts';
import { MOST_CHARACTERS, tooLarge } from './reader.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('readDocument', () => {
  it('names a source by its title, its first heading or its file', async () => {
    expect((await readDocument(encode('# Amazon\n\nText.'), { name: 'x.md' })).title).toBe('Amazon');
    expect((await readDocument(encode('Text.'), { name: 'the_amazon river.txt' })).title).toBe('the amazon river');
    expect((await readDocument(encode('Text.'), { name: '.txt' })).title).toBe('.txt');
  });

  it('keeps the file name, or the address and no file name', async () => {
    expect(await readDocument(encode('Text.'), { name: 'x.txt' })).toMatchObject({ file: 'x.txt' });
    const fetched = await readDocument(encode('Text.'), { name: 'x.txt', url: 'https://x.test/' });
    expect(fetched.url).toBe('https://x.test/');
    expect(fetched).not.toHaveProperty('file');
  });

  it('gives the same id to the same text', async () => {
    const [one, two] = await Promise.all([
      readDocument(encode('Text.'), { name: 'a' }),
      readDocument(encode('Text. '), { name: 'b' }),
    ]);
    expect(one.id).toBe(two.id);
    expect(one.id).toMatch(/^doc-[0-9a-f]{16}$/);
  });

  it('uses the character set that was declared', async () => {
    const options = { name: 'x.txt', mediaType: 'text/plain; charset="windows-1251"' };
    expect((await readDocument(Uint8Array.of(0xd0, 0xe5, 0xea, 0xe0), options)).text).toBe('Река');
  });

  it.each([
    ['empty', new Uint8Array(), 'unreadable_document', /is empty/],
    ['blank', encode(' \n\t '), 'unreadable_document', /no text/],
    ['only signs', encode('— * —'), 'unreadable_document', /no text/],
    ['too large', new Uint8Array(2_000), 'too_large', /larger than 1000 bytes/],
  ])('refuses what is %s', async (_what, bytes, code, message) => {
    await expect(readDocument(bytes, { name: 'x.txt', maxBytes: 1_000 })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('refuses more text than it can hold', async () => {
    const bytes = encode('word '.repeat(MOST_CHARACTERS / 5 + 1));
    await expect(readDocument(bytes, { name: 'x.txt' })).rejects.toMatchObject({ code: 'too_large' });
  });

  it('either reads or refuses with a clear error, for any bytes under any name', async () => {
    const name = fc.constantFrom('x.txt', 'x.md', 'x.html', 'x.pdf', 'x.docx', 'x');
    const start = fc.constantFrom('', '%PDF-1.7\n', 'PK\u0003\u0004word/document.xml', '<html>');
    await fc.assert(
      fc.asyncProperty(name, start, fc.uint8Array({ maxLength: 120 }), async (file, head, tail) => {
        try {
          const source = await readDocument(Uint8Array.of(...encode(head), ...tail), { name: file });
          for (const passage of passagesOf(source)) {
            expect(source.text.slice(passage.start, passage.end)).toBe(passage.text);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(HkmError);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('limits are named in a unit that people use', () => {
  expect(tooLarge('x', 20 * 1024 * 1024).message).toContain('20 MB');
});
