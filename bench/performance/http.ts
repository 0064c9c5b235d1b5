/** A repeated `POST /api/generate`, answered from the result cache, against a bare Fastify route that returns the same bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { Pool } from 'undici';
import { createServer } from '../../engine/src/http/index.ts';
import { createPipeline, createWorkerStages } from '../../engine/src/pipeline/index.ts';
import { openStore } from '../../engine/src/store/index.ts';
import type { Figure } from '../shared/results.ts';
import { summarize } from '../shared/statistics.ts';

const CALLS = 300;
const BODY = JSON.stringify({ topic: 'Photosynthesis' });

export async function measureHttp(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-bench-'));
  const store = await openStore({ dataDir });
  const pipeline = createPipeline({ store, stages: createWorkerStages() });
  const server = await createServer({ pipeline, store, options: { logLevel: 'silent' } });
  const bare = Fastify();
  try {
    const ours = await caller(await server.listen({ port: 0, host: '127.0.0.1' }));
    await ours.call();
    const answer = await ours.call();
    bare.post('/api/generate', (_request, reply) => reply.type('application/json; charset=utf-8').send(answer));
    const peer = await caller(await bare.listen({ port: 0, host: '127.0.0.1' }));
    const [oursTimes, peerTimes]: [number[], number[]] = [[], []];
    for (let call = -30; call < CALLS; call++) {
      for (const [client, times] of [
        [ours, oursTimes],
        [peer, peerTimes],
      ] as const) {
        const start = performance.now();
        await client.call();
        if (call >= 0) times.push(performance.now() - start);
      }
    }
    await Promise.all([ours.pool.close(), peer.pool.close()]);
    const [one, other] = [summarize(oursTimes).p50, summarize(peerTimes).p50];
    return [
      {
        key: 'http.cached',
        what: `cached POST /api/generate (${Math.round(answer.length / 1024)} KB), p50, against a bare Fastify route`,
        ours: `${one.toFixed(2)} ms`,
        peer: `${other.toFixed(2)} ms`,
        value: one / other,
        bar: { atMost: 1.5 },
      },
    ];
  } finally {
    await Promise.all([server.close(), bare.close()]);
    await pipeline.close();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function caller(url: string) {
  const pool = new Pool(url, { connections: 1, pipelining: 1 });
  const headers = { 'content-type': 'application/json' };
  const call = async () => {
    const { statusCode, body } = await pool.request({ path: '/api/generate', method: 'POST', headers, body: BODY });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`status ${statusCode}: ${text.slice(0, 300)}`);
    return text;
  };
  return { pool, call };
}
