/**
 * Lets a bounded number of tasks through at once and a bounded number wait. Later stages go first, so that what was
 * begun is finished before more is begun; inside one stage, first come first served. Nobody waits for ever: who has waited for `patience`
 * goes before all others.
 */
import { HkmError } from '../../errors.ts';
import { abortedError, throwIfAborted } from '../watch.ts';

export interface GateOptions {
  /** Tasks at once. */
  slots: number;
  /** Most tasks that wait; the next is refused with `queue_full`. */
  maxWaiting: number;
  /** Milliseconds of waiting that count for more than any priority. Default 30,000. */
  patience?: number;
  /** Milliseconds, for the measure of how long to wait. */
  clock?: () => number;
}

interface Waiting {
  priority: number;
  since: number;
  admit(): void;
}

export interface Gate {
  /** Errors: `queue_full`, `aborted` (while waiting). Work that has begun is never interrupted. */
  pass<T>(work: () => Promise<T>, options?: { priority?: number; signal?: AbortSignal }): Promise<T>;
  readonly running: number;
  readonly waiting: number;
}

export function createGate({
  slots,
  maxWaiting,
  patience = 30_000,
  clock = () => performance.now(),
}: GateOptions): Gate {
  const queue: Waiting[] = [];
  let running = 0;
  /** Moving average of a task's milliseconds. */
  let usual = 100;

  const enter = (priority: number, signal: AbortSignal | undefined): Promise<void> => {
    if (running < slots) {
      running += 1;
      return Promise.resolve();
    }
    if (queue.length >= maxWaiting) {
      const retryAfterMs = Math.min(Math.max(Math.ceil((queue.length * usual) / slots), 1_000), 60_000);
      throw new HkmError('queue_full', 'Too much work is waiting; try again later.', { retryAfterMs });
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      queue.splice(queue.indexOf(waiting), 1);
      reject(abortedError());
    };
    const waiting: Waiting = {
      priority,
      since: clock(),
      admit() {
        signal?.removeEventListener('abort', leave);
        resolve();
      },
    };
    signal?.addEventListener('abort', leave, { once: true });
    const after = queue.findIndex((other) => other.priority < priority);
    queue.splice(after === -1 ? queue.length : after, 0, waiting);
    return promise;
  };

  const exit = () => {
    const limit = clock() - patience;
    const overdue = queue.findIndex(({ since }) => since <= limit);
    const [next] = queue.splice(Math.max(0, overdue), 1);
    if (next) next.admit();
    else running -= 1;
  };

  return {
    get running() {
      return running;
    },
    get waiting() {
      return queue.length;
    },
    async pass(work, { priority = 0, signal } = {}) {
      throwIfAborted(signal);
      await enter(priority, signal);
      const start = clock();
      try {
        return await work();
      } finally {
        usual = usual * 0.9 + (clock() - start) * 0.1;
        exit();
      }
    },
  };
}
