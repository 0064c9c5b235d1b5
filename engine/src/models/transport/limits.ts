/**
 * The limits of one call, each with its own name in the error: until the first token, between tokens, in all.
 * The caller's signal always wins. Call `moved` on every sign of life and `close` in a finally.
 */
import { HkmError } from '../../errors.ts';

export interface LimitOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds. Default 120,000; a cold local model may take minutes before its first token. */
  firstTokenTimeoutMs?: number | undefined;
  /** Milliseconds. Default 60,000. */
  idleTimeoutMs?: number | undefined;
  /** Milliseconds. Default 600,000. */
  timeoutMs?: number | undefined;
}

export interface Limits {
  /** Aborts when any limit runs out or the caller cancels. */
  signal: AbortSignal;
  /** A token arrived: from now on the idle limit counts. */
  moved(): void;
  /** What ended the call, as the error to throw; undefined while nothing did. */
  failure(): HkmError | undefined;
  close(): void;
  /** The reader has had enough: frees the connection without a failure. */
  abandon(): void;
}

export function createLimits(options: LimitOptions): Limits {
  const controller = new AbortController();
  let failure: HkmError | undefined;
  const end = (error: HkmError) => {
    failure ??= error;
    controller.abort(failure);
  };
  const onAbort = () => end(new HkmError('aborted', 'The call was cancelled.', { cause: options.signal?.reason }));
  if (options.signal?.aborted) onAbort();
  else options.signal?.addEventListener('abort', onAbort, { once: true });

  const first = options.firstTokenTimeoutMs ?? 120_000;
  const idle = options.idleTimeoutMs ?? 60_000;
  const total = options.timeoutMs ?? 600_000;
  const late = (phase: string, ms: number) => () =>
    end(new HkmError('timeout', `No answer in time: ${phase} took longer than ${ms} ms.`));
  const totalTimer = setTimeout(late('the whole call', total), total);
  let phaseTimer = setTimeout(late('the first token', first), first);
  let started = false;
  return {
    signal: controller.signal,
    moved: () => {
      if (started) {
        phaseTimer.refresh();
        return;
      }
      started = true;
      clearTimeout(phaseTimer);
      phaseTimer = setTimeout(late('the next token', idle), idle);
    },
    failure: () => failure,
    abandon: () => controller.abort(),
    close: () => {
      clearTimeout(totalTimer);
      clearTimeout(phaseTimer);
      options.signal?.removeEventListener('abort', onAbort);
    },
  };
}
