/** A repeated `POST /api/generate`, answered from what is kept, against bare Fastify routes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Fastify from 'fastify';
import { createServer } from '../../engine/src/http/index.ts';
import { createPipeline, createWorkerStages } from '../../engine/src/pipeline/index.ts';
import { openStore } from '../../engine/src/store/index.ts';
import type { Figure } from '../shared/results.ts';

const CALLS = 1_000;
const BODY = JSON.stringify({ topic: 'Photosynthesis' });
const CLIENT = fileURLToPath(new URL('./http-client.ts', import.meta.url));

export async function measureHttp(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-bench-'));
  const store = await openStore({ dataDir });
  const pipeline = createPipeline({ store, stages: createWorkerStages() });
  const server = await createServer({ pipeline, store, options: { logLevel: 'silent' } });
  const bare = Fastify();
  try {
    const ours = `${await server.listen({ port: 0, host: '127.0.0.1' })}/api/generate`;
    await post(ours);
    const text = await post(ours);
    const bytes = Buffer.from(text);
    const type = 'application/json; charset=utf-8';
    bare.post('/text', (_request, reply) => reply.type(type).send(text));
    bare.post('/bytes', (_request, reply) => reply.type(type).send(bytes));
    bare.post('/hello', () => ({ hello: 'world' }));
    const peer = await bare.listen({ port: 0, host: '127.0.0.1' });
    const [cached, ...peers] = await inTurns([ours, `${peer}/text`, `${peer}/bytes`, `${peer}/hello`]);
    const size = `${Math.round(bytes.length / 1024)} KB`;
    const against = ['that sends the same text', 'that sends the same bytes, encoded before', 'that says hello world'];
    return peers.map((time, index) => ({
      key: index === 0 ? 'http.cached' : `http.cached.${index}`,
      what: `cached POST /api/generate (${size}), p50, against a bare Fastify route ${against[index]}`,
      ours: `${(cached ?? Number.NaN).toFixed(2)} ms`,
      peer: `${time.toFixed(2)} ms`,
      value: (cached ?? Number.NaN) / time,
      ...(index === 0 && { bar: { atMost: 1.5 } }),
    }));
  } finally {
    await Promise.all([server.close(), bare.close()]);
    await pipeline.close();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function post(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY });
  return answer.text();
}

/** Medians, in milliseconds. */
async function inTurns(urls: string[]): Promise<number[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLIENT, String(CALLS), BODY, ...urls]);
  return JSON.parse(stdout) as number[];
}
