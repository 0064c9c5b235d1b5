import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Claim, LanguageTag, SourceText } from '../contract/index.ts';
import { claimOf, factsOf, sourceOf, specOf } from './fixture.ts';
import { verify } from './index.ts';

async function verdictOf(
  quote: string,
  text: string,
  method = 'shortened',
  language: LanguageTag = 'en',
): Promise<string> {
  const source = sourceOf(`Before it. ${quote} After it.`, language);
  const claim = claimOf(source, quote, text, method);
  const result = await verify({ spec: specOf([factsOf([claim])], language), claims: [claim], sources: [source] });
  return result.claims[0]?.verdict ?? result.dropped[0]?.verdict ?? 'nothing';
}

const QUOTE = 'The Sun is about 4.6 billion years old, and it is not the largest star, but it may become a red giant.';

describe('statements of the source', () => {
  it.each([
    [QUOTE, 'supported'],
    ['The Sun is about 4.6 billion years old.', 'supported'],
    ['The sun is about 4.6 billion years old', 'supported'],
    ['It may become a red giant.', 'supported'],
    ['It is not the largest star.', 'supported'],
    ['The Sun is 4.6 billion years old.', 'unsupported'],
    ['The Sun is about 4.7 billion years old.', 'contradicted'],
    ['The Sun is about 4.6 billion years old, and it is the largest star.', 'contradicted'],
    ['The Sun is not about 4.6 billion years old.', 'contradicted'],
    ['The Moon is about 4.6 billion years old.', 'unsupported'],
    ['The largest star is the Sun.', 'unsupported'],
    ['The Sun is of about 4.6 billion years old.', 'weak'],
    ['…', 'unsupported'],
  ])('%s is %s', async (text, verdict) => {
    expect(await verdictOf(QUOTE, text)).toBe(verdict);
  });

  it.each([
    ['All birds fly, except penguins.', 'All birds fly.', 'unsupported'],
    ['If it is not treated, the disease is fatal.', 'The disease is fatal.', 'unsupported'],
    ['It is thought that the king was poisoned.', 'The king was poisoned.', 'unsupported'],
    ['It is not true that the Earth is flat.', 'The Earth is flat.', 'contradicted'],
    ['Whales, which are not fish, breathe air.', 'Whales breathe air.', 'supported'],
    ['The river is, not, a border.', 'The river is a border.', 'contradicted'],
    [
      'Settlers came in the 880s, but were divided by about two rivers, and were few.',
      'Settlers were few.',
      'supported',
    ],
    ['He named it so because he did not find gold.', 'He named it so.', 'supported'],
    ['The wall isn’t high.', 'The wall is not high.', 'supported'],
    ['It cannot fly.', 'It can fly.', 'contradicted'],
    ['It has 1,234 rooms.', 'It has 1234 rooms.', 'supported'],
    ['It has three rooms.', 'It has 3 rooms.', 'supported'],
    ['It weighs 10² kg.', 'It weighs 102 kg.', 'contradicted'],
    ['It fell to −5 degrees.', 'It fell to 5 degrees.', 'contradicted'],
    ['It covers 73 percent of it.', 'It covers 73% of it.', 'supported'],
  ])('“%s” as “%s” is %s', async (quote, text, verdict) => {
    expect(await verdictOf(quote, text)).toBe(verdict);
  });

  it.each([
    ['es', 'No es una estrella grande, pero tiene 1.234 años.', 'No es una estrella grande.', 'supported'],
    ['es', 'No es una estrella grande, pero tiene 1.234 años.', 'Es una estrella grande.', 'contradicted'],
    ['fr', 'Elle n’est pas grande.', 'Elle est grande.', 'contradicted'],
    ['de', 'Die Stadt hat 1.234 Einwohner und ist nicht alt.', 'Die Stadt hat 1234 Einwohner.', 'supported'],
    ['de', 'Die Stadt hat 1.234 Einwohner und ist nicht alt.', 'Die Stadt hat 1235 Einwohner.', 'contradicted'],
    ['pt', 'A cidade não é antiga.', 'A cidade é antiga.', 'contradicted'],
    ['ru', 'Город не является древним.', 'Город является древним.', 'contradicted'],
    ['ru', 'Кроме того, город стоит на реке.', 'Город стоит на реке.', 'supported'],
    ['zh', '地球不是平的，它有４６亿年的历史。', '它有46亿年的历史。', 'supported'],
    ['zh', '地球不是平的。', '地球是平的。', 'contradicted'],
    ['ja', '鯨は魚ではない。', '鯨は魚では。', 'contradicted'],
    ['hi', 'यह शहर पुराना नहीं है।', 'यह शहर पुराना है।', 'contradicted'],
    ['hi', 'यह शहर १२३४ में बना।', 'यह शहर 1234 में बना।', 'supported'],
    ['ar', 'لم يكن المَلِكُ غنيًا في عام ١٧٨٩.', 'لم يكن الملك غنيا في عام 1789.', 'supported'],
    ['ar', 'لم يكن الملك غنيا.', 'يكن الملك غنيا.', 'contradicted'],
  ] as const)('in %s: “%s” as “%s” is %s', async (language, quote, text, verdict) => {
    expect(await verdictOf(quote, text, 'shortened', language)).toBe(verdict);
  });

  it.each([
    [
      'The star Betelgeuse is about 10 million years old.',
      'Betelgeuse is a star about 10,000,000 years old.',
      'supported',
    ],
    ['The star Betelgeuse is about 10 million years old.', 'Betelgeuse is about 12 million years old.', 'contradicted'],
    ['The star Betelgeuse is about 10 million years old.', 'Betelgeuse is 10 million years old.', 'weak'],
    [
      'The star Betelgeuse is about 10 million years old.',
      'The star Rigel is about 10 million years old.',
      'unsupported',
    ],
    ['The star Betelgeuse is about 10 million years old.', 'Elephants eat grass all day.', 'unsupported'],
    ['The star Betelgeuse is bright.', 'Betelgeuse has 7 moons.', 'unsupported'],
    ['The star is not the largest one.', 'The star is the largest one.', 'contradicted'],
    ['The star is the largest one.', 'The star is not the largest one.', 'contradicted'],
    ['Not far away, the star is large and does not shine.', 'The star does not shine.', 'supported'],
    ['Farmers grew wheat along the river each spring.', 'Farmers grew wheat near water with irrigation.', 'weak'],
  ])('of a model: “%s” as “%s” is %s', async (quote, text, verdict) => {
    expect(await verdictOf(quote, text, 'model:test')).toBe(verdict);
  });
});

describe('citations', () => {
  const source = sourceOf('Stars shine for a long time. Planets do not.');
  const good = claimOf(source, 'Stars shine for a long time.');

  async function reasonOf(claim: Claim, sources: SourceText[] = [source]): Promise<string | undefined> {
    const result = await verify({ spec: specOf([factsOf([claim])]), claims: [claim], sources });
    return result.dropped[0]?.reason;
  }

  it('must lead to the quote', async () => {
    const [citation] = good.citations;
    if (citation === undefined) throw new Error('one citation');
    expect(await reasonOf(good)).toBeUndefined();
    expect(await reasonOf(good, [])).toContain('not among the sources');
    expect(await reasonOf({ ...good, citations: [{ ...citation, start: 1, end: 29 }] })).toContain('does not stand');
    expect(await reasonOf({ ...good, citations: [{ ...citation, quote: ' ', end: 0 }] })).toContain('empty');
    expect(await reasonOf({ ...good, citations: [] })).toContain('cites nothing');
  });

  it('may be several, joined in order', async () => {
    const second = claimOf(source, 'Planets do not.').citations;
    const both = {
      ...good,
      text: 'Stars shine for a long time. Planets do not.',
      citations: [...good.citations, ...second],
    };
    const result = await verify({ spec: specOf([factsOf([both])]), claims: [both], sources: [source] });
    expect(result.claims[0]?.verdict).toBe('supported');
  });
});

describe('what is drawn', () => {
  const text =
    'In 1347, about 50 percent of the people of Messina died. Cats are mammals that hunt mice. It is not the largest of the 3 kinds.';
  const source = sourceOf(text);
  const plague = claimOf(
    source,
    'In 1347, about 50 percent of the people of Messina died.',
    undefined,
    'verbatim',
    'c1',
  );
  const cats = claimOf(source, 'Cats are mammals that hunt mice.', undefined, 'verbatim', 'c2');
  const kinds = claimOf(source, 'It is not the largest of the 3 kinds.', undefined, 'verbatim', 'c3');

  async function drawn(block: Block) {
    const result = await verify({ spec: specOf([block]), claims: [plague, cats, kinds], sources: [source] });
    return { left: result.spec.blocks.length, reasons: result.dropped.map((claim) => claim.reason), spec: result.spec };
  }
  const item = { id: 'i1', claimId: 'c1', nouns: [] };

  it.each([
    ['value and text', { ...item, value: 'about 50 percent', text: 'of the people of Messina died' }, 1],
    ['another sign for per cent', { ...item, value: '50%', text: 'of the people of Messina died' }, 1],
    ['a planted value', { ...item, value: '60%', text: 'of the people of Messina died' }, 0],
    ['a planted unit', { ...item, value: '50', unit: 'kilometers', text: 'of the people of Messina died' }, 0],
    ['a planted number in the text', { ...item, value: '50%', text: 'of the 70 people of Messina died' }, 0],
    ['a planted name in the text', { ...item, value: '50%', text: 'of the people of London died' }, 0],
    ['a value alone', { ...item, value: '50%', text: '' }, 1],
  ])('figures: %s', async (_name, figure, left) => {
    expect((await drawn({ id: 'b', kind: 'figures', heading: 'H', items: [figure] })).left).toBe(left);
  });

  it.each([
    ['its date', { ...item, date: '1347', year: 1347, text: 'about 50 percent of the people of Messina died' }, 1],
    ['another date', { ...item, date: '1348', year: 1348, text: 'about 50 percent of the people of Messina died' }, 0],
    [
      'a place in time that is not its date',
      { ...item, date: '1347', year: 1947, text: 'about 50 percent of the people of Messina died' },
      0,
    ],
  ])('timeline: %s', async (_name, event, left) => {
    expect((await drawn({ id: 'b', kind: 'timeline', heading: 'H', items: [event] })).left).toBe(left);
  });

  it.each([
    ['its words', { ...item, claimId: 'c2', term: 'Cats', text: 'mammals that hunt mice' }, 1],
    ['a foreign term', { ...item, claimId: 'c2', term: 'Dogs', text: 'mammals that hunt mice' }, 0],
    ['no words', { ...item, claimId: 'c2', text: '!', term: '' }, 1],
    ['a text that loses a negation', { ...item, claimId: 'c3', term: 'kinds', text: 'the largest of the 3' }, 0],
  ])('terms: %s', async (_name, term, left) => {
    expect((await drawn({ id: 'b', kind: 'terms', heading: 'H', items: [term] })).left).toBe(left);
  });

  it('facts without words are not drawn', async () => {
    expect((await drawn({ id: 'b', kind: 'facts', heading: 'H', items: [{ ...item, text: '…' }] })).left).toBe(0);
  });

  it('definitions, parts and contrasts: the words that stand for the whole', async () => {
    const definition = (term: string): Block => ({
      id: 'b',
      kind: 'definition',
      heading: 'H',
      term,
      item: { ...item, claimId: 'c2', text: 'mammals that hunt mice' },
    });
    expect((await drawn(definition('Cats'))).left).toBe(1);
    expect((await drawn(definition('Dogs'))).left).toBe(0);
    const parts = (whole: string, second = 'mice'): Block => ({
      id: 'b',
      kind: 'parts',
      heading: 'H',
      whole,
      items: [
        { ...item, claimId: 'c2', text: 'mammals' },
        { ...item, id: 'i2', claimId: 'c2', text: second },
      ],
    });
    expect((await drawn(parts('Cats'))).left).toBe(1);
    expect((await drawn(parts('Elephants'))).left).toBe(0);
    expect((await drawn(parts('Cats', 'elephants'))).left).toBe(0);
    const contrast = (subject: string): Block => ({
      id: 'b',
      kind: 'contrast',
      heading: 'H',
      subjects: ['Cats', subject],
      items: [
        { ...item, claimId: 'c2', text: 'mammals that hunt mice', subject: 0 },
        { ...item, id: 'i2', claimId: 'c1', text: 'the people of Messina died', subject: 1 },
      ],
    });
    expect((await drawn(contrast('people'))).left).toBe(1);
    expect((await drawn(contrast('Elephants'))).left).toBe(0);
  });

  it('charts: numbers and labels', async () => {
    const planets = sourceOf('Mercury is 58 million km away, Venus 108 million km and Earth 150 million km.');
    const claim = claimOf(planets, planets.text);
    const rows = (label: string, value: number) => [
      { id: 'r1', claimId: 'c1', label: 'Mercury', value: 58 },
      { id: 'r2', claimId: 'c1', label: 'Venus', value: 108 },
      { id: 'r3', claimId: 'c1', label, value },
    ];
    const chart = async (label: string, value: number) => {
      const block: Block = { id: 'b', kind: 'chart', heading: 'H', unit: 'million km', rows: rows(label, value) };
      const result = await verify({ spec: specOf([block]), claims: [claim], sources: [planets] });
      const [left] = result.spec.blocks;
      return left?.kind === 'chart' ? left.rows.length : 0;
    };
    expect(await chart('Earth', 150)).toBe(3);
    expect(await chart('Earth', 150e6)).toBe(3);
    expect(await chart('Earth', 151)).toBe(2);
    expect(await chart('Mars', 150)).toBe(2);
  });

  it('texts of models: numbers and names', async () => {
    const claim = { ...plague, method: 'model:x', text: 'In 1347 about 50 percent of the people of Messina died.' };
    const left = async (words: string) =>
      (
        await verify({
          spec: specOf([{ id: 'b', kind: 'facts', heading: 'H', items: [{ ...item, text: words }] }]),
          claims: [claim],
          sources: [source],
        })
      ).spec.blocks.length;
    expect(await left('Half the people in Messina')).toBe(1);
    expect(await left('Half the people in London')).toBe(0);
    expect(await left('60 percent of people')).toBe(0);
  });

  it('headings with a number from nowhere are taken off', async () => {
    const { spec } = await drawn({
      id: 'b',
      kind: 'facts',
      heading: 'H',
      items: [
        { ...item, heading: 'The 99 people', text: plague.text },
        { ...item, id: 'i2', claimId: 'c2', heading: 'Cats', text: cats.text },
      ],
    });
    const [block] = spec.blocks;
    expect(block?.kind === 'facts' ? block.items.map((one) => one.heading) : []).toEqual([undefined, 'Cats']);
    const definition = await drawn({
      id: 'b',
      kind: 'definition',
      heading: 'H',
      term: 'Cats',
      item: { ...item, claimId: 'c2', heading: 'Cats of 1999', text: 'mammals that hunt mice' },
    });
    expect(JSON.stringify(definition.spec)).not.toContain('1999');
  });
});

describe('the Spec after the check', () => {
  const source = sourceOf('Stars shine. Planets orbit stars. Moons orbit planets. Comets have tails of gas.');
  const claims = ['Stars shine.', 'Planets orbit stars.', 'Moons orbit planets.', 'Comets have tails of gas.'].map(
    (quote, index) => claimOf(source, quote, quote, 'verbatim', `c${index}`),
  );
  const [stars, planets, moons, comets] = claims;
  if (stars === undefined || planets === undefined || moons === undefined || comets === undefined)
    throw new Error('four claims');
  const wrong = { ...moons, text: 'Moons orbit suns.' };

  function items(list: readonly Claim[]) {
    return list.map((claim) => ({ id: `i-${claim.id}`, claimId: claim.id, text: claim.text, nouns: [] }));
  }

  it('keeps reading order, leaves its input untouched, sets verdicts', async () => {
    const spec = specOf([{ id: 'a', kind: 'facts', heading: 'H', items: items([comets, stars]) }]);
    const input = { spec, claims, sources: [source] };
    const before = structuredClone(input);
    const result = await verify(input);
    expect(input).toEqual(before);
    expect(result.claims.map((claim) => [claim.id, claim.verdict])).toEqual([
      ['c3', 'supported'],
      ['c0', 'supported'],
    ]);
    expect(result.dropped.map((claim) => claim.reason)).toEqual([
      'Nothing that is drawn stands on it.',
      'Nothing that is drawn stands on it.',
    ]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['claims_dropped']);
    expect(result.warnings[0]?.message).toContain('2 of 4');
  });

  it('removes blocks that fall below their smallest size', async () => {
    const spec = specOf([
      { id: 'a', kind: 'steps', heading: 'H', items: items([stars, wrong]) },
      {
        id: 'b',
        kind: 'causes',
        heading: 'H',
        items: items([planets]).map((item) => ({ ...item, role: 'both' as const })),
      },
    ]);
    const result = await verify({ spec, claims: [stars, planets, wrong], sources: [source] });
    expect(result.spec.blocks.map((block) => block.id)).toEqual(['b']);
    expect(result.dropped.map((claim) => claim.reason)).toEqual([
      'Its block was left with too little.',
      'Not in its quote: suns.',
    ]);
  });

  it('a contrast that loses one side goes', async () => {
    const contrast = (list: readonly Claim[]): Block => ({
      id: 'a',
      kind: 'contrast',
      heading: 'H',
      subjects: ['Stars', 'Moons'],
      items: items(list).map((item, subject) => ({ ...item, subject })),
    });
    const claimsOf = (third: Claim) => [stars, third];
    expect(
      (await verify({ spec: specOf([contrast([stars, moons])]), claims: claimsOf(moons), sources: [source] })).spec
        .blocks,
    ).toHaveLength(1);
    expect(
      (await verify({ spec: specOf([contrast([stars, wrong])]), claims: claimsOf(wrong), sources: [source] })).spec
        .blocks,
    ).toHaveLength(0);
  });

  it('graphs keep the edges that hold, questions stay as they are', async () => {
    const graph: Block = {
      id: 'g',
      kind: 'graph',
      heading: 'H',
      nodes: [{ id: 'n', label: 'Stars', nouns: [] }],
      edges: [
        { from: 'n', to: 'n', claimId: 'c0' },
        { from: 'n', to: 'n', claimId: 'c2' },
        { from: 'n', to: 'n' },
      ],
    };
    const inquiry: Block = {
      id: 'q',
      kind: 'inquiry',
      heading: 'H',
      prompts: [{ id: 'p', text: 'Why 99?', nouns: [] }],
    };
    const result = await verify({ spec: specOf([graph, inquiry]), claims: [stars, wrong], sources: [source] });
    const [first, second] = result.spec.blocks;
    expect(first?.kind === 'graph' ? first.edges : []).toHaveLength(2);
    expect(second).toEqual(inquiry);
  });

  it('says so when nothing is left, and forgets sources that are cited no more', async () => {
    const other = sourceOf('Something else is here.', 'en', 's2');
    const cited = { ...claimOf(other, 'Something else is here.', undefined, 'verbatim', 'c9') };
    const spec = {
      ...specOf([{ id: 'a', kind: 'facts', heading: 'H', items: items([wrong]) }]),
      sourceIds: ['s1', 's2'],
    };
    const nothing = await verify({ spec, claims: [wrong], sources: [source] });
    expect(nothing.warnings.map((warning) => warning.code)).toEqual(['claims_dropped', 'nothing_supported']);
    expect(nothing.spec.sourceIds).toEqual([]);
    const two = await verify({
      spec: { ...spec, blocks: [factsOf([cited])], sourceIds: [] },
      claims: [cited],
      sources: [source, other],
    });
    expect(two.spec.sourceIds).toEqual(['s2']);
  });

  it('draws a statement once', async () => {
    const twice = sourceOf(
      'The old king built a large castle on the hill. The old king built a large castle on that hill.',
    );
    const first = claimOf(twice, 'The old king built a large castle on the hill.', undefined, 'verbatim', 'c1');
    const second = claimOf(twice, 'The old king built a large castle on that hill.', undefined, 'verbatim', 'c2');
    const result = await verify({
      spec: specOf([factsOf([first, second])]),
      claims: [first, second],
      sources: [twice],
    });
    expect(result.claims).toHaveLength(1);
    expect(result.dropped).toEqual([
      { text: second.text, verdict: 'supported', reason: 'It says the same as an earlier statement.' },
    ]);
  });

  it('two parts of one sentence are no doubles, its opposite neither', async () => {
    const one = { ...claimOf(source, 'Comets have tails of gas.'), id: 'c1' };
    const spec = specOf([
      {
        id: 'a',
        kind: 'parts',
        heading: 'H',
        whole: 'Comets',
        items: [
          { id: 'x', claimId: 'c1', text: 'tails', nouns: [] },
          { id: 'y', claimId: 'c1', text: 'gas', nouns: [] },
        ],
      },
    ]);
    expect((await verify({ spec, claims: [one], sources: [source] })).spec.blocks).toHaveLength(1);
    const opposite = sourceOf(
      'Old stars of this kind shine very brightly in the dark blue night sky. Old stars of this kind do not shine very brightly in the dark blue night sky.',
    );
    const [yes, no] = opposite.text
      .split('. ')
      .map((part, index) => claimOf(opposite, part.replace(/\.$/u, ''), undefined, 'verbatim', `c${index}`));
    if (yes === undefined || no === undefined) throw new Error('two claims');
    expect(
      (await verify({ spec: specOf([factsOf([yes, no])]), claims: [yes, no], sources: [opposite] })).claims,
    ).toHaveLength(2);
  });

  it('items without their claim are not drawn, weak claims are counted', async () => {
    const orphan = specOf([
      { id: 'a', kind: 'facts', heading: 'H', items: [{ id: 'x', claimId: 'gone', text: 'Stars shine.', nouns: [] }] },
    ]);
    expect((await verify({ spec: orphan, claims: [], sources: [source] })).spec.blocks).toEqual([]);
    const weak = { ...planets, text: 'Planets that orbit the stars.' };
    const result = await verify({
      spec: specOf([
        {
          id: 'a',
          kind: 'causes',
          heading: 'H',
          items: [{ id: 'x', claimId: weak.id, text: 'Planets orbit stars.', role: 'both', nouns: [] }],
        },
      ]),
      claims: [weak],
      sources: [source],
    });
    expect(result.claims[0]?.verdict).toBe('weak');
    expect(result.warnings.map((warning) => warning.code)).toEqual(['claims_weak']);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(
      verify({ spec: specOf([factsOf(claims)]), claims, sources: [source] }, { signal }),
    ).rejects.toMatchObject({ code: 'aborted' });
  });
});

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
