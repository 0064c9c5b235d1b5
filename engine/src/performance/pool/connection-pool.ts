/** Keep-alive connections per endpoint, leased first come, first served, with health checks. See docs/performance.md. */
import { HkmError } from '../../errors.ts';
import { Endpoint } from './endpoint.ts';
import type { Exchange, Receiver } from './exchange.ts';
import type { PooledConnection, PooledRequest, PooledResponse } from './pooled-connection.ts';

/** true: well. Anything else, or a rejection: not. */
export type HealthCheck = (endpoint: string, signal: AbortSignal) => Promise<boolean>;

export interface PoolOptions {
  /** Per endpoint. Default 10. */
  maxConnections?: number;
  /** Milliseconds to wait for a free connection, and for a socket to open. Default 30,000. */
  connectionTimeout?: number;
  /** Milliseconds between checks of each endpoint; 0 checks never. Default 60,000. */
  healthCheckInterval?: number;
  /** Milliseconds for one check. Default 5,000. */
  healthCheckTimeout?: number;
  /** Default: GET `<endpoint>/health` answers below 500 (a service without that path is alive all the same). */
  healthCheck?: HealthCheck;
  /** Failed checks in a row that eject an endpoint. Default 2. */
  failuresToEject?: number;
  /** Milliseconds without any traffic after which a lease counts as lost and is taken back. Default 600,000. */
  maxLeaseIdle?: number;
  /** Most callers that wait per endpoint. Default 10,000. */
  maxWaiting?: number;
  /** Most endpoints known at once. Default 1,000. */
  maxEndpoints?: number;
  /** Milliseconds since any fixed moment. Default `performance.now`. */
  now?: () => number;
}

export interface PoolStats {
  totalConnections: number;
  /** Leased now. */
  activeConnections: number;
  idleConnections: number;
  waiting: number;
  connectionByEndpoint: Record<string, number>;
  /** Requests per open connection. */
  averageRequestCount: number;
  /** Share of requests on open connections that failed, 0 to 1. */
  averageErrorRate: number;
  ejectedEndpoints: string[];
  reclaimedLeases: number;
}

export class ConnectionPool {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #options: Required<Omit<PoolOptions, 'healthCheck'>> & PoolOptions;
  readonly #closing = new AbortController();
  #timers: NodeJS.Timeout[] = [];

  constructor(options: PoolOptions = {}) {
    this.#options = {
      maxConnections: 10,
      connectionTimeout: 30_000,
      healthCheckInterval: 60_000,
      healthCheckTimeout: 5_000,
      failuresToEject: 2,
      maxLeaseIdle: 600_000,
      maxWaiting: 10_000,
      maxEndpoints: 1_000,
      now: () => performance.now(),
      ...options,
    };
    if (!(this.#options.maxConnections >= 1)) {
      throw new HkmError('bad_input', `maxConnections must be at least 1, not ${this.#options.maxConnections}.`);
    }
    this.#every(this.#options.healthCheckInterval, () => this.checkHealth());
    this.#every(Math.min(60_000, this.#options.maxLeaseIdle), () => this.#reclaim());
  }

  /**
   * Leases a connection to the origin of `endpoint`. Give it back with `releaseConnection`.
   * @throws timeout (message begins with `Connection timeout`), queue_full, unavailable while the endpoint is ejected, aborted
   */
  async getConnection(endpoint: string, signal?: AbortSignal): Promise<PooledConnection> {
    return this.#endpoint(endpoint).lease(signal);
  }

  releaseConnection(connection: PooledConnection): void {
    this.#endpoints.get(connection.endpoint)?.release(connection);
  }

  /** Leases, sends, and gives the connection back by itself when the body has ended or was destroyed. */
  async request(url: string, options: Omit<PooledRequest, 'path'> = {}): Promise<PooledResponse> {
    const target = new URL(url);
    const connection = await this.getConnection(target.origin, options.signal);
    try {
      const response = await connection.request({ ...options, path: target.pathname + target.search });
      response.body.once('close', () => this.releaseConnection(connection));
      return response;
    } catch (error) {
      this.releaseConnection(connection);
      throw error;
    }
  }

  /**
   * As `request`, but the answer is told to `receiver` piece by piece as it comes: the quickest way for one that is read to its end anyhow.
   * The connection is given back by itself.
   */
  exchange(
    { origin, path }: { origin: string; path: string },
    options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array },
    receiver: Receiver,
  ): Exchange {
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    const start = (connection: PooledConnection) =>
      connection.exchange({ ...options, path }, receiver, (error) => {
        this.releaseConnection(connection);
        if (error === undefined) resolve();
        else reject(error);
      });
    const endpoint = this.#endpoint(origin);
    const free = endpoint.leaseNow();
    if (free !== undefined) return { done, cancel: start(free) };
    const waiting = new AbortController();
    let cancel = (reason: Error) => waiting.abort(reason);
    endpoint.lease(waiting.signal).then((connection) => {
      cancel = start(connection);
      // Cancelled in the moment in which the connection came.
      if (waiting.signal.aborted) cancel(waiting.signal.reason);
    }, reject);
    return { done, cancel: (reason) => cancel(reason) };
  }

  /** Checks every known endpoint now. */
  async checkHealth(): Promise<void> {
    await Promise.all([...this.#endpoints.values()].map((endpoint) => this.#check(endpoint)));
  }

  getPoolStats(): PoolStats {
    const endpoints = [...this.#endpoints.values()];
    const connections = endpoints.flatMap((endpoint) => [...endpoint.connections]);
    const active = endpoints.reduce((sum, endpoint) => sum + endpoint.active, 0);
    const requests = connections.reduce((sum, connection) => sum + connection.requestCount, 0);
    const errors = connections.reduce((sum, connection) => sum + connection.errorCount, 0);
    return {
      totalConnections: connections.length,
      activeConnections: active,
      idleConnections: connections.length - active,
      waiting: endpoints.reduce((sum, endpoint) => sum + endpoint.waiting, 0),
      connectionByEndpoint: Object.fromEntries(endpoints.map((endpoint) => [endpoint.url, endpoint.connections.size])),
      averageRequestCount: connections.length === 0 ? 0 : requests / connections.length,
      averageErrorRate: requests === 0 ? 0 : errors / requests,
      ejectedEndpoints: endpoints.filter((endpoint) => endpoint.ejected).map((endpoint) => endpoint.url),
      reclaimedLeases: endpoints.reduce((sum, endpoint) => sum + endpoint.reclaimed, 0),
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    const endpoints = [...this.#endpoints.values()];
    this.#endpoints.clear();
    await Promise.all(endpoints.map((endpoint) => endpoint.close()));
  }

  #endpoint(url: string): Endpoint {
    if (this.#closing.signal.aborted) throw new HkmError('not_ready', 'The connection pool is closed.');
    // Most callers give the origin itself: no need to take it apart again.
    const origin = this.#endpoints.has(url) ? url : originOf(url);
    const known = this.#endpoints.get(origin);
    if (known !== undefined) return known;
    if (this.#endpoints.size >= this.#options.maxEndpoints) {
      throw new HkmError('queue_full', `The pool knows ${this.#endpoints.size} endpoints already; that is its limit.`);
    }
    const endpoint = new Endpoint(origin, this.#options);
    this.#endpoints.set(origin, endpoint);
    return endpoint;
  }

  async #check(endpoint: Endpoint): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#options.healthCheckTimeout)]);
    const check = this.#options.healthCheck ?? defaultCheck;
    const well = await check(endpoint.url, signal).catch(() => false);
    if (this.#closing.signal.aborted) return;
    if (well) {
      endpoint.failedChecks = 0;
      endpoint.ejected = false;
      return;
    }
    endpoint.failedChecks++;
    if (endpoint.failedChecks >= this.#options.failuresToEject && !endpoint.ejected) endpoint.eject();
  }

  #reclaim(): void {
    for (const endpoint of this.#endpoints.values()) endpoint.reclaim();
  }

  #every(interval: number, work: () => unknown): void {
    if (!(interval > 0) || !Number.isFinite(interval)) return;
    this.#timers.push(setInterval(work, interval).unref());
  }
}

async function defaultCheck(endpoint: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`${endpoint}/health`, { signal, redirect: 'manual' });
  await response.body?.cancel();
  return response.status < 500;
}

function originOf(url: string): string {
  if (!URL.canParse(url)) throw new HkmError('bad_input', `"${url}" is not an address; write it as http://host:port.`);
  const { protocol, origin } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new HkmError('bad_input', `"${url}" is not an http or https address.`);
  return origin;
}
