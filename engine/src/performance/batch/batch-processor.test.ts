import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HkmError } from '../../errors.ts';
import { type BatchPriority, BatchProcessor } from './batch-processor.ts';
import { WaitingLine } from './waiting-line.ts';

const request = (
  data: number,
  priority: BatchPriority = 'medium',
  more: { timeout?: number; signal?: AbortSignal } = {},
) => ({
  id: String(data),
  data,
  priority,
  ...more,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('WaitingLine', () => {
  it('gives items in order of arrival without those that left, and forgets them (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('push', 'take', 'leave'), { maxLength: 400 }), (steps) => {
        const line = new WaitingLine<{ rank: number; settled: boolean }>();
        const model: { rank: number; settled: boolean }[] = [];
        for (const [rank, step] of steps.entries()) {
          if (step === 'push') {
            const item = { rank, settled: false };
            line.push(item);
            model.push(item);
          } else if (step === 'take') {
            const [limit, most] = [rank - 3, rank % 5];
            const taken: typeof model = [];
            line.takeBelow(limit, taken, most);
            const below = model.filter((item) => item.rank < limit).slice(0, most);
            expect(taken).toEqual(below);
            model.splice(0, below.length);
          } else {
            const [gone] = model.splice(rank % Math.max(1, model.length), 1);
            if (gone === undefined) continue;
            gone.settled = true;
            line.leave();
          }
          expect(line.first).toBe(model[0]);
          expect(line.length).toBe(model.length);
        }
      }),
    );
  });
});

describe('BatchProcessor: when a batch goes', () => {
  it('goes at once when it is full', async () => {
    const batches: number[][] = [];
    const processor = new BatchProcessor<number, number>(
      async (batch) => {
        batches.push(batch);
        return batch.map((n) => n * 2);
      },
      { batchSize: 3, batchTimeout: 1_000 },
    );
    const answers = await Promise.all([1, 2, 3].map((n) => processor.add(request(n))));
    expect(answers).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('goes when the oldest has waited long enough', async () => {
    const process = vi.fn(async (batch: number[]) => batch);
    const processor = new BatchProcessor(process, { batchSize: 10, batchTimeout: 100 });
    const first = processor.add(request(1));
    await vi.advanceTimersByTimeAsync(60);
    const second = processor.add(request(2));
    await vi.advanceTimersByTimeAsync(39);
    expect(process).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(process).toHaveBeenCalledTimes(1);
  });

  it('starts the next batch when the first has come back, not more than `concurrency` at once', async () => {
    let running = 0;
    let most = 0;
    const processor = new BatchProcessor<number, number>(
      async (batch) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 10));
        running--;
        return batch;
      },
      { batchSize: 2, concurrency: 2 },
    );
    const all = Promise.all(Array.from({ length: 11 }, (_, n) => processor.add(request(n))));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await all).toHaveLength(11);
    expect(most).toBe(2);
  });
});

describe('BatchProcessor: order', () => {
  it('serves high before medium before low, and first come first served inside one', async () => {
    const order: number[] = [];
    const processor = new BatchProcessor<number, number>(
      async (batch) => {
        order.push(...batch);
        return batch;
      },
      { batchSize: 2, batchTimeout: 10 },
    );
    const busy = processor.add(request(0, 'low'));
    const waiting = [
      request(1, 'low'),
      request(2, 'medium'),
      request(3, 'high'),
      request(4, 'high'),
      request(5, 'medium'),
      request(6, 'low'),
    ];
    const all = Promise.all([busy, ...waiting.map((r) => processor.add(r))]);
    await vi.advanceTimersByTimeAsync(100);
    await all;
    expect(order.slice(2)).toEqual([3, 4, 2, 5, 6]);
  });

  it('never starves a low one', async () => {
    const order: number[] = [];
    const processor = new BatchProcessor<number, number>(
      async (batch) => {
        order.push(...batch);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return batch;
      },
      { batchSize: 1, agingTime: 1_000 },
    );
    const all: Promise<number>[] = [processor.add(request(-2, 'high')), processor.add(request(-1, 'low'))];
    for (let n = 0; n < 60; n++) {
      all.push(processor.add(request(n, 'high')));
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(all);
    expect(order.indexOf(-1)).toBeLessThan(45);
  });
});

describe('BatchProcessor: each its own outcome', () => {
  it('isolates the bad item of a batch that fails as a whole', async () => {
    const processor = new BatchProcessor<number, number>(
      async (batch) => {
        if (batch.includes(3)) throw new Error('bad three');
        return batch;
      },
      { batchSize: 5 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => processor.add(request(n))));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(processor.getQueueStats()).toMatchObject({ completed: 4, failed: 1 });
  });

  it('does not multiply calls when the failure is an outage', async () => {
    const process = vi.fn(async (): Promise<number[]> => {
      throw new HkmError('unavailable', 'down');
    });
    const processor = new BatchProcessor(process, { batchSize: 4 });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => processor.add(request(n))));
    expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true);
    expect(process).toHaveBeenCalledTimes(1);
  });

  it('takes an Error among the results as the failure of that one', async () => {
    const processor = new BatchProcessor<number, number>(
      async (batch) => batch.map((n) => (n === 1 ? new Error('no') : n)),
      { batchSize: 2 },
    );
    const outcomes = await Promise.allSettled([processor.add(request(1)), processor.add(request(2))]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
  });

  it('fails those for whom no result came', async () => {
    const processor = new BatchProcessor<number, number>(async (batch) => batch.slice(0, 1), { batchSize: 2 });
    const outcomes = await Promise.allSettled([processor.add(request(1)), processor.add(request(2))]);
    expect(outcomes[0]).toMatchObject({ status: 'fulfilled', value: 1 });
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { code: 'bad_response' } });
  });

  it('keeps to each request’s own timeout, waiting or under way', async () => {
    const processor = new BatchProcessor<number, number>(() => new Promise(() => undefined), {
      batchSize: 1,
      requestTimeout: 500,
    });
    const underWay = processor.add(request(1, 'high', { timeout: 50 }));
    const waiting = processor.add(request(2, 'high', { timeout: 80 }));
    const byDefault = processor.add(request(3));
    const outcomes = Promise.allSettled([underWay, waiting, byDefault]);
    await vi.advanceTimersByTimeAsync(500);
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'timeout' } });
    expect(processor.getQueueStats()).toMatchObject({ length: 0, failed: 3 });
  });

  it('lets a request be cancelled alone, before, while and after it waits', async () => {
    const processor = new BatchProcessor<number, number>(async (batch) => batch, { batchTimeout: 50 });
    const controller = new AbortController();
    const cancelled = processor.add(request(1, 'high', { signal: controller.signal }));
    const other = processor.add(request(2));
    const early = processor.add(request(3, 'low', { signal: AbortSignal.abort() }));
    controller.abort();
    const outcomes = Promise.allSettled([cancelled, other, early]);
    await vi.advanceTimersByTimeAsync(50);
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  });
});

describe('BatchProcessor: limits', () => {
  it('refuses clearly when the queue is full', async () => {
    const processor = new BatchProcessor<number, number>(() => new Promise(() => undefined), {
      batchSize: 1,
      maxQueueSize: 2,
    });
    for (const n of [1, 2, 3]) processor.add(request(n)).catch(() => undefined);
    await expect(processor.add(request(4))).rejects.toMatchObject({ code: 'queue_full', retryable: true });
    expect(processor.getQueueStats()).toMatchObject({
      length: 2,
      processing: true,
      inFlight: 1,
      priorityBreakdown: { high: 0, medium: 2, low: 0 },
    });
  });

  it('refuses an unknown priority and options without sense', async () => {
    const processor = new BatchProcessor<number, number>(async (batch) => batch);
    await expect(processor.add({ id: 'x', data: 1, priority: 'urgent' as BatchPriority })).rejects.toMatchObject({
      code: 'bad_input',
    });
    expect(() => new BatchProcessor(async () => [], { batchSize: 0 })).toThrow('batchSize must be at least 1');
  });

  it('answers all that wait on close, then takes no more', async () => {
    const processor = new BatchProcessor<number, number>(async (batch) => batch, {
      batchSize: 10,
      batchTimeout: 60_000,
    });
    const answers = Promise.all([1, 2, 3].map((n) => processor.add(request(n))));
    await processor.close();
    expect(await answers).toEqual([1, 2, 3]);
    await expect(processor.add(request(4))).rejects.toMatchObject({ code: 'not_ready' });
    expect(processor.getQueueStats().processing).toBe(false);
  });

  it('cancels all that wait by its signal', async () => {
    const controller = new AbortController();
    const processor = new BatchProcessor<number, number>(async (batch) => batch, {
      signal: controller.signal,
      batchTimeout: 1_000,
    });
    const waiting = processor.add(request(1));
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    await expect(processor.add(request(2))).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('survives ten thousand that were cancelled while they waited', async () => {
    const processor = new BatchProcessor<number, number>(async (batch) => batch, { batchSize: 50, batchTimeout: 100 });
    const controller = new AbortController();
    const gone = Array.from({ length: 49 }, (_, n) => processor.add(request(n, 'low', { signal: controller.signal })));
    controller.abort();
    await Promise.allSettled(gone);
    for (let round = 0; round < 60; round++) {
      const answers = Promise.all(Array.from({ length: 50 }, (_, n) => processor.add(request(n))));
      await vi.advanceTimersByTimeAsync(100);
      expect(await answers).toHaveLength(50);
    }
    expect(processor.getQueueStats()).toMatchObject({ length: 0, completed: 3_000, failed: 49 });
  });

  it('cancels those under way too, and ends', async () => {
    const controller = new AbortController();
    const processor = new BatchProcessor<number, number>(() => new Promise(() => undefined), {
      batchSize: 1,
      signal: controller.signal,
    });
    const outcomes = Promise.allSettled([processor.add(request(1)), processor.add(request(2))]);
    controller.abort();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'aborted' } });
    await processor.close();
    expect(processor.getQueueStats()).toMatchObject({ length: 0, inFlight: 0, failed: 2, processing: false });
  });

  it('gives the place of a batch free when all of its requests have given up', async () => {
    const process = vi.fn(async (batch: number[]) => {
      if (batch.includes(1)) return new Promise<number[]>(() => undefined);
      return batch;
    });
    const processor = new BatchProcessor<number, number>(process, { batchSize: 1 });
    const hung = processor.add(request(1, 'high', { timeout: 100 }));
    const next = processor.add(request(2));
    const outcomes = Promise.allSettled([hung, next]);
    await vi.advanceTimersByTimeAsync(100);
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
  });
});
