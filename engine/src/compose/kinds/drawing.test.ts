/** What is drawn: headings, icons' nouns, steps, charts. */
import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { chartFrom, recognizeSeries } from './chart.ts';
import { hasMainVerb } from './clause.ts';
import { recognizeFigures } from './figures.ts';
import { headingFor } from './heading.ts';
import * as kinds from './index.ts';
import { nounsOf } from './nouns.ts';
import { sentenceOf } from './sentence-of.ts';
import { recognizeSteps } from './steps.ts';
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

function passage(...texts: string[]) {
  return texts.map((text, position) => sentenceOf(text, 'en', { id: `p.${position}`, position }));
}

describe('recognizeSteps', () => {
  it('finds a run of signals, one sentence between allowed', () => {
    const sentences = passage(
      'Stars are born in clouds.',
      'First, the cloud contracts.',
      'It takes long.',
      'Next, a disk forms around it.',
      'Finally, fusion begins.',
      'Stars shine.',
    );
    expect(recognizeSteps(sentences).map((run) => run.map((step) => step.position))).toEqual([[1, 3, 4]]);
  });

  it('finds step numbers that rise, and chains of instructions', () => {
    expect(recognizeSteps(passage('1. Add salt to it.', '2. Stir it well.', '3. Wait for an hour.'))).toHaveLength(1);
    expect(recognizeSteps(passage('3. Add salt to it.', '1. Salt is white.', '2. Salt is cheap.'))).toHaveLength(0);
    expect(
      recognizeSteps(passage('Draw a circle on paper.', 'Cut it out with care.', 'Fold it in half.')),
    ).toHaveLength(1);
  });

  it('takes an enumeration of reasons for no process', () => {
    // World History Volume 1, OpenStax, CC BY 4.0 (shortened)
    expect(
      recognizeSteps(
        passage(
          'First, conversion helped reduce differences.',
          'Second, the Church offered an example.',
          'Finally, the erosion of society enabled a new one.',
        ),
      ),
    ).toEqual([]);
    expect(
      recognizeSteps(
        passage('The first step is heating.', 'The second step is mixing.', 'In the third step, it cools.'),
      ),
    ).toHaveLength(1);
  });

  it('needs three steps, near each other, in one section', () => {
    expect(recognizeSteps(passage('First, it contracts.', 'Then it shines.'))).toEqual([]);
    const [first, second, third] = passage('First, it contracts.', 'Then it shines.', 'Finally, it fades.');
    if (first === undefined || second === undefined || third === undefined) throw new Error('three sentences');
    const apart = [first, second, { ...third, passageIndex: 1, headings: ['Other'] }];
    expect(recognizeSteps(apart)).toEqual([]);
    expect(recognizeSteps([first, second, { ...third, sourceId: 'other' }])).toEqual([]);
    expect(recognizeSteps([first, second, { ...third, passageIndex: 1 }])).toHaveLength(1);
  });

  it('begins anew with a new first step', () => {
    const runs = recognizeSteps(passage('First, a.', 'Then b.', 'Finally, c.', 'First, d.', 'Then e.', 'Finally, f.'));
    expect(runs).toHaveLength(2);
  });

  it.each([
    ['de', ['Zuerst wird Wasser erhitzt.', 'Dann kommt Salz dazu.', 'Schließlich kocht es.']],
    ['es', ['Primero se calienta el agua.', 'Luego se añade sal.', 'Finalmente hierve.']],
    ['fr', ['D’abord on chauffe.', 'Ensuite on sale.', 'Enfin cela bout.']],
    ['pt', ['Primeiro aquece-se.', 'Depois salga-se.', 'Por fim ferve.']],
    ['ru', ['Сначала греют воду.', 'Затем солят.', 'Наконец кипит.']],
    ['zh', ['首先加热。', '然后加盐。', '最后煮沸。']],
    ['ja', ['まず温める。', '次に塩を入れる。', '最後に沸く。']],
    ['hi', ['पहले पानी गरम करें।', 'फिर नमक डालें।', 'अंत में उबालें।']],
    ['ar', ['أولاً نسخن الماء.', 'ثم نضيف الملح.', 'وأخيرا يغلي.']],
  ] as const)('in %s', (language, texts) => {
    const sentences = texts.map((text, position) => sentenceOf(text, language, { position }));
    expect(recognizeSteps(sentences)).toHaveLength(1);
  });
});

function candidates(...rows: readonly (readonly [string, string])[]) {
  return rows.flatMap(([label, text], index) =>
    recognizeFigures(sentenceOf(text)).map((figure) => ({ label, claimId: `c${index}`, figure })),
  );
}

describe('chartFrom', () => {
  it('takes numbers of one quantity, in the unit and scale of the source', () => {
    const chart = chartFrom(
      candidates(
        ['Mercury', 'It is 58 million km away.'],
        ['Venus', 'It is 108 million km away.'],
        ['Earth', 'It is 150 million km away.'],
        ['Mass', 'It weighs 5 kg.'],
      ),
    );
    expect(chart).toEqual({
      unit: 'million km',
      rows: [
        { label: 'Mercury', claimId: 'c0', value: 58 },
        { label: 'Venus', claimId: 'c1', value: 108 },
        { label: 'Earth', claimId: 'c2', value: 150 },
      ],
    });
  });

  it('writes per cent and money with their signs, and takes the quantity with most rows', () => {
    const percent = chartFrom(candidates(['A', 'It is 5% wet.'], ['B', 'It is 6% wet.'], ['C', 'It is 7% wet.']));
    expect(percent?.unit).toBe('%');
    const money = chartFrom(
      candidates(
        ['A', 'It costs $5 million.'],
        ['B', 'It costs $6 million.'],
        ['C', 'It costs $7 million.'],
        ['D', 'It is 5% wet.'],
        ['E', 'It is 6% wet.'],
        ['F', 'It is 7% wet.'],
        ['G', 'It costs $8 million.'],
      ),
    );
    expect(money).toMatchObject({ unit: 'million $' });
    expect(money?.rows).toHaveLength(4);
  });

  it('writes plain numbers where scales differ', () => {
    const chart = chartFrom(
      candidates(['A', 'It has 2 million people.'], ['B', 'It has 900,000 people.'], ['C', 'It has 1 million people.']),
    );
    expect(chart?.unit).toBe('people');
    expect(chart?.rows[0]?.value).toBe(2e6);
  });

  it.each([
    [
      'two rows',
      [
        ['A', '5 km'],
        ['B', '6 km'],
      ],
    ],
    [
      'one label twice',
      [
        ['A', '5 km'],
        ['a', '6 km'],
        ['B', '7 km'],
      ],
    ],
    [
      'a range',
      [
        ['A', '5–6 km'],
        ['B', '6 km'],
        ['C', '7 km'],
      ],
    ],
    [
      'numbers too far apart',
      [
        ['A', '5 km'],
        ['B', '6 km'],
        ['C', '7,000 km'],
      ],
    ],
    [
      'numbers of nothing',
      [
        ['A', '5 million'],
        ['B', '6 million'],
        ['C', '7 million'],
      ],
    ],
    [
      'no label',
      [
        ['', '5 km'],
        ['B', '6 km'],
        ['C', '7 km'],
      ],
    ],
  ] as const)('refuses %s', (_why, rows) => {
    expect(
      chartFrom(candidates(...rows.map(([label, value]): [string, string] => [label, `It is ${value} long.`]))),
    ).toBeUndefined();
  });
});

describe('recognizeSeries', () => {
  it.each([
    [
      'Mercury 58, Venus 108 and Earth 150 million km',
      [
        ['Mercury', 58e6],
        ['Venus', 108e6],
        ['Earth', 150e6],
      ],
    ],
    // European Commission-style wording as in SQuAD, CC BY-SA 4.0
    [
      'The population was 61.2% Lutheran, 29% Catholic and 2% Jewish.',
      [
        ['Lutheran', 61.2],
        ['Catholic', 29],
        ['Jewish', 2],
      ],
    ],
    // Astronomy 2e, OpenStax, CC BY 4.0
    [
      'The visible atmosphere of Saturn is composed of approximately 75% hydrogen and 25% helium, with trace amounts of methane.',
      [
        ['Hydrogen', 75],
        ['Helium', 25],
      ],
    ],
    [
      'It contains cadmium (767 °C), iron (2862 °C), and zinc (1750 °C).',
      [
        ['Iron', 2862],
        ['Zinc', 1750],
      ],
    ],
  ] as const)('%s', (text, rows) => {
    const found = recognizeSeries(sentenceOf(text)).map(({ label, figure }) => [
      label,
      Math.round(figure.number * 10) / 10,
    ]);
    for (const row of rows) expect(found).toContainEqual([...row]);
  });

  it.each([
    'As of March 2022, only 1 percent of all vaccine doses had been given.',
    'The main canyon is about 7 kilometers deep and up to 100 kilometers wide.',
    'Sulfur trioxide melts at 17 °C and boils at 43 °C.',
    'It grew by 5 km.',
    'Stars shine.',
  ])('nothing in: %s', (text) => {
    expect(recognizeSeries(sentenceOf(text))).toEqual([]);
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
