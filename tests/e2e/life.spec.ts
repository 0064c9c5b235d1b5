/** The server's life: what it acknowledged outlasts its end, however it ends; and a private run opens no connection. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Served, serve, test } from './support/command.ts';
import type { Answer } from './support/door.ts';
import { productUrl } from './support/studio.ts';

async function post<T>({ url }: Pick<Served, 'url'>, path: string, body: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return response.json() as Promise<T>;
}

const get = async ({ url }: Pick<Served, 'url'>, path: string): Promise<Response> => fetch(url + path);

interface Before {
  made: Answer[];
  files: string[];
  deleted: string;
  /** Acknowledged while the signal was on its way. */
  late: string[];
  code: number | null;
}

/** Runs, one deleted, a template; then the signal in the middle of more. */
async function liveAndEnd(folder: string, signal: NodeJS.Signals): Promise<Before> {
  const server = await serve(folder);
  const make = (topic: string) => post<Answer>(server, '/api/generate', { topic });
  const made = await Promise.all(['Comets', 'Vaccines', 'Sunspots'].map(make));
  const files = await Promise.all(
    made.map(async ({ id }) => (await get(server, `/api/runs/${id}/artifacts/svg`)).text()),
  );
  const { id: deleted } = await make('Galaxies');
  expect((await fetch(`${server.url}/api/runs/${deleted}`, { method: 'DELETE' })).status).toBe(204);
  await post(server, '/api/templates', { name: 'Seminar', options: { complexityLevel: 'Expert' } });
  const late: string[] = [];
  const asked = ['Viruses', 'Gas laws', 'Magnetism', 'Fermentation'].map((topic) =>
    make(topic).then(
      ({ id }) => void late.push(id),
      () => undefined,
    ),
  );
  await asked[0];
  const code = await server.end(signal);
  await Promise.all(asked);
  return { made, files, deleted, late, code };
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test.describe(`after ${signal} in the middle of work`, () => {
    test.describe.configure({ mode: 'serial' });
    let folder: string;
    let before: Before;
    let server: Served;

    test.beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'hkm-life-'));
      before = await liveAndEnd(folder, signal);
      server = await serve(folder);
    });
    test.afterAll(async () => {
      await server.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    });

    test('every run that was acknowledged is there, with its files as they were', async () => {
      if (signal === 'SIGTERM') expect(before.code).toBe(0);
      for (const [index, { id, result }] of before.made.entries()) {
        const kept = (await (await get(server, `/api/runs/${id}`)).json()) as Answer;
        expect(kept.result.claims).toEqual(result.claims);
        const svg = await (await get(server, `/api/runs/${id}/artifacts/svg`)).text();
        expect(svg === before.files[index]).toBe(true);
      }
    });

    test('what was under way is whole or not there', async () => {
      const { runs } = (await (await get(server, '/api/runs?limit=100')).json()) as { runs: { id: string }[] };
      const listed = runs.map(({ id }) => id);
      expect(before.late.length).toBeGreaterThan(0);
      expect(listed).toEqual(expect.arrayContaining(before.late));
      for (const id of listed) {
        const svg = await (await get(server, `/api/runs/${id}/artifacts/svg`)).text();
        expect(/^<svg [\s\S]+<\/svg>\s*$/.test(svg), id).toBe(true);
      }
    });

    test('what was deleted stays deleted', async () => {
      expect((await get(server, `/api/runs/${before.deleted}`)).status).toBe(404);
    });

    test('templates are there', async () => {
      expect(await (await get(server, '/api/templates')).text()).toContain('Seminar');
    });

    test('the same request gives the same statements', async () => {
      const again = await post<Answer>(server, '/api/generate', { topic: 'Comets' });
      expect(again.result.claims).toEqual(before.made[0]?.result.claims);
    });
  });
}

test('a batch goes to its end, and each topic is made once', async () => {
  const server = { url: productUrl() };
  const items = ['Comets', 'Vaccines', 'Sunspots'].map((topic) => ({ topic, complexityLevel: 'College' }));
  const { id } = await post<{ id: string }>(server, '/api/batches', { items });
  const batch = async () =>
    (await (await get(server, `/api/batches/${id}`)).json()) as { state: string; items: { runId?: string }[] };
  await expect.poll(async () => (await batch()).state, { timeout: 60_000 }).toBe('done');
  expect(new Set((await batch()).items.map(({ runId }) => runId)).size).toBe(3);
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
