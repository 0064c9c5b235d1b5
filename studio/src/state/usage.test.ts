import { afterEach, expect, test, vi } from 'vitest';
import { listRecords, readRecord } from '../api/records.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { createFakeFetch, json } from '../testing/fixtures.ts';
import { costInWords, sumUsage, usageInWords } from './usage.ts';

afterEach(() => vi.unstubAllGlobals());

const words = createWords('en', en);
const record = (createdAt: string, composer: string, costUsd?: number, calls = 1) => ({
  id: createdAt + composer,
  title: 'T',
  createdAt,
  composer,
  usage: { calls, inputTokens: 10 * calls, outputTokens: 5 * calls, ...(costUsd === undefined ? {} : { costUsd }) },
});

test('usage is summed by day and composer, newest first', () => {
  const { rows, total } = sumUsage([
    record('2026-03-03T10:00:00Z', 'builtin', undefined, 0),
    record('2026-03-04T10:00:00Z', 'gemini/pro', 0.02),
    record('2026-03-04T12:00:00Z', 'gemini/pro', 0.03),
    record('', 'ollama/x'),
  ]);
  expect(rows.map(({ day, composer, runs, inputTokens }) => [day, composer, runs, inputTokens])).toEqual([
    ['2026-03-04', 'gemini/pro', 2, 20],
    ['2026-03-03', 'builtin', 1, 0],
    ['', 'ollama/x', 1, 10],
  ]);
  expect(rows.map((row) => costInWords(row, words))).toEqual(['$0.05', '$0.00', 'unknown']);
  expect(costInWords(total, words)).toBe('at least $0.05');
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
  expect(await listRecords()).toMatchObject([{ id: 'run-1', composer: 'builtin', totalMs: 120 }]);
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

test('a record is read in either shape; a repeated answer took no time of its own', () => {
  expect(readRecord({ run: { id: 'a', route: { cached: true, composer: 'x/y' }, timings: { total: 3 } } })).toEqual([
    { id: 'a', title: 'a', createdAt: '', composer: 'x/y', usage: { inputTokens: 0, outputTokens: 0, calls: 0 } },
  ]);
  expect(readRecord({ id: 'b', usage: { costUsd: 1, calls: 1 } })[0]?.usage.costUsd).toBe(1);
  expect(readRecord(null)).toEqual([]);
});
