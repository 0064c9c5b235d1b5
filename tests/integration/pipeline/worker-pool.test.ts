import { transferableAbortSignal } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createWorkerPool,
  type WorkerPool,
  type WorkerPoolOptions,
} from '../../../engine/src/pipeline/workers/worker-pool.ts';

let pool: WorkerPool | undefined;
afterEach(() => pool?.close());

function open(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  pool = createWorkerPool({
    module: new URL('./pool-worker.ts', import.meta.url),
    threads: 1,
    maxWaiting: 10,
    timeLimitMs: 20_000,
    heapLimitMb: 512,
    ...options,
  });
  return pool;
}

describe('the worker pool', () => {
  it('runs tasks in threads and passes their errors on with all they say', async () => {
    const { run } = open({ threads: 2 });
    expect(await Promise.all([1, 2, 3].map((value) => run('double', value)))).toEqual([2, 4, 6]);
    expect(await run('thread', undefined)).toBeGreaterThan(0);
    await expect(run('refuse', undefined)).rejects.toMatchObject({
      code: 'unreadable_document',
      details: [{ path: 'documents.0', message: 'is empty' }],
    });
  });

  it('keeps the event loop free', async () => {
    const { run } = open();
    await run('double', 1);
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await run('spin', 300);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  });

  it('refuses more than may wait, and drops those who left before their turn', async () => {
    const opened = open({ maxWaiting: 1 });
    const blocking = opened.run('wait', 300);
    const controller = new AbortController();
    const leaving = opened.run('double', 1, { signal: controller.signal });
    expect(opened.waiting).toBe(1);
    await expect(opened.run('double', 1)).rejects.toMatchObject({
      code: 'queue_full',
      retryAfterMs: expect.any(Number),
    });
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'aborted' });
    expect(opened.waiting).toBe(0);
    await blocking;
  });

  it('lets a caller go at once although its task goes on', async () => {
    const { run } = open();
    await run('double', 1);
    const controller = new AbortController();
    const start = performance.now();
    const task = run('wait', 2_000, { signal: controller.signal });
    controller.abort();
    await expect(task).rejects.toMatchObject({ code: 'aborted' });
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it('ends a task that takes too long, and goes on with the next', async () => {
    const { run } = open({ timeLimitMs: 6_000 });
    await expect(run('spin', 60_000)).rejects.toMatchObject({ code: 'timeout' });
    expect(await run('double', 21)).toBe(42);
  });

  it('tries tasks whose thread has ended under them once more', async () => {
    const { run } = open({ tasksPerThread: 4 });
    const crashes = new Int32Array(new SharedArrayBuffer(4));
    // Once begun, it ends the thread under the other two; the second time it does not.
    const tasks = [run('wait', 300), run('double', 21), run('crash', { crashes, times: 1 })];
    expect(await Promise.all(tasks)).toEqual([undefined, 42, 1]);
    await expect(run('crash', { crashes, times: 9 })).rejects.toMatchObject({ code: 'internal' });
    expect(await run('double', 21)).toBe(42);
  });

  it('survives a task that eats all memory', async () => {
    const { run } = open({ heapLimitMb: 64 });
    await expect(run('hoard', undefined)).rejects.toMatchObject({ code: 'too_large' });
    expect(await run('double', 21)).toBe(42);
  });

  it('renews its threads after so many tasks', async () => {
    const { run } = open({ renewAfterTasks: 2 });
    const threads = [];
    for (let count = 0; count < 5; count++) threads.push(await run<number>('thread', undefined));
    expect(new Set(threads).size).toBe(3);
  });

  it('renews its threads when memory has grown', async () => {
    let resident = 0;
    const { run } = open({ renewAfterGrowthMb: 100, residentBytes: () => resident });
    const before = await run<number>('thread', undefined);
    expect(await run<number>('thread', undefined)).toBe(before);
    resident = 200 * 1024 * 1024;
    expect(await run<number>('thread', undefined)).not.toBe(before);
  });

  it('tells a waiting task in its thread that the caller has gone', async () => {
    const { run } = open({ tasksPerThread: 2 });
    const controller = new AbortController();
    const signal = transferableAbortSignal(controller.signal);
    const task = run('signalled', { signal }, { transfer: [signal] });
    await new Promise((resolve) => setTimeout(resolve, 500));
    controller.abort();
    await expect(task).rejects.toMatchObject({ code: 'aborted' });
  });

  it('takes nothing more once closed; a task that does not exist is a fault', async () => {
    const { run, close } = open();
    await expect(run('nothing', undefined)).rejects.toMatchObject({ code: 'internal' });
    await close();
    await expect(run('double', 1)).rejects.toMatchObject({ code: 'not_ready' });
  });
});
