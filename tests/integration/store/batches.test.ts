import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BatchReads,
  type BatchWrites,
  createBatchReads,
  createBatchWrites,
  type KeptBatch,
} from '../../../engine/src/store/batches.ts';
import { openForWriting } from '../../../engine/src/store/connection.ts';
import { createQueries } from '../../../engine/src/store/dialect.ts';
import type { Schema } from '../../../engine/src/store/schema.ts';

let dataDir: string;
let database: DatabaseSync;
let writes: BatchWrites;
let reads: BatchReads;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hkm-batches-'));
  database = openForWriting(dataDir);
  writes = createBatchWrites(createQueries<Schema>(database));
  reads = createBatchReads(createQueries<Schema>(database));
});
afterEach(() => {
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const batch = (id: string, changes: Partial<KeptBatch> = {}): KeptBatch => ({
  id,
  createdAt: `2026-01-0${id.length}T00:00:00.000Z`,
  name: id,
  state: 'running',
  door: 'server',
  key: `key of ${id}`,
  ...changes,
});
const waiting = (position: number) => ({ position, state: 'waiting' as const, data: { topic: `topic ${position}` } });
const claim = (id: string, owner: string, now: number, until = now + 10) => ({ id, owner, now, until });
const save = (id: string, changes: Partial<KeptBatch> = {}) =>
  writes.saveBatch(batch(id, changes), [waiting(1), waiting(0)], claim(id, 'one', 0), 2);

it('keeps a batch with its items in order, and what became of them', async () => {
  await save('a');
  expect(await reads.getBatch('a')).toEqual({ ...batch('a'), items: [waiting(0), waiting(1)] });
  await writes.saveBatchItems('a', [{ position: 1, state: 'done', data: { runId: 'r' } }]);
  await writes.saveBatchItems('none', [waiting(0)]);
  await writes.endBatch('a', 'done', 'later');
  expect(await reads.getBatch('a')).toMatchObject({
    state: 'done',
    finishedAt: 'later',
    items: [{}, { state: 'done' }],
  });
  expect(await writes.deleteBatch('a')).toBe(true);
  expect(await writes.deleteBatch('a')).toBe(false);
  expect(await reads.getBatch('a')).toBeUndefined();
  expect(database.prepare('select count(*) as n from batch_items').get()).toEqual({ n: 0 });
});

it('lists the newest first, with counts, by state, door and key', async () => {
  await save('a');
  await save('bb', { door: 'cli' });
  await writes.saveBatchItems('bb', [{ position: 0, state: 'failed', data: {} }]);
  expect(await reads.listBatches()).toEqual([
    { ...batch('bb', { door: 'cli' }), counts: { waiting: 1, done: 0, failed: 1, cancelled: 0 } },
    { ...batch('a'), counts: { waiting: 2, done: 0, failed: 0, cancelled: 0 } },
  ]);
  const ids = async (filter: Parameters<BatchReads['listBatches']>[0]) =>
    (await reads.listBatches(filter)).map(({ id }) => id);
  expect(await ids({ door: 'cli' })).toEqual(['bb']);
  expect(await ids({ state: 'done' })).toEqual([]);
  expect(await ids({ key: 'key of a', state: 'running' })).toEqual(['a']);
});

it('forgets the oldest of those that have ended, never one that runs', async () => {
  await save('a');
  for (const id of ['bb', 'ccc', 'dddd']) {
    await save(id);
    await writes.endBatch(id, 'done', 'now');
  }
  await save('eeeee');
  expect((await reads.listBatches()).map(({ id }) => id)).toEqual(['eeeee', 'dddd', 'ccc', 'a']);
});

describe('claimBatch', () => {
  it('gives a batch to one owner at a time, until its time is over', async () => {
    await save('a');
    expect(await writes.claimBatch(claim('a', 'two', 9))).toBe(false);
    expect(await writes.claimBatch(claim('a', 'one', 9))).toBe(true);
    expect(await writes.claimBatch(claim('a', 'two', 18))).toBe(false);
    expect(await writes.claimBatch(claim('a', 'two', 19))).toBe(true);
    expect(await writes.claimBatch(claim('a', 'one', 20))).toBe(false);
  });

  it('gives nobody a batch that has ended', async () => {
    await save('a');
    await writes.endBatch('a', 'cancelled', 'now');
    expect(await writes.claimBatch(claim('a', 'one', 1))).toBe(false);
    expect(await writes.claimBatch(claim('none', 'one', 1))).toBe(false);
  });
});
