import { afterEach, expect, test } from 'vitest';
import { briefSchema } from '../../../engine/src/contract/index.ts';
import { pastedDocument } from './documents.ts';
import { createDraftStore, DEFAULTS, parseBudget, readFields, toBrief, topicOf } from './draft.ts';

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const create = () => createDraftStore(localStorage, sessionStorage);

test('what was typed and handed in comes back after a reload', () => {
  const before = create();
  before.getState().change({ topic: 'Vulkane', language: 'German', privacy: true, budget: '0,5' });
  before.getState().addDocuments([pastedDocument('some text', 'Pasted', [])]);
  const after = create().getState();
  expect(after).toMatchObject({ topic: 'Vulkane', language: 'German', privacy: true, budget: '0,5' });
  expect(after.documents).toEqual(before.getState().documents);
});

test('documents that are too large to keep are named after a reload', () => {
  const before = create();
  before.getState().addDocuments([pastedDocument('x'.repeat(3_100_000), 'Long', [])]);
  const after = create();
  expect(after.getState()).toMatchObject({ documents: [], lost: ['Long.txt'] });
  after.getState().addDocuments([], [{ name: 'b', reason: 'documents.empty' }]);
  expect(after.getState().lost).toEqual(['Long.txt']);
  after.getState().dismissProblem('b');
  expect(after.getState().problems).toEqual([]);
  after.getState().addDocuments([pastedDocument('x', 'Short', [])]);
  expect(after.getState().lost).toEqual([]);
});

test('a document can be taken out again', () => {
  const draft = create();
  draft.getState().addDocuments([pastedDocument('x', 'A', [])], [{ name: 'b', reason: 'documents.empty' }]);
  expect(draft.getState().problems).toHaveLength(1);
  draft.getState().removeDocument('A.txt');
  expect(draft.getState().documents).toEqual([]);
});

test('what was kept by somebody else is read with care', () => {
  localStorage.setItem('hkm.draft', '{"topic":3,"language":"Klingon","outputFormat":"Timeline","privacy":"yes"}');
  sessionStorage.setItem('hkm.draft.documents', '{"documents":[{"name":"a"},{"name":"b","content":{"base64":"AA"}}]}');
  const state = create().getState();
  expect(state).toMatchObject({ topic: '3', language: 'English', outputFormat: 'Timeline', privacy: false });
  expect(state.documents).toEqual([{ name: 'b', mediaType: 'text/plain', size: 0, content: { base64: 'AA' } }]);
  localStorage.setItem('hkm.draft', 'not json');
  expect(create().getState().topic).toBe('');
  expect(readFields(null)).toEqual({});
});

test('a browser that keeps nothing costs only the memory', () => {
  const refusing = {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const draft = createDraftStore(refusing, refusing);
  draft.getState().change({ topic: 'still here' });
  draft.getState().addDocuments([pastedDocument('x', 'A', [])]);
  expect(draft.getState()).toMatchObject({ topic: 'still here', documents: [{ name: 'A.txt' }] });
});

test('the brief is one that the engine takes', () => {
  const draft = create();
  draft.getState().change({ topic: '  Black holes ', budget: '1.5', priority: 'cost' });
  draft.getState().addDocuments([pastedDocument('x', 'A', [])]);
  const brief = toBrief(draft.getState());
  expect(briefSchema.parse(brief)).toMatchObject({ topic: 'Black holes', budget: 1.5, priority: 'cost' });
  expect(toBrief({ ...draft.getState(), budget: '', documents: [] })).not.toHaveProperty('budget');
});

test('a document alone gives the topic', () => {
  const documents = [pastedDocument('x', 'my_field-notes', [])];
  expect(topicOf({ ...DEFAULTS, documents })).toBe('my field notes');
  expect(topicOf({ ...DEFAULTS, documents: [] })).toBe('');
});

test('budgets are amounts or nothing', () => {
  expect(['', '0', '2,50', ' 3 '].map(parseBudget)).toEqual([undefined, 0, 2.5, 3]);
  expect(['-1', 'much'].map((typed) => Number.isNaN(parseBudget(typed)))).toEqual([true, true]);
});
