/**
 * Reads comma-separated values as RFC 4180 has them: quoted cells may hold commas, line ends and doubled quotes. Lines may end in CRLF,
 * LF or CR. A record that breaks the rules is an error of its own; the next line is read all the same.
 */
export type CsvRecord = {
  /** Of the file, from 1, where the record begins. */
  line: number;
} & ({ cells: string[] } | { problem: string });

/** Records in order; blank lines are passed over. */
export function* readCsv(text: string): Generator<CsvRecord> {
  const reader = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text);
  while (!reader.isAtEnd) {
    const record = reader.readRecord();
    if (!('cells' in record) || record.cells.length > 1 || record.cells[0] !== '') yield record;
  }
}

const QUOTE = '"';
const OPEN_QUOTE = 'a quote is not closed, or text follows the closing one';

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  readRecord(): CsvRecord {
    const line = this.#line;
    const start = this.#at;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#sign === QUOTE ? this.#readQuoted() : this.#readPlain();
      if ('problem' in cell) {
        // Read on at the next line of the file: a quote that is never closed must not swallow the rows behind it.
        this.#at = start;
        this.#line = line;
        this.#skipLine();
        return { line, problem: cell.problem };
      }
      cells.push(cell.value);
      if (this.#sign !== ',') break;
      this.#at++;
    }
    this.#skipLine();
    return { line, cells };
  }

  get #sign(): string | undefined {
    return this.#text[this.#at];
  }

  #readPlain(): { value: string } | { problem: string } {
    const start = this.#at;
    while (!this.isAtEnd && !isCellEnd(this.#sign)) {
      if (this.#sign === QUOTE) return { problem: 'a quote stands inside a cell that does not begin with one' };
      this.#at++;
    }
    return { value: this.#text.slice(start, this.#at) };
  }

  #readQuoted(): { value: string } | { problem: string } {
    const parts: string[] = [];
    let start = ++this.#at;
    for (;;) {
      const end = this.#text.indexOf(QUOTE, start);
      if (end === -1) return { problem: OPEN_QUOTE };
      this.#countLines(start, end);
      parts.push(this.#text.slice(start, end));
      this.#at = end + 1;
      if (this.#sign !== QUOTE) break;
      parts.push(QUOTE);
      start = end + 2;
    }
    if (!this.isAtEnd && !isCellEnd(this.#sign)) return { problem: OPEN_QUOTE };
    return { value: parts.join('') };
  }

  #countLines(from: number, to: number): void {
    this.#line += this.#text.slice(from, to).match(/\r\n|\r|\n/gu)?.length ?? 0;
  }

  /** To the beginning of the next line. */
  #skipLine(): void {
    while (!this.isAtEnd && this.#sign !== '\n' && this.#sign !== '\r') this.#at++;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line++;
  }
}

function isCellEnd(sign: string | undefined): boolean {
  return sign === ',' || sign === '\n' || sign === '\r';
}
