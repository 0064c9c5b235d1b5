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
/** Fewer letters than this before or after a hyphen read badly, the more so in a long word. */
const LETTERS = 3;
const LETTERS_OF_LONG_WORD = 4;
const LONG_WORD = 12;
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
    const letters = word.length < LONG_WORD ? LETTERS : LETTERS_OF_LONG_WORD;
    let offset = 0;
    const syllables = hyphenator.hyphenateSync(word, { minWordLength: 2 * LETTERS }).split('\u00ad');
    for (const syllable of syllables) {
      offset += syllable.length;
      if (offset >= letters && word.length - offset >= letters) offsets.push(offset);
    }
    return offsets;
  };
  return (word, language) => {
    const name = PATTERNS[language];
    if (name === undefined || word.length < 2 * LETTERS) return [];
    const key = `${name}|${word}`;
    const offsets = known.get(key) ?? hyphenate(word, name);
    known.set(key, offsets);
    return offsets;
  };
}
