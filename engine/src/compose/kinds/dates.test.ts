import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { findDates, recognizeDate } from './dates.ts';
import { sentenceOf } from './sentence-of.ts';

const DATED: readonly (readonly [string, LanguageTag, string, number])[] = [
  ['The Bastille fell on 14 July 1789 in Paris.', 'en', '14 July 1789', 1789.53],
  ['On July 4, 1776, the declaration was signed.', 'en', 'July 4, 1776', 1776.5],
  // Astronomy 2e, OpenStax, CC BY 4.0
  [
    'The DART was launched in November 2021, and eleven months later the half-ton spacecraft collided with Dimorphos.',
    'en',
    'November 2021',
    2021.83,
  ],
  ['In 1347, ships came.', 'en', '1347', 1347],
  ['The plague raged between 1347 and 1351 in Europe.', 'en', '1347–1351', 1347],
  ['In the 1960s things changed.', 'en', '1960s', 1960],
  // World History Volume 2, OpenStax, CC BY 4.0
  [
    'By the early 1970s, the United States was seeking a way to escape the situation in Vietnam.',
    'en',
    'early 1970s',
    1970,
  ],
  ['The 5th century BCE saw Athens rise.', 'en', '5th century BCE', -500],
  ['In the late nineteenth century, it grew.', 'en', 'late nineteenth century', 1870],
  ['In the mid-20th century it was dismissed.', 'en', 'mid-20th century', 1940],
  ['Writing appeared c. 3000 BCE in Sumer.', 'en', 'c. 3000 BCE', -3000],
  ['From 509 to 27 BCE Rome was a republic.', 'en', '509–27 BCE', -509],
  ['He lived from 63 BCE to 14 CE in Rome.', 'en', '63 BCE–14 CE', -63],
  ['In 476 CE Rome fell.', 'en', '476 CE', 476],
  ['Vesuvius erupted in AD 79.', 'en', 'AD 79', 79],
  ['The Big Bang happened 13.8 billion years ago.', 'en', '13.8 billion years ago', 2000 - 13.8e9],
  ['About 10,000 years ago farming began.', 'en', 'About 10,000 years ago', -8000],
  ['The empire (1299–1922) lasted.', 'en', '1299–1922', 1299],
  ['Newton (1643–1727) was knighted in 1705.', 'en', '1705', 1705],
  ['He seized it in 439.', 'en', '439', 439],
  ['Die Bastille fiel am 14. Juli 1789.', 'de', '14. Juli 1789', 1789.53],
  ['Im Jahr 1789 begann sie.', 'de', '1789', 1789],
  ['Vor 13,8 Milliarden Jahren entstand das All.', 'de', 'Vor 13,8 Milliarden Jahren', 2000 - 13.8e9],
  ['In den 1960er Jahren änderte sich viel.', 'de', '1960er Jahren', 1960],
  ['Im 5. Jahrhundert v. Chr. blühte Athen.', 'de', '5. Jahrhundert v. Chr.', -500],
  ['El 14 de julio de 1789 cayó.', 'es', '14 de julio de 1789', 1789.53],
  ['En 1789 cayó.', 'es', '1789', 1789],
  ['Ocurrió hace 13.800 millones de años.', 'es', 'hace 13.800 millones de años', 2000 - 13.8e9],
  ['El siglo V a. C. fue suyo.', 'es', 'siglo V a. C.', -500],
  ['Le 14 juillet 1789, la Bastille tomba.', 'fr', '14 juillet 1789', 1789.53],
  ['Au Ve siècle av. J.-C. on écrivait.', 'fr', 'Ve siècle av. J.-C.', -500],
  ['C’était il y a 13,8 milliards d’années.', 'fr', 'il y a 13,8 milliards d’années', 2000 - 13.8e9],
  ['Em 14 de julho de 1789 caiu.', 'pt', '14 de julho de 1789', 1789.53],
  ['Foi há 13,8 bilhões de anos.', 'pt', 'há 13,8 bilhões de anos', 2000 - 13.8e9],
  ['14 июля 1789 года пала Бастилия.', 'ru', '14 июля 1789', 1789.53],
  ['Рынок был открыт в 1835 году.', 'ru', '1835', 1835],
  ['В V веке до н. э. было так.', 'ru', 'V веке до н. э.', -500],
  ['Это было 13,8 миллиарда лет назад.', 'ru', '13,8 миллиарда лет назад', 2000 - 13.8e9],
  ['巴黎于1789年7月14日发生革命。', 'zh', '1789年7月14日', 1789.53],
  ['公元前221年，秦统一。', 'zh', '公元前221年', -221],
  ['地球形成于46亿年前。', 'zh', '46亿年前', 2000 - 4.6e9],
  ['19世纪初开始。', 'zh', '19世纪', 1800],
  ['紀元前5世紀に栄えた。', 'ja', '紀元前5世紀', -500],
  ['1960年代に変わった。', 'ja', '1960年代', 1960],
  ['14 जुलाई 1789 को हुआ।', 'hi', '14 जुलाई 1789', 1789.53],
  ['यह १७८९ में हुआ।', 'hi', '१७८९', 1789],
  ['سقط في ١٤ يوليو ١٧٨٩ في باريس.', 'ar', '١٤ يوليو ١٧٨٩', 1789.53],
  ['بدأت في عام 1789.', 'ar', '1789', 1789],
  ['كان ذلك في القرن الخامس قبل الميلاد.', 'ar', 'القرن الخامس قبل الميلاد', -500],
];

const MORE: readonly (readonly [string, LanguageTag, string, number])[] = [
  ['El siglo XIX fue largo.', 'es', 'siglo XIX', 1800],
  ['In the 20th and 21st centuries it spread.', 'en', '20th and 21st centuries', 1900],
  ['В XX веке было иначе.', 'ru', 'XX веке', 1900],
  ['Caesar died on 15 March 44 BCE.', 'en', '44 BCE', -44],
  ['Caesar died on 15 March 444 BCE.', 'en', '15 March 444 BCE', -443.79],
  ['It ruled 1914-18 in Europe.', 'en', '1914-18', 1914],
  ['From 300 to 500 CE it grew.', 'en', '300–500 CE', 300],
  ['It happened around 10,500 BCE.', 'en', 'around 10,500 BCE', -10_500],
  ['Von 1914 bis 1918 war Krieg.', 'de', '1914–1918', 1914],
  ['1908年、爆発が起きた。', 'ja', '1908年', 1908],
];

const UNDATED: readonly (readonly [string, LanguageTag])[] = [
  ['Some 1,347 people came in 20 years.', 'en'],
  ['It ran for 1500 years.', 'en'],
  ['The room holds 1500 people.', 'en'],
  ['It is true (Smith, 2005).', 'en'],
  ['In 1500 people were living there.', 'en'],
  ['The value is 0.1789 in all.', 'en'],
  ['On 45 July 1789 nothing happened.', 'fr'],
  ['持续了20年间。', 'zh'],
  ['Er lief 1500 Meter.', 'de'],
  ['In the 40th century it ends.', 'en'],
  ['In the year 0000 it began.', 'en'],
  ['It has 9999 Jahre.', 'de'],
  ['Some 3 dozen years ago it ended.', 'en'],
  ['1789年13月40日', 'zh'],
  ['In 99 it ended.', 'en'],
  ['From 300 to 500 it grew.', 'en'],
];

describe('recognizeDate', () => {
  it.each([...DATED, ...MORE])('%s (%s) is about %s', (text, language, date, year) => {
    const found = recognizeDate(sentenceOf(text, language));
    expect(found?.date).toBe(date);
    expect(Math.abs((found?.year ?? Number.NaN) - year)).toBeLessThan(Math.abs(year) > 1e6 ? 10 : 0.02);
    expect(found?.end).toBeGreaterThan(found?.start ?? 0);
  });

  it.each(UNDATED)('%s (%s) has no date', (text, language) => {
    expect(recognizeDate(sentenceOf(text, language))).toBeUndefined();
  });

  it('points at the date in the sentence', () => {
    const text = 'It was, as we know, on 14 July 1789 that it fell.';
    const found = recognizeDate(sentenceOf(text));
    expect(text.slice(found?.start, found?.end)).toBe('14 July 1789');
  });

  it('finds every date once, in order', () => {
    const found = findDates(sentenceOf('It was launched in 1989 and arrived in December 1995, not in 1996.'));
    expect(found.map((date) => date.date)).toEqual(['1989', 'December 1995', '1996']);
  });

  it('takes the fuller date before the bare year', () => {
    expect(recognizeDate(sentenceOf('Built in 1900, it burned down on 3 May 1945.'))?.date).toBe('3 May 1945');
  });
});
