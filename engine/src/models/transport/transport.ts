/** One way out for all model traffic: over the pool where the manager hands it in, else over the platform's `fetch`. */

import { HkmError } from '../../errors.ts';
import type { ConnectionPool } from '../../performance/index.ts';
import type { FetchLike } from '../spec/index.ts';

export interface TransportRequest {
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string | Uint8Array;
  signal: AbortSignal;
}

export interface TransportResponse {
  status: number;
  /** The reason phrase, e.g. `Too Many Requests`; empty where the service sent none. */
  statusText: string;
  /** Case does not matter; undefined where the answer has no such header, or no headers at all. */
  header(name: string): string | undefined;
  body: AsyncIterable<Uint8Array>;
  /** Stops reading and frees the connection. */
  cancel(): Promise<void>;
}

export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** Over `fetch`. Redirects are refused: an API that redirects would take the key to another host. */
export function createFetchTransport(fetchLike?: FetchLike): Transport {
  return async ({ url, method, headers, body, signal }) => {
    const send = fetchLike ?? globalThis.fetch;
    const init: RequestInit = { method, headers, signal, redirect: 'manual' };
    if (body !== undefined) init.body = body as NonNullable<RequestInit['body']>;
    let answer: Response;
    try {
      answer = await send(url, init);
    } catch (cause) {
      throw unreachable(url, cause, signal);
    }
    if (answer === undefined || answer === null) throw new HkmError('bad_response', `${hostOf(url)} gave no answer.`);
    return {
      status: answer.status ?? (answer.ok ? 200 : 500),
      statusText: answer.statusText ?? '',
      header: (name) => answer.headers?.get?.(name) ?? undefined,
      body: bodyOf(answer),
      cancel: async () => {
        await answer.body?.cancel?.().catch(() => undefined);
      },
    };
  };
}

/** Over leased keep-alive connections. */
export function createPoolTransport(pool: ConnectionPool): Transport {
  return async ({ url, method, headers, body, signal }) => {
    const answer = await pool.request(url, { method, headers, signal, ...(body !== undefined && { body }) });
    return {
      status: answer.status,
      statusText: answer.statusText,
      header: (name) => {
        const value = answer.headers[name.toLowerCase()];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      body: answer.body,
      cancel: async () => {
        answer.body.on('error', () => undefined).destroy();
      },
    };
  };
}

/** The body as bytes, whatever the answer is made of: a stream, or only `text()` or `json()`. */
async function* bodyOf(answer: Response): AsyncGenerator<Uint8Array> {
  if (answer.body) yield* answer.body;
  else if (typeof answer.text === 'function') yield new TextEncoder().encode(await answer.text());
  else if (typeof answer.json === 'function') yield new TextEncoder().encode(JSON.stringify(await answer.json()));
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function unreachable(url: string, cause: unknown, signal: AbortSignal): HkmError {
  if (signal.aborted) return new HkmError('aborted', 'The call was cancelled.', { cause });
  return new HkmError('unavailable', `${hostOf(url)} could not be reached.`, { cause });
}
