/** Sends alerts as signed JSON: with retries, in order for each receiver, and never more at once than a bound. */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HkmError } from '../../errors.ts';
import type { Alert } from './alerts.ts';

export interface WebhookOptions {
  /** Signs the body: header `x-hkm-signature: sha256=<HMAC-SHA256, hexadecimal>`. */
  secret?: string;
  /** Tries in all. Default 3. */
  tries?: number;
  /** Milliseconds before the second try; doubled for each further one. Default 1000. */
  backoff?: number;
  /** Milliseconds for one try. Default 5000. */
  timeout?: number;
  signal?: AbortSignal;
}

/**
 * Resolves when the receiver answered 2xx; rejects with the last failure. Answers 4xx but 429 are not tried again. Every try carries the
 * same `x-hkm-delivery`, by which a receiver knows one that it has already.
 */
export async function postAlert(url: string, alert: Alert, options: WebhookOptions = {}): Promise<void> {
  const { tries = 3, backoff = 1_000, timeout = 5_000, secret, signal } = options;
  const body = JSON.stringify(alert);
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-hkm-delivery': randomUUID() };
  if (secret !== undefined)
    headers['x-hkm-signature'] = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  for (let attempt = 1; ; attempt++) {
    const failure = await attemptPost(url, { method: 'POST', headers, body, redirect: 'manual' }, timeout, signal);
    if (failure === undefined) return;
    if (attempt >= tries || !failure.again || signal?.aborted) throw failure.error;
    await sleep(backoff * 2 ** (attempt - 1), undefined, signal && { signal });
  }
}

/** Alerts on their way. What is told first arrives first, at each address; one that hangs holds up no other. */
export class WebhookSender {
  readonly #options: WebhookOptions & { maxWaiting: number };
  readonly #closing = new AbortController();
  readonly #last = new Map<string, Promise<void>>();
  #waiting = 0;

  /** `maxWaiting`: most alerts on their way, default 100; one more is refused with `queue_full`. */
  constructor(options: Omit<WebhookOptions, 'signal'> & { maxWaiting?: number } = {}) {
    this.#options = { maxWaiting: 100, ...options };
  }

  /** Rejects as `postAlert` does, and with `queue_full`. */
  async send(url: string, alert: Alert): Promise<void> {
    if (this.#waiting >= this.#options.maxWaiting) {
      throw new HkmError(
        'queue_full',
        `${this.#waiting} alerts are on their way already; "${alert.rule}" is not sent.`,
      );
    }
    this.#waiting++;
    const before = this.#last.get(url) ?? Promise.resolve();
    const sent = before
      .catch(() => undefined)
      .then(() => postAlert(url, alert, { ...this.#options, signal: this.#closing.signal }))
      .finally(() => {
        this.#waiting--;
        if (this.#last.get(url) === sent) this.#last.delete(url);
      });
    this.#last.set(url, sent);
    return sent;
  }

  /** Gives up what is on its way. */
  close(): void {
    this.#closing.abort();
  }
}

async function attemptPost(
  url: string,
  request: RequestInit,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<{ error: Error; again: boolean } | undefined> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { ...request, signal: signal ? AbortSignal.any([limit, signal]) : limit });
    await response.body?.cancel();
    if (response.ok) return undefined;
    const again = response.status >= 500 || response.status === 429;
    return { error: new Error(`The webhook answered ${response.status}.`), again };
  } catch (cause) {
    return { error: new Error('The webhook could not be reached.', { cause }), again: true };
  }
}
