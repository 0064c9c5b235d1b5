import { describe, expect, it } from 'vitest';
import { loadIcons } from './icon-set.ts';
import { searchIcons } from './search.ts';

const file = {
  concepts: { water: ['droplet', 'drops'], 'water wheel': ['wheel'] },
  names: { droplet: ['droplet'], waterfall: ['fall'], 'bath water': ['bath'] },
  tags: { water: ['umbrella'], wet: ['droplet'] },
};

describe('searchIcons', () => {
  it('puts whole words before beginnings, concepts before names before search words', () => {
    expect(searchIcons(file, 'Water', 10)).toEqual(['droplet', 'drops', 'umbrella', 'wheel', 'bath', 'fall']);
  });

  it('finds by beginnings, in any number and case, and not by what stands inside a word', () => {
    expect(searchIcons(file, 'drop', 10)).toEqual(['droplet']);
    expect(searchIcons(file, 'DROPLETS', 10)).toEqual(['droplet']);
    expect(searchIcons(file, 'fall', 10)).toEqual([]);
  });

  it('finds nothing for nothing, and no more than was asked for', () => {
    expect(['', '  ', '水', '<svg>'].map((query) => searchIcons(file, query, 5))).toEqual([[], [], [], []]);
    expect(searchIcons(file, 'water', 2)).toHaveLength(2);
  });

  it('finds real icons that can be drawn', () => {
    const icons = loadIcons();
    const found = icons.search('star', 24);
    expect(found.length).toBeGreaterThan(4);
    expect(found[0]).toBe('star');
    expect(found.every((name) => icons.has(name))).toBe(true);
  });
});
