import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CACHE_LIMITS,
  type CacheReads,
  type CacheWrites,
  createCacheReads,
  createCacheWrites,
} from '../../../engine/src/store/cache.ts';
import { openForWriting } from '../../../engine/src/store/connection.ts';
import { createQueries } from '../../../engine/src/store/dialect.ts';
import type { Schema } from '../../../engine/src/store/schema.ts';
import { createWrites } from '../../../engine/src/store/writes.ts';
import { sampleRun } from '../../../engine/src/testing/samples.ts';

let dataDir: string;
let database: DatabaseSync;
let queries: ReturnType<typeof createQueries<Schema>>;
let now: number;
let cache: CacheReads & CacheWrites;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hkm-cache-'));
  database = openForWriting(dataDir);
  queries = createQueries<Schema>(database);
  now = 1_000;
  cache = { ...createCacheReads(queries), ...createCacheWrites(queries, () => now) };
});
afterEach(() => {
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const count = () => Number(database.prepare('select count(*) as n from cached').get()?.n);
const saveRun = (id: string) =>
  createWrites(queries, () => undefined).saveRun({
    run: sampleRun(id),
    origin: 'none',
    sources: [],
    passages: [],
    artifacts: [],
  });

describe('cached', () => {
  it('gives back whatever a structured clone takes', async () => {
    const data = { text: 'é'.repeat(1_000), bytes: new Float32Array([0.5, 2]), none: undefined, list: [null, 1n] };
    await cache.saveCached('k', data, 5_000);
    expect(await cache.getCached('k')).toEqual({ data, expiresAt: 5_000 });
    await cache.saveCached('k', 'newer', 6_000);
    expect(await cache.getCached('k')).toEqual({ data: 'newer', expiresAt: 6_000 });
    expect(await cache.getCached('other')).toBeUndefined();
  });

  it('forgets one, all, and what has expired', async () => {
    for (const [index, key] of ['a', 'b', 'c'].entries()) await cache.saveCached(key, 1, 2_000 + index);
    await cache.deleteCached('b');
    now = 2_001;
    await cache.saveCached('d', 1, 9_000);
    expect(await cache.getCached('a')).toBeUndefined();
    expect(count()).toBe(2);
    await cache.deleteCached();
    expect(count()).toBe(0);
  });

  it('stays within its limits', async () => {
    const insert = database.prepare(
      "insert into cached values (?, 'none', x'00', ?, 1e6, ?)".replace('1e6', '1000000'),
    );
    for (let index = 0; index < CACHE_LIMITS.entries; index++) insert.run(`k${index}`, 1, index);
    now = CACHE_LIMITS.entries;
    await cache.saveCached('last', 1, 1_000_000);
    expect(count()).toBeLessThan(CACHE_LIMITS.entries);
    expect(await cache.getCached('last')).toBeDefined();
    expect(database.prepare("select key from cached where key = 'k0'").get()).toBeUndefined();
    database.exec('delete from cached');
    insert.run('large', CACHE_LIMITS.bytes, 0);
    await cache.saveCached('small', 1, 1_000_000);
    expect(database.prepare('select key from cached').all()).toEqual([{ key: 'small' }]);
  });

  it('does not outlive the deletion of a run', async () => {
    await saveRun('r');
    await cache.saveCached('k', 'words of a document', 5_000);
    await createWrites(queries, () => undefined).deleteRun('r');
    expect(count()).toBe(0);
  });
});

describe('answered', () => {
  it('knows the Run that answers a Brief until it is deleted', async () => {
    await saveRun('r');
    await saveRun('s');
    await cache.rememberRun('k', 'r', 5_000);
    await cache.rememberRun('k', 's', 6_000);
    await cache.rememberRun('other', 'gone', 6_000);
    expect(await cache.recallRun('k')).toEqual({ runId: 's', expiresAt: 6_000 });
    expect(await cache.recallRun('other')).toBeUndefined();
    await createWrites(queries, () => undefined).deleteRun('s');
    expect(await cache.recallRun('k')).toBeUndefined();
  });

  it('forgets what has expired', async () => {
    await saveRun('r');
    await cache.rememberRun('k', 'r', 5_000);
    now = 5_000;
    await cache.rememberRun('later', 'r', 9_000);
    expect(await cache.recallRun('k')).toBeUndefined();
  });
});
