/** The stretch of a source around a quote, cut at paragraphs where they are near. */
export interface Excerpt {
  before: string;
  quote: string;
  after: string;
  /** true: the source goes on beyond what is shown. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Characters shown on each side of the quote at most. */
const AROUND = 420;

/** undefined: the quote does not stand in the text. Offsets are UTF-16 units; where they are off, the quote is searched. */
export function excerptOf(text: string, quote: string, start: number, end: number): Excerpt | undefined {
  const exact = end > start && text.slice(start, end) === quote;
  const from = exact ? start : text.indexOf(quote);
  if (from < 0 || quote === '') return undefined;
  const to = from + quote.length;
  const left = leftEdge(text, from);
  const right = rightEdge(text, to);
  return {
    before: text.slice(left, from),
    quote,
    after: text.slice(to, right),
    cutBefore: text.slice(0, left).trim() !== '',
    cutAfter: text.slice(right).trim() !== '',
  };
}

function leftEdge(text: string, from: number): number {
  const far = Math.max(0, from - AROUND);
  const paragraph = text.lastIndexOf('\n\n', from - 1);
  if (paragraph >= far) return paragraph + 2;
  if (far === 0) return 0;
  const space = text.indexOf(' ', far);
  return space >= 0 && space < from ? space + 1 : far;
}

function rightEdge(text: string, to: number): number {
  const far = Math.min(text.length, to + AROUND);
  const paragraph = text.indexOf('\n\n', to);
  if (paragraph >= 0 && paragraph <= far) return paragraph;
  if (far === text.length) return far;
  const space = text.lastIndexOf(' ', far);
  return space > to ? space : far;
}
