/** What has been typed for a batch, looked at before it is handed in. The server reads it by the same rules and has the last word. */

export interface TopicList {
  /** Topics as far as they can be counted without reading cells that go over lines. */
  count: number;
  /** Names of the columns, where the first line names some; undefined: one topic a line. */
  columns: readonly string[] | undefined;
}

export function lookAtTopics(typed: string): TopicList {
  const lines = typed.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const names = (lines[0] ?? '')
    .replace(/^\ufeff/u, '')
    .split(/[,;\t]/u)
    .map((cell) => cell.trim().replace(/^"|"$/gu, ''));
  const isHeader = names.some((name) => name.toLowerCase() === 'topic');
  if (!isHeader) return { count: lines.length, columns: undefined };
  return { count: countRecords(lines.slice(1)), columns: names };
}

/** A quoted cell may go over lines: a record ends where all quotes are closed. */
function countRecords(lines: readonly string[]): number {
  let count = 0;
  let isOpen = false;
  for (const line of lines) {
    if (!isOpen) count++;
    if ((line.match(/"/gu)?.length ?? 0) % 2 === 1) isOpen = !isOpen;
  }
  return count;
}
