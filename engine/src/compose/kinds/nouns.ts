/** Drawable nouns for the icon resolver: things one can point at, named in the text or standing for a term in it. */
import type { LanguageTag } from '../../contract/index.ts';
import { CONCEPT_ROWS } from './data/concepts.ts';
import { FOREIGN_COLUMNS, FOREIGN_ROWS } from './data/foreign-nouns.ts';
import { DRAWABLE_NOUNS } from './data/lexicon.ts';
import { MOST_CHARACTERS, stem, wordsOf } from './text.ts';

const MOST_NOUNS = 5;
const LONGEST_TERM_WORDS = 3;

/** Term in stems -> drawable nouns. */
const CONCEPTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(CONCEPT_ROWS).flatMap(([nouns, terms]) =>
    terms.split('|').map((term): [string, readonly string[]] => [termKey(term), nouns.split(',')]),
  ),
);
const CONCEPT_NOUNS = Object.keys(CONCEPT_ROWS).flatMap((nouns) => nouns.split(','));
const NOUN_STEMS: ReadonlyMap<string, string> = new Map(
  [...DRAWABLE_NOUNS, ...CONCEPT_NOUNS].map((noun) => [termKey(noun), noun]),
);

function termKey(term: string): string {
  return wordsOf(term.replaceAll('-', ' ')).map(stem).join(' ');
}

interface Hit {
  nouns: readonly string[];
  score: number;
}

/** Longer terms are surer; what stands near the beginning is more likely what the text is about. */
function scoreOf(words: number, position: number, isTerm: boolean): number {
  return (isTerm ? 2 : 1.6) + words - Math.min(position, 30) / 12;
}

function englishHits(text: string): Hit[] {
  const stems = wordsOf(
    text.replace(/on the other hand|at hand|by hand/giu, ' ').replace(/(?<=\p{L})-(?=\p{L})/gu, ' '),
  ).map(stem);
  const hits: Hit[] = [];
  for (let at = 0; at < stems.length; at++) {
    for (let words = Math.min(LONGEST_TERM_WORDS, stems.length - at); words > 0; words--) {
      const key = stems.slice(at, at + words).join(' ');
      const concept = CONCEPTS.get(key);
      const noun = concept === undefined ? NOUN_STEMS.get(key) : undefined;
      if (concept === undefined && noun === undefined) continue;
      hits.push({ nouns: concept ?? [noun ?? ''], score: scoreOf(words, at, concept !== undefined) });
      at += words - 1;
      break;
    }
  }
  return hits;
}

type ForeignTag = (typeof FOREIGN_COLUMNS)[number];

/** For each language: beginning of a word -> English noun. */
const FOREIGN: Readonly<Record<ForeignTag, ReadonlyMap<string, string>>> = {
  es: columnOf('es'),
  fr: columnOf('fr'),
  de: columnOf('de'),
  pt: columnOf('pt'),
  ru: columnOf('ru'),
  ar: columnOf('ar'),
  hi: columnOf('hi'),
  zh: columnOf('zh'),
  ja: columnOf('ja'),
};

function columnOf(language: ForeignTag): ReadonlyMap<string, string> {
  const column = FOREIGN_COLUMNS.indexOf(language);
  const rows = Object.entries(FOREIGN_ROWS).flatMap(([noun, row]) =>
    (row.split('|')[column] ?? '')
      .split(',')
      .filter((word) => word !== '')
      .map((word): [string, string] => [foreignKey(word), noun]),
  );
  return new Map(rows);
}

function foreignKey(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0670]/gu, '')
    .toLowerCase();
}

const ARABIC_PREFIX = /^(?:[وفبكل]?ال|لل|[وفبكل])(?=\p{L}{3})/u;
const FEWEST_LETTERS = 3;
const LONGEST_ENDING = 3;

function spacedHit(word: string, table: ReadonlyMap<string, string>): string | undefined {
  const key = foreignKey(word);
  const whole = table.get(key) ?? table.get(key.replace(ARABIC_PREFIX, ''));
  if (whole !== undefined) return whole;
  const bare = key.replace(ARABIC_PREFIX, '');
  for (let ending = 1; ending <= LONGEST_ENDING && bare.length - ending > FEWEST_LETTERS; ending++) {
    const noun = table.get(bare.slice(0, -ending));
    if (noun !== undefined) return noun;
  }
  return undefined;
}

function foreignHits(text: string, language: ForeignTag): Hit[] {
  const table = FOREIGN[language];
  if (language === 'zh' || language === 'ja') {
    return [...table].flatMap(([word, noun]) => {
      const at = text.indexOf(word);
      return at < 0 ? [] : [{ nouns: [noun], score: scoreOf(word.length, at / 2, true) }];
    });
  }
  return wordsOf(text).flatMap((word, position) => {
    const noun = spacedHit(word, table);
    return noun === undefined ? [] : [{ nouns: [noun], score: scoreOf(1, position, true) }];
  });
}

/**
 * Up to five drawable nouns, English, lower case, singular, best first; fewer or none where the text names no thing.
 * Longer terms and words near the beginning come first; a noun named twice gains a little.
 */
export function nounsOf(text: string, language: LanguageTag): string[] {
  const stretch = text.slice(0, MOST_CHARACTERS);
  const hits = language === 'en' ? englishHits(stretch) : foreignHits(stretch.normalize('NFC'), language);
  const scores = new Map<string, number>();
  for (const hit of hits) {
    for (const [rank, noun] of hit.nouns.entries()) {
      const known = scores.get(noun);
      const score = hit.score - rank * 0.5;
      scores.set(noun, known === undefined ? score : Math.max(known, score) + 0.4);
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_NOUNS)
    .map(([noun]) => noun);
}
