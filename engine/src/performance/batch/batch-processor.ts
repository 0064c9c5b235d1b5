/** Gathers single requests into batches: on size, on age, by priority without starvation. See docs/performance.md. */
import { HkmError, isHkmError } from '../../errors.ts';
import { PriorityHeap } from './priority-heap.ts';

export const BATCH_PRIORITIES = ['high', 'medium', 'low'] as const;
export type BatchPriority = (typeof BATCH_PRIORITIES)[number];

export interface BatchRequest<T> {
  id: string;
  data: T;
  priority: BatchPriority;
  /** Milliseconds from `add` to the answer; default `requestTimeout` of the processor. */
  timeout?: number;
  /** Cancels this request alone. */
  signal?: AbortSignal;
}

export interface BatchOptions {
  /** Most requests in one batch. Default 10. */
  batchSize?: number;
  /** Milliseconds that the oldest request waits before a batch goes that is not full. Default 100. */
  batchTimeout?: number;
  /** Most requests that wait; one more is refused with `queue_full`. Default 100,000. */
  maxQueueSize?: number;
  /** Batches under way at once. Default 1. */
  concurrency?: number;
  /** Milliseconds for a request without an own timeout. Default none. */
  requestTimeout?: number;
  /** Milliseconds of waiting that lift a request by one priority, so that none starves. Default 1000. */
  agingTime?: number;
  /** Cancels all. */
  signal?: AbortSignal;
  /** Milliseconds since any fixed moment. Default `performance.now`. */
  now?: () => number;
}

export interface QueueStats {
  /** Requests that wait. */
  length: number;
  processing: boolean;
  /** Requests inside batches under way. */
  inFlight: number;
  priorityBreakdown: Record<BatchPriority, number>;
  batches: number;
  completed: number;
  failed: number;
}

/** An `Error` in the place of a result fails that request alone. */
export type BatchFunction<T, R> = (batch: T[]) => Promise<(R | Error)[]>;

interface Entry<T, R> {
  request: BatchRequest<T>;
  /** Smaller goes first: the moment of arrival plus the penalty of the priority. Never changes, so a heap suffices. */
  rank: number;
  order: number;
  arrived: number;
  settled: boolean;
  resolve(value: R): void;
  reject(reason: unknown): void;
}

const PENALTY: Record<BatchPriority, number> = { high: 0, medium: 1, low: 2 };

export class BatchProcessor<T, R> {
  readonly #process: BatchFunction<T, R>;
  readonly #options: Required<Omit<BatchOptions, 'requestTimeout' | 'signal'>> & BatchOptions;
  readonly #queue = new PriorityHeap<Entry<T, R>>(
    (a, b) => a.rank < b.rank || (a.rank === b.rank && a.order < b.order),
  );
  /** In order of arrival; its head is the oldest that waits. Settled entries are dropped as they surface. */
  #arrivals: Entry<T, R>[] = [];
  #arrivalsHead = 0;
  readonly #waiting: Record<BatchPriority, number> = { high: 0, medium: 0, low: 0 };
  readonly #running = new Set<Promise<void>>();
  #order = 0;
  #inFlight = 0;
  #batches = 0;
  #completed = 0;
  #failed = 0;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(process: BatchFunction<T, R>, options: BatchOptions = {}) {
    this.#process = process;
    this.#options = {
      batchSize: 10,
      batchTimeout: 100,
      maxQueueSize: 100_000,
      concurrency: 1,
      agingTime: 1_000,
      now: () => performance.now(),
      ...options,
    };
    for (const name of ['batchSize', 'maxQueueSize', 'concurrency'] as const) {
      if (!(this.#options[name] >= 1))
        throw new HkmError('bad_input', `${name} must be at least 1, not ${this.#options[name]}.`);
    }
    options.signal?.addEventListener('abort', () => this.#abortAll(options.signal?.reason), { once: true });
  }

  /** Resolves with this request's own result. Rejects with `queue_full`, `timeout`, `aborted`, or what the batch function gave. */
  add(request: BatchRequest<T>): Promise<R> {
    const refusal = this.#refuse(request);
    if (refusal !== undefined) return Promise.reject(refusal);
    const { promise, resolve, reject } = Promise.withResolvers<R>();
    const arrived = this.#options.now();
    const rank = arrived + PENALTY[request.priority] * this.#options.agingTime;
    const entry: Entry<T, R> = { request, rank, order: this.#order++, arrived, settled: false, resolve, reject };
    this.#queue.push(entry);
    this.#arrivals.push(entry);
    this.#waiting[request.priority]++;
    this.#limit(entry);
    this.#schedule();
    return promise;
  }

  getQueueStats(): QueueStats {
    return {
      length: this.#length,
      processing: this.#running.size > 0,
      inFlight: this.#inFlight,
      priorityBreakdown: { ...this.#waiting },
      batches: this.#batches,
      completed: this.#completed,
      failed: this.#failed,
    };
  }

  /** Takes no more; sends what waits and resolves when all is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#length > 0 || this.#running.size > 0) {
      this.#dispatch(true);
      await Promise.race(this.#running);
    }
    clearTimeout(this.#timer);
  }

  get #length(): number {
    return this.#waiting.high + this.#waiting.medium + this.#waiting.low;
  }

  #refuse(request: BatchRequest<T>): HkmError | undefined {
    if (this.#closed) return new HkmError('not_ready', 'The batch processor is closed.');
    if (this.#options.signal?.aborted || request.signal?.aborted)
      return new HkmError('aborted', 'The request was cancelled.');
    if (!(request.priority in PENALTY)) {
      return new HkmError('bad_input', `Unknown priority "${request.priority}".`, {
        details: [{ path: 'priority', message: 'unknown value', allowed: BATCH_PRIORITIES }],
      });
    }
    if (this.#length < this.#options.maxQueueSize) return undefined;
    return new HkmError('queue_full', `${this.#options.maxQueueSize} requests are waiting already.`, {
      retryAfterMs: this.#options.batchTimeout,
    });
  }

  /** Arms the request's own timeout and signal; both work while it waits and while its batch is under way. */
  #limit(entry: Entry<T, R>): void {
    const { signal } = entry.request;
    const timeout = entry.request.timeout ?? this.#options.requestTimeout;
    const { resolve, reject } = entry;
    const fail = (error: HkmError) => {
      if (this.#settle(entry)) entry.reject(error);
    };
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(
            () => fail(new HkmError('timeout', `Request "${entry.request.id}" got no answer within ${timeout} ms.`)),
            timeout,
          );
    const onAbort = () =>
      fail(new HkmError('aborted', `Request "${entry.request.id}" was cancelled.`, { cause: signal?.reason }));
    if (timer === undefined && signal === undefined) return;
    signal?.addEventListener('abort', onAbort, { once: true });
    const disarm = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    entry.resolve = (value) => {
      disarm();
      resolve(value);
    };
    entry.reject = (reason) => {
      disarm();
      reject(reason);
    };
  }

  /** Marks an entry as answered; false when it was already. */
  #settle(entry: Entry<T, R>, ok = false): boolean {
    if (entry.settled) return false;
    entry.settled = true;
    if (ok) this.#completed++;
    else this.#failed++;
    if (entry.order >= 0) this.#waiting[entry.request.priority]--;
    return true;
  }

  #schedule(): void {
    if (this.#running.size >= this.#options.concurrency) return;
    if (this.#length >= this.#options.batchSize) {
      this.#dispatch(false);
      return;
    }
    const oldest = this.#oldest();
    if (oldest === undefined || this.#timer !== undefined) return;
    const wait = Math.max(0, oldest.arrived + this.#options.batchTimeout - this.#options.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#dispatch(true);
    }, wait);
  }

  #oldest(): Entry<T, R> | undefined {
    for (;;) {
      const entry = this.#arrivals[this.#arrivalsHead];
      if (entry === undefined || (!entry.settled && entry.order >= 0)) break;
      this.#arrivalsHead++;
    }
    if (this.#arrivalsHead > 1_024 && this.#arrivalsHead * 2 > this.#arrivals.length) {
      this.#arrivals = this.#arrivals.slice(this.#arrivalsHead);
      this.#arrivalsHead = 0;
    }
    return this.#arrivals[this.#arrivalsHead];
  }

  /** Starts as many batches as may run; only full ones unless `partial`. */
  #dispatch(partial: boolean): void {
    while (this.#running.size < this.#options.concurrency && this.#length > 0) {
      if (!partial && this.#length < this.#options.batchSize) break;
      const batch = this.#take();
      if (batch.length === 0) break;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#batches++;
      this.#inFlight += batch.length;
      const work: Promise<void> = this.#runBatch(batch).finally(() => {
        this.#inFlight -= batch.length;
        this.#running.delete(work);
        this.#schedule();
      });
      this.#running.add(work);
    }
    this.#schedule();
  }

  #take(): Entry<T, R>[] {
    const batch: Entry<T, R>[] = [];
    while (batch.length < this.#options.batchSize) {
      const entry = this.#queue.pop();
      if (entry === undefined) break;
      if (entry.settled) continue;
      this.#waiting[entry.request.priority]--;
      entry.order = -1; // it no longer waits
      batch.push(entry);
    }
    return batch;
  }

  async #runBatch(batch: Entry<T, R>[]): Promise<void> {
    const live = batch.filter((entry) => !entry.settled);
    if (live.length === 0) return;
    try {
      const results = await this.#process(live.map((entry) => entry.request.data));
      live.forEach((entry, index) => {
        this.#answer(entry, results, index);
      });
    } catch (error) {
      await this.#isolate(live, error);
    }
  }

  #answer(entry: Entry<T, R>, results: (R | Error)[], index: number): void {
    const missing = !Array.isArray(results) || index >= results.length;
    const result = missing
      ? new HkmError('bad_response', `The batch function gave no result for request "${entry.request.id}".`)
      : results[index];
    if (result instanceof Error) {
      if (this.#settle(entry)) entry.reject(result);
    } else if (this.#settle(entry, true)) entry.resolve(result as R);
  }

  /**
   * A batch that fails as a whole is split in halves to find the bad item, so that its neighbours are answered.
   * A failure that says of itself that it is passing (an outage, a limit) concerns all: splitting would only multiply calls.
   */
  async #isolate(batch: Entry<T, R>[], error: unknown): Promise<void> {
    if (batch.length === 1 || (isHkmError(error) && (error.retryable || error.code === 'aborted'))) {
      for (const entry of batch) if (this.#settle(entry)) entry.reject(error);
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#runBatch(batch.slice(0, middle));
    await this.#runBatch(batch.slice(middle));
  }

  #abortAll(reason: unknown): void {
    this.#closed = true;
    for (const entry of this.#queue.drain()) {
      if (this.#settle(entry))
        entry.reject(new HkmError('aborted', `Request "${entry.request.id}" was cancelled.`, { cause: reason }));
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
