/**
 * The limits of one call, each with its own name in the error: until the first token, between tokens, in all. The caller's signal always
 * wins. Call `moved` on every sign of life and `close` in a finally. One timer serves all three: it is set for the earliest moment at
 * which any of them could run out, looks then, and is set anew; a sign of life only notes the time.
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

type EndListener = (reason: Error) => void;

export class CallLimits {
  readonly #first: number;
  readonly #idle: number;
  readonly #total: number;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #startedAt = performance.now();
  #movedAt: number | undefined;
  #timer: NodeJS.Timeout;
  #failure: HkmError | undefined;
  #endReason: Error | undefined;
  #listeners: EndListener[] = [];
  #controller: AbortController | undefined;

  constructor(options: LimitOptions) {
    this.#first = options.firstTokenTimeoutMs ?? 120_000;
    this.#idle = options.idleTimeoutMs ?? 60_000;
    this.#total = options.timeoutMs ?? 600_000;
    this.#callerSignal = options.signal;
    this.#timer = setTimeout(check, Math.min(this.#first, this.#idle, this.#total), this);
    if (options.signal?.aborted) this.#cancelled();
    else options.signal?.addEventListener('abort', this.#cancelled, { once: true });
  }

  /** What ended the call, as the error to throw; undefined while nothing did. */
  get failure(): HkmError | undefined {
    return this.#failure;
  }

  /** The same as a signal, for a transport that takes one. Made when it is asked for: most need none. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      this.onEnd((reason) => controller.abort(reason));
    }
    return this.#controller.signal;
  }

  /** Told once, at once where the call has ended already. */
  onEnd(listener: EndListener): void {
    if (this.#endReason === undefined) this.#listeners.push(listener);
    else listener(this.#endReason);
  }

  /** The work, or what ends the call before it: a transport that does not heed its end must not hold the caller. */
  during<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.onEnd(reject);
      work.then(resolve, reject);
    });
  }

  /** A token arrived: from now on the idle limit counts. */
  moved(): void {
    this.#movedAt = performance.now();
  }

  /** The reader has had enough, or the call has failed: ends what is left of it without a failure of its own. */
  abandon(): void {
    this.#end(new HkmError('aborted', 'The rest of the answer was not wanted.'));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener('abort', this.#cancelled);
  }

  /** Ends the call if a limit has run out, else looks again when one could have. */
  check(): void {
    const now = performance.now();
    const totalLeft = this.#startedAt + this.#total - now;
    const [phase, ms, since] =
      this.#movedAt === undefined
        ? ['the first token', this.#first, this.#startedAt]
        : ['the next token', this.#idle, this.#movedAt];
    const phaseLeft = since + ms - now;
    // Timers count whole milliseconds and may come a little early.
    if (totalLeft < 1) this.#late('the whole call', this.#total);
    else if (phaseLeft < 1) this.#late(phase, ms);
    else this.#timer = setTimeout(check, Math.min(totalLeft, phaseLeft, this.#idle), this);
  }

  readonly #cancelled = (): void => {
    this.#fail(new HkmError('aborted', 'The call was cancelled.', { cause: this.#callerSignal?.reason }));
  };

  #late(phase: string, ms: number): void {
    this.#fail(new HkmError('timeout', `No answer in time: ${phase} took longer than ${ms} ms.`));
  }

  #fail(error: HkmError): void {
    if (this.#endReason !== undefined) return;
    this.#failure = error;
    this.#end(error);
  }

  #end(reason: Error): void {
    if (this.#endReason !== undefined) return;
    this.#endReason = reason;
    for (const listener of this.#listeners) listener(reason);
    this.#listeners = [];
  }
}

function check(limits: CallLimits): void {
  limits.check();
}
