/** What is drawn: headings, icons' nouns, steps, charts. */
import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { hasMainVerb } from './clause.ts';
import { headingFor } from './heading.ts';
import * as kinds from './index.ts';
import { nounsOf } from './nouns.ts';
import { sentenceOf } from './sentence-of.ts';
import { subjectPhrase } from './subject.ts';
import { capitalised, stem, trimPhrase } from './text.ts';

describe('headingFor', () => {
  it.each([
    // Astronomy 2e, Chemistry 2e, Microbiology, World History, OpenStax, CC BY 4.0
    [
      'The Kepler-62 habitable zone is much smaller than that of the Sun because the star is fainter.',
      'Kepler-62 habitable zone',
    ],
    ['Polyclonal antisera are used in many clinical tests.', 'Polyclonal antisera'],
    ['In 1514, Pope Leo X declared that the line was valid.', 'Pope Leo X'],
    ['However, the mitotic spindle is produced by two centrosomes.', 'Mitotic spindle'],
    ['It also signed the Treaty of Wuchale with Menelik II.', 'Treaty of Wuchale'],
    ['Phrygians, who inhabited the Balkans, migrated into Asia Minor.', 'Phrygians'],
    ['Championing nationalism, Ho received training from abroad.', 'Ho'],
  ])('%s', (text, heading) => {
    expect(headingFor(sentenceOf(text), 'physics')).toBe(heading === 'Ho' ? undefined : heading);
  });

  it.each([
    'It is large.',
    'This was too much for some.',
    'Black holes are dark.',
    'Clearly, there was nothing.',
    'One of them is larger.',
    'Gasoline, oil, and benzene are liquids.',
    'A number of stars are dark.',
    'Spurred by hope, they went on.',
    'No verb here',
    'In June the sun and, in July, the moon.',
  ])('none for: %s', (text) => {
    expect(headingFor(sentenceOf(text), 'Black holes')).toBeUndefined();
  });

  it('names what is proper or defined in other languages', () => {
    expect(headingFor(sentenceOf('Название придумал Антуан Лавуазье.', 'ru'), 'кислород')).toBe('Антуан Лавуазье');
    expect(headingFor(sentenceOf('Eine Primzahl ist eine natürliche Zahl größer als 1.', 'de'), 'Zahlen')).toBe(
      'Primzahl',
    );
    expect(headingFor(sentenceOf('Das Haus steht im Wald.', 'de'), 'Wald')).toBeUndefined();
  });
});

describe('subjectPhrase', () => {
  it.each([
    ['The speed of light is constant.', 'The speed of light'],
    ['After the war, the Ottoman Empire collapsed.', 'The Ottoman Empire'],
    ['The force changes in time.', 'The force'],
    ['The study of stars is old.', 'The study of stars'],
    ['Chromium, the lightest of them, forms ions.', 'Chromium'],
    ['The king often won.', 'The king'],
  ])('%s', (text, phrase) => {
    expect(subjectPhrase(text)?.toLowerCase()).toBe(phrase.toLowerCase());
  });
});

describe('text tools', () => {
  it.each([
    ['(half open', 'half open'],
    ['half closed)', 'half closed'],
    ['whole (yes)', 'whole (yes)'],
    ['“quoted.”', 'quoted'],
  ])('trims %s', (text, trimmed) => {
    expect(trimPhrase(text)).toBe(trimmed);
  });

  it.each([
    ['Cities', 'city'],
    ['boxes', 'box'],
    ['stars', 'star'],
    ['glass', 'glass'],
    ['Éléments', 'element'],
    ['gas', 'gas'],
    ['Newton’s', 'newton'],
  ])('takes %s down to %s', (word, stemmed) => {
    expect(stem(word)).toBe(stemmed);
  });

  it('sees verbs of a clause and none in a noun phrase', () => {
    expect(hasMainVerb('a stream of plasma used by ships')).toBe(false);
    expect(hasMainVerb('the object that moves')).toBe(false);
    expect(hasMainVerb('the presence triggers a response')).toBe(true);
    expect(hasMainVerb('the roof was high')).toBe(true);
    expect(hasMainVerb('the changes of light')).toBe(false);
    expect(hasMainVerb('light becomes heat')).toBe(true);
  });

  it('capitalises the first character', () => {
    expect(capitalised('élan')).toBe('Élan');
    expect(capitalised('')).toBe('');
  });
});

describe('nounsOf', () => {
  it.each([
    ['Photosynthesis turns light into sugar.', 'en', ['leaf', 'sun', 'sugar']],
    ['The plague was spread by rats on ships.', 'en', ['virus', 'rat', 'ship']],
    ['A black hole bends light.', 'en', ['planet', 'orbit']],
    ['Democracy needs elections.', 'en', ['vote']],
    ['The Industrial Revolution changed cities.', 'en', ['factory', 'city']],
    ['What it means to be free', 'en', []],
    ['Der König führte Krieg.', 'de', ['crown', 'sword']],
    ['El rey viajó en barco.', 'es', ['crown', 'ship']],
    ['La lune et les étoiles', 'fr', ['moon', 'star']],
    ['A guerra e o comércio', 'pt', ['sword', 'coin']],
    ['звезды и планеты', 'ru', ['star', 'planet']],
    ['الشمس والقمر', 'ar', ['sun', 'moon']],
    ['सूर्य और ग्रह', 'hi', ['sun', 'planet']],
    ['太阳是恒星', 'zh', ['sun', 'star']],
    ['海の魚', 'ja', ['fish']],
  ] as const satisfies readonly (readonly [string, LanguageTag, readonly string[]])[])(
    '%s',
    (text, language, nouns) => {
      const found = nounsOf(text, language);
      for (const noun of nouns) expect(found).toContain(noun);
      if (nouns.length === 0) expect(found).toEqual([]);
      if (language === 'en') expect(found[0]).toBe(nouns[0]);
    },
  );

  it('gives five at most, each once', () => {
    const found = nounsOf('The sun, the moon, a star, a planet, a comet, a rocket, the sun and an atom.', 'en');
    expect(found).toHaveLength(5);
    expect(new Set(found).size).toBe(5);
  });
});

describe('hostile sentences', () => {
  const hostile = [
    '',
    ' ',
    'a'.repeat(50_000),
    'is a '.repeat(5_000),
    ', the a'.repeat(5_000),
    '1'.repeat(20_000),
    '1,'.repeat(10_000),
    '('.repeat(10_000),
    'consists of a, b and '.repeat(2_000),
    'while x, while '.repeat(3_000),
    'A '.repeat(10_000),
    '\u0000\u202e\ufeff🏳️‍🌈',
    '١,'.repeat(5_000),
    'is called the the the '.repeat(1_000),
    ' called a b c d'.repeat(2_000),
  ];

  it.each(hostile.map((text, index) => [index, text] as const))(
    'number %d neither throws nor hangs',
    (_index, text) => {
      for (const language of ['en', 'es', 'fr', 'de', 'zh', 'ja', 'hi', 'ar', 'pt', 'ru'] as const) {
        const sentence = sentenceOf(text, language);
        kinds.recognizeDefinition(sentence, text);
        kinds.recognizeFigures(sentence);
        kinds.recognizeDate(sentence);
        kinds.recognizeParts(sentence);
        kinds.recognizeContrast(sentence);
        kinds.recognizeCause(sentence);
        kinds.recognizeTerm(sentence);
        kinds.recognizeSeries(sentence);
        kinds.headingFor(sentence, 'topic');
        kinds.nounsOf(text, language);
        expect(kinds.recognizeSteps([sentence, sentence, sentence])).toBeInstanceOf(Array);
      }
    },
  );
});

describe('splitAtVerb', () => {
  const split = (text: string) => kinds.splitAtVerb(sentenceOf(text, 'en'), 'Ottoman Empire');

  it('parts the subject from what is said of it', () => {
    expect(split('Water vapor is concentrated near the ground.')).toEqual({
      subject: 'Water vapor',
      rest: 'is concentrated near the ground.',
    });
  });

  it('leaves a subject whole that has a verb of its own', () => {
    expect(split('The state Orhan established became the Ottoman Empire.')).toBeUndefined();
  });
});
