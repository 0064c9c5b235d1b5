import { afterEach, expect, test, vi } from 'vitest';
import { listRecords, readRecord } from '../api/records.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { createFakeFetch, json } from '../testing/fixtures.ts';
import { costInWords, sumBudgets, sumUsage, usageInWords } from './usage.ts';

afterEach(() => vi.unstubAllGlobals());

const words = createWords('en', en);
const record = (createdAt: string, composer: string, costUsd?: number, calls = 1) => ({
  id: createdAt + composer,
  title: 'T',
  createdAt,
  composer,
  usage: { calls, inputTokens: 10 * calls, outputTokens: 5 * calls, ...(costUsd === undefined ? {} : { costUsd }) },
});

const RECORDS = [
  record('2026-03-03T10:00:00Z', 'builtin', undefined, 0),
  record('2026-03-04T10:00:00Z', 'gemini/pro', 0.02),
  record('2026-03-04T12:00:00Z', 'gemini/flash', 0.03),
  record('', 'ollama/x'),
];

test('usage is summed by day, newest first', () => {
  const { rows, total } = sumUsage(RECORDS, 'day');
  expect(rows.map(({ key, runs, inputTokens }) => [key, runs, inputTokens])).toEqual([
    ['2026-03-04', 2, 20],
    ['2026-03-03', 1, 0],
    ['', 1, 10],
  ]);
  expect(rows.map((row) => costInWords(row, words))).toEqual(['$0.05', '$0.00', 'unknown']);
  expect(costInWords(total, words)).toBe('at least $0.05');
});

test('usage is summed by model and provider, the dearest first', () => {
  const keys = (grouping: 'model' | 'provider') => sumUsage(RECORDS, grouping).rows.map(({ key }) => key);
  expect(keys('model')).toEqual(['gemini/flash', 'gemini/pro', 'builtin', 'ollama/x']);
  expect(keys('provider')).toEqual(['gemini', 'builtin', 'ollama']);
});

test('budgets are compared with what was spent', () => {
  const [none, pro, flash, local] = RECORDS;
  if (!none || !pro || !flash || !local) throw new Error('no records');
  expect(sumBudgets([none, { ...pro, budget: 0.5 }, { ...flash, budget: 0.01 }, { ...local, budget: 1 }])).toEqual({
    runs: 3,
    budget: 1.51,
    spent: 0.05,
    over: 1,
  });
});

test('what one run used is said in a sentence', () => {
  const usage = { calls: 2, inputTokens: 1200, outputTokens: 300 };
  expect(usageInWords({ ...usage, calls: 0, inputTokens: 0, outputTokens: 0 }, words)).toBe('No model was asked.');
  expect(usageInWords(usage, words)).toBe('1,200 tokens read, 300 written, cost unknown');
  expect(usageInWords({ ...usage, costUsd: 0 }, words)).toContain('no cost');
  expect(usageInWords({ ...usage, costUsd: 0.004 }, words)).toContain('$0.004');
});

test('the records of runs leave out what has gone meanwhile', async () => {
  vi.stubGlobal('fetch', createFakeFetch().fetch);
  expect(await listRecords()).toMatchObject([{ id: 'run-1', composer: 'builtin' }]);
  const stop = new AbortController();
  vi.stubGlobal(
    'fetch',
    createFakeFetch({
      'GET /api/runs/run-1': () => {
        stop.abort();
        return json({}, 500);
      },
    }).fetch,
  );
  await expect(listRecords(stop.signal)).rejects.toBeDefined();
});

test('a record is read in either shape, with its budget', () => {
  expect(readRecord({ run: { id: 'a', route: { composer: 'x/y' }, brief: { budget: 0 } } })).toEqual([
    {
      id: 'a',
      title: 'a',
      createdAt: '',
      composer: 'x/y',
      budget: 0,
      usage: { inputTokens: 0, outputTokens: 0, calls: 0 },
    },
  ]);
  expect(readRecord({ id: 'b', usage: { costUsd: 1, calls: 1 } })[0]?.usage.costUsd).toBe(1);
  expect(readRecord(null)).toEqual([]);
});
