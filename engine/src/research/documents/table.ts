/** Tables as blocks: which are tables of knowledge and not of layout, and how their rows are written. */
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';

/** Fewer rows, the names of the columns among them, compare nothing. */
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 2;
const MOST_COLUMNS = 12;
const MOST_ROWS = 400;
/** Longer cells are paragraphs that a page is laid out with. */
const LONGEST_CELL = 400;

export interface RawRow {
  cells: readonly string[];
  /** All of its cells are marked as headings. */
  isHeader: boolean;
}

/** The table as a block, or undefined where it lays a page out, has no names for its columns, or is torn. */
export function tableBlock(rows: readonly RawRow[]): Block | undefined {
  const filled = rows
    .map(({ cells, isHeader }) => ({ isHeader, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = filled[0]?.cells.length ?? 0;
  if (filled.length < FEWEST_ROWS || filled.length > MOST_ROWS) return undefined;
  if (columns < FEWEST_COLUMNS || columns > MOST_COLUMNS) return undefined;
  if (filled.some(({ cells }) => cells.length !== columns || cells.some((cell) => cell.length > LONGEST_CELL)))
    return undefined;
  const [head, ...body] = filled;
  if (head === undefined || body.some(({ isHeader }) => isHeader) || !namesColumns(head, body)) return undefined;
  return { kind: 'table', text: filled.map(({ cells }) => cells.join(' | ')).join('\n') };
}

/** Cells are kept apart by ` | `, so that no cell may hold one. */
function cellText(raw: string): string {
  return cleanLine(raw).replaceAll('|', '¦');
}

/** Marked as such, or words above numbers. */
function namesColumns(head: RawRow, body: readonly RawRow[]): boolean {
  const isNumber = (cell: string | undefined): boolean => /^[^\p{L}]*\p{N}/u.test(cell ?? '');
  if (head.cells.slice(1).some((cell) => cell === '')) return false;
  if (head.isHeader) return true;
  return !head.cells.some(isNumber) && head.cells.some((_, i) => body.every(({ cells }) => isNumber(cells[i])));
}
