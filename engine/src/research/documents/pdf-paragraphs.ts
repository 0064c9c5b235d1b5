/** From lines to paragraphs and headings, across columns and pages. */
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';
import type { PdfLine } from './pdf-lines.ts';

/** Margins in which running heads, feet and page numbers stand, as shares of the page. */
const HEAD_MARGIN = 0.11;
const FOOT_MARGIN = 0.89;
const LONGEST_HEADING = 140;
const BULLET = /^[•‣▪◦●]\s?/u;
/** These may also be the middle of a sentence: "born in" and, on the next line, "1914. Later …". */
const NUMBERED = /^(?:–|\(?\d{1,2}[.)]|\(?[a-z][.)])\s/u;
const SENTENCE_END = /[.!?…。！？।؟:]["'”’»)\]⁰-⁹¹²³]*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

const PAGE_NUMBER = /^(page\s*)?[-–—\s]*(\d{1,4}|[ivxl]{1,6})[-–—\s]*((of|\/)\s*\d{1,4})?$/i;
/** The dotted lines of a table of contents. */
const LEADERS = /(?:\.\s?){5,}\s*(?:\d+|[ivxl]+)?$/;

/** How the document writes its words, for mending those that were cut. */
interface Words {
  known: ReadonlySet<string>;
  /** Its lines end in hyphens so often that a program cut the words. */
  isHyphenated: boolean;
}

/** Share of the lines that end in a hyphen in text that is hyphenated; elsewhere only compounds break there. */
const HYPHENATED_SHARE = 0.04;
/** A line may break behind these without a space having been there. */
const BREAKABLE = /\S[-\u2010/—]$|\d[–]$/u;
const SUSPENDED = /^(und|oder|bis|sowie|and|or|to)\b/;
const CUT = /\p{Ll}[-\u2010]$/u;

interface Body {
  size: number;
  font: string;
  /** Usual distance of two base lines. */
  leading: number;
  /** Width of a full line. */
  width: number;
}

export function blocksOfLines(all: readonly PdfLine[]): Block[] {
  const lines = withoutRunningLines(all);
  const body = bodyOf(lines);
  const sizes = headingSizes(lines, body);
  const words = wordsOf(lines);
  const blocks: Block[] = [];
  let group: PdfLine[] = [];
  const flush = (): void => {
    const block = blockOf(group, body, sizes, words);
    if (block !== undefined) append(blocks, block, group[0]);
    group = [];
  };
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (
      previous !== undefined &&
      startsParagraph(previous, line, { first: group[0] ?? line, next: lines[index + 1], body })
    )
      flush();
    group.push(line);
  }
  flush();
  return blocks;
}

/** Drops what is not text of the document: page numbers, tables of contents, and lines that return at the same height. */
function withoutRunningLines(lines: readonly PdfLine[]): PdfLine[] {
  const keyOf = (line: PdfLine): string =>
    `${Math.round(line.height * 200)} ${line.text.toLowerCase().replace(/\d+|\b[ivxl]+\b/g, '#')}`;
  const pagesWith = Map.groupBy(lines.filter(isMargin), keyOf);
  return lines.filter((line) => {
    if (LEADERS.test(line.text)) return false;
    if (!isMargin(line)) return true;
    if (PAGE_NUMBER.test(line.text)) return false;
    return new Set(pagesWith.get(keyOf(line))?.map((each) => each.page)).size < 2;
  });
}

function isMargin(line: PdfLine): boolean {
  return line.height < HEAD_MARGIN || line.height > FOOT_MARGIN;
}

/** What most characters are set in. */
function bodyOf(lines: readonly PdfLine[]): Body {
  const size = commonest(lines, (line) => line.size) ?? 10;
  const ofSize = lines.filter((line) => line.size === size);
  const font = commonest(ofSize, (line) => line.font);
  const gaps = ofSize.slice(1).flatMap((line, index) => {
    const before = ofSize[index];
    const gap = before === undefined || before.page !== line.page ? 0 : before.y - line.y;
    return gap > size * 0.6 && gap < size * 4 ? [gap] : [];
  });
  gaps.sort((a, b) => a - b);
  const widths = ofSize.map((line) => line.right - line.left).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.8)] ?? 0;
  return { size, font: font ?? '', leading: gaps[Math.floor(gaps.length * 0.4)] ?? size * 1.2, width };
}

function commonest<T>(lines: readonly PdfLine[], select: (line: PdfLine) => T): T | undefined {
  const weights = new Map<T, number>();
  for (const line of lines) weights.set(select(line), (weights.get(select(line)) ?? 0) + line.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Sizes above the body's, largest first: their order gives the levels. */
function headingSizes(lines: readonly PdfLine[], body: Body): number[] {
  const sizes = new Set(lines.filter((line) => line.size > body.size * 1.1).map((line) => line.size));
  return [...sizes].sort((a, b) => b - a).slice(0, 5);
}

interface Surroundings {
  /** Of the paragraph so far. */
  first: PdfLine;
  next: PdfLine | undefined;
  body: Body;
}

function startsParagraph(previous: PdfLine, line: PdfLine, { first, next, body }: Surroundings): boolean {
  if (isHeadingLine(previous, body) !== isHeadingLine(line, body)) return true;
  if (Math.abs(previous.size - line.size) > body.size * 0.08) return true;
  if (previous.font !== line.font && isHeadingLine(line, body)) return true;
  const ended = SENTENCE_END.test(previous.text);
  if (BULLET.test(line.text)) return true;
  if (NUMBERED.test(line.text) && (ended || NUMBERED.test(first.text))) return true;
  const gap = previous.y - line.y;
  // Another column or page: the sentence decides, as there is no distance to measure.
  if (previous.page !== line.page || gap < -body.size) {
    return isHeadingLine(line, body) || (ended && startsSentence(line.text));
  }
  const scale = Math.max(1, Math.min(line.size, previous.size) / body.size);
  if (gap > body.leading * scale * 1.35) return true;
  const indent = line.left - previous.left;
  const goesBack = next === undefined || next.page !== line.page || line.left - next.left > body.size * 0.6;
  if (indent > body.size * 0.8 && ended && goesBack) return true;
  const width = Math.max(previous.right, line.right) - Math.min(previous.left, line.left);
  const isShort = line.right - previous.right > width * 0.18;
  return ended && isShort && startsSentence(line.text);
}

function startsSentence(text: string): boolean {
  return !/^[\p{Ll}]/u.test(text);
}

function isHeadingLine(line: PdfLine, body: Body): boolean {
  if (line.text.length > LONGEST_HEADING || !/\p{L}/u.test(line.text)) return false;
  if (line.size > body.size * 1.1) return true;
  const isOtherFont = line.font !== body.font && line.size >= body.size * 0.95;
  const isShort = line.text.length < 80 && line.right - line.left < body.width * 0.9;
  return isOtherFont && isShort && !/[.,;:，。、；：]$/.test(line.text) && startsSentence(line.text);
}

function blockOf(group: readonly PdfLine[], body: Body, sizes: readonly number[], words: Words): Block | undefined {
  const first = group[0];
  if (first === undefined) return undefined;
  const text = joinLines(
    group.map((line) => line.text),
    words,
  );
  if (text === '') return undefined;
  const isHeading = group.every((line) => isHeadingLine(line, body)) && text.length <= LONGEST_HEADING * 2;
  if (!isHeading) return { kind: 'paragraph', text };
  const rank = sizes.indexOf(first.size);
  return { kind: 'heading', text, level: rank < 0 ? Math.min(sizes.length + 1, 6) : rank + 1 };
}

/** A paragraph that was cut by a figure or the end of a page goes on where the next one begins in small letters. */
function append(blocks: Block[], block: Block, first: PdfLine | undefined): void {
  const last = blocks.at(-1);
  const goesOn =
    block.kind === 'paragraph' &&
    last?.kind === 'paragraph' &&
    !SENTENCE_END.test(last.text) &&
    first !== undefined &&
    !startsSentence(block.text);
  if (goesOn && last !== undefined) last.text = `${last.text} ${block.text}`;
  else blocks.push(block);
}

function wordsOf(lines: readonly PdfLine[]): Words {
  const known = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  const cut = lines.filter((line) => CUT.test(line.text)).length;
  return { known, isHyphenated: cut > 1 && cut > lines.length * HYPHENATED_SHARE };
}

function joinLines(texts: readonly string[], words: Words): string {
  let joined = '';
  for (const text of texts) {
    if (joined === '') joined = text;
    else joined = joinTwo(joined, text, words);
  }
  return cleanLine(joined);
}

/** A hyphen at the end of a line stays where the document writes the word with it elsewhere. */
function joinTwo(before: string, after: string, words: Words): string {
  const cut = /([\p{L}]+)[-\u2010\u00ad]$/u.exec(before);
  const rest = /^\p{Ll}[\p{L}]*/u.exec(after);
  // "Vor- und Nachteile": the hyphen stands for the rest of the word.
  if (cut !== null && SUSPENDED.test(after)) return `${before} ${after}`;
  if (cut !== null && rest !== null) {
    const [left, right] = [cut[1]?.toLowerCase() ?? '', rest[0]];
    const isCompound = words.known.has(`${left}-${right}`) || !words.isHyphenated;
    const isWhole = words.known.has(`${left}${right}`) || before.endsWith('\u00ad');
    return isCompound && !isWhole ? `${before}${after}` : `${before.slice(0, -1)}${after}`;
  }
  if (BREAKABLE.test(before)) return `${before}${after}`;
  const isUnspaced = UNSPACED.test(before.at(-1) ?? '') && UNSPACED.test(after[0] ?? '');
  return isUnspaced ? `${before}${after}` : `${before} ${after}`;
}
