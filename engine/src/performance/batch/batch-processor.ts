/** Gathers single requests into batches: on size, on age, by priority without starvation. See docs/performance.md. */
import { HkmError, isHkmError } from '../../errors.ts';
import { WaitingLine } from './waiting-line.ts';

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
  readonly request: BatchRequest<T>;
  /** Decides whose turn it is: smaller goes first. Never changes; different in different lines. */
  readonly rank: number;
  readonly resolve: (value: R) => void;
  readonly reject: (reason: unknown) => void;
  settled: boolean;
  /** The batch under way that it is part of; undefined while it waits. */
  batch: Batch<T, R> | undefined;
  /** Ends its own timeout and listener. */
  disarm: (() => void) | undefined;
}

interface Batch<T, R> {
  readonly entries: readonly Entry<T, R>[];
  /** Requests without an outcome. At 0 the batch is over, even if the batch function never ends. */
  open: number;
}

/** In `agingTime`s. */
const PENALTY = { high: 0, medium: 1, low: 2 } as const;
/** Ranks of one millisecond: one for each line, so that no two lines ever share one. */
const LINES = 4;

export class BatchProcessor<T, R> {
  readonly #process: BatchFunction<T, R>;
  readonly #options: Required<Omit<BatchOptions, 'requestTimeout' | 'signal'>> & BatchOptions;
  /** Inside one priority the order of arrival is the order of ranks, so the best of three heads is the best of all. */
  readonly #high = new WaitingLine<Entry<T, R>>();
  readonly #medium = new WaitingLine<Entry<T, R>>();
  readonly #low = new WaitingLine<Entry<T, R>>();
  readonly #running = new Set<Batch<T, R>>();
  /** Whole milliseconds of the burst of calls under way; undefined between bursts. Asking the clock would cost as much as all the rest. */
  #moment: number | undefined;
  readonly #endBurst = () => {
    this.#moment = undefined;
  };
  #resolve: (value: R) => void = noOutcome;
  #reject: (reason: unknown) => void = noOutcome;
  /** One for all promises: a function of its own for each would be a tenth of the work. */
  readonly #capture = (resolve: (value: R) => void, reject: (reason: unknown) => void) => {
    this.#resolve = resolve;
    this.#reject = reject;
  };
  #inFlight = 0;
  #batches = 0;
  #completed = 0;
  #failed = 0;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #onIdle: (() => void)[] = [];

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
    const { priority } = request;
    const line = this.#lineOf(priority);
    if (line === undefined) return Promise.reject(unknownPriority(priority));
    const { signal } = request;
    if (this.#closed || this.#length >= this.#options.maxQueueSize || signal?.aborted)
      return Promise.reject(this.#refusalOf(signal));
    const promise = new Promise<R>(this.#capture);
    const entry: Entry<T, R> = {
      request,
      rank: this.#rankOf(PENALTY[priority]),
      resolve: this.#resolve,
      reject: this.#reject,
      settled: false,
      batch: undefined,
      disarm: undefined,
    };
    line.push(entry);
    if (signal !== undefined || request.timeout !== undefined || this.#options.requestTimeout !== undefined)
      this.#limit(entry);
    if (this.#running.size < this.#options.concurrency) this.#schedule();
    return promise;
  }

  getQueueStats(): QueueStats {
    return {
      length: this.#length,
      processing: this.#running.size > 0,
      inFlight: this.#inFlight,
      priorityBreakdown: { high: this.#high.length, medium: this.#medium.length, low: this.#low.length },
      batches: this.#batches,
      completed: this.#completed,
      failed: this.#failed,
    };
  }

  /** Takes no more; sends what waits and resolves when all is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#schedule();
    if (this.#length > 0 || this.#running.size > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  get #length(): number {
    return this.#high.length + this.#medium.length + this.#low.length;
  }

  #lineOf(priority: BatchPriority): WaitingLine<Entry<T, R>> | undefined {
    if (priority === 'high') return this.#high;
    if (priority === 'medium') return this.#medium;
    return priority === 'low' ? this.#low : undefined;
  }

  #refusalOf(signal: AbortSignal | undefined): HkmError {
    if (this.#closed) return new HkmError('not_ready', 'The batch processor is closed.');
    if (signal?.aborted) return new HkmError('aborted', 'The request was cancelled.');
    return new HkmError('queue_full', `${this.#options.maxQueueSize} requests are waiting already.`, {
      retryAfterMs: this.#options.batchTimeout,
    });
  }

  /** Arms the request's own timeout and signal; both work while it waits and while its batch is under way. */
  #limit(entry: Entry<T, R>): void {
    const { id, signal, timeout = this.#options.requestTimeout } = entry.request;
    const onTimeout = () =>
      this.#fail(entry, new HkmError('timeout', `Request "${id}" got no answer within ${timeout} ms.`));
    const onAbort = () => this.#fail(entry, cancelled(entry, signal?.reason));
    const timer = timeout === undefined ? undefined : setTimeout(onTimeout, timeout);
    signal?.addEventListener('abort', onAbort, { once: true });
    entry.disarm = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  #fail(entry: Entry<T, R>, error: unknown): void {
    if (!this.#settle(entry)) return;
    this.#failed++;
    entry.reject(error);
  }

  /** Takes an entry out of its line or batch; false when it had its outcome already. */
  #settle(entry: Entry<T, R>): boolean {
    if (entry.settled) return false;
    entry.settled = true;
    entry.disarm?.();
    const { batch } = entry;
    if (batch === undefined) {
      this.#lineOf(entry.request.priority)?.leave();
      this.#tellIdle();
    } else if (--batch.open === 0) this.#end(batch);
    return true;
  }

  #end(batch: Batch<T, R>): void {
    this.#running.delete(batch);
    this.#inFlight -= batch.entries.length;
    this.#schedule();
    this.#tellIdle();
  }

  /** Starts as many batches as may run; those that are not full wait for their age, unless the processor is closing. */
  #schedule(): void {
    const { concurrency, batchSize, batchTimeout, now } = this.#options;
    while (this.#running.size < concurrency) {
      const waiting = this.#length;
      if (waiting === 0) break;
      if (waiting < batchSize && !this.#closed) {
        if (this.#timer !== undefined) return;
        const wait = this.#oldestArrival() + batchTimeout - now();
        if (wait > 0) {
          this.#timer = setTimeout(() => {
            this.#timer = undefined;
            this.#schedule();
          }, Math.ceil(wait));
          return;
        }
      }
      this.#start();
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Milliseconds. */
  #oldestArrival(): number {
    const { agingTime } = this.#options;
    const arrival = ({ first }: WaitingLine<Entry<T, R>>, penalty: number) =>
      first === undefined ? Number.POSITIVE_INFINITY : Math.floor(first.rank / LINES) - penalty * agingTime;
    return Math.min(
      arrival(this.#high, PENALTY.high),
      arrival(this.#medium, PENALTY.medium),
      arrival(this.#low, PENALTY.low),
    );
  }

  /** A request that arrives now. */
  #rankOf(penalty: number): number {
    if (this.#moment === undefined) {
      this.#moment = Math.floor(this.#options.now());
      queueMicrotask(this.#endBurst);
    }
    return (this.#moment + penalty * this.#options.agingTime) * LINES + penalty;
  }

  #start(): void {
    const size = Math.min(this.#options.batchSize, this.#length);
    const entries: Entry<T, R>[] = [];
    const batch: Batch<T, R> = { entries, open: size };
    while (entries.length < size) this.#takeFromBest(entries, size);
    for (const entry of entries) entry.batch = batch;
    this.#running.add(batch);
    this.#inFlight += size;
    this.#batches++;
    void this.#run(entries);
  }

  /** From the line whose turn it is, as long as it is its turn. */
  #takeFromBest(entries: Entry<T, R>[], size: number): void {
    const high = headRank(this.#high);
    const medium = headRank(this.#medium);
    const low = headRank(this.#low);
    if (high < medium && high < low) this.#high.takeBelow(Math.min(medium, low), entries, size);
    else if (medium < low) this.#medium.takeBelow(Math.min(high, low), entries, size);
    else this.#low.takeBelow(Math.min(high, medium), entries, size);
  }

  /** Never rejects: every outcome goes to the entries. */
  async #run(entries: readonly Entry<T, R>[]): Promise<void> {
    if (entries.length === 0) return;
    try {
      this.#answer(entries, await this.#process(entries.map((entry) => entry.request.data)));
    } catch (error) {
      await this.#isolate(
        entries.filter((entry) => !entry.settled),
        error,
      );
    }
  }

  /** One step for all that have a result: the count of those that are open falls once. */
  #answer(entries: readonly Entry<T, R>[], results: (R | Error)[]): void {
    const given = Array.isArray(results) ? results.length : 0;
    const batch = entries[0]?.batch;
    let answered = 0;
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index];
      if (entry === undefined || entry.settled) continue;
      const result = index < given ? results[index] : noResult(entry);
      answered++;
      entry.settled = true;
      if (entry.disarm !== undefined) entry.disarm();
      if (result instanceof Error) {
        this.#failed++;
        entry.reject(result);
      } else {
        this.#completed++;
        entry.resolve(result as R);
      }
    }
    if (batch === undefined || answered === 0) return;
    batch.open -= answered;
    if (batch.open === 0) this.#end(batch);
  }

  /**
   * A batch that fails as a whole is split in halves to find the bad item, so that its neighbours are answered.
   * A failure that says of itself that it is passing (an outage, a limit) concerns all: splitting would only multiply calls.
   */
  async #isolate(entries: readonly Entry<T, R>[], error: unknown): Promise<void> {
    if (entries.length <= 1 || (isHkmError(error) && (error.retryable || error.code === 'aborted'))) {
      for (const entry of entries) this.#fail(entry, error);
      return;
    }
    const middle = Math.ceil(entries.length / 2);
    await this.#run(entries.slice(0, middle));
    // Those that gave up meanwhile are not asked for.
    await this.#run(entries.slice(middle).filter((entry) => !entry.settled));
  }

  #abortAll(reason: unknown): void {
    this.#closed = true;
    for (const line of [this.#high, this.#medium, this.#low]) {
      for (let entry = line.first; entry !== undefined; entry = line.first) this.#fail(entry, cancelled(entry, reason));
    }
    for (const batch of this.#running) {
      for (const entry of batch.entries) this.#fail(entry, cancelled(entry, reason));
    }
    this.#schedule();
  }

  #tellIdle(): void {
    if (!this.#closed || this.#length > 0 || this.#running.size > 0) return;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}

function headRank<T, R>({ first }: WaitingLine<Entry<T, R>>): number {
  return first === undefined ? Number.POSITIVE_INFINITY : first.rank;
}

function noResult(entry: { request: { id: string } }): HkmError {
  return new HkmError('bad_response', `The batch function gave no result for request "${entry.request.id}".`);
}

/** Before the first promise. */
function noOutcome(): void {}

function cancelled(entry: { request: { id: string } }, cause: unknown): HkmError {
  return new HkmError('aborted', `Request "${entry.request.id}" was cancelled.`, { cause });
}

function unknownPriority(priority: string): HkmError {
  return new HkmError('bad_input', `The priority "${priority}" is not known; use ${BATCH_PRIORITIES.join(', ')}.`, {
    details: [{ path: 'priority', message: 'unknown value', allowed: BATCH_PRIORITIES }],
  });
}
