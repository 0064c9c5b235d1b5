import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../contract/index.ts';
import { verdictOf } from './fixture.ts';

/** Real sentences: SQuAD and XQuAD (CC BY-SA 4.0), Astronomy 2e and World History, OpenStax (CC BY 4.0). */
const SENTENCES: readonly (readonly [LanguageTag, string])[] = [
  [
    'en',
    'The Panthers defense gave up just 308 points, ranking sixth in the league, while also leading the NFL in interceptions with 24.',
  ],
  [
    'en',
    'Betelgeuse is a mere 10 million years old, which is relatively young compared with our Sun’s 4.5 billion years.',
  ],
  ['en', 'In 330 BCE, Alexander’s forces sacked and later burned Persepolis, the jewel of the Persian Empire.'],
  [
    'de',
    'Jacksonville ist die Hauptstadt der Metropolregion Jacksonville und hatte 2010 eine Einwohnerzahl von 1.345.596.',
  ],
  [
    'es',
    'La mayor parte del bosque se encuentra dentro de Brasil, con un 60 % de la selva tropical, seguido por Perú, con el 13 %.',
  ],
  ['ru', 'Население Понс-Элиуса в это время составляло примерно 2 000 человек.'],
  ['zh', '1466年，或许 40,000 人死于巴黎的瘟疫。'],
  ['ja', '日本の人口は約1億2000万人で、首都は東京である。'],
  ['hi', '2010 में अमेज़न वर्षा-वन ने एक और गंभीर सूखे का सामना किया।'],
  ['ar', 'بلغ عدد سكانها 853,382 نسمة في عام 2014.'],
  ['fr', 'La France compte 68 millions d’habitants en 2023.'],
  ['pt', 'O Brasil tem 203 milhões de habitantes.'],
];
const NOT: Readonly<Record<LanguageTag, string>> = {
  en: 'not',
  es: 'no',
  fr: 'pas',
  de: 'nicht',
  zh: '不',
  ja: 'ない',
  hi: 'नहीं',
  ar: 'لا',
  pt: 'não',
  ru: 'не',
};

describe('properties', () => {
  const anySentence = fc.constantFrom(...SENTENCES);

  it('a verbatim slice is supported', async () => {
    await fc.assert(
      fc.asyncProperty(anySentence, fc.nat(40), fc.nat(40), async ([language, sentence], from, less) => {
        const slice = sentence.slice(from, Math.max(from + 1, sentence.length - less));
        fc.pre(/[\p{L}\p{N}]/u.test(slice) && slice.isWellFormed());
        expect(await verdictOf(slice, slice, 'verbatim', language)).toBe('supported');
      }),
      { numRuns: 300 },
    );
  });

  it('another digit is never supported', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySentence,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        async ([language, sentence], pick, step) => {
          const digits = [...sentence.matchAll(/\d/gu)];
          const digit = digits[pick % digits.length];
          fc.pre(digit !== undefined);
          const at = digit?.index ?? 0;
          const changed = `${sentence.slice(0, at)}${(Number(sentence[at]) + step) % 10}${sentence.slice(at + 1)}`;
          expect(await verdictOf(sentence, changed, 'verbatim', language)).not.toBe('supported');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a negation put in is never supported, nor one taken out', async () => {
    await fc.assert(
      fc.asyncProperty(anySentence, fc.nat(), async ([language, sentence], pick) => {
        const unspaced = language === 'zh' || language === 'ja';
        const places = unspaced
          ? [...sentence.matchAll(/(?<=[\p{Script=Han}\p{Script=Hiragana}])(?=[\p{Script=Han}\p{Script=Hiragana}])/gu)]
          : [...sentence.matchAll(/ /gu)];
        const place = places[pick % places.length];
        fc.pre(place !== undefined);
        const at = place?.index ?? 0;
        const negated = `${sentence.slice(0, at)}${unspaced ? '' : ' '}${NOT[language]}${sentence.slice(at)}`;
        expect(await verdictOf(sentence, negated, 'verbatim', language)).not.toBe('supported');
        expect(await verdictOf(negated, sentence, 'shortened', language)).not.toBe('supported');
      }),
      { numRuns: 300 },
    );
  });

  it('another name is never supported', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SENTENCES.filter(([language]) => !['zh', 'ja', 'hi', 'ar'].includes(language))),
        fc.nat(),
        async ([language, sentence], pick) => {
          const names = [...sentence.matchAll(/\p{Lu}\p{L}{3,}/gu)];
          const name = names[pick % names.length];
          fc.pre(name !== undefined);
          const at = name?.index ?? 0;
          const swapped = `${sentence.slice(0, at)}Zanzibar${sentence.slice(at + (name?.[0].length ?? 0))}`;
          expect(await verdictOf(sentence, swapped, 'verbatim', language)).not.toBe('supported');
        },
      ),
      { numRuns: 200 },
    );
  });
});
