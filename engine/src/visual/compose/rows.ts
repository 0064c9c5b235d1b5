/** How many columns a set of items gets, and how it is spread over rows without holes. */

/** Splits n items into rows of at most `columns`, as even as can be, longer rows first: 5 in 3 columns are 3 + 2. */
export function spread(count: number, columns: number): number[] {
  if (count <= 0) return [];
  const rows = Math.ceil(count / Math.max(1, columns));
  const least = Math.floor(count / rows);
  const longer = count - least * rows;
  return Array.from({ length: rows }, (_, i) => (i < longer ? least + 1 : least));
}

/** Cuts a list into the rows of `spread`. */
export function toRows<T>(items: readonly T[], columns: number): T[][] {
  let start = 0;
  return spread(items.length, columns).map((length) => {
    start += length;
    return items.slice(start - length, start);
  });
}

export interface ColumnQuestion {
  count: number;
  /** Width for all, in pixels. */
  width: number;
  gutter: number;
  /** Left and right together. */
  padding: number;
  most: number;
  fewer: number;
  /** Does a cell of this width read well? */
  reads(cellWidth: number): boolean;
  /** Height of all rows in so many columns; the lowest of those that read well is taken. */
  height?(columns: number): number;
}

/** More columns are preferred even where they are so much higher. */
const PREFERENCE = 1.06;

/** The number of columns in which every cell reads well and the whole stands lowest; without heights, the largest. */
export function chooseColumns(question: ColumnQuestion): number {
  const most = Math.max(1, Math.min(question.most, question.count));
  let best: { columns: number; height: number } | undefined;
  for (let columns = most; columns > 1; columns--) {
    const longestRow = spread(question.count, columns)[0] ?? 1;
    if (longestRow !== columns || !question.reads(cellWidth(question, columns))) continue;
    const height = question.height?.(columns) ?? 0;
    if (best === undefined || height * PREFERENCE < best.height) best = { columns, height };
  }
  return best === undefined ? 1 : Math.max(1, best.columns - question.fewer);
}

export function cellWidth(
  { width, gutter, padding }: Pick<ColumnQuestion, 'width' | 'gutter' | 'padding'>,
  columns: number,
): number {
  return (width - gutter * (columns - 1)) / columns - padding;
}
