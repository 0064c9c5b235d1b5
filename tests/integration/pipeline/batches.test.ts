import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import {
  type BatchDeps,
  type BatchEvent,
  type Batches,
  createBatches,
  createPipeline,
  rowsOfList,
  rowsOfTable,
  type Stages,
} from '../../../engine/src/pipeline/index.ts';
import { openStore, type Store } from '../../../engine/src/store/index.ts';
import { createFakeStages, type FakeStages } from '../../../engine/src/testing/fake-stages.ts';

/** The machine may be busy. */
const SOON = { timeout: 20_000 };

let dataDir: string;
let store: Store;
const open: Batches[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-batches-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((batches) => batches.close()));
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

function batchesWith(overrides: Partial<Stages> = {}, deps: Partial<BatchDeps> = {}): Batches & { stages: FakeStages } {
  const stages = createFakeStages(overrides);
  const pipeline = createPipeline({ store, stages });
  const batches = createBatches({ store, pipeline, door: 'test', concurrency: 2, retryDelayMs: 1, ...deps });
  open.push(batches);
  return { ...batches, stages };
}

const topics = (count: number) => Array.from({ length: count }, (_, index) => `Topic ${index}`);
const ended = (batches: Batches, id: string) =>
  vi.waitFor(async () => {
    const batch = await batches.get(id);
    if (batch === undefined || batch.state === 'running') throw new Error('is running');
    return batch;
  }, SOON);

/** Research that waits until it is let go. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const fake = createFakeStages();
  let begun = 0;
  const research: Stages['research'] = async (input, context) => {
    begun++;
    await promise;
    return fake.research(input, context);
  };
  return { research, letGo: resolve, begun: () => begun };
}

describe('a batch', () => {
  it('makes every topic, keeps the Runs and says what it does', async () => {
    const held = gate();
    const batches = batchesWith({ research: held.research });
    const events: BatchEvent[] = [];
    const batch = await batches.create({ rows: rowsOfList(topics(5)), name: 'five' });
    expect(batch).toMatchObject({ name: 'five', state: 'running', total: 5 });
    batches.watch(batch.id, (event) => events.push(event));
    await vi.waitFor(() => expect(held.begun()).toBe(2), SOON);
    expect(await batches.get(batch.id)).toMatchObject({ counts: { waiting: 3, running: 2, done: 0 } });
    held.letGo();
    const { counts, items, finishedAt } = await ended(batches, batch.id);
    expect(counts).toEqual({ waiting: 0, running: 0, done: 5, failed: 0, cancelled: 0 });
    expect(finishedAt).toEqual(expect.any(String));
    for (const { runId, title } of items) expect((await store.getRun(runId ?? ''))?.title).toBe(title);
    expect(events.filter((event) => event.type === 'item' && event.item.state === 'done')).toHaveLength(5);
    // Told when the store knows it.
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'end', state: 'done' }), SOON);
    expect(await batches.list()).toMatchObject([{ id: batch.id, state: 'done', counts: { done: 5 } }]);
  });

  it('tells rows that are wrong by their line, and makes the others', async () => {
    const batches = batchesWith();
    const rows = rowsOfTable('topic,style\nLight,\nSound,Baroque\n,\nHeat,Minimalist');
    const { id } = await batches.create({ rows, name: 'mixed' });
    const { counts, items } = await ended(batches, id);
    expect(counts).toMatchObject({ done: 2, failed: 2 });
    expect(items.map(({ state }) => state)).toEqual(['done', 'failed', 'failed', 'done']);
    expect(items[1]?.error?.message).toMatch(/^Line 3: visualStyle/u);
    expect(items[2]?.error?.message).toMatch(/^Line 4: topic is empty/u);
  });

  it('ends at once when no row can be made', async () => {
    const batches = batchesWith();
    const { id } = await batches.create({ rows: rowsOfList([{ topic: '' }]), name: 'wrong' });
    expect((await ended(batches, id)).counts).toMatchObject({ failed: 1 });
  });

  it('tries again what may pass, and fails what does not', async () => {
    let calls = 0;
    const fake = createFakeStages();
    const batches = batchesWith({
      research: async (input, context) => {
        calls++;
        if (input.brief.topic === 'never') throw new HkmError('unreadable_document', 'no text');
        if (input.brief.topic === 'always busy') throw new HkmError('queue_full', 'busy', { retryAfterMs: 1 });
        if (calls === 1) throw new HkmError('rate_limit', 'slow down');
        return fake.research(input, context);
      },
    });
    const { id } = await batches.create({ rows: rowsOfList(['later', 'never', 'always busy']), name: 'tries' });
    const { items } = await ended(batches, id);
    expect(items.map(({ state, error }) => [state, error?.code])).toEqual([
      ['done', undefined],
      ['failed', 'unreadable_document'],
      ['failed', 'queue_full'],
    ]);
    expect(calls).toBe(2 + 1 + 3);
  });

  it('is made behind what somebody waits for', async () => {
    const background: (boolean | undefined)[] = [];
    const fake = createFakeStages();
    const batches = batchesWith({
      research: async (input, context) => {
        background.push(context.background);
        return fake.research(input, context);
      },
    });
    const { id } = await batches.create({ rows: rowsOfList(['Light']), name: 'behind' });
    await ended(batches, id);
    expect(background).toEqual([true]);
  });

  it('takes turns with other batches, and a short one goes before a long one', async () => {
    const order: string[] = [];
    const fake = createFakeStages();
    const batches = batchesWith(
      {
        research: async (input, context) => {
          order.push(input.brief.topic);
          return fake.research(input, context);
        },
      },
      { concurrency: 1 },
    );
    const long = await batches.create({ rows: rowsOfList(topics(40)), name: 'long' });
    const short = await batches.create({ rows: rowsOfList(['short 1', 'short 2']), name: 'short' });
    await Promise.all([ended(batches, long.id), ended(batches, short.id)]);
    expect(order.indexOf('short 2')).toBeLessThan(39);
  });

  it('is cancelled: what is done stays, what waits is never begun', async () => {
    const held = gate();
    const batches = batchesWith({ research: held.research });
    const { id } = await batches.create({ rows: rowsOfList(topics(6)), name: 'long' });
    await vi.waitFor(() => expect(held.begun()).toBe(2), SOON);
    expect(await batches.cancel(id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 6 } });
    held.letGo();
    expect(await batches.get(id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 6 } });
    expect(held.begun()).toBe(2);
    expect((await store.listRuns()).runs).toEqual([]);
    await expect(batches.cancel(id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(batches.cancel('none')).rejects.toMatchObject({ code: 'not_found' });
    expect(await batches.remove(id)).toBe(true);
    expect(await batches.remove(id)).toBe(false);
    expect(await batches.get(id)).toBeUndefined();
  });

  it('is refused when too many run', async () => {
    const held = gate();
    const batches = batchesWith({ research: held.research });
    for (let index = 0; index < 20; index++) await batches.create({ rows: rowsOfList(['Light']), name: `${index}` });
    await expect(batches.create({ rows: rowsOfList(['Light']), name: 'one more' })).rejects.toMatchObject({
      code: 'queue_full',
    });
    expect(batches.stats()).toMatchObject({ running: 2, waiting: 18 });
    held.letGo();
  });
});

describe('another worker', () => {
  it('goes on where the first left, and makes nothing twice', async () => {
    const held = gate();
    const first = batchesWith({ research: held.research });
    const { id } = await first.create({ rows: rowsOfList(topics(4)), name: 'left', key: 'k' });
    await vi.waitFor(() => expect(held.begun()).toBe(2), SOON);
    const second = batchesWith();
    expect(await second.findRunning('k')).toBe(id);
    expect(await second.goOn(id)).toBe(false);
    await first.close();
    await expect(first.create({ rows: rowsOfList(['x']), name: 'x' })).rejects.toMatchObject({ code: 'not_ready' });
    held.letGo();
    expect(await second.goOn(id)).toBe(true);
    expect((await ended(second, id)).counts.done).toBe(4);
    expect((await store.listRuns()).runs).toHaveLength(4);
    expect(await second.goOn(id)).toBe(false);
    expect(await second.findRunning('k')).toBeUndefined();
  });

  it('takes an item for done whose Run was kept before its worker died', async () => {
    const first = batchesWith();
    const { id } = await first.create({ rows: rowsOfList(['Light']), name: 'died' });
    const { items } = await ended(first, id);
    const kept = await store.getBatch(id);
    const again = { ...kept, id: 'again', state: 'running' as const, name: '', door: 'test', key: '', createdAt: '' };
    const waiting = (kept?.items ?? []).map((item) => ({ ...item, state: 'waiting' as const }));
    await store.saveBatch(again, waiting, { id: 'again', owner: 'dead', now: 0, until: 1 }, 10);
    const second = batchesWith();
    second.start();
    expect((await ended(second, 'again')).items).toEqual(items);
    expect(second.stages.calls.research).toBe(0);
  });

  it('takes over when the first says nothing any more, and the first leaves it then', async () => {
    const held = gate();
    let silent = true;
    const deaf: Store = {
      ...store,
      claimBatch: (claim) => (silent ? new Promise(() => undefined) : store.claimBatch(claim)),
    };
    const stages = createFakeStages({ research: held.research });
    const first = createBatches({
      store: deaf,
      pipeline: createPipeline({ store, stages }),
      door: 'test',
      claimMs: 60,
    });
    const { id } = await first.create({ rows: rowsOfList(['Light']), name: 'silent' });
    const second = batchesWith({}, { claimMs: 60 });
    second.start();
    expect((await ended(second, id)).counts.done).toBe(1);
    silent = false;
    held.letGo();
    await first.close();
    expect((await store.listRuns()).runs).toHaveLength(1);
  });

  it('ends a batch of another process', async () => {
    const held = gate();
    const first = batchesWith({ research: held.research }, { claimMs: 60 });
    const second = batchesWith();
    const { id } = await first.create({ rows: rowsOfList(topics(3)), name: 'far' });
    expect(await second.cancel(id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 3 } });
    await vi.waitFor(() => expect(first.watch(id, () => undefined)).toBeUndefined(), SOON);
    held.letGo();
    expect((await second.get(id))?.state).toBe('cancelled');
  });
});
