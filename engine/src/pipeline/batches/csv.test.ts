import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

const read = (text: string) => [...readCsv(text)];

describe('readCsv', () => {
  it('reads cells, quotes, commas and line ends inside quotes, and tells the lines', () => {
    expect(read('a,b\r\n"x, ""y""","two\nlines"\n\nlast,')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"', 'two\nlines'] },
      { line: 5, cells: ['last', ''] },
    ]);
  });

  it('takes CR alone as an end of line, and passes a byte order mark over', () => {
    expect(read('\ufeffa\rb')).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['b'] },
    ]);
    expect(read('')).toEqual([]);
  });

  it('tells what breaks the rules, and goes on with the next line', () => {
    expect(read('a,"never closed\nb,c\nsay "hi",x\n"y"z,1\nend')).toEqual([
      { line: 1, problem: 'a quote is not closed, or text follows the closing one' },
      { line: 2, cells: ['b', 'c'] },
      { line: 3, problem: 'a quote stands inside a cell that does not begin with one' },
      { line: 4, problem: 'a quote is not closed, or text follows the closing one' },
      { line: 5, cells: ['end'] },
    ]);
  });

  it('gives back whatever was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '光') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end);
        expect(read(text).map((record) => ('cells' in record ? record.cells : record.problem))).toEqual(rows);
      }),
    );
  });

  it('comes to an end with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), (text) => {
        const lines = read(text).map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((one, other) => one - other));
        expect(new Set(lines).size).toBe(lines.length);
      }),
    );
  });
});
