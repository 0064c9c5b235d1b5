import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { recognizeFigures } from './figures.ts';
import { numberTokens, parseNumber } from './numbers.ts';
import { sentenceOf } from './sentence-of.ts';

type Row = readonly [string, LanguageTag, readonly (readonly [string, string | undefined, number, string])[]];

const FOUND: readonly Row[] = [
  ['The Sun is about 4.6 billion years old.', 'en', [['about 4.6 billion', 'years', 4.6e9, 'time:y']]],
  [
    'Dark energy is 73% of the Universe, dark matter 23 percent.',
    'en',
    [
      ['73%', undefined, 73, 'percent'],
      ['23 percent', undefined, 23, 'percent'],
    ],
  ],
  ['In 1347, 1,347 people died.', 'en', [['1,347', 'people', 1347, 'count:people']]],
  [
    'It costs $3 million and €40.',
    'en',
    [
      ['$3 million', undefined, 3e6, 'money:USD'],
      ['€40', undefined, 40, 'money:EUR'],
    ],
  ],
  [
    'Light travels 300,000 km/s or 186,000 miles per second.',
    'en',
    [
      ['300,000', 'km/s', 300_000, 'speed:km/s'],
      ['186,000', 'miles per second', 186_000, 'speed:mi/s'],
    ],
  ],
  ['It spans 3–5 km.', 'en', [['3–5', 'km', 3, 'length:km']]],
  // Chemistry 2e, OpenStax, CC BY 4.0
  [
    'Inorganic compounds make up 1%–1.5% of the dry weight of living cells.',
    'en',
    [['1%–1.5%', undefined, 1, 'percent']],
  ],
  [
    'The mass is 5.97 × 10^24 kg and the charge 3 × 10⁸ kg.',
    'en',
    [
      ['5.97 × 10^24', 'kg', 5.97e24, 'mass:kg'],
      ['3 × 10⁸', 'kg', 3e8, 'mass:kg'],
    ],
  ],
  // Astronomy 2e, OpenStax, CC BY 4.0
  [
    'Titan’s surface temperature was 94 K (−179 °C).',
    'en',
    [
      ['94', 'K', 94, 'temperature:K'],
      ['−179', '°C', -179, 'temperature:C'],
    ],
  ],
  [
    'The Panthers gave up just 308 points with 24 interceptions.',
    'en',
    [
      ['308', 'points', 308, 'count:point'],
      ['24', 'interceptions', 24, 'count:interception'],
    ],
  ],
  [
    'Two million soldiers and 20 million European civilians died.',
    'en',
    [
      ['Two million', 'soldiers', 2e6, 'count:soldier'],
      ['20 million', 'European civilians', 2e7, 'count:civilian'],
    ],
  ],
  ['The population was 1.9 million in 2010.', 'en', [['1.9 million', undefined, 1.9e6, 'number']]],
  [
    'Die Fläche beträgt 357.588 km² bei 83,2 Millionen Einwohnern.',
    'de',
    [
      ['357.588', 'km²', 357_588, 'area:km2'],
      ['83,2 Millionen', 'Einwohnern', 83.2e6, 'count:people'],
    ],
  ],
  ['Es kamen 2.000 Gäste.', 'de', [['2.000', 'Gäste', 2000, 'count:gaste']]],
  [
    'Tiene 46,7 millones de habitantes y 1.234,5 km.',
    'es',
    [
      ['46,7 millones', 'habitantes', 46.7e6, 'count:people'],
      ['1.234,5', 'km', 1234.5, 'length:km'],
    ],
  ],
  ['Costó 45 millones de dólares.', 'es', [['45 millones', 'dólares', 45e6, 'money:USD']]],
  ['On compte 1 234 567 habitants.', 'fr', [['1 234 567', 'habitants', 1_234_567, 'count:people']]],
  ['São cerca de 50 % da floresta.', 'pt', [['cerca de 50 %', undefined, 50, 'percent']]],
  [
    '12,5 млн человек и 45 % земли',
    'ru',
    [
      ['12,5 млн', 'человек', 12.5e6, 'count:people'],
      ['45 %', undefined, 45, 'percent'],
    ],
  ],
  ['約1億2000万人が住む。', 'ja', [['約1億2000万', '人', 1.2e8, 'count:people']]],
  [
    '人口约为14亿人，占20%，百分之三十。',
    'zh',
    [
      ['14亿', '人', 1.4e9, 'count:people'],
      ['20%', undefined, 20, 'percent'],
    ],
  ],
  [
    '长度是73英里（117公里）。',
    'zh',
    [
      ['73', '英里', 73, 'length:mi'],
      ['117', '公里', 117, 'length:km'],
    ],
  ],
  ['占百分之30。', 'zh', [['百分之30', undefined, 30, 'percent']]],
  ['يبلغ ١٢٣٤ كيلومتر.', 'ar', [['١٢٣٤', 'كيلومتر', 1234, 'length:km']]],
  ['यहाँ १२,३४,५६७ लोग हैं।', 'hi', [['१२,३४,५६७', 'लोग', 1_234_567, 'count:people']]],
  ['इसमें 3 करोड़ लोग हैं।', 'hi', [['3 करोड़', 'लोग', 3e7, 'count:people']]],
];

const MORE: readonly Row[] = [
  // XQuAD, CC BY-SA 4.0
  ['Asistieron 2.000 invitados a la cena.', 'es', [['2.000', 'invitados', 2000, 'count:invitado']]],
  ['Murieron 2 millones de soldados.', 'es', [['2 millones', 'soldados', 2e6, 'count:soldado']]],
  ['Cela fait 3 billions de litres.', 'fr', [['3 billions', 'litres', 3e12, 'volume:l']]],
  ['Es waren 83 Mio. Menschen.', 'de', [['83 Mio.', 'Menschen', 83e6, 'count:people']]],
  ['Es waren 5 große Städte.', 'de', [['5', 'große Städte', 5, 'count:stadte']]],
  ['Das Gebiet misst 3 tausend Meter.', 'de', [['3 tausend', 'Meter', 3000, 'length:m']]],
  ['Fica a 3 mil milhões de quilómetros.', 'pt', [['3 mil milhões', 'quilómetros', 3e9, 'length:km']]],
  ['The 20 men and 12 of the nation’s bacteria survived.', 'en', [['20', 'men', 20, 'count:men']]],
  ['There were 14 other great cities.', 'en', []],
  ['At 20° it melts, at 5 mm Hg it boils.', 'en', [['5', 'mm Hg', 5, 'pressure:mmHg']]],
  ['The share was about ½, or 6½ percent.', 'en', [['6½ percent', undefined, 6.5, 'percent']]],
  ['２０％が水だ。', 'ja', [['２０％', undefined, 20, 'percent']]],
  ['重さは3千キログラムだ。', 'ja', [['3千', 'キログラム', 3000, 'mass:kg']]],
  ['दूरी ३८४ हज़ार किलोमीटर है।', 'hi', [['३८४ हज़ार', 'किलोमीटर', 384_000, 'length:km']]],
  ['Их было 15 в городе.', 'ru', []],
  ['They sold two million.', 'en', [['two million', undefined, 2e6, 'number']]],
];

const NONE: readonly (readonly [string, LanguageTag])[] = [
  ['Apollo 11 and Figure 3 show [12] one of COVID-19.', 'en'],
  ['They won 23–16 at 5:30.', 'en'],
  ['1. Add the salt.', 'en'],
  ['Take CO2 and H2O.', 'en'],
  ['The 40-day siege began on 3 May 1945.', 'en'],
  ['In 1900 the world was different.', 'en'],
  ['The size of 1 kilometer was selected.', 'en'],
  ['See chapter 12 and page 7.', 'en'],
  ['It is one of three kinds.', 'en'],
  ['Kaiser Heinrich adelte 1047 den Anführer.', 'de'],
  ['1402 年至 1405 年间由他率领。', 'zh'],
];

describe('recognizeFigures', () => {
  it.each([...FOUND, ...MORE])('%s (%s)', (text, language, expected) => {
    const found = recognizeFigures(sentenceOf(text, language));
    expect(found.map(({ value, unit, quantity }) => [value, unit, quantity])).toEqual(
      expected.map(([value, unit, , quantity]) => [value, unit, quantity]),
    );
    found.forEach((figure, index) => {
      const number = expected[index]?.[2] ?? Number.NaN;
      expect(Math.abs(figure.number / number - 1)).toBeLessThan(1e-9);
    });
  });

  it.each(NONE)('%s (%s) holds no figure', (text, language) => {
    expect(recognizeFigures(sentenceOf(text, language))).toEqual([]);
  });

  it('encloses value and unit with its offsets', () => {
    const text = 'It is, at most, about 400 light-years away.';
    const [figure] = recognizeFigures(sentenceOf(text));
    expect(text.slice(figure?.start, figure?.end)).toBe('about 400 light-years');
  });

  it('marks ranges, so that no chart takes them', () => {
    expect(recognizeFigures(sentenceOf('It grows between 10 and 20 kilometers.'))[0]?.range).toBe(true);
  });
});

describe('parseNumber', () => {
  it.each([
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'de', 1234.5],
    ['1.234', 'de', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['0,123', 'de', 0.123],
    ['12,34,567', 'hi', 1_234_567],
    ['1 234', 'fr', 1234],
    ['3,5', 'en', 3.5],
  ] as const)('%s in %s is %d', (raw, language, value) => {
    expect(parseNumber(raw, language)).toBe(value);
  });

  it('adds a vulgar fraction', () => {
    expect(numberTokens('6½ sacks', 'en')[0]).toMatchObject({ value: 6.5, end: 2 });
  });
});

describe('notations that have lost their signs', () => {
  it.each([
    'The forest holds of the order of 1.1 × 1011 metric tonnes of carbon.',
    'The galaxy holds about 1011 stars.',
    'Light travels at about 300 m s-1 in this model.',
    'Water has a density of 1000 kg m –3 at room temperature.',
    'A core of more than 1.4 MSun collapses within 5 seconds.',
    'The air holds 21 units of O 2 molecules and CO 2 molecules.',
  ])('%s', (text) => {
    const values = recognizeFigures(sentenceOf(text, 'en')).map(({ value }) => value);
    expect(values.filter((value) => !/^21/u.test(value))).toEqual([]);
  });

  it.each([
    ['The town has 1,011 people.', '1,011'],
    ['It holds 1.1 × 10¹¹ tonnes of carbon.', '1.1 × 10¹¹'],
    ['The tree is about 104 metres high.', 'about 104'],
    ['The tunnel is 5 km long, 3–5 m wide.', '5'],
  ])('%s keeps its number', (text, value) => {
    expect(recognizeFigures(sentenceOf(text, 'en')).map((figure) => figure.value)).toContain(value);
  });
});
