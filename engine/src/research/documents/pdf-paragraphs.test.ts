import { describe, expect, it } from 'vitest';
import type { PdfLine } from './pdf-lines.ts';
import { blocksOfLines } from './pdf-paragraphs.ts';

interface Row extends Partial<PdfLine> {
  text: string;
}

/** Rows one below the other, 12 points apart, from the middle of a page on. */
function set(rows: readonly (string | Row)[]): PdfLine[] {
  let y = 500;
  return rows.map((row) => {
    const given: Row = typeof row === 'string' ? { text: row } : row;
    y = given.y ?? y - 12;
    const right = 72 + given.text.length * 5;
    return { page: 1, left: 72, right, size: 10, font: 'body', height: 0.5, ...given, y };
  });
}
const texts = (...rows: (string | Row)[]) => blocksOfLines(set(rows)).map((block) => block.text);
const kinds = (...rows: (string | Row)[]) =>
  blocksOfLines(set(rows)).map((block) => `${block.kind[0]}${block.level ?? ''}`);

const FULL = 'This line fills the width of its column as most lines of a text do';

describe('blocksOfLines', () => {
  it('is empty for nothing', () => {
    expect(blocksOfLines([])).toEqual([]);
  });

  it('divides at wide gaps, at indents and behind short lines', () => {
    expect(texts(FULL, FULL, { text: 'Far below.', y: 440 })).toHaveLength(2);
    expect(texts(FULL, `${FULL}.`, { text: FULL, left: 84 }, FULL)).toHaveLength(2);
    expect(texts(FULL, 'It ends.', FULL, FULL)).toHaveLength(2);
    expect(texts(FULL, 'it ends.', `and ${FULL}`)).toHaveLength(1);
  });

  it('goes on over a column or a page when the sentence does', () => {
    expect(texts(FULL, { text: 'and goes on at the top.', y: 700, left: 300 })).toHaveLength(1);
    expect(texts(`${FULL}.`, { text: 'Another begins.', y: 700, left: 300 })).toHaveLength(2);
    expect(texts(FULL, { text: 'and goes on there.', page: 2, y: 700 })).toHaveLength(1);
  });

  it('goes on behind a heading or a list that interrupts it', () => {
    const rows = [FULL, { text: 'A caption in bold', font: 'bold', y: 300 }, { text: 'continues here.', y: 280 }];
    expect(texts(...rows)).toEqual([FULL, 'A caption in bold', 'continues here.']);
    expect(texts(FULL, { text: 'continues far below.', y: 400 })).toEqual([`${FULL} continues far below.`]);
  });

  it('divides lists, but not sentences that a number or a dash begins a line of', () => {
    expect(texts('These are:', '• one', '• two')).toEqual(['These are:', '• one', '• two']);
    expect(texts('These are:', '1. one', '2. two')).toEqual(['These are:', '1. one', '2. two']);
    expect(texts(`${FULL} and O`, '2. This method')).toHaveLength(1);
    expect(texts(FULL, '– that is, nearly all – is here.')).toHaveLength(1);
  });

  it('ranks headings by size, and bold ones of the size of the text last', () => {
    const heading = (text: string, size: number): Row => ({ text, size });
    const bold: Row = { text: 'Detail', font: 'bold' };
    expect(kinds(heading('Title', 20), FULL, heading('Part', 14), FULL, bold, FULL, FULL)).toEqual([
      'h1',
      'p',
      'h2',
      'p',
      'h3',
      'p',
    ]);
  });

  it('joins a heading of two lines, and does not take a sentence in bold for one', () => {
    expect(
      texts(
        { text: 'A long title that', size: 20, y: 600 },
        { text: 'needs two lines', size: 20, y: 576 },
        FULL,
        FULL,
      )[0],
    ).toBe('A long title that needs two lines');
    expect(kinds(FULL, FULL, { text: 'It is said in bold.', font: 'bold' }, FULL)).not.toContain('h1');
  });

  it('mends words that were cut, and keeps the hyphens that belong', () => {
    expect(texts('The pho-', 'tosynthesis of chlo-', 'rophyll.')).toEqual(['The photosynthesis of chlorophyll.']);
    const lone = [FULL, FULL, FULL, FULL, 'The three-', 'quarters of it.'];
    expect(texts(...lone)[0]).toContain('three-quarters');
    expect(texts('Vor-', 'und Nachteile.')).toEqual(['Vor- und Nachteile.']);
    expect(texts('The Freeway/', 'Highway goes on—', 'and on.')).toEqual(['The Freeway/Highway goes on—and on.']);
    expect(texts('A well-known fact is well-', 'known to all.')).toEqual(['A well-known fact is well-known to all.']);
    expect(texts('The years 1914-', '1918 were bad.')).toEqual(['The years 1914-1918 were bad.']);
  });

  it('joins scripts without spaces without a space', () => {
    expect(texts('黑洞是一种', '天体。')).toEqual(['黑洞是一种天体。']);
  });

  it('drops running heads and page numbers, but not what only stands once in a margin', () => {
    const page = (number: number): Row[] => [
      { text: `Chapter ${number} of the book`, page: number, y: 780, height: 0.03 },
      { text: `${FULL} on page ${number}.`, page: number, y: 500 },
      { text: `- ${number} -`, page: number, y: 20, height: 0.97 },
    ];
    const rows = [...page(1), ...page(2), { text: 'Printed in Peru.', page: 2, y: 30, height: 0.95 }];
    expect(texts(...rows)).toEqual([`${FULL} on page 1.`, `${FULL} on page 2.`, 'Printed in Peru.']);
  });

  it('drops the lines of a table of contents', () => {
    expect(texts('1 Introduction . . . . . . . . 3', FULL)).toEqual([FULL]);
  });
});
