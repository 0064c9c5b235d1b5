import { expect, test } from 'vitest';
import { en } from './en.ts';
import {
  choosePlurals,
  createWords,
  fill,
  INTERFACE_LANGUAGES,
  isInterfaceLanguage,
  loadMessages,
  matchLanguage,
} from './index.ts';
import { loadTold } from './told/index.ts';

const languages = Object.keys(INTERFACE_LANGUAGES).filter(isInterfaceLanguage);

test.each(languages)('%s has every message, with the same parameters as English', async (language) => {
  const messages = await loadMessages(language);
  expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  for (const [key, english] of Object.entries(en)) {
    const parameters = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=\}|, plural)/g))].sort();
    expect(parameters(messages[key as keyof typeof en]), key).toEqual(parameters(english));
    expect(messages[key as keyof typeof en].trim(), key).not.toBe('');
  }
});

test('the reader’s first language that is spoken wins', () => {
  expect(matchLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(matchLanguage(['AR'])).toBe('ar');
  expect(matchLanguage(['fr'])).toBe('en');
  expect(matchLanguage([])).toBe('en');
  expect(isInterfaceLanguage('toString')).toBe(false);
});

test('parameters are filled, unknown ones stay visible', () => {
  expect(fill('{a} of {b}', { a: 3 })).toBe('3 of {b}');
});

test('durations, numbers and days are written in the language', () => {
  const english = createWords('en', en);
  expect(english.duration(140.4)).toBe('140 ms');
  expect(english.duration(1310)).toBe('1.3 s');
  expect(english.duration(61_234)).toBe('61 s');
  expect(english.day('2022-03-09')).toContain('2022');
  expect(english.day('1887')).toBe('1887');
  expect(english.day('2022-99-99')).toBe('2022-99-99');
  expect(createWords('ar', en).direction).toBe('rtl');
  expect(createWords('de', en).number(1.5)).toBe('1,5');
});

test('a number takes the form that the language has for it', async () => {
  const { sayings } = await loadTold('ar');
  const said = (count: number) => choosePlurals(sayings.found_passages ?? '', { count }, 'ar');
  expect([0, 1, 2, 3, 11, 100].map(said)).toEqual([
    'لا مقاطع',
    'مقطع واحد',
    'مقطعان',
    `${new Intl.NumberFormat('ar').format(3)} مقاطع`,
    `${new Intl.NumberFormat('ar').format(11)} مقطعًا`,
    `${new Intl.NumberFormat('ar').format(100)} مقطع`,
  ]);
  expect(choosePlurals('{n, plural, one {# page} other {# pages}}', { n: '1,000' }, 'en')).toBe('1,000 pages');
  expect(choosePlurals('{n, plural, few {none}}', {}, 'en')).toBe('');
});
