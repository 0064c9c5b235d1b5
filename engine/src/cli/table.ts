/** Columns as wide as their widest cell; the last runs free. `right` names columns of numbers. */
export function table(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const set = (cell: string, column: number, last: number) => {
    if (right.has(column)) return cell.padStart(widths[column] ?? 0);
    return column === last ? cell : cell.padEnd(widths[column] ?? 0);
  };
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => set(cell, column, row.length - 1))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
