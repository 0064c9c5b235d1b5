/** Finds a model's quote in its passage. White space, quotation marks and dashes may differ; words may not. */
import type { Passage } from '../../contract/index.ts';

/** Offsets into the passage's text, or undefined where it does not stand there. */
export function locateQuote(passage: Passage, quote: string): { start: number; end: number } | undefined {
  const exact = passage.text.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const text = fold(passage.text);
  const wanted = fold(trimEllipses(quote)).folded;
  if (wanted === '') return undefined;
  const at = text.folded.indexOf(wanted);
  if (at < 0) return undefined;
  const start = text.origins[at];
  const last = text.origins[at + wanted.length - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

const ALIKE: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00a0': ' ',
};

/** One character for each run of white space; `origins[i]` is where the i-th character came from. */
function fold(text: string): { folded: string; origins: number[] } {
  let folded = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const plain = /\s/u.test(character) ? ' ' : (ALIKE[character] ?? character);
    if (plain === ' ' && (folded === '' || folded.endsWith(' '))) continue;
    folded += plain;
    origins.push(at);
  }
  if (folded.endsWith(' ')) {
    folded = folded.slice(0, -1);
    origins.pop();
  }
  return { folded, origins };
}

function trimEllipses(quote: string): string {
  return quote.replace(/^(?:\.{3}|…|"|“)\s*|\s*(?:\.{3}|…|"|”)$/gu, '');
}
