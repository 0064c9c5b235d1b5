/** ConnectionPool against undici's Pool over the same ten sockets to the same server (in a thread of its own), and its fairness. */
import { Worker } from 'node:worker_threads';
import { Pool } from 'undici';
import { ConnectionPool } from '../../engine/src/performance/index.ts';
import type { Figure } from '../shared/results.ts';
import { inTurns } from '../shared/rounds.ts';
import { summarize } from '../shared/statistics.ts';

const CONNECTIONS = 10;
const REQUESTS = 1_000;

const SERVER = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:http').createServer((request, response) => {
    const answer = () => response.setHeader('content-type', 'application/json').end('{"ok":true}');
    if (request.url === '/slow') setTimeout(answer, 5);
    else answer();
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

export async function measurePool(): Promise<Figure[]> {
  const worker = new Worker(SERVER, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const url = `http://127.0.0.1:${port}`;
  const ours = new ConnectionPool({ maxConnections: CONNECTIONS, healthCheckInterval: 0 });
  const bare = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  try {
    return [...(await perRequest(ours, bare, url)), await fairness(ours, url)];
  } finally {
    await Promise.all([ours.close(), bare.close()]);
    await worker.terminate();
  }
}

async function perRequest(ours: ConnectionPool, bare: Pool, url: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const callers of [1, CONNECTIONS]) {
    const times = await inTurns({
      ours: () => spread(callers, async () => readAll((await ours.request(`${url}/`)).body)),
      bare: () => spread(callers, async () => readAll((await bare.request({ path: '/', method: 'GET' })).body)),
    });
    const each = (ms: number) => `${Math.round((ms * 1_000) / REQUESTS)} µs`;
    figures.push({
      key: `pool.${callers}`,
      what: `one request, ${callers} callers, against undici's Pool`,
      ours: each(times.ours),
      peer: each(times.bare),
      value: times.ours / times.bare,
      bar: { atMost: 1.3 },
    });
  }
  return figures;
}

/** Ten times as many callers as connections, each asking again as soon as it was served: nobody may wait much longer than the rest. */
async function fairness(pool: ConnectionPool, url: string): Promise<Figure> {
  const waits: number[] = [];
  const callers = Array.from({ length: 10 * CONNECTIONS }, async () => {
    for (let turn = 0; turn < 10; turn++) {
      const start = performance.now();
      const connection = await pool.getConnection(url);
      if (turn > 0) waits.push(performance.now() - start);
      await readAll((await connection.request({ path: '/slow' })).body);
      pool.releaseConnection(connection);
    }
  });
  await Promise.all(callers);
  const { p50, max } = summarize(waits);
  return {
    key: 'pool.fairness',
    what: 'longest wait by median wait, 100 callers for 10 connections',
    ours: `${Math.round(max)} ms / ${Math.round(p50)} ms`,
    peer: '',
    value: max / p50,
    bar: { atMost: 3 },
  };
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _chunk of body);
}

async function spread(callers: number, one: () => Promise<void>): Promise<void> {
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) await one();
    }),
  );
}
