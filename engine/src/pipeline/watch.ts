/** Tells a watcher what happens, measures it, and stops between stages when the caller has gone. */
import { type RunEvent, type Stage, type Timings, type Told, toldAsText, type Warning } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { StageContext } from './deps.ts';

export interface Watch {
  /** Runs one stage: events before and after, its milliseconds in `timings`, and what `noteOf` says it came to. Errors: `aborted`. */
  stage<T>(
    name: Stage,
    work: (context: StageContext) => Promise<T>,
    noteOf?: (result: T) => readonly Told[],
  ): Promise<T>;
  emit(event: RunEvent): void;
  warn(warnings: readonly Warning[]): void;
  readonly timings: Timings;
}

export interface WatchOptions {
  context: StageContext;
  emit: (event: RunEvent) => void;
  /** Milliseconds. */
  clock: () => number;
  /** Waited for before each stage. */
  before?: () => Promise<void>;
}

export function createWatch({ context, emit, clock, before }: WatchOptions): Watch {
  const timings: Timings = {};
  return {
    timings,
    emit,
    warn(warnings) {
      for (const warning of warnings) emit({ type: 'warning', warning });
    },
    async stage(name, work, noteOf) {
      await before?.();
      throwIfAborted(context.signal);
      emit({ type: 'stage', stage: name, state: 'started' });
      const start = clock();
      const result = await untilAborted(work(context), context.signal);
      const durationMs = roundMs(clock() - start);
      timings[name] = durationMs;
      const reasons = noteOf?.(result) ?? [];
      const note = reasons.length > 0 && { note: toldAsText(reasons), reasons };
      emit({ type: 'stage', stage: name, state: 'finished', durationMs, ...note });
      return result;
    },
  };
}

/** Tenths of a millisecond are as much as the figures are good for. */
export function roundMs(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

export function abortedError(): HkmError {
  return new HkmError('aborted', 'The request was cancelled.');
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError();
}

/** Rejects as soon as the signal aborts, whether or not the work listens to it. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  throwIfAborted(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(abortedError());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
