import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createServer, listen } from '../../../engine/src/http/index.ts';
import { createPipeline } from '../../../engine/src/pipeline/index.ts';
import { openStore } from '../../../engine/src/store/index.ts';
import { createFakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { openShell, type Shell } from './running.ts';

let shell: Shell;
beforeEach(async () => {
  shell = await openShell();
});
afterEach(() => shell.close());

/** A server on the shell's data folder while `work` runs. */
async function serving(work: (url: string) => Promise<void>): Promise<void> {
  const store = await openStore({ dataDir: join(shell.cwd, 'data') });
  const pipeline = createPipeline({ store, stages: createFakeStages() });
  const app = await createServer({ store, pipeline, options: { logLevel: 'silent' } });
  try {
    await work(await listen(app, { host: '127.0.0.1', port: 0 }));
  } finally {
    await app.close();
    await pipeline.close();
    await store.close();
  }
}

const generate = (url: string, topic: string) =>
  fetch(`${url}/api/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ topic }),
  }).then((response) => response.json());

it('shows what happened before a restart, and what happens now', async () => {
  expect((await shell.hkm(['metrics'])).out).toBe('Nothing was asked for in that time.\n');
  await serving(async (url) => {
    for (const topic of ['Light', 'Light', 'Sound']) await generate(url, topic);
    const { out, code } = await shell.hkm(['metrics', '--url', url, '--operation', 'generate']);
    expect(code).toBe(0);
    expect(out).toMatch(/^generate +3 +100\.0 % +[\d.]+ ms/mu);
    expect(out).toContain('answered from what is kept: 33.3 %');
    const json = JSON.parse((await shell.hkm(['metrics', '--url', url, '--json'])).out) as Record<string, unknown>;
    expect(json).toMatchObject({ now: { totalRequests: 3 }, history: { points: [{ requests: 3 }] } });
  });
  const { out } = await shell.hkm(['metrics', '--hours', '2', '--operation', 'generate']);
  expect(out).toMatch(/^since +requests +ok +p50 +p95 +p99 +cached +spent$/mu);
  expect(out).toMatch(/^together +3 +100\.0 % .* \$0\.0000$/mu);
  await serving(async (url) => {
    await generate(url, 'Heat');
    expect((await shell.hkm(['metrics', '--url', url])).out).toMatch(/ {2}1 {2}100\.0 %/u);
  });
  const { total } = JSON.parse((await shell.hkm(['metrics', '--json'])).out) as { total: object };
  expect(total).toMatchObject({ requests: 4, successRate: 100 });
}, 60_000);

it('says what is wrong', async () => {
  const wrong = createHttpServer((_request, response) => response.end('{"totalRequests":"many"}')).listen(0);
  const url = `http://127.0.0.1:${(wrong.address() as AddressInfo).port}`;
  expect(await shell.hkm(['metrics', '--url', url])).toMatchObject({
    code: 1,
    notes: expect.stringContaining('no answer of HKM'),
  });
  wrong.close();
  wrong.closeAllConnections();
  expect(await shell.hkm(['metrics', '--url', 'http://127.0.0.1:1'])).toMatchObject({
    code: 1,
    notes: expect.stringContaining('Is "hkm serve" running there?'),
  });
  expect(await shell.hkm(['metrics', '--url', 'localhost'])).toMatchObject({ code: 2 });
  expect(await shell.hkm(['metrics', '--hours', '1000'])).toMatchObject({ code: 2 });
  expect(await shell.hkm(['metrics', '--hours', '0'])).toMatchObject({ code: 2 });
});
