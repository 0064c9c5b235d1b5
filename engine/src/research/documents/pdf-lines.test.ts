import { describe, expect, it } from 'vitest';
import { linesOfPage, type PdfPiece } from './pdf-lines.ts';

const BOX = { number: 1, bottom: 0, top: 800 };
const piece = (text: string, x: number, y: number, more: Partial<PdfPiece> = {}): PdfPiece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  font: 'body',
  endsLine: false,
  ...more,
});
const texts = (...pieces: PdfPiece[]) => linesOfPage(pieces, BOX).map((line) => line.text);

describe('linesOfPage', () => {
  it('joins pieces on one base line, with a space only where there is a gap', () => {
    expect(texts(piece('Wa', 0, 700), piece('ter', 10, 700), piece('flows', 30, 700))).toEqual(['Water flows']);
    expect(texts(piece('Water ', 0, 700), piece('flows', 40, 700))).toEqual(['Water flows']);
  });

  it('begins a new line below, above, and behind the gap between columns', () => {
    expect(texts(piece('one', 0, 700), piece('two', 0, 688))).toEqual(['one', 'two']);
    expect(texts(piece('one', 0, 700), piece('two', 300, 700))).toEqual(['one', 'two']);
  });

  it('reads lines from right to left by the places of their pieces, stored in either order', () => {
    // "السنة 1914 (كلمة)": letters as they are drawn, some as presentation forms
    const logical = [piece('سنة', 100, 700, { width: 20 }), piece('1914', 70, 700), piece('(', 62, 700, { width: 3 })];
    const expected = 'سنة 1914 )';
    expect(texts(...logical)).toEqual([expected]);
    expect(texts(...logical.toReversed())).toEqual([expected]);
    const glyphs = [piece('ﺐ', 0, 700), piece('ﻠ', 5, 700), piece('ﻗ', 10, 700)];
    expect(texts(...glyphs)).toEqual(['قلب']);
    const mixed = [
      piece('نهر هدسون', 60, 700, { width: 40 }),
      piece('New', 20, 700, { width: 15 }),
      piece('York', 38, 700, { width: 20 }),
    ];
    expect(texts(...mixed)).toEqual(['نهر هدسون New York']);
  });

  it('raises small digits and signs, and leaves other small text', () => {
    expect(texts(piece('10', 0, 700), piece('−27', 10, 704, { size: 6 }))).toEqual(['10⁻²⁷']);
    expect(texts(piece('the 21', 0, 700), piece('st', 30, 704, { size: 6 }))).toEqual(['the 21st']);
    expect(texts(piece('H', 0, 700), piece('2', 5, 697, { size: 6 }), piece('O', 10, 700))).toEqual(['H2O']);
  });

  it('measures a line: its edges, its size, its place on the page', () => {
    const [line] = linesOfPage(
      [piece('left', 10, 600), piece(' ', 30, 600), piece('right', 40, 600, { size: 12, font: 'bold' })],
      BOX,
    );
    expect(line).toMatchObject({ left: 10, right: 65, y: 600, size: 12, font: 'bold', height: 0.25, page: 1 });
    expect(linesOfPage([piece('x', 0, 0)], { number: 2, bottom: 0, top: 0 })).toMatchObject([{ height: 0.5, page: 2 }]);
  });

  it('makes no line of blanks', () => {
    expect(linesOfPage([piece(' ', 0, 700), piece('', 0, 690)], BOX)).toEqual([]);
  });
});
