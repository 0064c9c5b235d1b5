import { describe, expect, it } from 'vitest';
import { createIconSet, type IconFile, loadIcons } from './icon-set.ts';
import { lookupKey } from './lookup-key.ts';
import { singular } from './singular.ts';

const none: ReadonlySet<string> = new Set();
const file: IconFile = {
  concepts: { water: ['droplet', 'drops'], cell: [], leaf: ['leaf'], plague: ['skull'] },
  names: { table: ['table'], cell: ['cell'], castle: ['castle'], 'polar bear': ['bear'] },
  tags: { rain: ['droplet', 'cloud'], wet: ['droplet'], green: ['leaf'] },
  nodes: {
    droplet: '[["path",{"d":"M0 0"}]]',
    drops: '[]',
    leaf: '[]',
    table: '[]',
    castle: '[]',
    skull: '[]',
    cloud: '[]',
    bear: '[]',
  },
};

describe('resolve', () => {
  const icons = createIconSet(file);

  it('takes the first icon of a concept, whatever the number or case', () => {
    expect(icons.resolve(['Leaves'], none)).toEqual({ name: 'leaf', score: 1 });
    expect(icons.resolve(['Water'], none)).toEqual({ name: 'droplet', score: 1 });
  });

  it('takes the next one when the first is taken, and none when all are', () => {
    expect(icons.resolve(['water'], new Set(['droplet']))?.name).toBe('drops');
    expect(icons.resolve(['water'], new Set(['droplet', 'drops']))).toBeUndefined();
  });

  it('draws nothing for a concept without icons, though an icon has its name', () => {
    expect(icons.resolve(['cell'], none)).toBeUndefined();
    expect(icons.resolve(['nerve cell'], none)).toBeUndefined();
  });

  it('finds names and the head of a longer noun, with less certainty', () => {
    const [name, head, known] = ['castle', 'old castle', 'tap water'].map((noun) => icons.resolve([noun], none));
    expect(name?.name).toBe('castle');
    expect(head?.name).toBe('castle');
    expect(known?.name).toBe('droplet');
    expect(name?.score ?? 0).toBeGreaterThan(head?.score ?? 1);
    expect(icons.resolve(['polar bears'], none)?.name).toBe('bear');
  });

  it('does not trust one tag, but two nouns that agree', () => {
    expect(icons.resolve(['rain'], none)).toBeUndefined();
    expect(icons.resolve(['rain', 'wet'], none)?.name).toBe('droplet');
  });

  it('prefers the first noun and draws nothing for unknown or empty ones', () => {
    expect(icons.resolve(['plague', 'castle'], none)?.name).toBe('skull');
    expect(icons.resolve(['zymurgy'], none)).toBeUndefined();
    expect(icons.resolve(['', '   ', '水'], none)).toBeUndefined();
    expect(icons.resolve([], none)).toBeUndefined();
  });

  it('is not fooled by the names of object members', () => {
    expect(icons.resolve(['constructor', 'toString', '__proto__'], none)).toBeUndefined();
    expect(icons.nodes('constructor')).toBeUndefined();
    expect(icons.has('toString')).toBe(false);
  });

  it('parses the shapes of an icon once', () => {
    expect(icons.nodes('droplet')).toEqual([['path', { d: 'M0 0' }]]);
    expect(icons.nodes('droplet')).toBe(icons.nodes('droplet'));
    expect(icons.nodes('no-such-icon')).toBeUndefined();
  });
});

describe('loadIcons', () => {
  it('reads the built file', () => {
    const icons = loadIcons();
    expect(icons.has('triangle-alert')).toBe(true);
    expect(icons.resolve(['sunlight'], none)?.name).toBe('sun');
    expect(icons.resolve(['mitochondria'], none)).toBeUndefined();
    expect(icons.resolve(['table'], none)).toBeUndefined();
  });

  it('says how to mend a missing file', () => {
    expect(() => loadIcons('/nowhere/icons.json')).toThrow(/node scripts\/build-icons\.ts/);
  });
});

describe('lookupKey', () => {
  it.each([
    ['Bacteria', 'bacterium'],
    ['light waves', 'light wave'],
    ['Éclairs', 'eclair'],
    ['white-blood cells', 'white blood cell'],
    ['Glasses', 'glass'],
    ['viruses', 'virus'],
    ['', ''],
  ])('%s -> %s', (noun, key) => {
    expect(lookupKey(noun)).toBe(key);
  });
});

describe('singular', () => {
  it.each([
    ['cities', 'city'],
    ['boxes', 'box'],
    ['volcanoes', 'volcano'],
    ['gas', 'gas'],
    ['physics', 'physics'],
    ['planets', 'planet'],
    ['ice', 'ice'],
    ['teeth', 'tooth'],
    ['bus', 'bus'],
    ['churches', 'church'],
    ['water', 'water'],
  ])('%s -> %s', (noun, one) => {
    expect(singular(noun)).toBe(one);
  });
});
