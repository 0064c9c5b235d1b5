/** From a table, a list of topics or a list of Briefs to the items of a batch. A row that is wrong is told with its line; the others run. */
import { basename } from 'node:path';
import type { z } from 'zod';
import { type Brief, briefSchema, CHOICES, SHORT_NAMES, tell } from '../../contract/index.ts';
import { HkmError, type Issue } from '../../errors.ts';
import { type CsvRecord, readCsv } from './csv.ts';

export const BATCH_LIMITS = {
  /** Topics of one batch. */
  rows: 1_000,
  /** Characters of a table. */
  tableCharacters: 4 * 1024 * 1024,
} as const;

/** One topic to be made, or why it cannot. */
export type BatchRow = {
  /** Of the table, from 1; of a list the position, from 1. */
  line: number;
  topic: string;
} & ({ brief: Brief } | { issues: Issue[] });

/** What every row starts from. */
export type RowDefaults = Readonly<Record<string, unknown>>;

/** The fields of a Brief and the names that the command line has for them, without case. */
const COLUMNS: ReadonlyMap<string, keyof Brief> = new Map(
  [...Object.keys(briefSchema.shape).map((field) => [field, field]), ...Object.entries(SHORT_NAMES)].map(
    ([name, field]) => [String(name).toLowerCase(), field as keyof Brief],
  ),
);

/**
 * A table whose first line names columns, one of them `topic`; without such a line, one topic a line.
 * @throws bad_input for a table without rows, with too many, or with a column that is not known
 */
export function rowsOfTable(table: string, defaults: RowDefaults = {}): BatchRow[] {
  if (table.length > BATCH_LIMITS.tableCharacters) {
    throw refusal('too_large', `The table is longer than ${BATCH_LIMITS.tableCharacters} characters.`);
  }
  const records = readCsv(table);
  const first = records.next();
  const columns = first.done || !('cells' in first.value) ? undefined : columnsOf(first.value.cells);
  return columns === undefined ? rowsOfLines(table, defaults) : rowsOfRecords(records, columns, defaults);
}

/** A list of topics or Briefs. @throws bad_input for none and for too many */
export function rowsOfList(list: readonly unknown[], defaults: RowDefaults = {}): BatchRow[] {
  assertCount(list.length);
  return list.map((item, index) => {
    const given = typeof item === 'string' ? { topic: item } : item;
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
      return rowOf(index + 1, given as Record<string, unknown>, defaults);
    }
    return { line: index + 1, topic: '', issues: [{ path: 'topic', message: 'is missing; give a topic or a Brief' }] };
  });
}

/** undefined where the line is no header. */
function columnsOf(cells: readonly string[]): (keyof Brief)[] | undefined {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/gu, ''),
  );
  if (!names.includes('topic')) return undefined;
  const columns = names.map((name, index) => {
    const column = COLUMNS.get(name);
    if (column === undefined) {
      const known = [...new Set(COLUMNS.values())].join(', ');
      throw refusal('bad_input', `The column "${cells[index]}" (line 1) is not known. Known are: ${known}.`);
    }
    return column;
  });
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw refusal('bad_input', `The column "${twice}" (line 1) stands there twice.`);
  return columns;
}

function rowsOfRecords(
  records: Iterable<CsvRecord>,
  columns: readonly (keyof Brief)[],
  defaults: RowDefaults,
): BatchRow[] {
  const rows: BatchRow[] = [];
  for (const record of records) {
    rows.push(rowOfRecord(record, columns, defaults));
    if (rows.length > BATCH_LIMITS.rows) break;
  }
  assertCount(rows.length);
  return rows;
}

function rowOfRecord(record: CsvRecord, columns: readonly (keyof Brief)[], defaults: RowDefaults): BatchRow {
  const { line } = record;
  if (!('cells' in record)) return { line, topic: '', issues: [{ path: 'row', message: record.problem }] };
  const { cells } = record;
  const topic = cells[columns.indexOf('topic')] ?? '';
  if (cells.length !== columns.length) {
    const message = `has ${cells.length} cells, but the first line names ${columns.length} columns`;
    return { line, topic: shown(topic), issues: [{ path: 'row', message }] };
  }
  const given: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? '').trim();
    // An empty cell leaves the choice to the defaults; an empty topic is an error.
    if (cell !== '' || column === 'topic') given[column] = valueIn(column, cell);
  }
  return rowOf(line, given, defaults);
}

/** One topic a line, as it stands there; quotes around the whole are taken off. */
function rowsOfLines(table: string, defaults: RowDefaults): BatchRow[] {
  const lines = table.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const rows: BatchRow[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    rows.push(rowOf(index + 1, { topic: unquoted(text.trim()) }, defaults));
    if (rows.length > BATCH_LIMITS.rows) break;
  }
  assertCount(rows.length);
  return rows;
}

function unquoted(text: string): string {
  return /^"(?:[^"]|"")*"$/u.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function rowOf(line: number, given: Record<string, unknown>, defaults: RowDefaults): BatchRow {
  const parsed = briefSchema.strict().safeParse({ ...defaults, ...withUsualCase(given) });
  const topic = shown(parsed.success ? parsed.data.topic : given.topic);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(issueOf);
    return { line, topic, issues };
  }
  if (parsed.data.documents.some(({ url }) => url === undefined)) {
    const message = 'of a batch are web addresses; hand files in with a request of their own';
    return { line, topic, issues: [{ path: 'documents', message }] };
  }
  return { line, topic, brief: parsed.data };
}

function issueOf(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.join('.') || 'row';
  if (issue.code !== 'invalid_value') return { path, message: issue.message };
  const allowed = issue.values.map(String);
  return { path, ...tell('field_not_allowed', { values: allowed.join(', ') }), allowed };
}

/** A table does not mind the case of values from closed lists. */
function withUsualCase(given: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(given).map(([field, value]) => {
    const folded = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
    const values: readonly string[] = Object.hasOwn(CHOICES, field) ? CHOICES[field as keyof typeof CHOICES] : [];
    return [field, values.find((known) => known.toLowerCase() === folded) ?? value];
  });
  return Object.fromEntries(entries);
}

const TRUTH: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

/** A cell as a field's value; what makes none is left as it is, for the validation to name. */
function valueIn(column: keyof Brief, cell: string): unknown {
  if (column === 'privacy') return TRUTH[cell.toLowerCase()] ?? cell;
  if (column === 'budget') return Number.isFinite(Number(cell)) ? Number(cell) : cell;
  if (column === 'documents') return cell.split(/\s+/u).map((url) => ({ name: nameOf(url), url }));
  return cell;
}

function nameOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return ((parsed && (basename(parsed.pathname) || parsed.hostname)) || url).slice(0, 300);
}

/** As much of a topic as a list can show. */
function shown(topic: unknown): string {
  return typeof topic === 'string' ? topic.slice(0, 200) : '';
}

function assertCount(count: number): void {
  if (count === 0) throw refusal('bad_input', 'There is no topic in it; write one topic a line.');
  if (count > BATCH_LIMITS.rows) {
    throw refusal('bad_input', `There are more than ${BATCH_LIMITS.rows} topics in it; make several batches.`);
  }
}

function refusal(code: 'bad_input' | 'too_large', message: string): HkmError {
  return new HkmError(code, message, { details: [{ path: 'items', message }] });
}
