/** Steps, bars and series: what is read from several sentences at once. */
import { describe, expect, it } from 'vitest';
import { chartFrom, recognizeSeries } from './chart.ts';
import { recognizeFigures } from './figures.ts';
import { sentenceOf } from './sentence-of.ts';
import { recognizeSteps } from './steps.ts';

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
