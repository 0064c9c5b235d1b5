/** Batches of topics: begun, watched, cancelled, gone on with after a crash. People who wait for one explainer go before them. */
import { availableParallelism } from 'node:os';
import { HkmError } from '../../errors.ts';
import { BatchProcessor } from '../../performance/index.ts';
import type { KeptBatch } from '../../store/index.ts';
import { ActiveBatch, batchOf, itemsOf, type Job, keptItem, type Workplace, workItem } from './active-batch.ts';
import type { BatchDeps, Batches } from './types.ts';

/** Batches that run at once in one process. */
const MAX_RUNNING = 20;
/** Records of batches that have ended; their Runs stay. */
const KEEP_ENDED = 200;
/** Milliseconds of waiting that lift a long batch to the priority of a short one. */
const AGING = 30_000;

export function createBatches(deps: BatchDeps): Batches {
  const { store, pipeline, door, claimMs = 15_000, retryDelayMs = 2_000 } = deps;
  const { concurrency = availableParallelism(), now = Date.now, createId = () => crypto.randomUUID() } = deps;
  const owner = crypto.randomUUID();
  const active = new Map<string, ActiveBatch>();
  const processor = new BatchProcessor<Job, void>(async ([job]) => [await job?.()], {
    batchSize: 1,
    batchTimeout: 0,
    concurrency,
    agingTime: AGING,
  });
  const workplace: Workplace = { store, pipeline, processor, window: concurrency, retryDelayMs, now };
  let looksForLost = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const claim = (id: string, until = now() + claimMs) => ({ id, owner, now: now(), until });

  const begin = (batch: KeptBatch, items: ConstructorParameters<typeof ActiveBatch>[1], isResumed: boolean) => {
    const running = new ActiveBatch(batch, items, workplace, isResumed);
    active.set(batch.id, running);
    running.finished.then(() => {
      if (active.get(batch.id) === running) active.delete(batch.id);
    });
    timer ??= setInterval(() => tick().catch(() => undefined), claimMs / 3).unref();
    return running;
  };

  const goOn = async (id: string): Promise<boolean> => {
    if (closed || active.has(id) || active.size >= MAX_RUNNING || !(await store.claimBatch(claim(id)))) return false;
    const kept = await store.getBatch(id);
    if (!kept || closed || active.has(id)) return false;
    const { items, ...batch } = kept;
    begin(batch, items.map(workItem), true);
    return true;
  };

  /** Says that this process is still at work, leaves what another has taken or ended, and looks for what nobody works on. */
  const tick = async (): Promise<void> => {
    for (const [id, batch] of active) {
      if (!(await store.claimBatch(claim(id))) && batch.batch.state === 'running') await batch.leave();
    }
    if (!looksForLost) return;
    for (const { id } of await store.listBatches({ state: 'running', door })) await goOn(id);
  };

  const create: Batches['create'] = async ({ rows, name, key = '' }) => {
    if (closed) throw new HkmError('not_ready', 'The service is stopping.');
    if (active.size >= MAX_RUNNING) {
      throw new HkmError('queue_full', `${MAX_RUNNING} batches are running; wait for one to end.`, {
        retryAfterMs: 30_000,
      });
    }
    const createdAt = new Date(now()).toISOString();
    const batch: KeptBatch = { id: createId(), createdAt, name, state: 'running', door, key };
    const items = itemsOf(rows, createId);
    await store.saveBatch(batch, items.map(keptItem), claim(batch.id), KEEP_ENDED);
    return begin(batch, items, false).snapshot();
  };

  return {
    create,

    async retry(id) {
      const kept = await store.getBatch(id);
      if (!kept) throw noBatch(id);
      const rows = kept.items
        .map(workItem)
        .flatMap(({ state, line, topic, brief }) =>
          state === 'failed' && brief !== undefined ? [{ line, topic, brief }] : [],
        );
      if (rows.length === 0)
        throw new HkmError('conflict', `The batch "${id}" has no topic that could be tried again.`);
      return create({ rows, name: kept.name });
    },

    async get(id) {
      const running = active.get(id);
      if (running) return running.snapshot();
      const kept = await store.getBatch(id);
      return kept && batchOf(withoutItems(kept), kept.items.map(workItem));
    },

    list: () => store.listBatches(),
    async findRunning(key) {
      return (await store.listBatches({ state: 'running', door, key }))[0]?.id;
    },
    goOn,
    watch: (id, listener) => active.get(id)?.watch(listener),

    async cancel(id) {
      const running = active.get(id);
      if (running) {
        await running.cancel();
        return running.snapshot();
      }
      const kept = await store.getBatch(id);
      if (!kept) throw noBatch(id);
      if (kept.state !== 'running') throw new HkmError('conflict', `The batch "${id}" has ended.`);
      const items = kept.items.map((item) =>
        item.state === 'waiting' ? { ...item, state: 'cancelled' as const } : item,
      );
      const ended: KeptBatch = { ...withoutItems(kept), state: 'cancelled', finishedAt: new Date(now()).toISOString() };
      // Whoever works on it hears of the end at its next claim.
      await store.endBatch(id, 'cancelled', ended.finishedAt ?? '');
      await store.saveBatchItems(id, items);
      return batchOf(ended, items.map(workItem));
    },

    async remove(id) {
      await active.get(id)?.cancel();
      return store.deleteBatch(id);
    },

    start() {
      looksForLost = true;
      timer ??= setInterval(() => tick().catch(() => undefined), claimMs / 3).unref();
      // A store that fails now is asked again at the next tick.
      tick().catch(() => undefined);
    },
    stats() {
      const { inFlight, completed, failed } = processor.getQueueStats();
      const waiting = [...active.values()].reduce((sum, batch) => sum + batch.waiting, 0);
      return { waiting, running: inFlight, done: completed, failed };
    },

    async close() {
      closed = true;
      clearInterval(timer);
      const left = [...active];
      await Promise.all(left.map(([, batch]) => batch.leave()));
      // Another process need not wait until the claim runs out.
      await Promise.allSettled(left.map(([id]) => store.claimBatch(claim(id, now()))));
      await processor.close();
    },
  };
}

function withoutItems({ items: _, ...batch }: KeptBatch & { items: unknown }): KeptBatch {
  return batch;
}

export function noBatch(id: string): HkmError {
  return new HkmError('not_found', `There is no batch "${id}".`);
}
