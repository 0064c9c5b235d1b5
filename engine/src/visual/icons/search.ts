/** Icons for what somebody types: by concept, name and search word, whole words before beginnings. */
import type { IconFile } from './icon-set.ts';
import { lookupKey } from './lookup-key.ts';

/** What a hit is worth: how it was found, and how much of the key was typed. */
const WORTH = { concepts: 3, names: 2, tags: 1 } as const;
const MATCH = { whole: 9, word: 6, beginning: 3 } as const;
/** Letters of a query that are read. */
const MOST_LETTERS = 60;

type Index = keyof typeof WORTH;

/** Names of icons, best first; none for an empty query. The same query gives the same list. */
export function searchIcons(file: Pick<IconFile, Index>, query: string, limit: number): string[] {
  const wanted = lookupKey(query.slice(0, MOST_LETTERS));
  if (wanted === '') return [];
  const found = new Map<string, number>();
  for (const index of Object.keys(WORTH) as Index[]) {
    for (const [key, icons] of Object.entries(file[index])) {
      const match = matchOf(key, wanted);
      if (match === 0) continue;
      icons.forEach((icon, place) => {
        const worth = match + WORTH[index] - place / 100;
        found.set(icon, Math.max(found.get(icon) ?? 0, worth));
      });
    }
  }
  return [...found]
    .sort(([a, mine], [b, other]) => other - mine || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name);
}

function matchOf(key: string, wanted: string): number {
  if (key === wanted) return MATCH.whole;
  const words = key.split(' ');
  if (words.includes(wanted)) return MATCH.word;
  return key.startsWith(wanted) || words.some((word) => word.startsWith(wanted)) ? MATCH.beginning : 0;
}
