/** The store's end of the writer's thread. */
import { Worker } from 'node:worker_threads';
import { HkmError } from '../errors.ts';
import { errorOf, OPENED, type WriteCall, type WriteReply } from './writer-protocol.ts';
import type { Writes } from './writes.ts';

/** Most changes that may wait; more are refused with `queue_full`. */
const MAX_WAITING = 2_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: HkmError): void;
}

export interface Writer extends Writes {
  /** Waits for the changes that were asked for, then closes the database. */
  close(): Promise<void>;
}

/** Starts the thread and opens the database. Errors: `storage`. */
export async function startWriter(dataDir: string): Promise<Writer> {
  const file = import.meta.url.endsWith('.ts') ? './writer-worker.ts' : './writer-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), { workerData: { dataDir } });
  const waiting = new Map<number, Waiting>();
  let lastId = OPENED;
  let ended: HkmError | undefined;

  const settle = (reply: WriteReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if (reply.ok) call?.resolve(reply.value);
    else call?.reject(errorOf(reply));
  };
  const end = (error: HkmError) => {
    ended ??= error;
    for (const call of waiting.values()) call.reject(ended);
    waiting.clear();
  };
  worker.on('message', settle);
  worker.on('error', (cause) => end(new HkmError('storage', `The writer stopped: ${String(cause)}`, { cause })));
  worker.on('exit', () => end(new HkmError('not_ready', 'The store is closed.')));

  const wait = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // Only a change that is under way keeps the process alive.
      worker.ref();
    });
  const call = async (method: WriteCall['method'], parameters: readonly unknown[]): Promise<unknown> => {
    if (ended) throw ended;
    if (waiting.size >= MAX_WAITING) {
      throw new HkmError('queue_full', 'Too many changes wait to be written.', { retryAfterMs: 1_000 });
    }
    lastId += 1;
    const reply = wait(lastId);
    worker.postMessage({ id: lastId, method, parameters } satisfies WriteCall);
    return reply;
  };

  await wait(OPENED);
  return {
    saveRun: async (kept) => void (await call('saveRun', [kept])),
    deleteRun: async (id) => (await call('deleteRun', [id])) === true,
    saveArtifact: async (runId, artifact) => void (await call('saveArtifact', [runId, artifact])),
    saveTemplate: async (template) => void (await call('saveTemplate', [template])),
    deleteTemplate: async (id) => (await call('deleteTemplate', [id])) === true,
    setSetting: async (key, value) => void (await call('setSetting', [key, value])),
    saveMetrics: async (rows, keepFrom) => void (await call('saveMetrics', [rows, keepFrom])),
    saveBatch: async (...batch) => void (await call('saveBatch', batch)),
    claimBatch: async (claim) => (await call('claimBatch', [claim])) === true,
    saveBatchItems: async (id, items) => void (await call('saveBatchItems', [id, items])),
    endBatch: async (...end) => void (await call('endBatch', end)),
    deleteBatch: async (id) => (await call('deleteBatch', [id])) === true,
    saveCached: async (...entry) => void (await call('saveCached', entry)),
    deleteCached: async (key) => void (await call('deleteCached', [key])),
    rememberRun: async (...answer) => void (await call('rememberRun', answer)),
    addSpending: async (...sum) => void (await call('addSpending', sum)),
    async close() {
      if (ended) return;
      const closed = call('close', []);
      ended = new HkmError('not_ready', 'The store is closed.');
      await closed;
    },
  };
}
