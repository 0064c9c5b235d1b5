import { describe, expect, it } from 'vitest';
import { passagesOf, readDocument } from '../../../engine/src/research/index.ts';
import { makeDocx, makeZip, paragraph, table } from './support/docx.ts';

const read = (bytes: Uint8Array, name = 'notes.docx') => readDocument(bytes, { name });

describe('DOCX', () => {
  it('gives title, headings and whole paragraphs', async () => {
    const source = await read(
      makeDocx(
        paragraph('The Nile', 'T') +
          paragraph('Course', 'H1') +
          paragraph('The Nile flows north and reaches the sea in a wide delta.') +
          paragraph('It is long.'),
      ),
    );
    expect(source).toMatchObject({ title: 'The Nile', file: 'notes.docx', language: 'en' });
    expect(source.headings.map((heading) => heading.text)).toEqual(['The Nile', 'Course']);
    expect(passagesOf(source).map((passage) => [passage.text, passage.headings])).toEqual([
      ['The Nile flows north and reaches the sea in a wide delta.', ['Course']],
      ['It is long.', ['Course']],
    ]);
  });

  it('leaves tables out beside text, and reads them where there is nothing else', async () => {
    expect((await read(makeDocx(paragraph('Above.') + table('one', 'two')))).text).toBe('Above.');
    expect((await read(makeDocx(table('one', 'two')))).text).toBe('one\n\ntwo');
  });

  it('is known by its bytes, whatever it is called', async () => {
    const bytes = makeDocx(paragraph('Text.'));
    expect((await readDocument(bytes, { name: 'x.pdf', mediaType: 'application/pdf' })).text).toBe('Text.');
  });

  it('refuses one without text, one that was cut off, and one with broken parts', async () => {
    const whole = makeDocx(paragraph('Text.'));
    const cut = whole.slice(0, whole.length - 30);
    const broken = makeZip([{ path: 'word/document.xml', content: '<not xml' }]);
    for (const bytes of [makeDocx(''), cut, broken]) {
      await expect(read(bytes)).rejects.toMatchObject({ code: 'unreadable_document' });
    }
  });

  it('refuses archives made to exhaust memory, even when they lie about their size', async () => {
    const content = Buffer.alloc(60 * 1024 * 1024, 32);
    for (const declaredSize of [content.length, 100]) {
      const bomb = makeDocx(paragraph('Text.'), [{ path: 'word/footnotes.xml', content, declaredSize }]);
      expect(bomb.length).toBeLessThan(200_000);
      await expect(read(bomb)).rejects.toMatchObject({
        code: 'too_large',
        message: expect.stringContaining('unpacks'),
      });
    }
  });

  it('refuses archives with too many parts', async () => {
    const parts = Array.from({ length: 5_001 }, (_, index) => ({ path: `word/media/${index}.bin`, content: '' }));
    await expect(read(makeDocx(paragraph('Text.'), parts))).rejects.toMatchObject({ code: 'too_large' });
  });

  it('says what other archives are', async () => {
    const kinds: [string, RegExp][] = [
      ['xl/workbook.xml', /spreadsheet/],
      ['ppt/presentation.xml', /slide deck/],
      ['readme.txt', /archive/],
    ];
    for (const [path, what] of kinds) {
      await expect(read(makeZip([{ path, content: 'x' }]))).rejects.toMatchObject({
        code: 'unsupported_media',
        message: expect.stringMatching(what),
      });
    }
  });
});
