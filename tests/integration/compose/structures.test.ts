/** Tables and lists of documents: read, drawn as what they are, and every cell found again where it stands. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../../engine/src/compose/index.ts';
import type { Block, ComplexityLevel, SourceText } from '../../../engine/src/contract/index.ts';
import { readDocument } from '../../../engine/src/research/documents/read-document.ts';
import { passagesOf } from '../../../engine/src/research/source-text.ts';
import { verify } from '../../../engine/src/verify/index.ts';

const INTRODUCTION =
  'The Solar System has eight planets. Four inner planets are made of rock and metal. The outer planets hold most of the mass of the system.';

async function drawn(parts: readonly string[], level: ComplexityLevel = 'College') {
  const text = ['# The planets', INTRODUCTION, ...parts].join('\n\n');
  const source: SourceText = await readDocument(new TextEncoder().encode(text), { name: 'planets.md' });
  const research = { origin: 'documents' as const, sources: [source], passages: passagesOf(source) };
  const made = await compose({
    topic: 'The planets',
    level,
    style: 'Minimalist',
    format: 'Infographic',
    language: 'English',
    research,
  });
  const checked = await verify({ spec: made.spec, claims: made.claims, sources: [source] });
  expect(checked.claims.map(({ verdict }) => verdict)).toEqual(made.claims.map(() => 'supported'));
  for (const { citations } of checked.claims) {
    for (const { start, end, quote } of citations) expect(source.text.slice(start, end)).toBe(quote);
  }
  return checked;
}

function blockOf<K extends Block['kind']>(blocks: readonly Block[], kind: K) {
  return blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

const SIZES = [
  '| Planet | Diameter (km) | Moons |',
  '|---|---:|---:|',
  '| Earth | 12,756 | 1 |',
  '| Mars | 6,792 | 2 |',
  '| Saturn | 120,536 | 146 |',
  '| Total | 140,084 | 149 |',
].join('\n');

describe('tables', () => {
  it('of numbers become bars, each citing its label and its cell', async () => {
    const { spec, claims } = await drawn(['## How large they are', SIZES]);
    const chart = blockOf(spec.blocks, 'chart');
    expect(chart).toMatchObject({ heading: 'How large they are: Diameter', unit: 'km' });
    expect(chart?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Earth', 12_756],
      ['Mars', 6_792],
      ['Saturn', 120_536],
    ]);
    const claim = claims.find(({ id }) => id === chart?.rows[1]?.claimId);
    expect(claim?.citations.map(({ quote }) => quote)).toEqual(['Diameter (km)', 'Mars', '6,792']);
  });

  it('of two columns become terms', async () => {
    const { spec } = await drawn([
      '## Words',
      '| Term | Meaning |\n|---|---|\n| Orbit | The path that a planet follows around the Sun |\n| Ecliptic | The plane in which the Earth moves around the Sun |',
    ]);
    expect(blockOf(spec.blocks, 'terms')).toMatchObject({
      heading: 'Words',
      items: [{ term: 'Orbit', text: 'The path that a planet follows around the Sun' }, { term: 'Ecliptic' }],
    });
  });

  it('with subjects in their columns become a contrast', async () => {
    const { spec } = await drawn([
      '## Rocky and gaseous',
      '| Feature | Rocky planets | Gas giants |\n|---|---|---|\n| Made of | Rock and metal | Hydrogen and helium |\n| Rings | None | All four have them |',
    ]);
    expect(blockOf(spec.blocks, 'contrast')).toMatchObject({
      subjects: ['Rocky planets', 'Gas giants'],
      items: [
        { subject: 0, heading: 'Made of', text: 'Rock and metal' },
        { subject: 0, heading: 'Rings', text: 'None' },
        { subject: 1, heading: 'Made of', text: 'Hydrogen and helium' },
        { subject: 1, heading: 'Rings' },
      ],
    });
  });

  it('with one row a kind become kinds', async () => {
    const { spec } = await drawn([
      '## Worlds',
      '| World | Found | What it is like |\n|---|---|---|\n| Gas giant | 1995 | A large ball of hydrogen and helium |\n| Super-Earth | 2005 | A rocky world that is larger than ours |',
    ]);
    expect(blockOf(spec.blocks, 'parts')).toMatchObject({
      heading: 'Worlds: What it is like',
      whole: 'World',
      items: [{ heading: 'Gas giant', text: 'A large ball of hydrogen and helium' }, { heading: 'Super-Earth' }],
    });
  });

  it.each([
    [
      'powers of ten',
      '| Planet | Mass |\n|---|---|\n| Earth | 5.97 × 10^24 |\n| Mars | 6.4 × 10^23 |\n| Venus | 4.9 × 10^24 |',
    ],
    ['two units', '| Planet | Day |\n|---|---|\n| Earth | 24 h |\n| Venus | 117 d |\n| Mars | 25 h |'],
    ['ranks', '| Planet | Rank |\n|---|---|\n| Earth | 3 |\n| Venus | 2 |\n| Mars | 4 |'],
    [
      'nothing between the smallest and the largest',
      '| Planet | Moons |\n|---|---|\n| Earth | 1 |\n| Venus | 9,000 |\n| Mars | 2 |',
    ],
  ])('make no bars of %s', async (_, table) => {
    const { spec } = await drawn(['## Numbers', table]);
    expect(blockOf(spec.blocks, 'chart')).toBeUndefined();
  });

  it('are no sentences where they make no block', async () => {
    const { spec } = await drawn(['## Numbers', '| Planet | Sign |\n|---|---|\n| Earth | ⊕ |\n| Venus | ♀ |']);
    expect(JSON.stringify(spec)).not.toContain('|');
  });
});

describe('lists', () => {
  const STEPS =
    '1. Find out when the planet rises.\n2. Go to a dark place without lamps.\n3. Look along the path of the Sun.';

  it('that are numbered become steps under the line above them', async () => {
    const { spec } = await drawn(['To find a planet tonight:', STEPS]);
    expect(blockOf(spec.blocks, 'steps')).toMatchObject({
      heading: 'To find a planet tonight',
      items: [{ text: 'Find out when the planet rises.' }, {}, {}],
    });
  });

  it('of kinds become kinds, headed by their names', async () => {
    const { spec } = await drawn([
      'There are two kinds of planet:',
      '- Rocky planets: small worlds with a solid surface.\n- giant planets – large worlds of gas and ice.',
    ]);
    expect(blockOf(spec.blocks, 'parts')).toMatchObject({
      whole: 'planet',
      items: [
        { heading: 'Rocky planets', text: 'Small worlds with a solid surface.' },
        { heading: 'Giant planets', text: 'Large worlds of gas and ice.' },
      ],
    });
  });

  it('under a heading that names the whole need no line above them', async () => {
    const { spec } = await drawn([
      '## Types of moon',
      '- Regular moons follow round paths.\n- Irregular moons were captured.',
    ]);
    expect(blockOf(spec.blocks, 'parts')).toMatchObject({ heading: 'Types of moon', whole: 'moon' });
  });

  it('of questions, of links and of single words are none of this', async () => {
    const { spec } = await drawn([
      '1. What is a planet?\n2. How many are there?\n3. Where are they?',
      'Some text stands between the two lists here.',
      '1. Earth\n2. Mars\n3. Venus',
    ]);
    expect(blockOf(spec.blocks, 'steps')).toBeUndefined();
  });

  it('leave a short page its room', async () => {
    const { spec } = await drawn(
      ['To find a planet tonight:', `${STEPS}\n4. ${'Look again and again. '.repeat(12)}`],
      'Elementary',
    );
    expect(blockOf(spec.blocks, 'steps')).toBeUndefined();
  });
});
