/** Who goes first: while somebody waits for an answer, work that nobody waits for begins no further stage. */
import { setTimeout as sleep } from 'node:timers/promises';
import { untilAborted } from './watch.ts';

export interface Precedence {
  /** Somebody waits from now on, until what it gives is called. */
  begin(): () => void;
  /** Resolves when nobody waits; after `patience` all the same, so that work behind others goes on for ever so slowly. Errors: `aborted`. */
  giveWay(signal: AbortSignal): Promise<void>;
}

/** `patience`: milliseconds. */
export function createPrecedence(patience = 2_000): Precedence {
  let waiting = 0;
  let quiet = Promise.withResolvers<void>();
  return {
    begin() {
      waiting += 1;
      let isWaiting = true;
      return () => {
        if (!isWaiting) return;
        isWaiting = false;
        waiting -= 1;
        if (waiting > 0) return;
        quiet.resolve();
        quiet = Promise.withResolvers();
      };
    },
    async giveWay(signal) {
      if (waiting === 0) return;
      const limit = new AbortController();
      const patient = sleep(patience, undefined, { signal: limit.signal }).catch(() => undefined);
      try {
        await untilAborted(Promise.race([quiet.promise, patient]), signal);
      } finally {
        limit.abort();
      }
    },
  };
}
