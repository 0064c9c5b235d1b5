/** Words of a text with their offsets, their plain forms for comparing, and how many a reader counts. */
import type { LanguageTag } from '../../contract/index.ts';
import { stopWords } from './stop-words.ts';

export interface Word {
  /** As written. */
  text: string;
  start: number;
  end: number;
  /** Lower case, accents kept, plural and common endings cut: equal for forms of one word. */
  stem: string;
  /** Carries content: a number, or a word that is no stop word. */
  content: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,'’\-‐‑·½⅓¼¾][\p{L}\p{M}\p{N}]+|[½⅓¼¾])*/gu;
const WHITE = /\s+/u;
const DIGIT = /\p{N}/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: LanguageTag): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

/** Chinese and Japanese are written without spaces. */
export function isUnspaced(language: LanguageTag): boolean {
  return language === 'zh' || language === 'ja';
}

/** What of a word does not depend on where it stands. */
type WordForm = Pick<Word, 'text' | 'stem' | 'content'>;

/** Forms remembered for each language, some 200 bytes each. */
const MOST_FORMS = 20_000;
const formsByLanguage = new Map<LanguageTag, Map<string, WordForm>>();

function formsIn(language: LanguageTag): Map<string, WordForm> {
  const known = formsByLanguage.get(language);
  if (known !== undefined) return known;
  const forms = new Map<string, WordForm>();
  formsByLanguage.set(language, forms);
  return forms;
}

function formOf(raw: string, language: LanguageTag): WordForm {
  const lower = raw.toLowerCase();
  const content = DIGIT.test(raw) || (!stopWords(language).has(lower) && (isUnspaced(language) || raw.length > 1));
  // A copy: a part of a text would keep the whole of it in memory.
  return { text: ` ${raw}`.slice(1), stem: stemOf(lower, language), content };
}

/** Words in order, with offsets into `text`. */
export function wordsOf(text: string, language: LanguageTag): Word[] {
  const forms = formsIn(language);
  const words: Word[] = [];
  const push = (raw: string, start: number): void => {
    let form = forms.get(raw);
    if (form === undefined) {
      form = formOf(raw, language);
      if (forms.size >= MOST_FORMS) forms.clear();
      forms.set(form.text, form);
    }
    words.push({ text: form.text, start, end: start + raw.length, stem: form.stem, content: form.content });
  };
  if (isUnspaced(language)) {
    for (const part of segmenterFor(language).segment(text)) {
      if (part.isWordLike === true) push(part.segment, part.index);
    }
    return words;
  }
  for (const match of text.matchAll(WORD)) push(match[0], match.index);
  return words;
}

/** How many words a reader counts: what white space parts; in Chinese and Japanese the words of the segmenter. */
export function countWords(text: string, language: LanguageTag): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (!isUnspaced(language)) return trimmed.split(WHITE).length;
  let count = 0;
  for (const part of segmenterFor(language).segment(trimmed)) if (part.isWordLike === true) count++;
  return count;
}

/** Common endings cut, so that "galaxies" meets "galaxy"; `lower` must be in lower case. */
export function stemOf(lower: string, language: LanguageTag): string {
  if (language === 'en') return stemEnglish(lower.replace(/['’]s?$/u, ''));
  if (isUnspaced(language) || DIGIT.test(lower)) return lower;
  if (language === 'hi') return lower.length > 4 ? lower.replace(/(?:ों|ें|ियों|ाएँ|ाओं|ी|े|ा)$/u, '') : lower;
  if (language === 'ar') return stemArabic(lower);
  return lower.length > 6 ? lower.slice(0, lower.length - 2) : lower.replace(/s$/u, '');
}

function stemEnglish(word: string): string {
  if (word.length < 4 || DIGIT.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return word.slice(0, -1);
  return word;
}

function stemArabic(word: string): string {
  const bare = word.replace(/\p{M}/gu, '').replace(/^(?:وال|بال|كال|فال|لل|ال)/u, '');
  return bare.length >= 3 ? bare.replace(/(?:ات|ون|ين|ها|ة)$/u, '') : word;
}

const A = 0x61;
const D = 0x64;
const E = 0x65;
const Z = 0x7a;
const VOWELS = letterSet('aeiouy');
/** Before a final "e" that is silent, and before a final "ed" that is, stands none of these. */
const SOUNDS_E = letterSet('aeiouyl');
const SOUNDS_ED = letterSet('aeiouytd');

/** One bit for each letter from a to z. */
function letterSet(letters: string): number {
  return Array.from(letters).reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - A)), 0);
}

function isIn(set: number, code: number): boolean {
  return code >= A && ((set >> (code - A)) & 1) === 1;
}

/** Syllables of an English word, estimated from its vowel groups; what is no letter from a to z does not count. */
export function syllablesOf(word: string): number {
  const lower = word.toLowerCase();
  let letters = 0;
  let groups = 0;
  let [third, second, last] = [0, 0, 0];
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code < A || code > Z) continue;
    if (isIn(VOWELS, code) && !isIn(VOWELS, last)) groups++;
    letters++;
    third = second;
    second = last;
    last = code;
  }
  if (letters > 3) {
    if (last === E && !isIn(SOUNDS_E, second)) groups--;
    if (last === D && second === E && !isIn(SOUNDS_ED, third)) groups--;
  }
  return Math.max(1, groups);
}
