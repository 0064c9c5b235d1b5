/**
 * What a reader may ask about: numbers, dates, names and telling words, each weighed by how often people ask about its kind.
 * A unit counts once however often it is drawn, so that covering much beats repeating the same.
 */
import type { LanguageTag } from '../../contract/index.ts';
import type { Word } from '../text/words.ts';

/**
 * How often words of a kind stand in answers to human questions, an ordinary word being 1: Poisson regression over the words of
 * articles in seven languages.
 */
const WEIGHTS = {
  number: 4,
  year: 3.6,
  name: 2.4,
  /** A capital at the beginning tells little. */
  first: 1.5,
  germanNoun: 1.6,
  word: 1,
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
  const units = texts.map((_, i) => unitsOf(words[i] ?? [], base, stems));
  return { units, words, size: stems.size, counts, stems };
}

function unitsOf(
  words: readonly Word[],
  base: (text: string, first: boolean) => Base,
  stems: ReadonlyMap<string, number>,
): Unit[] {
  const units: Unit[] = [];
  words.forEach(({ text, stem, content, start, end }, i) => {
    const key = content ? stems.get(stem) : undefined;
    if (key === undefined) return;
    const { kind, weight } = base(text, i === 0);
    units.push({ key, kind, weight, start, end });
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

function kindWeight(text: string, first: boolean, language: LanguageTag): number {
  if (/^\d{4}$/u.test(text)) return WEIGHTS.year;
  if (/\p{N}/u.test(text)) return WEIGHTS.number;
  if (/^\p{Lu}/u.test(text)) {
    if (first) return WEIGHTS.first;
    return language === 'de' ? WEIGHTS.germanNoun : WEIGHTS.name;
  }
  return WEIGHTS.word;
}
