/** A real server on loopback over a real store, with stages that answer at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, listen, type ServerDeps, type ServerOptions } from '../../../engine/src/http/index.ts';
import { createPipeline, type Pipeline } from '../../../engine/src/pipeline/index.ts';
import { openStore, type Store } from '../../../engine/src/store/index.ts';
import { createFakeStages, type FakeOverrides, type FakeStages } from '../../../engine/src/testing/fake-stages.ts';

export interface Serving {
  url: string;
  port: number;
  store: Store;
  pipeline: Pipeline;
  stages: FakeStages;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The id of a new run. */
  make(brief?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function serve(
  options: Partial<ServerOptions> = {},
  overrides: FakeOverrides = {},
  deps: Partial<ServerDeps> = {},
): Promise<Serving> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hkm-http-'));
  const store = await openStore({ dataDir });
  const stages = createFakeStages(overrides);
  const pipeline = createPipeline({ store, stages });
  const app = await createServer({ store, pipeline, ...deps, options: { logLevel: 'silent', ...options } });
  const url = await listen(app, { host: '127.0.0.1', port: 0 });
  const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
    fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const post = (path: string, body: unknown, headers = {}) => send('POST', path, body, headers);
  return {
    url,
    port: Number(new URL(url).port),
    store,
    pipeline,
    stages,
    post,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    async make(brief = { topic: 'Light' }) {
      const answer = (await (await post('/api/generate', brief)).json()) as { id: string };
      return answer.id;
    },
    async close() {
      await app.close();
      await pipeline.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request that `fetch` would not send: any path, any header. */
export function raw(
  port: number,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body,
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

export interface ErrorAnswer {
  error: {
    code: string;
    message: string;
    details?: { path: string; message: string; allowed?: string[] }[];
    requestId: string;
  };
}

export async function errorOf(response: Response): Promise<ErrorAnswer['error']> {
  return ((await response.json()) as ErrorAnswer).error;
}

/** The events of a stream, in order. */
export async function eventsOf(response: Response): Promise<{ event: string; data: unknown }[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n');
      return { event: event.slice(7), data: JSON.parse(data.slice(6)) as unknown };
    });
}
