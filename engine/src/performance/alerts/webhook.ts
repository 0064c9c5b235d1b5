/** Sends an alert as signed JSON, with retries. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Resolves when the receiver answered 2xx; rejects with the last failure. Answers 4xx but 429 are not tried again. */
export async function postAlert(url: string, alert: Alert, options: WebhookOptions = {}): Promise<void> {
  const { tries = 3, backoff = 1_000, timeout = 5_000, secret, signal } = options;
  const body = JSON.stringify(alert);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (secret !== undefined)
    headers['x-hkm-signature'] = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  for (let attempt = 1; ; attempt++) {
    const failure = await attemptPost(url, { method: 'POST', headers, body, redirect: 'manual' }, timeout, signal);
    if (failure === undefined) return;
    if (attempt >= tries || !failure.again || signal?.aborted) throw failure.error;
    await sleep(backoff * 2 ** (attempt - 1), undefined, signal && { signal });
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
