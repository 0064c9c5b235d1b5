/** In which language a text is written. */
import { detect } from 'tinyld';

/** Characters that are enough to tell, and more than a name list at the top of a document. */
const SAMPLE = 4_000;
/** Below this many letters a guess is worse than none. */
const LEAST_LETTERS = 30;
/**
 * What documents are written in, by script. The detector also knows invented and tiny languages, which short
 * texts resemble by chance, and it may name a language of another script.
 */
const BY_SCRIPT: readonly { script: RegExp; languages: string[] }[] = [
  { script: /\p{Script=Cyrillic}/gu, languages: ['ru', 'uk', 'bg', 'sr'] },
  { script: /\p{Script=Arabic}/gu, languages: ['ar', 'fa', 'ur'] },
  { script: /\p{Script=Devanagari}/gu, languages: ['hi', 'mr'] },
  {
    script: /\p{Script=Latin}/gu,
    languages: 'en es fr de pt it nl pl sv da no fi tr cs ro hu ca hr sk id vi'.split(' '),
  },
  { script: /\p{L}/gu, languages: ['ko', 'el', 'he', 'th', 'bn'] },
];

/** BCP-47 tag, or undefined when it cannot be told. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return undefined;
  const share = (script: RegExp): number => (sample.match(script)?.length ?? 0) / letters.length;
  // The script decides where it can; kana come first, because Japanese is full of Han characters.
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.08) return 'ja';
  if (share(/\p{Script=Han}/gu) > 0.3) return 'zh';
  if (letters.length < LEAST_LETTERS) return undefined;
  const languages = BY_SCRIPT.find(({ script }) => share(script) > 0.5)?.languages ?? [];
  const tag = detect(sample, { only: languages });
  return tag === '' ? undefined : tag;
}
