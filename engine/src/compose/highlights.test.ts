import { describe, expect, it } from 'vitest';
import type { ComposeInput } from '../contract/index.ts';
import { inputOf } from '../testing/sections.ts';
import { bodyWords, compose } from './index.ts';
import { LEVELS } from './levels.ts';

describe('highlights of sections from the library', () => {
  const HISTORY = [
    'The Great Canal was a waterway that linked the two largest rivers of the old kingdom.',
    'In 1702, the king ordered engineers from the coast to plan a canal between the rivers.',
    'In 1715, workers from twelve provinces began to dig the first stretch of the canal.',
    'In 1731, floods destroyed the northern locks of the canal and drowned the harbour.',
    'In 1748, merchants of the city paid for stone locks that held the water back.',
    'In 1760, the canal reached the sea and carried grain to every harbour of the coast.',
    'In 1804, steam engines were placed along the canal and pumped water into the locks.',
    'The canal carried 45,000 tonnes of grain from the southern provinces to the sea.',
    'Over 80% of the grain that the city consumed came along the Great Canal.',
    'The canal changed trade because grain reached the markets of the north in a week.',
  ];
  const library = (level: ComposeInput['level'] = 'High School'): ComposeInput => {
    const input = inputOf(
      [{ heading: 'The Great Canal', paragraphs: HISTORY }],
      { topic: 'Great Canal', level },
      { title: 'Waterways of the Old Kingdom' },
    );
    return {
      ...input,
      research: {
        ...input.research,
        origin: 'library',
        passages: input.research.passages.map((passage) => ({ ...passage, score: 1 })),
      },
    };
  };

  it('begins with what the topic is, and tells its history over the whole span', async () => {
    const { spec } = await compose(library());
    expect(spec.blocks[0]).toMatchObject({ kind: 'definition', heading: 'What it is', term: 'Great Canal' });
    const timeline = spec.blocks.find((block) => block.kind === 'timeline');
    expect(timeline?.items.length).toBeGreaterThanOrEqual(4);
    const years = timeline?.items.map((item) => item.year) ?? [];
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(years[0]).toBeLessThan(1720);
    expect(years.at(-1)).toBeGreaterThan(1750);
    expect(spec.subtitle ?? spec.blocks.map((block) => block.heading).join()).toContain('Waterways of the Old Kingdom');
    expect(bodyWords(spec)).toBeLessThanOrEqual(LEVELS['High School'].words);
  });

  it('shows numbers large within the budget of every level', async () => {
    for (const level of ['Elementary', 'High School', 'College', 'Expert'] as const) {
      const { spec } = await compose(library(level));
      expect(bodyWords(spec)).toBeLessThanOrEqual(LEVELS[level].words);
    }
    const { spec } = await compose(library('Expert'));
    expect(spec.blocks.find((block) => block.kind === 'figures')).toBeDefined();
  });
});
