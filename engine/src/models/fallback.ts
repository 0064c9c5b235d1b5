/** Tries models in order until one answers, and says what each did. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Told } from '../contract/index.ts';
import { ERROR_CODES, HkmError, isHkmError } from '../errors.ts';
import type { ModelConfig } from './spec/index.ts';

export interface ModelAttempt {
  model: string;
  provider: string;
  outcome: 'ok' | 'failed' | 'skipped';
  /** Milliseconds. */
  durationMs: number;
  costUsd?: number;
  error?: { code: string; message: string; reasons?: Told[] };
  /** Why it was not even asked. */
  reason?: string;
  /** The same by codes. */
  reasons?: Told[];
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
  /** Milliseconds without an answer after which the next model is asked as well. Default: never; every question is paid for. */
  hedgeMs?: number | undefined;
  onAttempt?: ((attempt: ModelAttempt) => void) | undefined;
  /** Why a model must not be asked now; undefined to go ahead. */
  objectionTo?: ((model: ModelConfig) => Told | undefined) | undefined;
}

/** Milliseconds before a second try, doubled each time, with jitter. */
const BACKOFF = 250;
/** Milliseconds: a longer wait goes to the next model instead, or is the caller's to choose. */
const PATIENCE = 2_000;

/** `signal` aborts when the caller cancels, and where another model was faster. */
type Call<T> = (
  model: ModelConfig,
  remainingMs: number | undefined,
  signal: AbortSignal | undefined,
) => Promise<{ value: T; costUsd?: number | undefined }>;

interface Answer<T> {
  value: T;
  model: ModelConfig;
}

/**
 * One after the other; with `hedgeMs`, a second line of tries begins when the first has not answered by then. Both take the next model
 * from the same list, the first answer wins, and the other line is cancelled.
 * @throws AllModelsFailedError with every attempt; `aborted` at once when the caller cancels
 */
export async function tryInOrder<T>(
  models: readonly ModelConfig[],
  call: Call<T>,
  options: FallbackOptions = {},
): Promise<Answer<T> & { attempts: ModelAttempt[] }> {
  const run = createRun(models, call, options);
  const answer =
    options.hedgeMs === undefined ? await tryLine(run, options.signal) : await tryTwoLines(run, options.hedgeMs);
  if (answer === undefined) throw new AllModelsFailedError(run.attempts, run.lastError);
  return { ...answer, attempts: run.attempts };
}

/** What the tries of one call share. */
interface Run<T> {
  call: Call<T>;
  options: FallbackOptions;
  attempts: ModelAttempt[];
  lastError: unknown;
  /** The next model that may be asked, and whether it is the last. */
  next(): { model: ModelConfig; isLast: boolean } | undefined;
  remaining(): number | undefined;
  note(attempt: ModelAttempt): void;
}

function createRun<T>(models: readonly ModelConfig[], call: Call<T>, options: FallbackOptions): Run<T> {
  const end = options.deadlineMs === undefined ? undefined : performance.now() + options.deadlineMs;
  let index = 0;
  const run: Run<T> = {
    call,
    options,
    attempts: [],
    lastError: undefined,
    next() {
      for (let model = models[index++]; model !== undefined; model = models[index++]) {
        const objection = options.objectionTo?.(model);
        if (objection === undefined) return { model, isLast: index >= models.length };
        const why = { reason: objection.message, reasons: [objection] };
        run.note({ ...names(model), outcome: 'skipped', durationMs: 0, ...why });
      }
      return undefined;
    },
    remaining: () => (end === undefined ? undefined : Math.max(0, end - performance.now())),
    note(attempt) {
      run.attempts.push(attempt);
      options.onAttempt?.(attempt);
    },
  };
  return run;
}

/** Through the list until one answers; undefined when none did. */
async function tryLine<T>(run: Run<T>, signal: AbortSignal | undefined): Promise<Answer<T> | undefined> {
  for (let next = run.next(); next !== undefined; next = run.next()) {
    const answer = await tryOne(next.model, next.isLast, run, signal);
    if (answer !== undefined) return { value: answer.value, model: next.model };
  }
  return undefined;
}

async function tryTwoLines<T>(run: Run<T>, hedgeMs: number): Promise<Answer<T> | undefined> {
  const won = new AbortController();
  const signal = run.options.signal === undefined ? won.signal : AbortSignal.any([run.options.signal, won.signal]);
  const first = tryLine(run, signal);
  const late = sleep(hedgeMs, undefined, { signal }).then(
    () => tryLine(run, signal),
    () => undefined,
  );
  try {
    return await firstAnswer([first, late]);
  } finally {
    won.abort(FASTER);
  }
}

/** The first that is there; undefined when none came. @throws what one line throws: then the other would too */
function firstAnswer<T>(lines: readonly Promise<T | undefined>[]): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    for (const line of lines) line.then((answer) => answer !== undefined && resolve(answer), reject);
    Promise.all(lines).then(() => resolve(undefined), reject);
  });
}

const FASTER = new HkmError('aborted', 'Another model was faster.');

/** One model until it answers, its error will not pass, or its tries are used up. */
async function tryOne<T>(
  model: ModelConfig,
  isLast: boolean,
  run: Run<T>,
  signal: AbortSignal | undefined,
): Promise<{ value: T } | undefined> {
  const { options, attempts, remaining, note, call } = run;
  for (let round = 0; ; round++) {
    if (signal?.aborted) throw asAborted(signal.reason);
    if (remaining() === 0) throw new AllModelsFailedError(attempts, new HkmError('timeout', 'The deadline ran out.'));
    const start = performance.now();
    const attempt = () => ({ ...names(model), durationMs: performance.now() - start });
    try {
      const { value, costUsd } = await call(model, remaining(), signal);
      note({ ...attempt(), outcome: 'ok', ...(costUsd !== undefined && { costUsd }) });
      return { value };
    } catch (error) {
      if (signal?.aborted) throw asAborted(error);
      run.lastError = error;
      note({ ...attempt(), outcome: 'failed', error: describe(error) });
      const wait = waitBefore(error, round, isLast, options.retries ?? 1, remaining());
      if (wait === undefined) return undefined;
      await sleep(wait, undefined, signal && { signal }).catch(() => undefined);
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
  // Without a deadline nobody has said that they would wait so long.
  if (wait > PATIENCE && (!isLast || remaining === undefined)) return undefined;
  return remaining !== undefined && wait >= remaining ? undefined : wait;
}

function describe(error: unknown): NonNullable<ModelAttempt['error']> {
  if (isHkmError(error)) {
    const { code, message, reasons } = error;
    return { code, message, ...(reasons.length > 0 && { reasons: [...reasons] }) };
  }
  return { code: 'upstream', message: error instanceof Error ? error.message : String(error) };
}

function asAborted(cause: unknown): HkmError {
  return isHkmError(cause) && cause.code === 'aborted'
    ? cause
    : new HkmError('aborted', 'The call was cancelled.', { cause });
}
