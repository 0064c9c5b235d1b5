import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownTag, languageOf } from './language.ts';
import { readingGrade } from './readability.ts';
import { stopWords } from './stop-words.ts';
import { countWords, stemOf, syllablesOf, wordsOf } from './words.ts';

describe('wordsOf', () => {
  it('gives words with offsets, numbers in one piece', () => {
    const text = 'About 4.6 billion years, the Sun’s age (1,000–2,000).';
    const words = wordsOf(text, 'en');
    expect(words.map((word) => word.text)).toEqual([
      'About',
      '4.6',
      'billion',
      'years',
      'the',
      'Sun’s',
      'age',
      '1,000',
      '2,000',
    ]);
    for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
    expect(words.filter((word) => word.content).map((word) => word.stem)).toEqual([
      '4.6',
      'billion',
      'year',
      'sun',
      'age',
      '1,000',
      '2,000',
    ]);
  });

  it('parts Chinese by the segmenter', () => {
    expect(wordsOf('黑洞是天体。', 'zh').length).toBeGreaterThan(1);
  });

  it.each([
    ['galaxies', 'en', 'galaxy'],
    ['boxes', 'en', 'box'],
    ['stars', 'en', 'star'],
    ['virus', 'en', 'virus'],
    ['mass', 'en', 'mass'],
    ['is', 'en', 'is'],
    ['1990s', 'en', '1990s'],
    ['gatos', 'es', 'gato'],
    ['revolución', 'es', 'revoluci'],
    ['लड़कों', 'hi', 'लड़क'],
    ['घर', 'hi', 'घर'],
    ['الكتاب', 'ar', 'كتاب'],
    ['من', 'ar', 'من'],
    ['黑洞', 'zh', '黑洞'],
  ] as const)('stems %s (%s) to %s', (word, language, stem) => {
    expect(stemOf(word, language)).toBe(stem);
  });

  it('counts words as white space parts them, Chinese by the segmenter', () => {
    expect(countWords('  a b  c ', 'en')).toBe(3);
    expect(countWords('   ', 'en')).toBe(0);
    expect(countWords('黑洞很重。', 'zh')).toBeGreaterThanOrEqual(2);
  });

  it('counts at least one syllable in any word', () => {
    expect(syllablesOf('photosynthesis')).toBe(5);
    expect(syllablesOf('make')).toBe(1);
    expect(syllablesOf('jumped')).toBe(1);
    fc.assert(fc.property(fc.string(), (word) => syllablesOf(word) >= 1));
  });
});

describe('readingGrade', () => {
  it('is higher for harder text', () => {
    const easy = readingGrade('The cat sat on the mat. It was warm.', 'en');
    const hard = readingGrade(
      'Photosynthetic eukaryotes accumulate carbohydrate reserves intracellularly notwithstanding environmental perturbation.',
      'en',
    );
    expect(hard).toBeGreaterThan(easy + 10);
  });

  it('rises with the length of sentences in other languages', () => {
    expect(readingGrade('El sol es una estrella grande y muy caliente que brilla.', 'es')).toBeGreaterThan(
      readingGrade('El sol arde.', 'es'),
    );
    expect(readingGrade('黑洞是一种引力极强的天体，连光也无法逃脱。', 'zh')).toBeGreaterThan(
      readingGrade('天很黑。', 'zh'),
    );
    expect(readingGrade('', 'en')).toBe(0);
  });
});

describe('languageOf', () => {
  it.each([
    ['The king of the land was in the city and it is here.', 'en'],
    ['El rey de la ciudad y los hombres que viven en el campo.', 'es'],
    ['Le roi de la ville et les hommes qui sont dans les champs.', 'fr'],
    ['Der König und die Leute in der Stadt sind nicht auf dem Land.', 'de'],
    ['O rei da cidade e os homens que não estão no campo com ela.', 'pt'],
    ['Король города и люди, которые живут в поле.', 'ru'],
    ['黑洞是一种天体', 'zh'],
    ['水は液体です', 'ja'],
    ['यह पानी है', 'hi'],
    ['هذا ماء بارد', 'ar'],
    ['1234 56', 'fr'],
    ['xyzzy plugh', 'fr'],
  ] as const)('tells the language of %s', (text, tag) => {
    expect(languageOf(text, 'fr')).toBe(tag);
  });

  it('knows tags with a region', () => {
    expect(knownTag('en-GB')).toBe('en');
    expect(knownTag('tlh')).toBeUndefined();
    expect(knownTag(undefined)).toBeUndefined();
  });

  it('has stop words for every language', () => {
    expect(stopWords('en').has('the')).toBe(true);
    expect(stopWords('ru').has('и')).toBe(true);
  });
});
