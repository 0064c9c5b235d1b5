/**
 * The connections of one endpoint. States of a connection: idle -> leased -> idle, or closed when it failed, was reclaimed,
 * or the endpoint was ejected. Waiters are served first come, first served, the moment a connection is free: nobody polls.
 */
import { Client } from 'undici';
import { HkmError } from '../../errors.ts';
import { PooledConnection } from './pooled-connection.ts';

export interface EndpointOptions {
  maxConnections: number;
  connectionTimeout: number;
  maxWaiting: number;
  maxLeaseIdle: number;
  now: () => number;
}

interface Waiter {
  resolve(connection: PooledConnection): void;
  reject(reason: unknown): void;
}

export class Endpoint {
  readonly url: string;
  readonly #options: EndpointOptions;
  readonly #all = new Set<PooledConnection>();
  readonly #idle: PooledConnection[] = [];
  readonly #waiters = new Set<Waiter>();
  failedChecks = 0;
  ejected = false;
  reclaimed = 0;

  constructor(url: string, options: EndpointOptions) {
    this.url = url;
    this.#options = options;
  }

  get connections(): ReadonlySet<PooledConnection> {
    return this.#all;
  }

  get waiting(): number {
    return this.#waiters.size;
  }

  get active(): number {
    return this.#all.size - this.#idle.length;
  }

  async lease(signal?: AbortSignal): Promise<PooledConnection> {
    if (signal?.aborted) throw aborted(this.url, signal);
    return this.leaseNow() ?? this.#wait(signal);
  }

  /** A connection that is free at once; undefined where the caller has to wait for one. @throws unavailable while ejected */
  leaseNow(): PooledConnection | undefined {
    if (this.ejected)
      throw new HkmError('unavailable', `${this.url} failed its health checks and is left out until it is well again.`);
    return (this.#idle.pop() ?? this.#open())?.lend();
  }

  /** Takes a connection back; the longest waiting caller gets it at once. */
  release(connection: PooledConnection): void {
    if (!this.#all.has(connection) || !connection.leased) return;
    connection.takeBack();
    if (connection.broken) {
      this.#discard(connection);
      this.#serve();
      return;
    }
    const [next] = this.#waiters;
    if (next === undefined) this.#idle.push(connection);
    else {
      this.#waiters.delete(next);
      next.resolve(connection.lend());
    }
  }

  /** Takes back leases on which nothing has moved for too long: their holders are taken to be gone. */
  reclaim(): void {
    const limit = this.#options.now() - this.#options.maxLeaseIdle;
    for (const connection of this.#all) {
      if (!connection.leased || connection.busy || connection.lastActivity > limit) continue;
      this.reclaimed++;
      connection.takeBack();
      this.#discard(connection);
      this.#serve();
    }
  }

  eject(): void {
    this.ejected = true;
    for (const waiter of this.#waiters)
      waiter.reject(new HkmError('unavailable', `${this.url} failed its health checks.`));
    this.#waiters.clear();
    for (const connection of this.#idle.splice(0)) this.#discard(connection);
  }

  async close(): Promise<void> {
    for (const waiter of this.#waiters) waiter.reject(new HkmError('not_ready', 'The connection pool is closed.'));
    this.#waiters.clear();
    this.#idle.length = 0;
    const closing = [...this.#all].map((connection) => connection.destroy());
    this.#all.clear();
    await Promise.all(closing);
  }

  #open(): PooledConnection | undefined {
    if (this.#all.size >= this.#options.maxConnections) return undefined;
    // 0: the limits on headers and body are the caller's; a cold model may be silent for minutes.
    const client = new Client(this.url, {
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: this.#options.connectionTimeout },
    });
    const connection = new PooledConnection(this.url, client, this.#options.now);
    this.#all.add(connection);
    return connection;
  }

  #serve(): void {
    const [next] = this.#waiters;
    if (next === undefined) return;
    const free = this.#idle.pop() ?? this.#open();
    if (free === undefined) return;
    this.#waiters.delete(next);
    next.resolve(free.lend());
  }

  #discard(connection: PooledConnection): void {
    this.#all.delete(connection);
    connection.destroy().catch(() => undefined);
  }

  #wait(signal?: AbortSignal): Promise<PooledConnection> {
    if (this.#waiters.size >= this.#options.maxWaiting)
      throw new HkmError('queue_full', `${this.#waiters.size} callers wait for a connection to ${this.url} already.`);
    const { promise, resolve, reject } = Promise.withResolvers<PooledConnection>();
    const waiter: Waiter = { resolve, reject };
    const giveUp = (error: HkmError) => {
      if (this.#waiters.delete(waiter)) reject(error);
    };
    const timer = setTimeout(
      () =>
        giveUp(
          new HkmError(
            'timeout',
            `Connection timeout: no connection to ${this.url} became free within ${this.#options.connectionTimeout} ms.`,
          ),
        ),
      this.#options.connectionTimeout,
    );
    const onAbort = () => giveUp(aborted(this.url, signal));
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#waiters.add(waiter);
    return promise.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    });
  }
}

function aborted(url: string, signal: AbortSignal | undefined): HkmError {
  return new HkmError('aborted', `Waiting for a connection to ${url} was cancelled.`, { cause: signal?.reason });
}
