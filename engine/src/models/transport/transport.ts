/** One way out for all model traffic: over the pool where the manager hands it in, else over the platform's `fetch`. */
import { LRUCache } from 'lru-cache';
import { HkmError } from '../../errors.ts';
import type { ConnectionPool } from '../../performance/index.ts';
import type { FetchLike } from '../spec/index.ts';
import type { CallLimits } from './limits.ts';

export interface TransportRequest {
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  /** Ends the request; a transport either listens by `onEnd` or takes its `signal`. */
  limits: CallLimits;
}

export interface AnswerHead {
  status: number;
  /** The reason phrase, e.g. `Too Many Requests`; empty where the service sent none. */
  statusText: string;
  /** Case does not matter; undefined where the answer has no such header, or no headers at all. */
  header(name: string): string | undefined;
}

export interface AnswerReceiver {
  onHead(head: AnswerHead): void;
  /** A promise holds the service back until it resolves. What it throws ends the request. */
  onPiece(piece: Uint8Array): void | Promise<void>;
}

/** Sends one request, tells its answer as it comes, and resolves when the answer is whole. */
export type Transport = (request: TransportRequest, receiver: AnswerReceiver) => Promise<void>;

/** Over `fetch`. Redirects are refused: an API that redirects would take the key to another host. */
export function createFetchTransport(fetchLike?: FetchLike): Transport {
  return async ({ url, method, headers, body, limits }, receiver) => {
    const send = fetchLike ?? globalThis.fetch;
    const init: RequestInit = { method, headers, signal: limits.signal, redirect: 'manual' };
    if (body !== undefined) init.body = body;
    let answer: Response;
    try {
      answer = await send(url, init);
    } catch (cause) {
      throw new HkmError('unavailable', `${hostOf(url)} could not be reached.`, { cause });
    }
    if (answer === undefined || answer === null) throw new HkmError('bad_response', `${hostOf(url)} gave no answer.`);
    receiver.onHead({
      status: answer.status ?? (answer.ok === false ? 500 : 200),
      statusText: answer.statusText ?? '',
      header: (name) => answer.headers?.get?.(name) ?? undefined,
    });
    for await (const piece of bodyOf(answer)) await receiver.onPiece(piece);
  };
}

/** Over leased keep-alive connections. */
export function createPoolTransport(pool: ConnectionPool): Transport {
  // A service has few addresses, and taking one apart costs more than sending it.
  const targets = new LRUCache<string, { origin: string; path: string }>({ max: 200 });
  const targetOf = (url: string) => {
    const known = targets.get(url);
    if (known !== undefined) return known;
    const { origin, pathname, search } = new URL(url);
    const target = { origin, path: pathname + search };
    targets.set(url, target);
    return target;
  };
  return async ({ url, method, headers, body, limits }, receiver) => {
    const exchange = pool.exchange(
      targetOf(url),
      { method, headers, ...(body !== undefined && { body }) },
      {
        onHead: ({ status, statusText, headers: received }) =>
          receiver.onHead({ status, statusText, header: (name) => oneOf(received[name.toLowerCase()]) }),
        onPiece: (piece) => receiver.onPiece(piece),
      },
    );
    limits.onEnd(exchange.cancel);
    return exchange.done;
  };
}

function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
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
