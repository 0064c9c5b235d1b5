import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseColumns, spread, toRows } from './rows.ts';

describe('spread', () => {
  it.each([
    [5, 3, [3, 2]],
    [7, 3, [3, 2, 2]],
    [4, 3, [2, 2]],
    [6, 3, [3, 3]],
    [1, 4, [1]],
    [0, 3, []],
  ])('%i items in %i columns', (count, columns, rows) => {
    expect(spread(count, columns)).toEqual(rows);
  });

  it('loses nothing and leaves no holes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), (count, columns) => {
        const rows = spread(count, columns);
        expect(rows.reduce((sum, row) => sum + row, 0)).toBe(count);
        expect(Math.max(...rows)).toBeLessThanOrEqual(columns);
        expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('toRows', () => {
  it('keeps the order', () => {
    expect(toRows(['a', 'b', 'c', 'd', 'e'], 3)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });
});

describe('chooseColumns', () => {
  const question = { count: 6, width: 960, gutter: 30, padding: 40, most: 3, fewer: 0 };

  it('takes the most columns that read well', () => {
    expect(chooseColumns({ ...question, reads: () => true })).toBe(3);
    expect(chooseColumns({ ...question, reads: (cell) => cell > 300 })).toBe(2);
    expect(chooseColumns({ ...question, reads: () => false })).toBe(1);
  });

  it('never has more columns than items', () => {
    expect(chooseColumns({ ...question, count: 2, most: 4, reads: () => true })).toBe(2);
  });

  it('takes the number that stands lowest, if it is clearly lower', () => {
    const lower = (columns: number): number => (columns === 2 ? 100 : 200);
    expect(chooseColumns({ ...question, reads: () => true, height: lower })).toBe(2);
    const about = (columns: number): number => (columns === 2 ? 100 : 103);
    expect(chooseColumns({ ...question, reads: () => true, height: about })).toBe(3);
  });

  it('has fewer on demand, but at least one', () => {
    expect(chooseColumns({ ...question, fewer: 1, reads: () => true })).toBe(2);
    expect(chooseColumns({ ...question, fewer: 9, reads: () => true })).toBe(1);
  });
});
