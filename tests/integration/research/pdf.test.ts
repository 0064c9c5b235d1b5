import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../engine/src/contract/index.ts';
import { passagesOf, readDocument } from '../../../engine/src/research/index.ts';
import { makePdf, setLines } from './support/pdf.ts';

const paragraphs = (source: SourceText): string[] => passagesOf(source).map((passage) => passage.text);
const read = (bytes: Uint8Array, name = 'paper.pdf'): Promise<SourceText> =>
  readDocument(bytes, { name, fetchedAt: '2026-01-01T00:00:00.000Z' });

const LEFT = 72;
const RIGHT = 310;

/** Two pages in two columns with a running head, page numbers, a broken word and an exponent. */
async function article(): Promise<Uint8Array> {
  return makePdf(
    (pdf) => {
      for (const page of [1, 2]) {
        if (page === 2) pdf.addPage();
        pdf.font('Helvetica').fontSize(9);
        pdf.text(`Journal of Rivers ${page + 40}`, LEFT, 40, { lineBreak: false });
        pdf.page.margins.bottom = 0;
        pdf.text(String(page), 300, 800, { lineBreak: false });
        if (page === 1) {
          pdf.font('Helvetica-Bold').fontSize(20).text('The Amazon River', LEFT, 90, { lineBreak: false });
          pdf.fontSize(14).text('Course', LEFT, 130, { lineBreak: false });
          pdf.font('Helvetica').fontSize(10);
          setLines(
            pdf,
            [
              'The Amazon carries more water than',
              'any other river. It flows through Bra-',
              'zil and ends in the Atlantic.',
            ],
            LEFT,
            160,
          );
          setLines(pdf, ['Its discharge is well-known. About 10'], LEFT, 220);
          const end = LEFT + pdf.widthOfString('Its discharge is well-known. About 10');
          pdf.fontSize(6).text('8', end + 0.5, 219, { lineBreak: false });
          pdf.fontSize(10);
          setLines(pdf, ['grams of it hold the well-', 'known silt.'], LEFT, 234);
          setLines(pdf, ['The second column begins here and', 'does not end on this page but goes'], RIGHT, 160);
        } else {
          pdf.font('Helvetica').fontSize(10);
          setLines(pdf, ['on at the top of the next one.'], LEFT, 100);
          pdf.font('Helvetica-Bold').fontSize(14).text('Wildlife', LEFT, 140, { lineBreak: false });
          pdf.font('Helvetica').fontSize(10);
          setLines(pdf, ['Dolphins live in the river.'], LEFT, 170);
        }
      }
    },
    { title: 'The Amazon River', author: 'A. Author' },
  );
}

describe('PDF', () => {
  it('joins lines into paragraphs across columns and pages, and keeps the order of reading', async () => {
    const source = await read(await article());
    expect(paragraphs(source)).toEqual([
      'The Amazon carries more water than any other river. It flows through Brazil and ends in the Atlantic.',
      'Its discharge is well-known. About 10⁸ grams of it hold the well-known silt.',
      'The second column begins here and does not end on this page but goes on at the top of the next one.',
      'Dolphins live in the river.',
    ]);
  });

  it('tells headings by their size, and puts paragraphs under them', async () => {
    const source = await read(await article());
    expect(source.headings.map(({ text }) => text)).toEqual(['The Amazon River', 'Course', 'Wildlife']);
    expect(passagesOf(source).at(-1)?.headings).toEqual(['Wildlife']);
  });

  it('takes title and author from the file, and drops running heads and page numbers', async () => {
    const source = await read(await article());
    expect(source).toMatchObject({ title: 'The Amazon River', author: 'A. Author', file: 'paper.pdf', language: 'en' });
    expect(source.text).not.toMatch(/Journal of Rivers|^\d+$/m);
  });

  it('does not believe a title that is the name of a program or a file', async () => {
    const bytes = await makePdf((pdf) => pdf.text('Rivers flow.'), { title: 'Microsoft Word - draft.docx' });
    expect((await read(bytes, 'my_river.pdf')).title).toBe('my river');
  });

  it('keeps the items of a list apart', async () => {
    const bytes = await makePdf((pdf) => {
      setLines(
        pdf,
        ['Three rivers are long:', '• The Nile in Africa', '• The Amazon in America', '• The Yangtze in Asia'],
        LEFT,
        100,
      );
    });
    expect(paragraphs(await read(bytes))).toHaveLength(4);
  });

  it('says of a scanned document what to do', async () => {
    const bytes = await makePdf((pdf) => pdf.rect(72, 72, 300, 300).fill('grey'));
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unreadable_document',
      message: expect.stringContaining('OCR'),
    });
  });

  it('says of a locked document what to do', async () => {
    const bytes = await makePdf((pdf) => pdf.text('secret'), { userPassword: 'x' });
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unreadable_document',
      message: expect.stringContaining('password'),
    });
  });

  it('refuses a damaged file', async () => {
    const bytes = (await article()).slice(0, 200);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unreadable_document',
      message: expect.stringContaining('damaged'),
    });
  });

  it('stops when the caller has gone', async () => {
    const bytes = await article();
    const controller = new AbortController();
    const reading = readDocument(bytes, { name: 'paper.pdf', signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
  });
});
