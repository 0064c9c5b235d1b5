/** The container of a PDF: numbered objects, cross-reference table, trailer (ISO 32000-1, 7.5). Knows no drawing. */
import { deflateSync } from 'node:zlib';
import { digest } from '../shared/digest.ts';

/** A dictionary as its entries; values are written as they stand. */
export type PdfDictionary = Readonly<Record<string, string | number>>;

/** A dictionary with bytes behind it. */
export interface PdfStream {
  dictionary: PdfDictionary;
  content: string | Uint8Array;
}

const encoder = new TextEncoder();
const HEADER = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';

export class PdfFile {
  /** The object of number n stands at n - 1. */
  readonly #objects: (Uint8Array | undefined)[] = [];

  /** A number for an object that is written later. */
  reserve(): number {
    return this.#objects.push(undefined);
  }

  add(value: PdfDictionary | PdfStream): number {
    const number = this.reserve();
    this.set(number, value);
    return number;
  }

  set(number: number, value: PdfDictionary | PdfStream): void {
    this.#objects[number - 1] = isStream(value) ? streamObject(value) : encoder.encode(dictionary(value));
  }

  /** The whole file. Its identifier is made of its content, so the same content gives the same bytes. */
  finish(root: number, info: number): Uint8Array {
    const parts: Uint8Array[] = [latin1(HEADER)];
    let offset = parts[0]?.byteLength ?? 0;
    const offsets = this.#objects.map((object, index) => {
      const start = offset;
      const written = concat([encoder.encode(`${index + 1} 0 obj\n`), object ?? encoder.encode('null'), END_OF_OBJECT]);
      parts.push(written);
      offset += written.byteLength;
      return start;
    });
    const id = digest(concat(parts)).slice(0, 32);
    const trailer = dictionary({
      Size: offsets.length + 1,
      Root: reference(root),
      Info: reference(info),
      ID: `[<${id}> <${id}>]`,
    });
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
    parts.push(encoder.encode(`${table}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`));
    return concat(parts);
  }
}

const END_OF_OBJECT = encoder.encode('\nendobj\n');

function isStream(value: PdfDictionary | PdfStream): value is PdfStream {
  return typeof value.dictionary === 'object';
}

function streamObject({ dictionary: entries, content }: PdfStream): Uint8Array {
  const bytes = deflateSync(typeof content === 'string' ? latin1(content) : content, { level: 9 });
  const head = dictionary({ ...entries, Filter: '/FlateDecode', Length: bytes.byteLength });
  return concat([encoder.encode(`${head}\nstream\n`), bytes, encoder.encode('\nendstream')]);
}

export function dictionary(entries: PdfDictionary): string {
  const parts = Object.entries(entries).map(([key, value]) => `/${key} ${value}`);
  return `<< ${parts.join(' ')} >>`;
}

export function reference(number: number): string {
  return `${number} 0 R`;
}

/** A text string: literal where it is plain ASCII, else UTF-16 in hexadecimal. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
