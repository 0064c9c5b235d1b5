/** A Run that would be a copy of one that is kept: made again after a restart or by another process, with the same outcome. */
import { isDeepStrictEqual } from 'node:util';
import type { Run } from '../contract/index.ts';

/** Whether two Runs differ in nothing but when and how fast they were made: one that asked or reached anybody else is no copy. */
export function isCopy(run: Run, kept: Run): boolean {
  return isDeepStrictEqual(lasting(run), lasting(kept));
}

/** As the store gives it back. */
function lasting({ id: _id, createdAt: _at, timings: _timings, ...run }: Run): unknown {
  const sources = run.sources.map(({ fetchedAt: _fetchedAt, ...source }) => source);
  return JSON.parse(JSON.stringify({ ...run, sources }));
}
