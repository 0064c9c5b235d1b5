import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MetricsRow } from '../../../engine/src/performance/index.ts';
import { openForWriting } from '../../../engine/src/store/connection.ts';
import { createQueries } from '../../../engine/src/store/dialect.ts';
import { createMetricsReads, createMetricsWrites } from '../../../engine/src/store/metrics.ts';
import type { Schema } from '../../../engine/src/store/schema.ts';

let dataDir: string;
let database: DatabaseSync;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hkm-metrics-'));
  database = openForWriting(dataDir);
});
afterEach(() => {
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const row = (time: number, changes: Partial<MetricsRow> = {}): MetricsRow => ({
  step: 60_000,
  time,
  operation: '',
  origin: 'one',
  data: '{}',
  ...changes,
});

it('keeps rows by step, operation, time and origin, replaces equal ones and forgets old ones', async () => {
  const queries = createQueries<Schema>(database);
  const { saveMetrics } = createMetricsWrites(queries);
  const { listMetrics } = createMetricsReads(queries);
  await saveMetrics([row(2), row(1), row(1, { origin: 'two' }), row(1, { operation: 'generate' })], []);
  await saveMetrics([row(1, { data: '{"new":1}' })], []);
  const all = { step: 60_000, operation: '', from: 0, to: 10 };
  expect(await listMetrics(all)).toEqual([row(1, { data: '{"new":1}' }), row(1, { origin: 'two' }), row(2)]);
  expect(await listMetrics({ ...all, from: 2, to: 3 })).toHaveLength(1);
  expect(await listMetrics({ ...all, to: 2 })).toHaveLength(2);
  expect(await listMetrics({ ...all, step: 1 })).toEqual([]);
  await saveMetrics(
    [],
    [
      { step: 60_000, time: 2 },
      { step: 1, time: 100 },
    ],
  );
  expect(await listMetrics(all)).toEqual([row(2)]);
});
