/** Which of the ten languages a text is written in: by its script, and for Latin script by its commonest little words. */
import type { LanguageTag } from '../../contract/index.ts';
import { LANGUAGE_TAGS } from '../../contract/index.ts';
import { stopWords } from './stop-words.ts';

const SCRIPTS: readonly [LanguageTag, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];
const LATIN: readonly LanguageTag[] = ['en', 'es', 'fr', 'de', 'pt'];
const SAMPLE = 4_000;

/** The tag itself where it is one of ours ("en-GB" counts as "en"). */
export function knownTag(tag: string | undefined): LanguageTag | undefined {
  const short = tag?.toLowerCase().split(/[-_]/u)[0];
  return LANGUAGE_TAGS.find((known) => known === short);
}

/** The language of `text`; `fallback` where it shows none. */
export function languageOf(text: string, fallback: LanguageTag): LanguageTag {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return fallback;
  for (const [tag, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese mixes kana with many Han characters.
    if (share > (tag === 'ja' ? 0.1 : 0.4)) return tag;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = fallback;
  let most = 0;
  for (const tag of LATIN) {
    const stops = stopWords(tag);
    const hits = words.filter((word) => stops.has(word)).length;
    if (hits > most || (hits === most && tag === fallback)) {
      most = hits;
      best = tag;
    }
  }
  return most === 0 ? fallback : best;
}
