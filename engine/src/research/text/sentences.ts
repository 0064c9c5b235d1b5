/** Sentences of English prose with their offsets; used when the library is built. */

export interface SentenceSpan {
  start: number;
  end: number;
}

/** Ends of words whose full stop does not end a sentence: initials, genera ("E. coli") and common abbreviations. */
const NO_END =
  /(?:^|[\s(“"])(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Mt|Jr|Sr|vs|etc|cf|ca|c|e\.g|i\.e|al|approx|Fig|No|pp?|U\.S|B\.C|A\.D)\.$/u;
const END = /[.!?]["”’)]*(?=\s+["“‘(]?[\p{Lu}\p{N}])/gu;

/** In reading order, without the spaces between. `text.slice(start, end)` is the sentence. */
export function sentencesOf(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (NO_END.test(text.slice(Math.max(start, end - 12), end))) continue;
    spans.push({ start, end });
    start = end + (/^\s+/.exec(text.slice(end, end + 20))?.[0].length ?? 0);
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
