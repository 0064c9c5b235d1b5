/** Threads for heavy work: bounded, cancellable while waiting, ended when a task takes too long, renewed when they grow. */
import type { Transferable } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { HkmError, isHkmError } from '../../errors.ts';
import { untilAborted } from '../watch.ts';
import { createGate } from './gate.ts';
import { openReply, type Reply } from './reply.ts';

export interface WorkerPoolOptions {
  /** The worker's module; its exports are the tasks, made with `replying`. */
  module: URL;
  threads: number;
  /** Threads that are kept when there is nothing to do; default all. */
  minThreads?: number;
  /** Milliseconds after which a thread above them ends that has nothing to do; default a minute. */
  idleMs?: number;
  /** Tasks at once in one thread, for tasks that mostly wait; default 1. */
  tasksPerThread?: number;
  /** Most tasks that wait. */
  maxWaiting: number;
  /** Milliseconds after which a task's thread is ended. */
  timeLimitMs: number;
  /** Megabytes of JavaScript heap per thread. */
  heapLimitMb: number;
  /** Threads are replaced after so many tasks; default never. */
  renewAfterTasks?: number;
  /** Threads are replaced when the process has grown by so many megabytes since they began; default never. */
  renewAfterGrowthMb?: number;
  /** Bytes in use by the process; default its resident set. */
  residentBytes?: () => number;
}

export interface WorkerPool {
  /** Errors: those of the task; `queue_full`, `aborted`, `timeout`, `too_large` (out of memory). */
  run<T>(task: string, input: unknown, options?: RunTaskOptions): Promise<T>;
  readonly waiting: number;
  close(): Promise<void>;
}

export interface RunTaskOptions {
  signal?: AbortSignal;
  /** Higher goes first. */
  priority?: number;
  transfer?: readonly Transferable[];
}

/** A thread that ends under a task (because a neighbour took too long) is no fault of the task: it is tried once more. */
const TRIES = 2;
const MEGABYTE = 1024 * 1024;
const IDLE_MS = 60_000;

interface Generation {
  threads: Piscina<unknown, Reply<unknown>>;
  tasks: number;
  residentAtStart: number;
}

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { threads, tasksPerThread = 1, maxWaiting, residentBytes = () => process.memoryUsage.rss() } = options;
  const gate = createGate({ slots: threads * tasksPerThread, maxWaiting });
  const retiring = new Set<Promise<void>>();
  let closed = false;
  let current = startGeneration(options, residentBytes());

  /** New tasks go to new threads; the old ones end when they have finished theirs. */
  const renewIfGrown = () => {
    if (closed || !hasGrown(options, current, residentBytes)) return;
    const ending = current.threads.close().finally(() => retiring.delete(ending));
    retiring.add(ending);
    current = startGeneration(options, residentBytes());
  };

  const runOnce = async <T>(task: string, input: unknown, transfer: readonly Transferable[]): Promise<T> => {
    if (closed) throw new HkmError('not_ready', 'The service is stopping.');
    renewIfGrown();
    current.tasks += 1;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), options.timeLimitMs);
    const reply = await current.threads
      .run(input, { name: task, signal: limit.signal, transferList: [...transfer] })
      .catch((error: unknown) => {
        throw explainThreadError(error, limit.signal.aborted, options);
      })
      .finally(() => clearTimeout(timer));
    return openReply(reply) as T;
  };

  const run = async <T>(task: string, input: unknown, transfer: readonly Transferable[]): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce<T>(task, input, transfer);
      } catch (error) {
        const mayRetry = attempt < TRIES && !closed && transfer.length === 0 && !isHkmError(error);
        if (!mayRetry) throw isHkmError(error) ? error : new HkmError('internal', messageOf(error), { cause: error });
      }
    }
  };

  return {
    get waiting() {
      return gate.waiting;
    },
    run<T>(task: string, input: unknown, { signal, priority = 0, transfer = [] }: RunTaskOptions = {}): Promise<T> {
      const passing = gate.pass(() => run<T>(task, input, transfer), { priority, ...(signal ? { signal } : {}) });
      return untilAborted(passing, signal);
    },
    async close() {
      closed = true;
      await Promise.all([...retiring, current.threads.destroy()]);
    },
  };
}

/** Memory is only asked for where it counts: the question costs a millisecond. */
function hasGrown(options: WorkerPoolOptions, { tasks, residentAtStart }: Generation, residentBytes: () => number) {
  const { renewAfterTasks = Number.POSITIVE_INFINITY, renewAfterGrowthMb } = options;
  if (tasks >= renewAfterTasks) return true;
  return renewAfterGrowthMb !== undefined && residentBytes() - residentAtStart >= renewAfterGrowthMb * MEGABYTE;
}

function startGeneration(options: WorkerPoolOptions, residentAtStart: number): Generation {
  const { module, threads, minThreads = threads, idleMs = IDLE_MS, tasksPerThread = 1, heapLimitMb } = options;
  return {
    tasks: 0,
    residentAtStart,
    threads: new Piscina<unknown, Reply<unknown>>({
      filename: module.href,
      minThreads,
      maxThreads: threads,
      concurrentTasksPerWorker: tasksPerThread,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: heapLimitMb },
      // A thread that waits for one task must go on serving its others.
      ...(tasksPerThread > 1 ? { atomics: 'disabled' as const } : {}),
    }),
  };
}

/** Errors of the threads themselves; those of tasks come as replies. */
function explainThreadError(
  error: unknown,
  timedOut: boolean,
  { timeLimitMs, heapLimitMb }: WorkerPoolOptions,
): unknown {
  if (timedOut) {
    return new HkmError('timeout', `The work took longer than ${timeLimitMs / 1_000} seconds and was stopped.`);
  }
  if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new HkmError('too_large', `The work needs more than ${heapLimitMb} MB of memory; hand in less at once.`);
  }
  return error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
