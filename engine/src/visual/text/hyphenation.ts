/** Where a word may be divided, by the TeX patterns of its language. */
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import type { LanguageTag } from '../../contract/index.ts';

interface Hyphenator {
  hyphenateSync(text: string, options?: { minWordLength?: number }): string;
}

const PATTERNS: Partial<Record<LanguageTag, string>> = {
  de: 'de-1996',
  en: 'en-us',
  es: 'es',
  fr: 'fr',
  pt: 'pt',
  ru: 'ru',
};
/** Fewer letters than this before or after a hyphen read badly. */
const LETTERS_BEFORE = 3;
const LETTERS_AFTER = 3;
const CACHED_WORDS = 2_048;

/** Offsets in `word` at which a hyphen may stand. */
export type Hyphenation = (word: string, language: LanguageTag) => readonly number[];

/** Patterns are loaded when the first word of their language must be divided. */
export function createHyphenation(): Hyphenation {
  const require = createRequire(import.meta.url);
  const loaded = new Map<string, Hyphenator>();
  const known = new LRUCache<string, readonly number[]>({ max: CACHED_WORDS });
  const hyphenate = (word: string, name: string): number[] => {
    const hyphenator = loaded.get(name) ?? (require(`hyphen/${name}/index.js`) as Hyphenator);
    loaded.set(name, hyphenator);
    const offsets: number[] = [];
    let offset = 0;
    const syllables = hyphenator.hyphenateSync(word, { minWordLength: LETTERS_BEFORE + LETTERS_AFTER }).split('\u00ad');
    for (const syllable of syllables) {
      offset += syllable.length;
      if (offset >= LETTERS_BEFORE && word.length - offset >= LETTERS_AFTER) offsets.push(offset);
    }
    return offsets;
  };
  return (word, language) => {
    const name = PATTERNS[language];
    if (name === undefined || word.length < LETTERS_BEFORE + LETTERS_AFTER) return [];
    const key = `${name}|${word}`;
    const offsets = known.get(key) ?? hyphenate(word, name);
    known.set(key, offsets);
    return offsets;
  };
}
