import type { Block, Spec } from '@hkm/engine/contract';
import { describe, expect, test } from 'vitest';
import { remove, setField } from './edits.ts';
import {
  addEntry,
  addSection,
  createOwnId,
  entriesOfNew,
  entryRolesOf,
  isAdded,
  SECTION_KINDS,
  withoutBlanks,
} from './entries.ts';
import { labelsOf, pathOfLabel, setLabel } from './labels.ts';
import { ownStateOf } from './own-words.ts';
import { canLose, thingsOf } from './things.ts';
import { yearOf } from './years.ts';

const item = (id: string, text: string) => ({ id, claimId: `c-${id}`, text, nouns: [] });
const GRAPH: Block = {
  id: 'g',
  kind: 'graph',
  heading: 'Map',
  nodes: ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase(), nouns: [] })),
  edges: [
    { from: 'b', to: 'a', label: 'feeds' },
    { from: 'b', to: 'c' },
  ],
};
const CONTRAST: Block = {
  id: 'x',
  kind: 'contrast',
  heading: '',
  subjects: ['Acid', 'Base'],
  items: [{ ...item('x1', 'Sour.'), subject: 0 }],
};
const BLOCKS: Block[] = [
  { id: 'f', kind: 'facts', heading: '', items: [item('f1', 'One.')] },
  { id: 'n', kind: 'figures', heading: '', items: [{ ...item('n1', 'of all'), value: '3 %' }] },
  { id: 't', kind: 'timeline', heading: '', items: [{ ...item('t1', 'War.'), date: '1914', year: 1914 }] },
  { id: 'w', kind: 'terms', heading: '', items: [{ ...item('w1', 'A word.'), term: 'Word' }] },
  {
    id: 'r',
    kind: 'chart',
    heading: '',
    unit: 'km',
    rows: [1, 2].map((n) => ({ id: `r${n}`, claimId: 'c', label: `R${n}`, value: n })),
  },
  { id: 'p', kind: 'parts', heading: '', whole: 'Cell', items: [item('p1', 'Wall.'), item('p2', 'Core.')] },
  { id: 'k', kind: 'causes', heading: '', items: [{ ...item('k1', 'Rain.'), role: 'cause' as const }] },
  { id: 'q', kind: 'inquiry', heading: '', prompts: [{ id: 'q1', text: 'Why?', nouns: [] }] },
  { id: 'd', kind: 'definition', heading: '', term: 'Thing', item: item('d1', 'A thing.') },
  GRAPH,
  CONTRAST,
];
const SPEC: Spec = {
  version: 1,
  kind: 'explainer',
  format: 'Infographic',
  level: 'High School',
  style: 'Minimalist',
  language: 'en',
  title: 'Things',
  blocks: BLOCKS,
  sourceIds: [],
};
const blockOf = (spec: Spec, id: string) => spec.blocks.find((block) => block.id === id) ?? GRAPH;

describe('what is added', () => {
  test.each(BLOCKS.filter(({ kind }) => kind !== 'definition'))('an entry of $kind, empty and on no claim', (block) => {
    const role = entryRolesOf(block).at(-1);
    const added = addEntry(SPEC, block.id, 'own-1', role);
    const entry = thingsOf(blockOf(added, block.id)).at(-1);
    expect(entry).toMatchObject({ id: 'own-1', hidden: false, locked: false });
    expect(entry?.claimId ?? '').toBe('');
    // Not drawn before it is filled in; then it is.
    expect(withoutBlanks(added)).toEqual(SPEC);
    let filled = added;
    for (const { name } of entry?.fields ?? [])
      filled = setField(filled, { blockId: block.id, thingId: 'own-1' }, name, name === 'value' ? '7' : 'Mine 1969');
    expect(withoutBlanks(filled)).toBe(filled);
  });

  test('roles, hubs and places in time', () => {
    expect(entryRolesOf(blockOf(SPEC, 'd'))).toEqual([]);
    const base = addEntry(SPEC, 'x', 'own-1', { subject: 1, name: 'Base' });
    expect(blockOf(base, 'x')).toMatchObject({ items: [{}, { subject: 1 }] });
    expect(blockOf(addEntry(SPEC, 'k', 'own-1', { role: 'effect' }), 'k')).toMatchObject({
      items: [{}, { role: 'effect' }],
    });
    const map = addEntry(SPEC, 'g', 'own-1');
    expect(blockOf(map, 'g')).toMatchObject({ edges: [{}, {}, { from: 'b', to: 'own-1' }] });
    const event = addEntry(SPEC, 't', 'own-1');
    const dated = setField(event, { blockId: 't', thingId: 'own-1' }, 'date', 'July 1969');
    expect(blockOf(dated, 't')).toMatchObject({ items: [{ year: 1914 }, { year: 1969, date: 'July 1969' }] });
  });

  test('sections of every kind, with as many entries as they need', () => {
    for (const kind of SECTION_KINDS) {
      const things = Array.from({ length: entriesOfNew(kind) }, createOwnId);
      expect(things.every((id) => isAdded({ id }))).toBe(true);
      const added = addSection(SPEC, kind, { block: 'own-b', things });
      expect(thingsOf(blockOf(added, 'own-b')).map(({ id }) => id)).toEqual(things);
      expect(blockOf(added, 'own-b').kind).toBe(kind);
      expect(withoutBlanks(added)).toEqual(SPEC);
    }
    expect(withoutBlanks(SPEC)).toBe(SPEC);
  });

  test('is the person’s own words from the first letter', () => {
    const shown = { title: '', inquiry: false, making: {}, claims: [], spec: SPEC } as never;
    const blank = thingsOf(blockOf(addEntry(SPEC, 'f', 'own-1'), 'f')).at(-1);
    const filled = thingsOf(
      blockOf(setField(addEntry(SPEC, 'f', 'own-1'), { blockId: 'f', thingId: 'own-1' }, 'text', 'Mine.'), 'f'),
    ).at(-1);
    expect(blank && ownStateOf('f', blank, shown)).toBeUndefined();
    expect(filled && ownStateOf('f', filled, shown)).toEqual({ method: 'own:unchecked', verdict: 'unsupported' });
  });
});

describe('a map', () => {
  test('loses points on which nothing hangs, with their relations', () => {
    expect([canLose(GRAPH, 'a'), canLose(GRAPH, 'b')]).toEqual([true, false]);
    const left = blockOf(remove(SPEC, { blockId: 'g', thingId: 'a' }), 'g');
    expect(left).toMatchObject({ nodes: [{ id: 'b' }, { id: 'c' }], edges: [{ from: 'b', to: 'c' }] });
    expect(canLose(left, 'c')).toBe(false);
  });
});

describe('labels', () => {
  test('every word of a block beside its entries can be written anew', () => {
    const keys = BLOCKS.flatMap((block) => labelsOf(block).map(({ key, name }) => `${block.kind} ${key} ${name}`));
    expect(keys).toEqual([
      'chart unit chartUnit',
      'parts whole whole',
      'definition term term',
      'graph edges.0 relation',
      'graph edges.1 relation',
      'contrast subjects.0 subject',
      'contrast subjects.1 subject',
    ]);
    let spec = SPEC;
    for (const block of BLOCKS)
      for (const { key } of labelsOf(block)) spec = setLabel(spec, block.id, key, `new ${key}`);
    for (const block of spec.blocks) for (const { key, value } of labelsOf(block)) expect(value).toBe(`new ${key}`);
    expect(blockOf(setLabel(spec, 'g', 'edges.0', ''), 'g')).toMatchObject({ edges: [{ from: 'b', to: 'a' }, {}] });
    expect(blockOf(setLabel(spec, 'g', 'edges.0', ''), 'g')).not.toHaveProperty('edges.0.label');
    expect(setLabel(SPEC, 'f', 'term', 'x')).toEqual(SPEC);
    expect(labelsOf(GRAPH)[0]?.ends).toEqual({ from: 'B', to: 'A' });
    expect(labelsOf(GRAPH).map((label) => pathOfLabel(3, label))[1]).toBe('spec.blocks.3.edges.1.label');
    expect(labelsOf(CONTRAST).map((label) => pathOfLabel(3, label))[0]).toBe('spec.blocks.3.subjects.0');
  });
});

test.each([
  ['1347', 1347],
  ['14 July 1789', 1789],
  ['March 44 BC', -44],
  ['44 v. Chr.', -44],
  ['13.8 billion years ago', -13.8e9],
  ['vor 65 Millionen Jahren', -65e6],
  ['14th century', 1300],
  ['siglo 14', 1300],
  ['5th century BC', -500],
  ['476', 476],
  ['79', 79],
  ['١٩٦٩', 1969],
  ['12,000 thousand', -12e3],
  ['soon', undefined],
  ['', undefined],
])('the date %j stands at %s', (date, year) => {
  expect(yearOf(date)).toBe(year);
});
