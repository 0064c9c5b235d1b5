/** One keep-alive socket to one endpoint, lent to one caller at a time. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Client } from 'undici';
import { HkmError, isHkmError } from '../../errors.ts';
import { ExchangeHandler, type Receiver } from './exchange.ts';

export interface PooledRequest {
  /** Path with query, or a URL of this endpoint. */
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | Readable | null;
  signal?: AbortSignal;
}

export interface PooledResponse {
  status: number;
  /** The reason phrase; empty where none was sent. */
  statusText: string;
  headers: Record<string, string | string[] | undefined>;
  /** Must be read or destroyed before the connection can serve again. */
  body: Readable;
}

export class PooledConnection {
  readonly id: string = randomUUID();
  readonly endpoint: string;
  readonly #client: Client;
  readonly #now: () => number;
  requestCount = 0;
  errorCount = 0;
  lastActivity: number;
  #leased = false;
  #busy = 0;
  #broken = false;

  constructor(endpoint: string, client: Client, now: () => number) {
    this.endpoint = endpoint;
    this.#client = client;
    this.#now = now;
    this.lastActivity = now();
  }

  get leased(): boolean {
    return this.#leased;
  }

  /** A request is under way on it. */
  get busy(): boolean {
    return this.#busy > 0;
  }

  /** Its socket cannot be trusted any more: a body was left unread, or it was destroyed. */
  get broken(): boolean {
    return this.#broken || this.#busy > 0 || this.#client.destroyed || this.#client.closed;
  }

  lend(): this {
    this.#leased = true;
    this.lastActivity = this.#now();
    return this;
  }

  takeBack(): void {
    this.#leased = false;
  }

  /** Sends one request on this socket. Rejects with `aborted` or `unavailable`; the HTTP status is the caller's to judge. */
  async request(options: PooledRequest): Promise<PooledResponse> {
    if (!this.#leased) throw new HkmError('conflict', 'This connection was given back; get another one.');
    this.requestCount++;
    this.#busy++;
    this.lastActivity = this.#now();
    try {
      const answer = await this.#client.request({
        path: options.path,
        method: (options.method ?? 'GET') as 'GET',
        ...(options.headers && { headers: options.headers }),
        ...(options.body != null && { body: options.body }),
        ...(options.signal && { signal: options.signal }),
      });
      if (answer.statusCode >= 500) this.errorCount++;
      this.#watch(answer.body);
      return {
        status: answer.statusCode,
        statusText: answer.statusText ?? '',
        headers: answer.headers,
        body: answer.body,
      };
    } catch (cause) {
      this.#busy--;
      this.errorCount++;
      throw toError(cause, this.endpoint, options.signal);
    }
  }

  /** Sends one request and tells its answer piece by piece. `ended` is called once; the result breaks the exchange off. */
  exchange(
    options: Omit<PooledRequest, 'body' | 'signal'> & { body?: string | Uint8Array },
    receiver: Receiver,
    ended: (error?: HkmError) => void,
  ): (reason: Error) => void {
    this.requestCount++;
    this.#busy++;
    const { path, method = 'GET', headers = {}, body = null } = options;
    const handler = new ExchangeHandler(receiver, (cause) => {
      this.#busy--;
      this.lastActivity = this.#now();
      if (cause === undefined) return ended();
      this.#broken = true;
      this.errorCount++;
      ended(toError(cause, this.endpoint));
    });
    this.#client.dispatch({ path, method: method as 'GET', headers, body }, handler);
    return (reason) => handler.cancel(reason);
  }

  async destroy(): Promise<void> {
    this.#broken = true;
    await this.#client.destroy();
  }

  #watch(body: Readable): void {
    body.once('close', () => {
      this.#busy--;
      this.lastActivity = this.#now();
      // A body that was cut takes its socket with it.
      if (!body.readableEnded) this.#broken = true;
    });
  }
}

function toError(cause: unknown, endpoint: string, signal?: AbortSignal): HkmError {
  if (isHkmError(cause)) return cause;
  if (signal?.aborted) return new HkmError('aborted', `The call to ${endpoint} was cancelled.`, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HkmError('unavailable', `${endpoint} could not be reached: ${reason}`, { cause });
}
