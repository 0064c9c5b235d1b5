/** PDF files made for a test: placed as a typesetter would, so that the reader has to find the text again. */
import PDFDocument from 'pdfkit';

export interface PdfOptions {
  title?: string;
  author?: string;
  userPassword?: string;
}

export async function makePdf(draw: (pdf: PDFKit.PDFDocument) => void, options: PdfOptions = {}): Promise<Uint8Array> {
  const { title, author, userPassword } = options;
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    info: { ...(title === undefined ? {} : { Title: title }), ...(author === undefined ? {} : { Author: author }) },
    ...(userPassword === undefined ? {} : { userPassword, pdfVersion: '1.7' as const }),
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sets lines one below the other from a point on, as they are given: no wrapping. */
export function setLines(
  pdf: PDFKit.PDFDocument,
  lines: readonly string[],
  x: number,
  y: number,
  leading = 14,
): number {
  let at = y;
  for (const line of lines) {
    pdf.text(line, x, at, { lineBreak: false });
    at += leading;
  }
  return at;
}
