/** How hard a text is to read, as a school grade: higher is harder. */
import type { LanguageTag } from '../../contract/index.ts';
import { splitSentences } from './split.ts';
import { countWords, isUnspaced, syllablesOf } from './words.ts';

/**
 * English: the Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
 * Other languages: a grade from the length of sentences and words alone; comparable inside one language only.
 */
export function readingGrade(text: string, language: LanguageTag): number {
  const sentences = Math.max(1, splitSentences(text, language).length);
  const words = countWords(text, language);
  if (words === 0) return 0;
  if (language === 'en') {
    const syllables = text.split(/\s+/u).reduce((sum, word) => sum + (word === '' ? 0 : syllablesOf(word)), 0);
    return (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59;
  }
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const perWord = letters / words;
  return (0.39 * words) / sentences + (isUnspaced(language) ? 6 * perWord - 8 : 2.2 * perWord - 8);
}
