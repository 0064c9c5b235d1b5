/** No fault of a service passes the gateway as an answer, plain or streamed; nothing hangs, and no socket stays open. */

import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import Fastify from 'fastify';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { gatewayRoutes } from '../../../engine/src/http/gateway/index.ts';
import { ModelManager, OpenAICompatibleProvider } from '../../../engine/src/models/index.ts';
import { createPoolTransport } from '../../../engine/src/models/transport/index.ts';
import { ConnectionPool } from '../../../engine/src/performance/index.ts';
import { createFakeServer, type FakeReply, sse } from '../../../engine/src/testing/fake-server.ts';

const closers: (() => Promise<unknown>)[] = [];
const closeAll = async () => {
  for (const close of closers.splice(0).reverse()) await close();
};

const KEY = 'sk-very-secret';
const delta = (content: string, finish: string | null = null) => ({
  choices: [{ delta: { content }, finish_reason: finish }],
});
const message = (more: object) => ({
  json: { choices: [{ message: { content: '' }, finish_reason: 'stop', ...more }] },
});

/** The gateway in front of a service at the address, with short limits. */
async function gatewayTo(endpoint: string) {
  const pool = new ConnectionPool({ healthCheckInterval: 0, connectionTimeout: 2_000 });
  const limits = { firstTokenTimeoutMs: 400, idleTimeoutMs: 300, timeoutMs: 1_500, maxResponseBytes: 2_000_000 };
  const transport = createPoolTransport(pool);
  const manager = new ModelManager({ env: {}, breaker: { failures: 1_000 } });
  manager.providers.set('own', new OpenAICompatibleProvider({ endpoint, apiKey: KEY, transport, ...limits }));
  const app = Fastify();
  await app.register(gatewayRoutes, { manager });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  closers.push(
    () => pool.close(),
    () => manager.close(),
    () => app.close(),
  );
  const ask = async (stream: boolean, signal?: AbortSignal) => {
    const answer = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'own/m', messages: [{ role: 'user', content: 'Hi' }], stream }),
      ...(signal && { signal }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { ask, pool };
}

function expectFailure({ status, text }: { status: number; text: string }) {
  expect(text).not.toContain(KEY);
  expect(text).not.toContain('[DONE]');
  expect(text).toContain('"error"');
  // A stream that has begun keeps its status and ends with an error event.
  if (status === 200) expect(text).toMatch(/data: \{"error".*\n\n$/u);
  else expect(status).toBeGreaterThanOrEqual(400);
}

const FAULTS: Record<string, FakeReply> = {
  'too many requests': { status: 429, headers: { 'retry-after': '60' }, json: { error: { message: 'slow down' } } },
  'a fault of its own': { status: 500, json: { error: { message: 'oops' } } },
  overload: { status: 503, json: {} },
  'a wrong key': { status: 401, json: { error: { message: `no such key: ${KEY.slice(0, 2)}…` } } },
  'an error under status 200': { json: { error: { code: 502, message: 'upstream died' } } },
  'a web page': { text: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } },
  'an error status with a web page': { status: 502, text: '<html>Bad gateway</html>' },
  nothing: { text: '' },
  'an empty object': { json: {} },
  'no choices': { json: { choices: [] } },
  'an empty answer': message({}),
  'an answer that was held back': message({ finish_reason: 'content_filter' }),
  'an answer that broke off': message({ message: { content: 'half' }, finish_reason: 'error' }),
  silence: { instead: 'hang' },
  'a broken connection': { instead: 'reset' },
  'an answer that stalls': { chunks: ['{"choices":['], afterwards: 'stall' },
  'an endless answer': { chunks: ['{"x":"'], afterwards: 'flood' },
  'bytes that trickle': { chunks: [...' '.repeat(400)], chunkDelayMs: 20 },
  'an answer that is cut': { chunks: ['{"choices":[{"message":{"content":"ha'], afterwards: 'cut' },
};

const STREAM_FAULTS: Record<string, FakeReply> = {
  'is cut': { chunks: sse(delta('Hel')), afterwards: 'cut' },
  'ends without its last event': { chunks: sse(delta('Hel')) },
  'stalls in the middle': { chunks: sse(delta('Hel')), afterwards: 'stall' },
  'reports an error in the middle': { chunks: sse(delta('Hel'), { error: { message: 'died' } }, '[DONE]') },
  'turns into garbage': { chunks: [...sse(delta('Hel')), 'data: <html>\n\n'] },
  'never stops': { chunks: sse(delta('Hel')), afterwards: 'flood' },
};

describe('a service that answers with', () => {
  // They wait for limits most of the time: side by side.
  afterAll(closeAll);
  it.concurrent.each(Object.entries(FAULTS))('%s gives an error, plain and streamed', async (_name, reply) => {
    const service = await createFakeServer(reply);
    closers.push(service.close);
    const { ask, pool } = await gatewayTo(service.url);
    expectFailure(await ask(false));
    expectFailure(await ask(true));
    await vi.waitFor(() => expect(pool.getPoolStats().activeConnections).toBe(0));
  });
});

describe('a stream that', () => {
  afterEach(closeAll);
  it.each(Object.entries(STREAM_FAULTS))('%s does not end as if it were whole', async (_name, reply) => {
    const service = await createFakeServer(reply);
    closers.push(service.close);
    const { ask, pool } = await gatewayTo(service.url);
    const answer = await ask(true);
    expectFailure(answer);
    expect(answer.text).toContain('Hel');
    await vi.waitFor(() => expect(pool.getPoolStats().activeConnections).toBe(0));
  });
});

describe('a service that is not there', () => {
  afterEach(closeAll);
  it('refuses connections, has no address, or takes them and says nothing', async () => {
    const gone = await createFakeServer();
    await gone.close();
    const mute = createTcpServer((socket) => void socket.resume().on('error', () => undefined));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => mute.close(resolve)));
    const half = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    for (const endpoint of [gone.url, 'http://no-such-host.invalid', half]) {
      const { ask } = await gatewayTo(endpoint);
      expectFailure(await ask(false));
      expectFailure(await ask(true));
    }
  });

  it('is let go when the caller hangs up, in the middle of a stream too', async () => {
    const service = await createFakeServer({ chunks: sse(delta('Hel')), afterwards: 'stall' });
    closers.push(service.close);
    const { ask } = await gatewayTo(service.url);
    const controller = new AbortController();
    const asked = ask(true, controller.signal).catch(() => undefined);
    await vi.waitFor(() => expect(service.requests.length).toBeGreaterThan(0));
    controller.abort();
    await asked;
    await vi.waitFor(() => expect(service.requests.at(-1)?.abandoned).toBe(true));
    await vi.waitFor(() => expect(service.sockets.size).toBe(0));
  });
});
