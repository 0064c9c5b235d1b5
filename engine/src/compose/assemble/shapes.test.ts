import { describe, expect, it } from 'vitest';
import { verify } from '../../verify/index.ts';
import { compose } from '../compose.ts';
import { blockOf, type Section, sectionsOf } from './fixture.ts';

const FILLER: readonly string[] = [
  'Farmers in the valley grow barley on the terraces of the northern slopes.',
  'Merchants carried salt from the coast to the markets of the high towns.',
  'Snow covers the passes of the range from October to the end of May.',
  'Shepherds move their flocks to the summer pastures beside the lakes.',
];

async function drawn(title: string, sections: readonly Section[], changes: Parameters<typeof sectionsOf>[2] = {}) {
  const input = sectionsOf(title, sections, changes);
  const composed = await compose(input);
  const checked = await verify({ spec: composed.spec, claims: composed.claims, sources: input.research.sources });
  expect(checked.dropped).toEqual([]);
  expect(checked.spec.blocks).toEqual(composed.spec.blocks);
  return composed;
}

describe('parts', () => {
  it('tells kinds one by one under the headings that name them', async () => {
    const { spec } = await drawn('Vaccines', [
      { heading: 'Live Vaccines', paragraphs: ['Live vaccines expose a person to a weakened strain of a germ.'] },
      {
        heading: 'Inactivated Vaccines',
        paragraphs: ['Inactivated vaccines contain whole germs that were killed with heat.', ...FILLER],
      },
      {
        heading: 'Toxoid Vaccines',
        paragraphs: ['Toxoid vaccines are used against diseases that toxins of bacteria cause.'],
      },
    ]);
    const parts = blockOf(spec.blocks, 'parts');
    expect(parts?.whole).toBe('Vaccines');
    expect(parts?.items.map(({ heading, text }) => [heading, text])).toEqual([
      ['Live vaccines', 'expose a person to a weakened strain of a germ.'],
      ['Inactivated vaccines', 'contain whole germs that were killed with heat.'],
      ['Toxoid vaccines', 'are used against diseases that toxins of bacteria cause.'],
    ]);
  });

  it('tells the members of a list, all by their meanings or none', async () => {
    const { spec, claims } = await drawn('Enzymes', [
      {
        heading: 'Helpers of Enzymes',
        paragraphs: [
          'There are two types of helper molecules of enzymes: cofactors and coenzymes.',
          'A cofactor is an ion of a metal that holds the enzyme in shape.',
          'A coenzyme is an organic molecule that carries atoms to the enzyme.',
          ...FILLER,
        ],
      },
    ]);
    const parts = blockOf(spec.blocks, 'parts');
    expect(parts?.heading).toBe('Two types of helper molecules of enzymes');
    expect(parts?.items.map(({ heading, text }) => [heading, text])).toEqual([
      ['Cofactor', 'An ion of a metal that holds the enzyme in shape.'],
      ['Coenzyme', 'An organic molecule that carries atoms to the enzyme.'],
    ]);
    // what the heading says is cited with the first item
    expect(claims.find((claim) => claim.id === parts?.items[0]?.claimId)?.citations).toHaveLength(2);
    expect(claims.some((claim) => claim.text.startsWith('There are two types'))).toBe(false);
  });

  it('names parts that nothing more is said of', async () => {
    const { spec } = await drawn('The Earth', [
      {
        heading: 'Place',
        paragraphs: ['The Earth is a planet of rock that holds life on most of its surface.'],
      },
      {
        heading: 'Layers',
        paragraphs: ['The surface of the Earth is composed of the crust, atmosphere, and hydrosphere.', ...FILLER],
      },
    ]);
    const parts = blockOf(spec.blocks, 'parts');
    expect(parts?.heading).toBe('The surface of the Earth is composed of');
    expect(parts?.items.map((item) => item.text)).toEqual(['Crust', 'Atmosphere', 'Hydrosphere']);
  });

  it('sets stages as steps', async () => {
    const { spec } = await drawn('Copying', [
      { heading: 'Use', paragraphs: ['Copying is a method that makes many pieces of one long molecule.'] },
      {
        heading: 'The machine',
        paragraphs: ['Copying takes place in three steps: denaturation, annealing, and extension.', ...FILLER],
      },
    ]);
    expect(blockOf(spec.blocks, 'steps')?.items.map((item) => item.text)).toEqual([
      'Denaturation',
      'Annealing',
      'Extension',
    ]);
  });
});

describe('charts', () => {
  it('draws the numbers of one sentence under what leads up to them', async () => {
    const { spec } = await drawn('Atmosphere', [
      { heading: 'Place', paragraphs: ['An atmosphere is a layer of gas that surrounds a planet or a moon.'] },
      {
        heading: 'Air',
        paragraphs: ['Near the ground the atmosphere consists of 78% nitrogen, 21% oxygen, and 1% argon.', ...FILLER],
      },
    ]);
    const chart = blockOf(spec.blocks, 'chart');
    expect(chart).toMatchObject({ heading: 'Near the ground the atmosphere consists of', unit: '%' });
    expect(chart?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Nitrogen', 78],
      ['Oxygen', 21],
      ['Argon', 1],
    ]);
  });
});

describe('glossary', () => {
  it('explains words that the text goes on using, not the topic', async () => {
    const paragraphs = [
      'Electric current is the rate at which electric charge moves.',
      'Resistance is a measure of how much a wire opposes the flow.',
      'The resistance of a long wire is larger than that of a short wire.',
      'An electric current heats every wire that it flows through.',
      ...FILLER,
    ];
    const school = await drawn('Circuits', [{ heading: 'Wires', paragraphs }]);
    expect(blockOf(school.spec.blocks, 'terms')?.items.map((item) => item.term)).toEqual([
      'Electric current',
      'Resistance',
    ]);
    const expert = await drawn('Circuits', [{ heading: 'Wires', paragraphs }], { level: 'Expert' });
    expect(blockOf(expert.spec.blocks, 'terms')).toBeUndefined();
  });
});

describe('contrasts', () => {
  it('sets the clauses of two subjects side by side', async () => {
    const { spec } = await drawn('Rocks', [
      {
        heading: 'Cooling',
        paragraphs: [
          'Granite cools slowly far below the ground for many ages, whereas basalt cools quickly in the open air or the sea.',
          ...FILLER,
        ],
      },
    ]);
    const contrast = blockOf(spec.blocks, 'contrast');
    expect(contrast?.subjects).toEqual(['Granite', 'Basalt']);
    expect(contrast?.items.map((item) => [item.subject, item.text])).toEqual([
      [0, 'Granite cools slowly far below the ground for many ages.'],
      [1, 'Basalt cools quickly in the open air or the sea.'],
    ]);
  });
});

describe('sections', () => {
  it('leave a single statement under its own heading, or fold it in where it has none', async () => {
    const [first = '', second = '', third = ''] = FILLER;
    const own = await drawn('Range', [
      { heading: 'Life on the slopes', paragraphs: [first, second, third] },
      { heading: 'The summer lakes', paragraphs: [FILLER[3] ?? ''] },
    ]);
    expect(own.spec.blocks.map((block) => block.heading)).toEqual(['Life on the slopes', 'The summer lakes']);
    const folded = await drawn('Range', [
      { heading: 'Life on the slopes', paragraphs: [first, second, third] },
      { heading: 'Introduction', paragraphs: [FILLER[3] ?? ''] },
    ]);
    expect(folded.spec.blocks.map((block) => block.heading)).toEqual(['Life on the slopes']);
  });
});

describe('headings of items', () => {
  it('are those of the sources where each statement has its own', async () => {
    const sections = FILLER.map((paragraph, i) => ({
      heading: ['Fields', 'Trade', 'Winter', 'Flocks'][i] ?? '',
      paragraphs: [paragraph],
    }));
    const { spec } = await drawn('The High Range', sections, { chapter: 'Mountains of the North' });
    const facts = blockOf(spec.blocks, 'facts');
    expect(facts?.items.map((item) => item.heading)).toEqual(['Fields', 'Trade', 'Winter', 'Flocks']);
    expect(spec.kicker).toBe('Mountains of the North');
    expect(spec.subtitle).toBeUndefined();
  });

  it('are subjects from which the texts read on, or none', async () => {
    const even = [
      'The northern slopes are covered by terraces of barley and rye.',
      'The high towns were built by merchants who dealt in salt.',
      'The summer pastures are used by the shepherds of two valleys.',
    ];
    const reading = await drawn('Range', [{ heading: 'Life on the slopes', paragraphs: even }]);
    expect(blockOf(reading.spec.blocks, 'facts')?.items[0]).toMatchObject({
      heading: 'The northern slopes',
      text: 'are covered by terraces of barley and rye.',
    });
    const mixed = await drawn('Range', [{ heading: 'Life on the slopes', paragraphs: [...even, ...FILLER] }]);
    for (const item of blockOf(mixed.spec.blocks, 'facts')?.items ?? []) expect(item.heading).toBeUndefined();
  });
});

describe('histories', () => {
  const moments = Array.from({ length: 12 }, (_, i) => {
    const year = 1700 + i * 9;
    return `In ${year}, the guild of weavers at Linden bought the mill number ${i + 2} beside the old bridge.`;
  });

  it('tell more moments at higher levels, from the beginning to the end', async () => {
    const counts: number[] = [];
    for (const level of ['Elementary', 'High School', 'Expert'] as const) {
      const { spec } = await drawn('The Guild of Linden', [{ heading: 'The Guild of Linden', paragraphs: moments }], {
        level,
      });
      const items = blockOf(spec.blocks, 'timeline')?.items ?? [];
      counts.push(items.length);
      expect(items[0]?.year).toBeLessThan(1720);
      expect(items.at(-1)?.year).toBeGreaterThan(1780);
      for (const item of items) expect(item.text).not.toMatch(/^In 1/u);
    }
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  it('leave out what another source tells of other things', async () => {
    const { spec } = await drawn('Bridges', [{ heading: 'The Guild of Linden', paragraphs: moments }], {
      topic: 'Glass',
    });
    expect(blockOf(spec.blocks, 'timeline')).toBeUndefined();
  });
});

describe('the beginning', () => {
  /** The first sentence of the paragraph is marked as saying what the topic is. */
  async function told(
    topic: string,
    key: string,
    others: readonly string[] = FILLER,
    level: 'Elementary' | 'High School' = 'High School',
  ) {
    const input = sectionsOf(topic, [{ heading: 'Place', paragraphs: [key, ...others] }], { level });
    const [first, ...rest] = input.research.passages;
    if (first === undefined) throw new Error('No passage.');
    const marked = { ...first, role: 'definition' as const, key: { start: first.start, end: first.end } };
    const { spec } = await compose({ ...input, research: { ...input.research, passages: [marked, ...rest] } });
    return blockOf(spec.blocks, 'definition');
  }

  it('is the sentence that research marked', async () => {
    const marked =
      'Mechanization set the stage for the Great Shift, a move away from villages towards the machines of the cities.';
    const other = 'The Great Shift is a long period of change that began in the valleys of the north.';
    const block = await told('The Great Shift', marked, [other, ...FILLER]);
    expect(block).toMatchObject({ heading: 'What it is', term: 'Great Shift' });
    expect(block?.item.text).toBe(marked);
  });

  it('may be longer than other statements and speak of what was not named before', async () => {
    const marked =
      'The rim is the boundary of the crater, and beyond it lies the wide and empty plain that the lava of older ages filled.';
    expect((await told('Rim', marked, FILLER, 'Elementary'))?.item.text).toContain(
      'The rim is the boundary of the crater',
    );
  });

  it.each([
    'Saturn is one of the most beautiful sights of the sky in a small telescope.',
    'Now Saturn is a planet that has lost the last of its oldest moons.',
  ])('is no judgement and no single case: %s', async (marked) => {
    expect((await told('Saturn', marked))?.heading ?? '').toBe('');
  });

  it('has no label where it only names the topic', async () => {
    const block = await told('Saturn', 'Snow covers the passes of the range until May.', [
      'Saturn can float on water because its gas is thinner than any liquid.',
      ...FILLER,
    ]);
    expect(block?.heading ?? '').toBe('');
  });
});

describe('members of a list', () => {
  it('read on from their names where one is not defined', async () => {
    const { spec } = await drawn('Copying of cells', [
      {
        heading: 'Copying of cells',
        paragraphs: [
          'Copying of cells is a process that makes two cells of one.',
          'Copying of cells takes place in two stages: initiation and elongation.',
          'The initiation of copying occurs at a place on the strand that proteins bind.',
          'Elongation is a stage in which the strand grows one piece at a time.',
          ...FILLER,
        ],
      },
    ]);
    const steps = blockOf(spec.blocks, 'steps');
    expect(steps?.items.map(({ heading }) => heading)).toEqual(['Initiation of copying', 'Elongation']);
    expect(steps?.items[1]?.text).toMatch(/^is a stage/u);
  });

  it('are not told where there is no room for them', async () => {
    const { spec } = await compose(
      sectionsOf(
        'Enzymes',
        [
          {
            heading: 'Helpers',
            paragraphs: [
              'There are two types of helpers of enzymes: cofactors and coenzymes.',
              'A cofactor is an ion of a metal that holds the enzyme in shape through all of its work.',
              'A coenzyme is an organic molecule that carries atoms to the enzyme and from there to others.',
            ],
          },
        ],
        { maxWords: 24 },
      ),
    );
    expect(blockOf(spec.blocks, 'parts')).toBeUndefined();
  });
});

describe('a history', () => {
  const events = [
    'In 1204, the prince of Orland conquered the harbour of Westmark with two hundred ships.',
    'In 1261, the army of Orland besieged the fortress of Highmoor and destroyed its walls.',
    'In 1320, the queen of Westmark founded a new capital at the mouth of the river.',
    'In 1388, the dukes of Highmoor signed a treaty of peace with the queen of Westmark.',
    'In 1453, the last prince of Orland surrendered his crown to the dukes of Highmoor.',
  ];
  const sections = [{ heading: 'Rise and fall', paragraphs: [...events, ...FILLER] }];

  it('is that of the topic which its title names', async () => {
    const { spec } = await drawn('Kingdoms of the coast', sections);
    expect(blockOf(spec.blocks, 'timeline')?.items.map(({ date }) => date)).toContain('1204');
  });

  it('is not that of a thing which neither the title nor the events name', async () => {
    const { spec } = await drawn('Kingdoms of the coast', sections, { topic: 'Salt' });
    expect(blockOf(spec.blocks, 'timeline')).toBeUndefined();
  });
});

describe('sections', () => {
  it('are not named after what statements share, where each stands under a heading of its source', async () => {
    const told = [
      ['Air of the Planet', 'The air of the planet weighs far less than the air that surrounds Earth today.'],
      ['Climate of the Planet', 'The climate of the planet was warmer than that of Earth for a very long time.'],
      ['Dust of the Planet', 'The dust of the planet covers its plains from the southern pole to the northern pole.'],
      ['Ice of the Planet', 'The ice of the planet holds as much frozen water as the largest lakes in Canada.'],
      ['Storms of the Planet', 'The storms of the planet reach a height that no storm of the tropics ever reached.'],
      ['Rocks of the Planet', 'The rocks of the planet hold more iron and sulfur than the lava of most volcanoes.'],
      ['Moons of the Planet', 'The moons of the planet are dark bodies with a surface full of craters and grooves.'],
    ] as const;
    const { spec } = await drawn(
      'Arenia',
      told.map(([heading, text]) => ({ heading, paragraphs: [text] })),
    );
    expect(spec.blocks.map(({ heading }) => heading)).not.toContain('Earth');
  });
});
