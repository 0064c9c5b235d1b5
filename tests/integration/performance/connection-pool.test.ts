import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionPool, type PoolOptions } from '../../../engine/src/performance/index.ts';

const cleanups: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(listener: RequestListener) {
  const sockets = new Set<Socket>();
  const server: Server = createServer(listener);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, server };
}

function createPool(options: PoolOptions = {}) {
  const pool = new ConnectionPool({ healthCheckInterval: 0, ...options });
  cleanups.push(() => pool.close());
  return pool;
}

async function text(body: AsyncIterable<Buffer>): Promise<string> {
  let all = '';
  for await (const chunk of body) all += chunk.toString();
  return all;
}

const hello: RequestListener = (_request, response) => void response.end('hello');

describe('leases', () => {
  it('reuses one real socket for calls one after the other', async () => {
    let opened = 0;
    const { url, server } = await serve(hello);
    server.on('connection', () => opened++);
    const pool = createPool();
    for (let n = 0; n < 5; n++) expect(await text((await pool.request(`${url}/x?n=${n}`)).body)).toBe('hello');
    expect(opened).toBe(1);
    expect(pool.getPoolStats()).toMatchObject({
      totalConnections: 1,
      activeConnections: 0,
      averageRequestCount: 5,
      averageErrorRate: 0,
      connectionByEndpoint: { [url]: 1 },
    });
  });

  it('never opens more than the limit, and serves waiters in the order they came', async () => {
    let opened = 0;
    const { url, server } = await serve((_request, response) => void setTimeout(() => response.end('x'), 5));
    server.on('connection', () => opened++);
    const pool = createPool({ maxConnections: 3 });
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const connection = await pool.getConnection(url);
        order.push(n);
        await text((await connection.request({ path: '/' })).body);
        pool.releaseConnection(connection);
      }),
    );
    expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(opened).toBe(3);
  });

  it('times out with a clear message, and forgets a waiter that gave up', async () => {
    const { url } = await serve(hello);
    const pool = createPool({ maxConnections: 1, connectionTimeout: 30 });
    const held = await pool.getConnection(url);
    await expect(pool.getConnection(url)).rejects.toThrow('Connection timeout');
    const controller = new AbortController();
    const waiting = pool.getConnection(url, controller.signal);
    expect(pool.getPoolStats().waiting).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    expect(pool.getPoolStats().waiting).toBe(0);
    pool.releaseConnection(held);
    pool.releaseConnection(held);
    expect(await pool.getConnection(url)).toBe(held);
  });

  it('bounds those who wait', async () => {
    const { url } = await serve(hello);
    const pool = createPool({ maxConnections: 1, maxWaiting: 1, connectionTimeout: 50 });
    await pool.getConnection(url);
    const first = pool.getConnection(url);
    await expect(pool.getConnection(url)).rejects.toMatchObject({ code: 'queue_full' });
    await expect(first).rejects.toMatchObject({ code: 'timeout' });
    await expect(pool.getConnection(url, AbortSignal.abort())).rejects.toMatchObject({ code: 'aborted' });
  });

  it('takes back a lease that was lost, and its holder can do no harm with it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    cleanups.push(() => vi.useRealTimers());
    const { url } = await serve(hello);
    let at = 0;
    const pool = createPool({ maxConnections: 1, maxLeaseIdle: 1_000, now: () => at });
    const lost = await pool.getConnection(url);
    const waiting = pool.getConnection(url);
    at = 2_000;
    vi.advanceTimersByTime(1_000);
    const found = await waiting;
    expect(found).not.toBe(lost);
    expect(pool.getPoolStats()).toMatchObject({ reclaimedLeases: 1, totalConnections: 1 });
    await expect(lost.request({ path: '/' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not hand on a socket whose answer was left unread', async () => {
    const { url } = await serve((_request, response) => void response.write('endless'));
    const pool = createPool({ maxConnections: 1 });
    const connection = await pool.getConnection(url);
    await connection.request({ path: '/' });
    const next = pool.getConnection(url);
    pool.releaseConnection(connection);
    expect(await next).not.toBe(connection);
  });

  it('gives the connection back when a body is destroyed half-way', async () => {
    const { url, sockets } = await serve((_request, response) => void response.write('part'));
    const pool = createPool({ maxConnections: 1 });
    const { body } = await pool.request(url);
    body.destroy();
    await vi.waitFor(() => expect(pool.getPoolStats().activeConnections).toBe(0));
    await vi.waitFor(() => expect(sockets.size).toBe(0));
  });
});

describe('failures', () => {
  it('says what could not be reached, counts it, and frees the place', async () => {
    const { url, server } = await serve(hello);
    await new Promise((resolve) => server.close(resolve));
    const pool = createPool({ maxConnections: 1 });
    await expect(pool.request(`${url}/x`)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(url),
    });
    await expect(pool.request(`${url}/x`)).rejects.toMatchObject({ code: 'unavailable' });
    expect(pool.getPoolStats().activeConnections).toBe(0);
  });

  it('cancels a call under way and counts server errors', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/slow') return;
      response.statusCode = 503;
      response.end();
    });
    const pool = createPool();
    const controller = new AbortController();
    const slow = pool.request(`${url}/slow`, {
      signal: controller.signal,
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    setTimeout(() => controller.abort(), 20);
    await expect(slow).rejects.toMatchObject({ code: 'aborted' });
    await text((await pool.request(`${url}/bad`)).body);
    expect(pool.getPoolStats().averageErrorRate).toBeGreaterThan(0);
  });

  it.each(['nonsense', 'ftp://host', 'file:///etc/passwd'])('refuses %s', async (url) => {
    await expect(createPool().getConnection(url)).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('refuses options without sense, more endpoints than allowed, and work after close', async () => {
    expect(() => new ConnectionPool({ maxConnections: 0 })).toThrow('maxConnections');
    const pool = createPool({ maxEndpoints: 1 });
    await pool.getConnection('http://127.0.0.1:1');
    await expect(pool.getConnection('http://127.0.0.1:2')).rejects.toMatchObject({ code: 'queue_full' });
    await pool.close();
    await expect(pool.getConnection('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('rejects those who wait when it closes', async () => {
    const { url } = await serve(hello);
    const pool = createPool({ maxConnections: 1 });
    await pool.getConnection(url);
    const waiting = pool.getConnection(url);
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'not_ready' });
    await pool.close();
    await outcome;
  });
});

describe('health', () => {
  it('ejects an endpoint that fails its checks and takes it back when it is well', async () => {
    let well = false;
    const { url } = await serve((_request, response) => {
      response.statusCode = well ? 200 : 500;
      response.end();
    });
    const pool = createPool({ failuresToEject: 2, maxConnections: 1 });
    const held = await pool.getConnection(url);
    const waiting = pool.getConnection(url);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    await pool.checkHealth();
    expect(pool.getPoolStats().ejectedEndpoints).toEqual([]);
    await pool.checkHealth();
    await refused;
    expect(pool.getPoolStats().ejectedEndpoints).toEqual([url]);
    await expect(pool.getConnection(url)).rejects.toMatchObject({ code: 'unavailable' });
    pool.releaseConnection(held);
    well = true;
    await pool.checkHealth();
    expect(await text((await pool.request(url)).body)).toBe('');
  });

  it('checks by itself, with the check it was given, and takes a hanging check as a failure', async () => {
    const { url } = await serve(hello);
    const healthCheck = vi.fn(
      (_endpoint: string, signal: AbortSignal) =>
        new Promise<boolean>((_resolve, reject) => signal.addEventListener('abort', reject)),
    );
    const pool = createPool({ healthCheckInterval: 20, healthCheckTimeout: 10, failuresToEject: 1, healthCheck });
    pool.releaseConnection(await pool.getConnection(url));
    await vi.waitFor(() => expect(pool.getPoolStats().ejectedEndpoints).toEqual([url]));
    expect(healthCheck.mock.calls[0]?.[0]).toBe(url);
    await sleep(5);
  });
});
