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

type Call<T> = (
  model: ModelConfig,
  remainingMs: number | undefined,
) => Promise<{ value: T; costUsd?: number | undefined }>;

/** @throws AllModelsFailedError with every attempt; `aborted` at once when the caller cancels */
export async function tryInOrder<T>(
  models: readonly ModelConfig[],
  call: Call<T>,
  options: FallbackOptions = {},
): Promise<{ value: T; model: ModelConfig; attempts: ModelAttempt[] }> {
  const attempts: ModelAttempt[] = [];
  const end = options.deadlineMs === undefined ? undefined : performance.now() + options.deadlineMs;
  const run: Run = {
    options,
    attempts,
    remaining: () => (end === undefined ? undefined : Math.max(0, end - performance.now())),
    note(attempt) {
      attempts.push(attempt);
      options.onAttempt?.(attempt);
    },
  };
  let lastError: unknown;
  for (const [index, model] of models.entries()) {
    const reason = options.objectionTo?.(model);
    if (reason !== undefined) {
      run.note({ ...names(model), outcome: 'skipped', durationMs: 0, reason });
      continue;
    }
    const outcome = await tryOne(model, index === models.length - 1, call, run);
    if ('value' in outcome) return { value: outcome.value, model, attempts };
    lastError = outcome.error;
  }
  throw new AllModelsFailedError(attempts, lastError);
}

/** What the tries of one call share. */
interface Run {
  options: FallbackOptions;
  attempts: ModelAttempt[];
  remaining(): number | undefined;
  note(attempt: ModelAttempt): void;
}

/** One model until it answers, its error will not pass, or its tries are used up. */
async function tryOne<T>(
  model: ModelConfig,
  isLast: boolean,
  call: Call<T>,
  { options, attempts, remaining, note }: Run,
): Promise<{ value: T } | { error: unknown }> {
  for (let round = 0; ; round++) {
    if (options.signal?.aborted) throw asAborted(options.signal.reason);
    if (remaining() === 0) throw new AllModelsFailedError(attempts, new HkmError('timeout', 'The deadline ran out.'));
    const start = performance.now();
    const attempt = () => ({ ...names(model), durationMs: performance.now() - start });
    try {
      const { value, costUsd } = await call(model, remaining());
      note({ ...attempt(), outcome: 'ok', ...(costUsd !== undefined && { costUsd }) });
      return { value };
    } catch (error) {
      if (options.signal?.aborted) throw asAborted(error);
      note({ ...attempt(), outcome: 'failed', error: describe(error) });
      const wait = waitBefore(error, round, isLast, options.retries ?? 1, remaining());
      if (wait === undefined) return { error };
      await sleep(wait, undefined, options.signal && { signal: options.signal }).catch(() => undefined);
    }
  }
}

function names({ id, provider }: ModelConfig): Pick<ModelAttempt, 'model' | 'provider'> {
  return { model: id, provider };
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

function asAborted(cause: unknown): HkmError {
  return isHkmError(cause) && cause.code === 'aborted'
    ? cause
    : new HkmError('aborted', 'The call was cancelled.', { cause });
}
