/** A ComfyUI of our own on loopback: takes jobs, tells of them over its socket, keeps a history, hands out a picture. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface ComfyJob {
  prompt_id: string;
  client_id: string;
  prompt: Record<string, { class_type: string; inputs: Record<string, unknown> }>;
}

export interface FakeComfyOptions {
  /** false: no progress is told, only the history. */
  socket?: boolean;
  /** Answers by path, over the usual ones; `status` in an answer is its status. */
  routes?: Record<string, unknown>;
  /** The picture. Default three bytes that are none. */
  picture?: Uint8Array;
}

export interface FakeComfy {
  url: string;
  jobs: ComfyJob[];
  calls: { path: string; body: unknown }[];
  routes: Record<string, unknown>;
  history: Record<string, unknown>;
  tell(type: string, data: object): void;
  preview(): void;
  dropSocket(): void;
  /** The job is done; `more` goes over its entry in the history. */
  finish(job: ComfyJob, more?: object): void;
  close(): Promise<void>;
}

/** @param behave What becomes of a job; default: it is done at once. */
export async function createFakeComfy(
  behave: (job: ComfyJob, comfy: FakeComfy) => void = (job, comfy) => comfy.finish(job),
  { socket = true, routes = {}, picture = new Uint8Array([1, 2, 3]) }: FakeComfyOptions = {},
): Promise<FakeComfy> {
  let connected: WebSocket | undefined;
  const server = createServer((request, response) => respond(comfy, behave, picture, request, response));
  const sockets = socket ? new WebSocketServer({ server, path: '/ws' }) : undefined;
  sockets?.on('connection', (client) => {
    connected = client;
    client.on('error', () => undefined);
  });
  const comfy: FakeComfy = {
    url: '',
    jobs: [],
    calls: [],
    history: {},
    routes: {
      '/system_stats': { system: {} },
      '/models/checkpoints': ['sd_xl_base.safetensors', 'turbo.ckpt'],
      '/queue': { queue_running: [], queue_pending: [] },
      ...routes,
    },
    tell: (type, data) => connected?.send(JSON.stringify({ type, data })),
    preview: () => connected?.send(Buffer.from([0, 0, 0, 1])),
    dropSocket: () => connected?.terminate(),
    finish(job, more = {}) {
      comfy.history[job.prompt_id] = { ...DONE, ...more };
      comfy.tell('executing', { node: null, prompt_id: job.prompt_id });
    },
    async close() {
      for (const client of sockets?.clients ?? []) client.terminate();
      sockets?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  comfy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return comfy;
}

const DONE = {
  outputs: {
    7: {
      images: [
        { filename: 'p.png', subfolder: '', type: 'temp' },
        { filename: 'hkm_1.png', subfolder: 'a b', type: 'output' },
      ],
    },
  },
  status: { status_str: 'success', completed: true },
};

async function respond(
  comfy: FakeComfy,
  behave: (job: ComfyJob, comfy: FakeComfy) => void,
  picture: Uint8Array,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const path = request.url ?? '';
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  comfy.calls.push({ path, body });
  if (path.startsWith('/view')) {
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    return;
  }
  const answer = answerTo(comfy, behave, path, body);
  const status = (answer as { status?: unknown } | undefined)?.status ?? (answer === undefined ? 404 : 200);
  response
    .writeHead(typeof status === 'number' ? status : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer ?? {}));
}

function answerTo(
  comfy: FakeComfy,
  behave: (job: ComfyJob, comfy: FakeComfy) => void,
  path: string,
  body: unknown,
): unknown {
  if (path.startsWith('/history/')) {
    const id = path.slice('/history/'.length);
    return id in comfy.history ? { [id]: comfy.history[id] } : {};
  }
  if (path in comfy.routes) return comfy.routes[path];
  if (path !== '/prompt') return undefined;
  const job = body as ComfyJob;
  comfy.jobs.push(job);
  setTimeout(() => behave(job, comfy), 5);
  return { prompt_id: job.prompt_id, number: 1, node_errors: {} };
}
