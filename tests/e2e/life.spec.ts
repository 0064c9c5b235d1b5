/** The server's life: what it acknowledged outlasts its end, however it ends; and a private run opens no connection. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Served, serve, test } from './support/command.ts';
import type { Answer } from './support/door.ts';

async function post<T>({ url }: Served, path: string, body: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return response.json() as Promise<T>;
}

const get = async ({ url }: Served, path: string): Promise<Response> => fetch(url + path);

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`after ${signal} every run and its files are there`, async ({ folder }) => {
    const first = await serve(folder);
    const topics = ['Comets', 'Vaccines', 'Sunspots'];
    const made = await Promise.all(topics.map((topic) => post<Answer>(first, '/api/generate', { topic })));
    const files = await Promise.all(
      made.map(async ({ id }) => (await get(first, `/api/runs/${id}/artifacts/svg`)).text()),
    );
    const code = await first.end(signal);
    if (signal !== 'SIGKILL') expect(code).toBe(0);
    const second = await serve(folder);
    for (const [index, { id, result }] of made.entries()) {
      const kept = (await (await get(second, `/api/runs/${id}`)).json()) as Answer;
      expect(kept.result.claims).toEqual(result.claims);
      expect((await (await get(second, `/api/runs/${id}/artifacts/svg`)).text()) === files[index]).toBe(true);
    }
    const again = await post<Answer>(second, '/api/generate', { topic: 'Comets' });
    expect(again.result.claims).toEqual(made[0]?.result.claims);
    await second.end('SIGTERM');
  });
}

test('killed in the middle of many: what was acknowledged is whole, and nothing half-made is listed', async ({
  folder,
}) => {
  const first = await serve(folder);
  const acknowledged: string[] = [];
  const topics = ['Comets', 'Vaccines', 'Sunspots', 'Galaxies', 'Viruses', 'Gas laws', 'Magnetism', 'Fermentation'];
  const asked = topics.map((topic) =>
    post<Answer>(first, '/api/generate', { topic }).then(
      ({ id }) => void acknowledged.push(id),
      () => undefined,
    ),
  );
  await Promise.race([asked[0], asked[1]]);
  await first.end('SIGKILL');
  await Promise.all(asked);
  const second = await serve(folder);
  expect(acknowledged.length).toBeGreaterThan(0);
  const { runs } = (await (await get(second, '/api/runs?limit=100')).json()) as { runs: { id: string }[] };
  const listed = runs.map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining(acknowledged));
  for (const id of listed) {
    expect((await get(second, `/api/runs/${id}`)).status).toBe(200);
    expect(await (await get(second, `/api/runs/${id}/artifacts/svg`)).text()).toMatch(/^<svg [\s\S]+<\/svg>\s*$/);
  }
  await second.end('SIGTERM');
});

test('what was deleted stays deleted over a restart', async ({ folder }) => {
  const first = await serve(folder);
  const { id } = await post<Answer>(first, '/api/generate', { topic: 'Comets' });
  expect((await fetch(`${first.url}/api/runs/${id}`, { method: 'DELETE' })).status).toBe(204);
  await first.end('SIGKILL');
  const second = await serve(folder);
  expect((await get(second, `/api/runs/${id}`)).status).toBe(404);
  await second.end('SIGTERM');
});

test('templates outlast a restart', async ({ folder }) => {
  const first = await serve(folder);
  await post(first, '/api/templates', { name: 'Seminar', options: { complexityLevel: 'Expert' } });
  await first.end('SIGKILL');
  const second = await serve(folder);
  expect(await (await get(second, '/api/templates')).text()).toContain('Seminar');
  await second.end('SIGTERM');
});

test('a batch goes to its end, and each topic is made once', async ({ folder }) => {
  const server = await serve(folder);
  const { id } = await post<{ id: string }>(server, '/api/batches', { items: ['Comets', 'Vaccines', 'Sunspots'] });
  const state = async () => ((await (await get(server, `/api/batches/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
  const { runs } = (await (await get(server, '/api/runs')).json()) as { runs: { topic: string }[] };
  expect(runs.map(({ topic }) => topic).sort()).toEqual(['Comets', 'Sunspots', 'Vaccines']);
  await server.end('SIGTERM');
});

/** Writes down every connection that the process opens, in all of its threads. */
const WATCHER = `
import { appendFileSync } from 'node:fs';
import net from 'node:net';
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...words) {
  const [first] = Array.isArray(words[0]) ? words[0] : words;
  appendFileSync(process.env.HKM_WATCH, JSON.stringify(typeof first === 'object' ? { host: first.host, port: first.port } : words) + '\\n');
  return connect.apply(this, words);
};
`;

test('a private run opens no connection to anybody, though models are configured; an open one may', async ({
  folder,
}) => {
  const service = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/models')) response.end('{"data":[{"id":"tiny"}]}');
    else response.writeHead(500).end('{}');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'connections.log');
  writeFileSync(log, '');
  writeFileSync(join(folder, 'watch.mjs'), WATCHER);
  // A name of another machine that leads to this one: to the product it is somebody else's.
  const server = await serve(folder, {
    NODE_OPTIONS: `--import ${join(folder, 'watch.mjs')}`,
    HKM_WATCH: log,
    OPENROUTER_API_KEY: 'sk-test',
    GEMINI_API_KEY: 'test',
    OPENAI_COMPATIBLE_ENDPOINT: `http://127.0.0.1:${port}/v1`,
  });
  const before = readFileSync(log, 'utf8');
  const { result } = await post<Answer>(server, '/api/generate', { topic: 'Comets', privacy: true });
  expect(result.hosts.filter((host) => !/^(?:localhost|127\.0\.0\.1)/.test(host))).toEqual([]);
  const opened = readFileSync(log, 'utf8').slice(before.length).trim().split('\n').filter(Boolean);
  const foreign = opened.filter((line) => !/"(?:localhost|127\.0\.0\.1|::1)"/.test(line));
  expect(foreign).toEqual([]);
  // The watcher sees: the local service is asked.
  await post(server, '/api/models/test', { provider: 'openai-compatible' });
  expect(readFileSync(log, 'utf8')).toContain(String(port));
  await server.end('SIGTERM');
  await new Promise((resolve) => service.close(resolve));
});
