import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openForWriting } from '../../../engine/src/store/connection.ts';
import { createQueries } from '../../../engine/src/store/dialect.ts';
import type { Schema } from '../../../engine/src/store/schema.ts';
import { createSpendingReads, createSpendingWrites } from '../../../engine/src/store/spending.ts';

it('adds up by day and account, and forgets what is long ago', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-spending-'));
  const database = openForWriting(dataDir);
  const queries = createQueries<Schema>(database);
  const { addSpending } = createSpendingWrites(queries);
  const { getSpending } = createSpendingReads(queries);
  await addSpending('2026-01-01', 'a', 0.25);
  await addSpending('2026-01-01', 'a', 0.5);
  await addSpending('2026-01-01', 'b', 2);
  expect(await getSpending('2026-01-01', 'a')).toBeCloseTo(0.75);
  expect(await getSpending('2026-01-02', 'a')).toBe(0);
  await addSpending('2026-06-01', 'a', 1);
  expect(await getSpending('2026-01-01', 'b')).toBe(0);
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});
