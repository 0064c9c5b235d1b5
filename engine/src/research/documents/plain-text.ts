/** Blocks of a text without markup: what is a paragraph, what is a heading, which line ends are only wrapping. */
import type { Block } from '../source-text.ts';
import { cleanText } from './clean.ts';

/** A line of at least this many characters is not wrapped by hand or by a mail program: it is a paragraph. */
const LONGEST_WRAPPED_LINE = 110;
const SHORTEST_WRAPPED_LINE = 40;
const LONGEST_HEADING = 90;

const LIST_ITEM = /^(?:[-*•‣▪◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/u;
const SENTENCE_END = /[.!?…。！？।؟:;,，、]["'”’»)\]]*$/u;

export function plainTextBlocks(raw: string): Block[] {
  const text = cleanText(raw);
  const groups = text.split(/\n{2,}/).map((group) => group.split('\n').filter((line) => line.length > 0));
  const lines = groups.flatMap((group) => (isWrapped(group) ? [group.join(' ')] : joinCut(group)));
  return lines.map((line, index) => toBlock(line, lines[index + 1], index === 0));
}

/** A long line without an end goes on in the next one; encyclopaedias lose subscripts that way (`O` and `2` on two lines). */
function joinCut(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, line)) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}

function goesOn(line: string, next: string): boolean {
  if (line.length < LONGEST_HEADING || SENTENCE_END.test(line)) return false;
  return /^\p{Ll}/u.test(next) ? !LIST_ITEM.test(next) : /[A-Z][a-z]?$/.test(line) && /^\d/.test(next);
}

/** Lines of about the same length that break in the middle of sentences were one paragraph once. */
function isWrapped(group: readonly string[]): boolean {
  if (group.length < 2 || group.some((line) => line.length > LONGEST_WRAPPED_LINE || LIST_ITEM.test(line)))
    return false;
  const inner = group.slice(0, -1);
  const longest = Math.max(...inner.map((line) => line.length));
  if (longest < SHORTEST_WRAPPED_LINE) return false;
  const full = inner.filter((line) => line.length >= longest * 0.7);
  const open = inner.filter((line) => !SENTENCE_END.test(line));
  return full.length >= inner.length * 0.75 && open.length >= inner.length * 0.4;
}

/** A heading that is told by its shape alone is the text's title where the text opens with it, else a section's. */
function toBlock(line: string, next: string | undefined, isFirst: boolean): Block {
  const marked = /^(={1,6})\s*([^=].*?)\s*\1$/.exec(line) ?? /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
  if (marked !== null) return { kind: 'heading', text: marked[2] ?? line, level: (marked[1] ?? '').length };
  if (isHeading(line, next)) return { kind: 'heading', text: line, level: isFirst ? 1 : 2 };
  return { kind: 'paragraph', text: line, ...listOf(line) };
}

function listOf(line: string): Pick<Block, 'list'> {
  if (/^\(?\d{1,3}[.)]\s/u.test(line)) return { list: 'ordered' };
  return /^[-*•‣▪◦–]\s/u.test(line) ? { list: 'bullets' } : {};
}

/** A short line that ends no sentence and stands above a longer one. */
function isHeading(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > LONGEST_HEADING || LIST_ITEM.test(line)) return false;
  if (SENTENCE_END.test(line) || !/\p{L}/u.test(line)) return false;
  return next.length > Math.max(80, line.length * 1.5) && line.split(' ').length <= 12;
}
