/** The names that a topic may have in the library's tables, and what a title makes of them. */
import { INDEX_STOP_WORDS } from '../text/stop-words.ts';
import { termOf, wordsOf } from '../text/words.ts';
import type { QueryTerm } from './query.ts';

/** Keys of the whole topic: all of its terms, and those that say what it is. */
export function namesOf(terms: readonly QueryTerm[]): string[] {
  const core = terms.filter(({ side }) => !side);
  const names = [terms, core].map((list) => list.map(({ term }) => term).join(' '));
  return [...new Set(names)].filter((name) => name.length > 0);
}

/** "Acids and bases" are two topics beside the one; at most four. */
export function partsOf(topic: string): string[] {
  const parts = topic.slice(0, 200).split(/ (?:and|or|vs\.?|versus) | & |, /iu);
  return parts.length < 2 ? [] : parts.slice(0, 4);
}

/**
 * How a title speaks of the topic: of it (`whole`), of one kind of it ("Low-Mass Stars"), or of what lies
 * around it ("Recovering from World War I"). `none`: it does not name it at once.
 */
export type TitleRelation = 'whole' | 'kind' | 'beside' | 'none';

const BESIDE = new Set(['after', 'before', 'beyond', 'outside', 'without', 'from']);
/** "The First Industrial Revolution" is where the Industrial Revolution begins. */
const FIRST = new Set(['first', 'great', 'general']);

const ADJECTIVE = /(?:al|ar|ic)$/;

export function titleRelation(title: string, terms: readonly QueryTerm[]): TitleRelation {
  const first = terms.find(({ side }) => !side)?.term;
  const words = wordsOf(title);
  const keys = words.map(termOf);
  const wanted = new Set(terms.map(({ term }) => term));
  const relations = keys.flatMap((key, index) => (key === first ? [relationAt(words, keys, index, wanted)] : []));
  const order: TitleRelation[] = ['whole', 'kind', 'beside'];
  return order.find((relation) => relations.includes(relation)) ?? 'none';
}

function relationAt(
  words: readonly string[],
  keys: readonly string[],
  index: number,
  wanted: ReadonlySet<string>,
): TitleRelation {
  if (isAdjective(words[index] ?? '', keys[index] ?? '')) return 'kind';
  let before = index - 1;
  while (before >= 0 && (wanted.has(keys[before] ?? '') || /^(?:the|an?)$/.test(words[before] ?? ''))) before -= 1;
  const word = words[before];
  if (word === undefined || FIRST.has(word)) return 'whole';
  if (BESIDE.has(word)) return 'beside';
  return INDEX_STOP_WORDS.has(word) || before < index - 1 ? 'whole' : 'kind';
}

/** "Gravitational waves" are not gravity. */
function isAdjective(word: string, key: string): boolean {
  return ADJECTIVE.test(word) && !ADJECTIVE.test(key) && !word.startsWith(key);
}
