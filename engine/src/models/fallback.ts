/** Tries models in order until one answers, and says what each did. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ERROR_CODES, HkmError, isHkmError } from '../errors.ts';
import type { ModelConfig } from './spec/index.ts';

export interface ModelAttempt {
  model: string;
  provider: string;
  outcome: 'ok' | 'failed' | 'skipped';
  /** Milliseconds. */
  durationMs: number;
  costUsd?: number;
  error?: { code: string; message: string };
  /** Why it was not even asked. */
  reason?: string;
}

export class AllModelsFailedError extends HkmError {
  override readonly name = 'AllModelsFailedError';
  readonly attempts: readonly ModelAttempt[];

  constructor(attempts: readonly ModelAttempt[], cause?: unknown) {
    const told = attempts
      .map((a) => `${a.provider}/${a.model}: ${a.error?.message ?? a.reason ?? a.outcome}`)
      .join('; ');
    // Nobody was asked: it is the caller's money that is missing, not an answer.
    const isUnpaid = attempts.length > 0 && attempts.every((a) => a.error?.code === 'budget_exceeded');
    super('all_failed', `All models failed to generate response (${told || 'none could be asked'})`, {
      cause,
      ...(isUnpaid && { status: ERROR_CODES.budget_exceeded.status }),
    });
    this.attempts = attempts;
  }
}

export interface FallbackOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds for all tries together. */
  deadlineMs?: number | undefined;
  /** Second tries of one model, and only where the error says that it may pass. Default 1. */
  retries?: number | undefined;
  onAttempt?: ((attempt: ModelAttempt) => void) | undefined;
  /** Why a model must not be asked now; undefined to go ahead. */
  objectionTo?: ((model: ModelConfig) => string | undefined) | undefined;
}

/** Milliseconds before a second try, doubled each time, with jitter. */
const BACKOFF = 250;
/** Milliseconds: a longer wait goes to the next model instead, as long as there is one. */
const PATIENCE = 2_000;

/** @throws AllModelsFailedError with every attempt; `aborted` at once when the caller cancels */
export async function tryInOrder<T>(
  models: readonly ModelConfig[],
  call: (model: ModelConfig, remainingMs: number | undefined) => Promise<{ value: T; costUsd?: number | undefined }>,
  options: FallbackOptions = {},
): Promise<{ value: T; model: ModelConfig; attempts: ModelAttempt[] }> {
  const attempts: ModelAttempt[] = [];
  const end = options.deadlineMs === undefined ? undefined : performance.now() + options.deadlineMs;
  const remaining = () => (end === undefined ? undefined : Math.max(0, end - performance.now()));
  const note = (attempt: ModelAttempt) => {
    attempts.push(attempt);
    options.onAttempt?.(attempt);
  };
  let lastError: unknown;
  for (const [index, model] of models.entries()) {
    const names = { model: model.id, provider: model.provider };
    const objection = options.objectionTo?.(model);
    if (objection !== undefined) {
      note({ ...names, outcome: 'skipped', durationMs: 0, reason: objection });
      continue;
    }
    for (let round = 0; ; round++) {
      assertGoing(options.signal);
      if (remaining() === 0) throw new AllModelsFailedError(attempts, new HkmError('timeout', 'The deadline ran out.'));
      const start = performance.now();
      try {
        const { value, costUsd } = await call(model, remaining());
        note({
          ...names,
          outcome: 'ok',
          durationMs: performance.now() - start,
          ...(costUsd !== undefined && { costUsd }),
        });
        return { value, model, attempts };
      } catch (error) {
        if (options.signal?.aborted) throw asAborted(error);
        lastError = error;
        note({ ...names, outcome: 'failed', durationMs: performance.now() - start, error: describe(error) });
        const wait = waitBefore(error, round, index === models.length - 1, options.retries ?? 1, remaining());
        if (wait === undefined) break;
        await sleep(wait, undefined, options.signal && { signal: options.signal }).catch(() => undefined);
      }
    }
  }
  throw new AllModelsFailedError(attempts, lastError);
}

/** Milliseconds to wait before the same model is tried again; undefined to go on to the next. */
function waitBefore(
  error: unknown,
  round: number,
  isLast: boolean,
  retries: number,
  remaining: number | undefined,
): number | undefined {
  if (round >= retries || !isHkmError(error) || !error.retryable) return undefined;
  // A call that ran into its time limit would do so again.
  if (error.code === 'timeout') return undefined;
  const backoff = BACKOFF * 2 ** round * (0.5 + Math.random() / 2);
  const wait = Math.max(backoff, error.retryAfterMs ?? 0);
  if (!isLast && wait > PATIENCE) return undefined;
  return remaining !== undefined && wait >= remaining ? undefined : wait;
}

function describe(error: unknown): { code: string; message: string } {
  if (isHkmError(error)) return { code: error.code, message: error.message };
  return { code: 'upstream', message: error instanceof Error ? error.message : String(error) };
}

function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw asAborted(signal.reason);
}

function asAborted(cause: unknown): HkmError {
  return isHkmError(cause) && cause.code === 'aborted'
    ? cause
    : new HkmError('aborted', 'The call was cancelled.', { cause });
}
