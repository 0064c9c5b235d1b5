/** PDF: placed pieces of text become lines, lines become paragraphs and headings; what stands on every page is dropped. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getDocumentProxy } from 'unpdf';
import { HkmError } from '../../errors.ts';
import { cleanLine } from './clean.ts';
import { linesOfPage, type PdfLine, type PdfPiece } from './pdf-lines.ts';
import { blocksOfLines } from './pdf-paragraphs.ts';
import { type Extracted, MOST_CHARACTERS, type ReaderInput } from './reader.ts';

/** Pages of one document. */
const MOST_PAGES = 3_000;
const UNKNOWN_LETTER = /[\p{Co}\ufffd]|\0/gu;
/** Share of the characters that may be lost before the rest misleads. */
const MOST_LOST = 0.1;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

export async function readPdf({ bytes, name, signal }: ReaderInput): Promise<Extracted> {
  const pdf = await open(bytes, name);
  try {
    if (pdf.numPages > MOST_PAGES) {
      throw new HkmError('too_large', `"${name}" has more than ${MOST_PAGES} pages; hand in the pages that matter.`);
    }
    const lines = await readLines(pdf, name, signal);
    if (!lines.some((line) => /[\p{L}\p{N}]/u.test(line.text))) throw withoutText(name, pdf.numPages);
    if (lettersLost(lines)) throw withoutLetters(name);
    return { blocks: blocksOfLines(lines), ...(await readInfo(pdf)) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, name: string): Promise<PdfDocument> {
  try {
    // The reader takes the memory over, so it gets a copy; no font of the file is installed.
    return await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, verbosity: 0 });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    const message = isLocked
      ? `"${name}" is protected by a password. Save it without one and hand it in again.`
      : `"${name}" is damaged and cannot be read as PDF. Save it again, or hand in another copy.`;
    throw new HkmError('unreadable_document', message, { cause });
  }
}

async function readLines(pdf: PdfDocument, name: string, signal: AbortSignal | undefined): Promise<PdfLine[]> {
  const lines: PdfLine[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    // Another request gets its turn between two pages.
    await nextTurn();
    signal?.throwIfAborted();
    const page = await pdf.getPage(number);
    for (const line of await readPage(page, number)) {
      characters += line.text.length;
      lines.push(line);
    }
    page.cleanup();
    if (characters > MOST_CHARACTERS) {
      throw new HkmError('too_large', `"${name}" holds more than ${MOST_CHARACTERS} characters; hand in a part of it.`);
    }
  }
  return lines;
}

async function readPage(page: PdfPage, number: number): Promise<PdfLine[]> {
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 0] = page.view;
  const pieces: PdfPiece[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
    // Text that stands on its side is an ornament of the margin.
    if (Math.abs(b) > Math.abs(a) && item.str.trim() !== '') continue;
    const size = Math.hypot(c, d);
    pieces.push({ text: item.str, x, y, width: item.width, size, font: item.fontName, endsLine: item.hasEOL });
  }
  return linesOfPage(pieces, { number, bottom, top });
}

/** Some programs embed fonts that do not say which letters they draw: what comes out is not what the page shows. */
function lettersLost(lines: readonly PdfLine[]): boolean {
  let lost = 0;
  let all = 0;
  for (const { text } of lines) {
    all += text.length;
    lost += text.match(UNKNOWN_LETTER)?.length ?? 0;
  }
  return lost > all * MOST_LOST;
}

function withoutLetters(name: string): HkmError {
  const message = `The letters of "${name}" cannot be told: its fonts do not say what they draw. Hand in its text, or run text recognition (OCR) over it.`;
  return new HkmError('unreadable_document', message);
}

function withoutText(name: string, pages: number): HkmError {
  const what = pages === 1 ? 'Its page is a picture' : `Its ${pages} pages are pictures`;
  return new HkmError(
    'unreadable_document',
    `"${name}" holds no text. ${what}, as scanners make them; run text recognition (OCR) over it and hand in the result.`,
  );
}

async function readInfo(pdf: PdfDocument): Promise<Pick<Extracted, 'title' | 'author'>> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info: unknown = metadata?.info;
  const field = (key: string): string => {
    const value = info !== null && typeof info === 'object' ? Object.getOwnPropertyDescriptor(info, key)?.value : '';
    return typeof value === 'string' ? cleanLine(value) : '';
  };
  const title = field('Title');
  // Programs write their file names and "untitled" here.
  const isName =
    /^(untitled|document\d*|title|microsoft word)\b/i.test(title) ||
    /\.(docx?|tex|dvi|indd|qxd|pdf|rtf|odt)$/i.test(title);
  return { title: isName ? '' : title, author: field('Author') };
}
