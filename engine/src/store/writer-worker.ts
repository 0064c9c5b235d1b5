/** The writer's thread: one connection, one change after the other, so that no change waits on the event loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { compact, openForWriting } from './connection.ts';
import { createQueries } from './dialect.ts';
import type { Schema } from './schema.ts';
import { serveWrites } from './writer-protocol.ts';
import { createWrites } from './writes.ts';

if (parentPort) {
  const { dataDir } = workerData as { dataDir: string };
  serveWrites(parentPort, dataDir, () => {
    const database = openForWriting(dataDir);
    const queries = createQueries<Schema>(database);
    return { writes: createWrites(queries, () => compact(database)), close: () => database.close() };
  });
}
