import type { Block, Spec } from '@hkm/engine/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpec } from '../api/spec.ts';
import { moveTo, remove, setField, setHeading, setIcon, setTitle, toggle, toggleTitleLock } from './edits.ts';
import { MOST_STEPS, record, redo, settle, startHistory, undo } from './history.ts';
import { createSession, hasDraft, isEdited } from './session.ts';
import { canLose, thingsOf } from './things.ts';

const item = (id: string, text: string) => ({ id, claimId: `c-${id}`, text, nouns: [] });

const FACTS: Block = {
  id: 'b1',
  kind: 'facts',
  heading: 'Facts',
  items: [item('i1', 'One'), item('i2', 'Two'), item('i3', 'Three')],
};
const CHART: Block = {
  id: 'b2',
  kind: 'chart',
  heading: 'Sizes',
  unit: 'km',
  rows: [
    { id: 'r1', claimId: 'c4', label: 'Earth', value: 6371 },
    { id: 'r2', claimId: 'c5', label: 'Moon', value: 1737 },
  ],
};
const DEFINITION: Block = {
  id: 'b3',
  kind: 'definition',
  heading: 'What',
  term: 'Thing',
  item: item('i9', 'A thing.'),
};
const SPEC: Spec = {
  version: 1,
  kind: 'explainer',
  format: 'Infographic',
  level: 'High School',
  style: 'Minimalist',
  language: 'en',
  title: 'Things',
  blocks: [FACTS, CHART, DEFINITION],
  sourceIds: ['s1'],
};

const ids = (spec: Spec) => spec.blocks.map(({ id }) => id);
const things = (spec: Spec, blockId = 'b1') => thingsOf(spec.blocks.find(({ id }) => id === blockId) ?? FACTS);

describe('edits', () => {
  test('texts of every kind, and numbers only when they are numbers', () => {
    let spec = setTitle(SPEC, 'title', 'Other things');
    spec = setHeading(spec, 'b1', 'True facts');
    spec = setField(spec, { blockId: 'b1', thingId: 'i2' }, 'text', 'Second');
    spec = setField(spec, { blockId: 'b2', thingId: 'r1' }, 'value', '6,5');
    spec = setField(spec, { blockId: 'b2', thingId: 'r2' }, 'value', 'many');
    spec = setField(spec, { blockId: 'b3', thingId: 'i9' }, 'text', 'Anything.');
    expect(spec).toMatchObject({
      title: 'Other things',
      blocks: [
        { heading: 'True facts', items: [{ text: 'One' }, { text: 'Second' }, { text: 'Three' }] },
        { rows: [{ value: 6.5 }, { value: 1737 }] },
        { item: { text: 'Anything.' } },
      ],
    });
    expect(SPEC.blocks[0]).toBe(FACTS);
    expect(spec.blocks[2]).not.toBe(DEFINITION);
  });

  test('what may be absent goes when it is empty', () => {
    const titled = setTitle(SPEC, 'subtitle', 'More');
    expect(titled.subtitle).toBe('More');
    expect('subtitle' in setTitle(titled, 'subtitle', '')).toBe(false);
    expect(setTitle(SPEC, 'title', '').title).toBe('');
    const place = { blockId: 'b1', thingId: 'i1' };
    const headed = setField(SPEC, place, 'heading', 'H');
    expect(things(headed)[0]?.fields[0]?.value).toBe('H');
    expect(setField(headed, place, 'heading', '')).toEqual(SPEC);
  });

  test('order: to any place, never beyond the ends, and nothing where nothing moves', () => {
    expect(ids(moveTo(SPEC, { blockId: 'b1' }, 2))).toEqual(['b2', 'b3', 'b1']);
    expect(ids(moveTo(SPEC, { blockId: 'b3' }, -5))).toEqual(['b3', 'b1', 'b2']);
    const moved = moveTo(SPEC, { blockId: 'b1', thingId: 'i1' }, 99);
    expect(things(moved).map(({ id }) => id)).toEqual(['i2', 'i3', 'i1']);
    expect(moveTo(SPEC, { blockId: 'b1' }, 0)).toBe(SPEC);
    expect(moveTo(SPEC, { blockId: 'b1', thingId: 'i1' }, 0)).toBe(SPEC);
    expect(moveTo(SPEC, { blockId: 'none' }, 1)).toBe(SPEC);
  });

  test('deleting: an entry, a block, and the block of the last entry', () => {
    expect(things(remove(SPEC, { blockId: 'b1', thingId: 'i2' })).map(({ id }) => id)).toEqual(['i1', 'i3']);
    expect(ids(remove(SPEC, { blockId: 'b2' }))).toEqual(['b1', 'b3']);
    expect(ids(remove(SPEC, { blockId: 'b3', thingId: 'i9' }))).toEqual(['b1', 'b2']);
    expect([FACTS, CHART].map((block) => canLose(block))).toEqual([true, false]);
  });

  test('locks, hiding and icons go on and off without a trace', () => {
    for (const flag of ['locked', 'hidden'] as const) {
      for (const place of [{ blockId: 'b1' }, { blockId: 'b1', thingId: 'i1' }, { blockId: 'b3', thingId: 'i9' }]) {
        const once = toggle(SPEC, place, flag);
        expect(once).not.toEqual(SPEC);
        expect(toggle(once, place, flag)).toEqual(SPEC);
      }
    }
    const locked = toggleTitleLock(SPEC, 'title');
    expect(locked.locked).toEqual(['title']);
    expect(toggleTitleLock(toggleTitleLock(locked, 'kicker'), 'title').locked).toEqual(['kicker']);
    expect(toggleTitleLock(locked, 'title')).toEqual(SPEC);
    const place = { blockId: 'b1', thingId: 'i1' };
    expect(things(setIcon(SPEC, place, 'star'))[0]?.icon).toBe('star');
    expect(setIcon(setIcon(SPEC, place, 'none'), place, undefined)).toEqual(SPEC);
  });
});

/** Any edit that the editor knows, on any place of the Spec. */
const anyEdit: fc.Arbitrary<(spec: Spec) => Spec> = fc
  .record({
    kind: fc.constantFrom(
      'title',
      'heading',
      'field',
      'number',
      'block',
      'thing',
      'lock',
      'hide',
      'icon',
      'remove',
      'drop',
    ),
    block: fc.nat(2),
    thing: fc.nat(2),
    to: fc.integer({ min: -1, max: 4 }),
    text: fc.string({ maxLength: 12 }),
  })
  .map(({ kind, block, thing, to, text }) => (spec: Spec) => {
    const blockId = spec.blocks[block]?.id ?? 'none';
    const thingId = spec.blocks[block] && thingsOf(spec.blocks[block])[thing]?.id;
    const place = { blockId, thingId: thingId ?? 'none' };
    switch (kind) {
      case 'title':
        return setTitle(spec, 'subtitle', text);
      case 'heading':
        return setHeading(spec, blockId, text);
      case 'field':
        return setField(spec, place, 'text', text);
      case 'number':
        return setField(spec, place, 'value', String(to));
      case 'block':
        return moveTo(spec, { blockId }, to);
      case 'thing':
        return moveTo(spec, place, to);
      case 'lock':
        return toggle(spec, place, 'locked');
      case 'hide':
        return toggle(spec, { blockId }, 'hidden');
      case 'icon':
        return setIcon(spec, place, text || undefined);
      case 'remove':
        return remove(spec, place);
      default:
        return remove(spec, { blockId });
    }
  });

describe('undo and redo', () => {
  test('all undone gives the start, all done again the end, whatever was edited', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEdit, fc.boolean()), { maxLength: 40 }), (edits) => {
        let history = startHistory(SPEC);
        for (const [edit, typed] of edits)
          history = record(history, edit(history.present), typed ? 'field' : undefined);
        const end = history.present;
        let back = history;
        while (back.past.length > 0) back = undo(back);
        expect(back.present).toBe(SPEC);
        while (back.future.length > 0) back = redo(back);
        expect(back.present).toBe(end);
        expect(undo(startHistory(1))).toMatchObject({ present: 1, past: [], future: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('no edit leaves a Spec that cannot be read', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const spec = edits.reduce((before, edit) => edit(before), SPEC);
        expect(readSpec(JSON.parse(JSON.stringify(spec)))).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  test('letters of one field are one step; another field, or leaving it, begins the next', () => {
    let history = startHistory('');
    for (const text of ['a', 'ab', 'abc']) history = record(history, text, 'title');
    expect(history.past).toEqual(['']);
    history = record(settle(history), 'abcd', 'title');
    history = record(history, 'abcde', 'text');
    expect(history.past).toEqual(['', 'abc', 'abcd']);
    expect(undo(history).present).toBe('abcd');
    expect(redo(undo(history)).present).toBe('abcde');
    expect(record(undo(history), 'other').future).toEqual([]);
    expect(settle(startHistory(1))).toMatchObject({ present: 1 });
  });

  test('old steps are forgotten', () => {
    let history = startHistory(0);
    for (let step = 1; step <= MOST_STEPS + 10; step += 1) history = record(history, step);
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(redo(history)).toEqual(history);
  });
});

describe('a session', () => {
  const keeper = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };

  test('keeps a draft that outlives it, and forgets it when it is undone or kept', () => {
    const store = keeper();
    const session = createSession('run-1', SPEC, store);
    expect(hasDraft(store, 'run-1')).toBe(false);
    session.getState().edit((spec) => setTitle(spec, 'title', 'Mine'), { field: 'title' });
    session.getState().check(['title']);
    const later = createSession('run-1', SPEC, store).getState();
    expect(later).toMatchObject({
      restored: true,
      history: { present: { spec: { title: 'Mine' }, checked: ['title'] } },
    });
    later.undo();
    expect(hasDraft(store, 'run-1')).toBe(false);
    later.redo();
    expect(hasDraft(store, 'run-1')).toBe(true);
    later.reset();
    expect(hasDraft(store, 'run-1')).toBe(false);
    later.undo();
    later.forget();
    expect(hasDraft(store, 'run-1')).toBe(false);
    expect(createSession('run-2', SPEC, store).getState().restored).toBe(false);
  });

  test('an edit takes back the check of what it touches; the same Spec is no edit', () => {
    const session = createSession('run-1', SPEC, undefined);
    const { edit, check } = session.getState();
    edit((spec) => setHeading(spec, 'b1', 'New'));
    check(['b1', 'i1']);
    check(['i1']);
    expect(session.getState().history.present.checked).toEqual(['b1', 'i1']);
    edit((spec) => setHeading(spec, 'b1', 'Newer'), { touched: 'b1' });
    expect(session.getState().history.present.checked).toEqual(['i1']);
    const before = session.getState().history;
    edit((spec) => spec);
    session.getState().settle();
    expect(session.getState().history.past).toBe(before.past);
    expect(isEdited({ spec: SPEC, checked: [] }, SPEC)).toBe(false);
  });

  test('a few drafts are kept; a broken one is no draft', () => {
    const store = keeper();
    for (let run = 0; run < 8; run += 1)
      createSession(`run-${run}`, SPEC, store)
        .getState()
        .edit((spec) => setTitle(spec, 'title', `T${run}`));
    expect([0, 2, 3, 7].map((run) => hasDraft(store, `run-${run}`))).toEqual([false, false, true, true]);
    store.setItem('hkm.edits', JSON.stringify([{ runId: 'run-9', spec: { title: 'x', blocks: [{}] } }, 3]));
    expect(hasDraft(store, 'run-9')).toBe(false);
  });
});

describe('reading a Spec', () => {
  test('whole, or not at all', () => {
    expect(readSpec(SPEC)).toBe(SPEC);
    const graph = {
      id: 'g',
      kind: 'graph',
      heading: '',
      nodes: [{ id: 'n', label: 'N' }],
      edges: [{ from: 'n', to: 'n' }],
    };
    expect(readSpec({ ...SPEC, blocks: [graph] })).toBeDefined();
    for (const broken of [
      undefined,
      { ...SPEC, title: 3 },
      { ...SPEC, blocks: {} },
      { ...SPEC, blocks: [{ ...FACTS, kind: 'poem' }] },
      { ...SPEC, blocks: [{ ...FACTS, id: 1 }] },
      { ...SPEC, blocks: [{ ...FACTS, items: [] }] },
      { ...SPEC, blocks: [{ ...FACTS, items: [{}] }] },
      { ...SPEC, blocks: [{ ...DEFINITION, item: undefined }] },
      { ...SPEC, blocks: [{ ...graph, edges: [3] }] },
    ])
      expect(readSpec(broken)).toBeUndefined();
  });
});
