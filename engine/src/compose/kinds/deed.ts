/** What kind of deed a sentence of a history tells, as far as its verbs say. English; elsewhere every deed is plain. */
import type { LanguageTag } from '../../contract/index.ts';
import { IDLE, TELLING, TURNING } from './data/deeds.ts';

/**
 * `turning`: something begins or ends, is founded, conquered, signed, discovered. `telling`: something is done that changes little.
 * `plain`: anything that happened. `idle`: how something was, went on or was meant.
 */
export type Deed = 'turning' | 'telling' | 'plain' | 'idle';

/** Where one clause ends and the next begins. */
const CLAUSES =
  /(?<=, )(?=\S)|(?<= )(?=(?:who|which|that|whose|when|while|after|before|because|since|although|though|where|as) )/gu;
const SHORTEST_CLAUSE = 28;

/**
 * Judged by the clause that holds `date`, or by the main clause where the date stands apart from the text; a deed in another clause
 * counts as the next lower kind.
 */
export function deedIn(text: string, language: LanguageTag, date = ''): Deed {
  if (language !== 'en') return 'plain';
  const clause = clauseOf(text, date);
  if (TURNING.test(clause)) return 'turning';
  if (TELLING.test(clause) || TURNING.test(text)) return 'telling';
  if (IDLE.test(clause)) return 'idle';
  // an apposition may stand between a subject and its verb
  return TELLING.test(text) ? 'telling' : 'plain';
}

/** The clause that holds `date`, with as much before it or behind it as makes it one; the main clause where the text has no such date. */
export function clauseOf(text: string, date: string): string {
  const at = date === '' ? -1 : text.indexOf(date);
  // a date in front of its clause belongs to what follows
  const from = at < SHORTEST_CLAUSE ? leadOf(text) : at;
  const ends = [0, ...[...text.matchAll(CLAUSES)].map(({ index }) => index), text.length];
  let first = ends.findLastIndex((end) => end <= from && end < text.length);
  let last = ends.findIndex((end) => end > from);
  const clause = (): string => text.slice(ends[first], ends[last]);
  // "…, France, in 1095": no clause yet
  while (clause().replace(date, '').length < SHORTEST_CLAUSE && (first > 0 || last < ends.length - 1)) {
    if (first > 0 && at >= SHORTEST_CLAUSE) first--;
    else if (last < ends.length - 1) last++;
    else first--;
  }
  return clause();
}

/** Length of a clause or a date in front: "After the king fled, …". */
function leadOf(text: string): number {
  return (
    /^(?:Even after|Even when|After|When|While|As|Because|Although|Though|Since|Before|With|Following|In|On|By)\b[^,]{3,120}, /u.exec(
      text,
    )?.[0].length ?? 0
  );
}
