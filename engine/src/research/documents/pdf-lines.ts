/** From placed pieces of text to the lines that a reader sees. Lengths are PDF points, y grows upwards. */

export interface PdfPiece {
  text: string;
  x: number;
  /** Of the base line. */
  y: number;
  width: number;
  size: number;
  font: string;
  endsLine: boolean;
}

export interface PdfLine {
  text: string;
  page: number;
  left: number;
  right: number;
  y: number;
  /** Font size of most of its characters. */
  size: number;
  font: string;
  /** Position on the page: 0 at its top edge, 1 at its bottom edge. */
  height: number;
}

export interface PdfPageBox {
  number: number;
  bottom: number;
  top: number;
}

/** Shares of the font size. */
const SAME_LINE = 0.55;
const WORD_GAP = 0.16;
/** A gap of this many font sizes inside a line is the space between two columns. */
const COLUMN_GAP = 2.2;

const MIRRORED: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '<': '>',
  '>': '<',
};
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;

const RAISED: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
};

export function linesOfPage(pieces: readonly PdfPiece[], box: PdfPageBox): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfPiece[] = [];
  const flush = (): void => {
    const line = lineOf(current, box);
    if (line !== undefined) lines.push(line);
    current = [];
  };
  for (const piece of pieces) {
    const last = current.findLast((each) => each.text.trim() !== '');
    if (last !== undefined && piece.text.trim() !== '' && !continues(last, piece)) flush();
    current.push(piece);
  }
  flush();
  return lines;
}

function continues(last: PdfPiece, next: PdfPiece): boolean {
  const size = Math.max(last.size, next.size);
  if (Math.abs(next.y - last.y) > size * SAME_LINE) return false;
  const gap = next.x - (last.x + last.width);
  return gap < size * COLUMN_GAP && gap > -size * 60;
}

function lineOf(pieces: readonly PdfPiece[], box: PdfPageBox): PdfLine | undefined {
  const inked = pieces.filter((piece) => piece.text.trim() !== '');
  const main = inked.reduce<PdfPiece | undefined>(
    (best, piece) => (weightOf(piece) > weightOf(best) ? piece : best),
    undefined,
  );
  if (main === undefined) return undefined;
  const isLeftwards = runsLeftwards(inked);
  const height = box.top > box.bottom ? (box.top - main.y) / (box.top - box.bottom) : 0.5;
  return {
    text: (isLeftwards ? leftwardText(inked) : rightwardText(pieces, main)).replace(/\s+/g, ' ').trim(),
    page: box.number,
    left: Math.min(...inked.map((piece) => piece.x)),
    right: Math.max(...inked.map((piece) => piece.x + piece.width)),
    y: main.y,
    size: Math.round(main.size * 10) / 10,
    font: main.font,
    height,
  };
}

function rightwardText(pieces: readonly PdfPiece[], main: PdfPiece): string {
  let text = '';
  let right: number | undefined;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const isApart = right !== undefined && piece.x - right > piece.size * WORD_GAP;
    if (isApart && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' ';
    text += isRaised(piece, main) ? raise(piece.text) : piece.text;
    right = piece.x + piece.width;
  }
  return text;
}

/** Whether a line is in a script that is written from right to left. */
function runsLeftwards(pieces: readonly PdfPiece[]): boolean {
  let balance = 0;
  for (const { text } of pieces) {
    balance += (text.match(RIGHT_TO_LEFT)?.length ?? 0) - (text.match(/\p{Script=Latin}/gu)?.length ?? 0);
  }
  return balance > 0;
}

/**
 * Programs store such a line in the order of reading or from left to right, often glyph by glyph: only the places
 * tell. The pieces are taken from the right; numbers and words of other scripts between them run on to the right.
 */
function leftwardText(pieces: readonly PdfPiece[]): string {
  const ordered = pieces.toSorted((a, b) => b.x + b.width / 2 - (a.x + a.width / 2));
  const parts: { text: string; isForeign: boolean; isApart: boolean }[] = [];
  let left: number | undefined;
  for (const piece of ordered) {
    const isForeign = !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(piece.text) && /[\p{L}\p{N}]/u.test(piece.text);
    const isApart = left !== undefined && left - (piece.x + piece.width) > piece.size * WORD_GAP;
    const last = parts.at(-1);
    const ink = piece.text.normalize('NFKC').trim();
    // What stands at the left of such a line is its end: a bracket seen there closes.
    const text = isForeign ? ink : ink.replace(/[()[\]{}«»<>]/g, (bracket) => MIRRORED[bracket] ?? bracket);
    if (last !== undefined && isForeign && last.isForeign) last.text = `${text}${isApart ? ' ' : ''}${last.text}`;
    else parts.push({ text, isForeign, isApart });
    left = piece.x;
  }
  // A vowel sign that was set before its letter belongs behind it.
  const line = parts.map(({ text, isApart }) => `${isApart ? ' ' : ''}${text}`).join('');
  return line.replace(/(^|\s)(\p{M}+)(\p{L})/gu, '$1$3$2');
}

function weightOf(piece: PdfPiece | undefined): number {
  return piece === undefined ? 0 : piece.text.trim().length * piece.size;
}

/** An exponent set small and high must not become a digit of the number before it: 10⁸ is not 108. */
function isRaised(piece: PdfPiece, main: PdfPiece): boolean {
  return piece !== main && piece.size < main.size * 0.85 && piece.y > main.y + main.size * 0.15;
}

function raise(text: string): string {
  return /^[\d+−-]+$/.test(text.trim()) ? [...text.trim()].map((each) => RAISED[each] ?? each).join('') : text;
}
