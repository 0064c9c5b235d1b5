/**
 * What a reader may ask about: numbers, dates, names and telling words, each weighed by how often people ask about its kind.
 * A unit counts once however often it is drawn, so that covering much beats repeating the same.
 */
import type { LanguageTag } from '../../contract/index.ts';
import type { Word } from '../text/words.ts';

/** Share of words of a kind that stand in answers to human questions; measured over articles in three languages. */
const WEIGHTS = {
  number: 0.45,
  year: 0.26,
  name: 0.24,
  /** A capital at the beginning tells little. */
  first: 0.05,
  quoted: 0.3,
  germanNoun: 0.16,
  word: 0.11,
  verbal: 0.06,
} as const;

export interface Unit {
  /** Index of the distinct stem in the document. */
  key: number;
  kind: 'number' | 'name' | 'word';
  weight: number;
  start: number;
  end: number;
}

/** Units of every sentence, keyed over the whole material. */
export interface UnitTable {
  /** units[i] belongs to the i-th text. */
  units: Unit[][];
  words: readonly (readonly Word[])[];
  /** How many distinct stems there are. */
  size: number;
  /** How often each stem occurs. */
  counts: number[];
  stems: Map<string, number>;
}

/** `words[i]` are the words of `texts[i]`. */
export function unitTable(
  texts: readonly string[],
  words: readonly (readonly Word[])[],
  language: LanguageTag,
): UnitTable {
  const stems = new Map<string, number>();
  const counts: number[] = [];
  for (const list of words) {
    for (const word of list) {
      if (!word.content) continue;
      const key = stems.get(word.stem) ?? stems.size;
      stems.set(word.stem, key);
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  const base = memoBase(language);
  const units = texts.map((text, i) => unitsOf(text, words[i] ?? [], base, { stems, counts }));
  return { units, words, size: stems.size, counts, stems };
}

function unitsOf(
  text: string,
  words: readonly Word[],
  base: (text: string, first: boolean) => Base,
  { stems, counts }: { stems: ReadonlyMap<string, number>; counts: readonly number[] },
): Unit[] {
  const units: Unit[] = [];
  const quotes = quotedSpans(text);
  words.forEach((word, i) => {
    const key = stems.get(word.stem);
    if (!word.content || key === undefined) return;
    const previous = units.at(-1);
    const joined = previous !== undefined && previous.end + 1 === word.start;
    const quoted = quotes.some((span) => word.start >= span[0] && word.end <= span[1]);
    const { kind, weight } = base(word.text, i === 0);
    const lifted = quoted ? Math.max(weight, WEIGHTS.quoted) : weight;
    // What stands in every sentence is what the text is about, and seldom the answer.
    const rare = (counts[key] ?? 1) ** -0.2;
    units.push({
      key,
      kind,
      // A name of several words: "Marshall Space Flight Center".
      weight: lifted * (joined && weight === WEIGHTS.name ? 1.3 : 1) * rare,
      start: word.start,
      end: word.end,
    });
  });
  return units;
}

interface Base {
  kind: Unit['kind'];
  weight: number;
}

/** Kind and weight of a word by its form, each form worked out once. */
function memoBase(language: LanguageTag): (text: string, first: boolean) => Base {
  const known: [Map<string, Base>, Map<string, Base>] = [new Map(), new Map()];
  return (text, first) => {
    const map = known[first ? 0 : 1];
    let base = map.get(text);
    if (base === undefined) {
      base = { kind: kindOf(text, first, language), weight: kindWeight(text, first, language) };
      map.set(text, base);
    }
    return base;
  };
}

function kindOf(text: string, first: boolean, language: LanguageTag): Unit['kind'] {
  if (/\p{N}/u.test(text)) return 'number';
  return !first && language !== 'de' && /^\p{Lu}/u.test(text) ? 'name' : 'word';
}

function quotedSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(/["“„«「『]([^"“”„«»」』]{2,80})["”“»」』]/gu))
    spans.push([match.index, match.index + match[0].length]);
  return spans;
}

function kindWeight(text: string, first: boolean, language: LanguageTag): number {
  if (/^\d{4}$/u.test(text)) return WEIGHTS.year;
  if (/\p{N}/u.test(text)) return WEIGHTS.number;
  if (/^\p{Lu}/u.test(text)) {
    if (first) return WEIGHTS.first;
    return language === 'de' ? WEIGHTS.germanNoun : WEIGHTS.name;
  }
  if (language === 'en' && /(?:ed|ing|ly)$/u.test(text)) return WEIGHTS.verbal;
  return WEIGHTS.word;
}
