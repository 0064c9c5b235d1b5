/** Usage by day, model and provider: unknown costs apart from 0, beyond the life of the runs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Run } from '../../../engine/src/contract/index.ts';
import { openStore, type Store } from '../../../engine/src/store/index.ts';
import { MIGRATIONS } from '../../../engine/src/store/migrations.ts';
import { samplePassages, sampleRun, sampleSource } from '../../../engine/src/testing/samples.ts';

let dataDir: string;
let store: Store;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-usage-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

interface Made {
  day: string;
  composer?: string;
  costUsd?: number;
  calls?: number;
  budget?: number;
  parentId?: string;
}

async function keep(id: string, { day, composer = 'builtin', costUsd, calls = 1, budget, parentId }: Made) {
  const source = sampleSource(['Light is a wave.']);
  const { brief } = sampleRun(id);
  const changes: Partial<Run> = {
    createdAt: `${day}T10:00:00.000Z`,
    route: { composer, attempts: [] },
    usage: {
      calls,
      inputTokens: 10 * calls,
      outputTokens: 5 * calls,
      ...(costUsd === undefined ? {} : { costUsd }),
    },
    brief: { ...brief, ...(budget === undefined ? {} : { budget }) },
    ...(parentId === undefined ? {} : { parentId }),
  };
  const run = sampleRun(id, changes);
  await store.saveRun({ run, origin: 'library', sources: [source], passages: samplePassages(source), artifacts: [] });
}

async function keepAll() {
  await keep('old', { day: '2026-03-01', composer: 'gemini/pro', costUsd: 9 });
  await keep('a', { day: '2026-03-03', calls: 0 });
  await keep('b', { day: '2026-03-04', composer: 'gemini/pro', costUsd: 0.25, budget: 1 });
  await keep('c', { day: '2026-03-04', composer: 'gemini/pro', costUsd: 0.5, calls: 2, budget: 0.25 });
  await keep('d', { day: '2026-03-04', composer: 'gemini/flash' });
  await keep('e', { day: '2026-03-05', composer: 'ollama/x', costUsd: 0 });
  await keep('redrawn', { day: '2026-03-05', calls: 0, budget: 1, parentId: 'b' });
}

it('is empty at first', async () => {
  const total = { runs: 0, calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unknownCosts: 0 };
  const budgets = { runs: 0, budgetUsd: 0, spentUsd: 0, over: 0 };
  expect(await store.getUsage('2026-01-01')).toEqual({ total, byDay: [], byModel: [], byProvider: [], budgets });
});

it('adds up from a day on, and keeps unknown costs apart from none', async () => {
  await keepAll();
  const { total, byDay, byModel, byProvider, budgets } = await store.getUsage('2026-03-02');
  expect(total).toEqual({ runs: 6, calls: 5, inputTokens: 50, outputTokens: 25, costUsd: 0.75, unknownCosts: 1 });
  expect(byDay.map(({ key, runs, costUsd, unknownCosts }) => [key, runs, costUsd, unknownCosts])).toEqual([
    ['2026-03-05', 2, 0, 0],
    ['2026-03-04', 3, 0.75, 1],
    ['2026-03-03', 1, 0, 0],
  ]);
  expect(byModel.map(({ key, runs }) => [key, runs])).toEqual([
    ['gemini/pro', 2],
    ['builtin', 2],
    ['gemini/flash', 1],
    ['ollama/x', 1],
  ]);
  expect(byProvider.map(({ key, costUsd, unknownCosts }) => [key, costUsd, unknownCosts])).toEqual([
    ['gemini', 0.75, 1],
    ['builtin', 0, 0],
    ['ollama', 0, 0],
  ]);
  expect(budgets).toEqual({ runs: 2, budgetUsd: 1.25, spentUsd: 0.75, over: 1 });
});

it('still counts what was deleted, and nothing of a run that could not be kept', async () => {
  await keepAll();
  const before = await store.getUsage('2026-01-01');
  await store.deleteRun('b');
  await expect(keep('c', { day: '2026-03-04', costUsd: 3 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await store.getUsage('2026-01-01')).toEqual(before);
});

it('is counted from the runs that an older database holds', async () => {
  await keepAll();
  const before = await store.getUsage('2026-01-01');
  await store.close();
  const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'));
  const step = MIGRATIONS.findIndex(({ name }) => name.startsWith('usage by day'));
  database.exec(`drop table usage; pragma user_version = ${step}`);
  database.close();
  store = await openStore({ dataDir });
  expect(await store.getUsage('2026-01-01')).toEqual(before);
});
