/**
 * A real HTTP server on loopback that answers as it is told, good and bad, and keeps what it was asked: for tests of anything that
 * speaks to a model service.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface RecordedRequest {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** Parsed JSON, else the text. */
  body: unknown;
  /** true once the caller hung up before the answer was whole. */
  abandoned: boolean;
}

export interface FakeReply {
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  /** One of: a JSON value, a text, bytes, or pieces sent one after the other. */
  json?: unknown;
  text?: string;
  bytes?: Uint8Array;
  chunks?: readonly string[];
  /** Milliseconds before each piece. Default 0. */
  chunkDelayMs?: number;
  /** What goes wrong after the pieces: `cut` breaks the connection, `stall` sends nothing more, `flood` never stops sending. */
  afterwards?: 'end' | 'cut' | 'stall' | 'flood';
  /** `hang`: no answer at all; `reset`: the connection breaks before the answer. */
  instead?: 'hang' | 'reset';
}

export type Responder = (request: RecordedRequest) => FakeReply | Promise<FakeReply>;

export interface FakeServer {
  url: string;
  requests: RecordedRequest[];
  /** Open sockets, to see that none leaks. */
  sockets: ReadonlySet<Socket>;
  /** Changes what it answers from now on; a list answers call by call, its last entry for all further ones. */
  reply(reply: FakeReply | Responder | readonly FakeReply[]): void;
  close(): Promise<void>;
}

export async function createFakeServer(reply: FakeReply | Responder | readonly FakeReply[] = {}): Promise<FakeServer> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  let respond = toResponder(reply);
  const server = createServer(async (incoming, response) => {
    let text = '';
    for await (const chunk of incoming) text += chunk;
    const request: RecordedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: parse(text),
      abandoned: false,
    };
    requests.push(request);
    response.on('close', () => {
      request.abandoned = !response.writableFinished;
    });
    await send(await respond(request), response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sockets,
    reply: (next) => {
      respond = toResponder(next);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Pieces of a stream of server-sent events. */
export function sse(...events: unknown[]): string[] {
  return events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
}

/** Lines of JSON. */
export function ndjson(...values: unknown[]): string[] {
  return values.map((value) => `${JSON.stringify(value)}\n`);
}

function toResponder(reply: FakeReply | Responder | readonly FakeReply[]): Responder {
  if (typeof reply === 'function') return reply;
  const list = Array.isArray(reply) ? [...(reply as readonly FakeReply[])] : [reply as FakeReply];
  return () => (list.length > 1 ? list.shift() : list[0]) ?? {};
}

async function send(reply: FakeReply, response: ServerResponse): Promise<void> {
  if (reply.instead === 'hang') return;
  if (reply.instead === 'reset') {
    response.destroy();
    return;
  }
  const type = reply.json !== undefined ? 'application/json' : 'text/plain';
  response.setMaxListeners(100);
  response.writeHead(reply.status ?? 200, { 'content-type': type, ...reply.headers });
  const pieces = reply.chunks ?? [
    reply.bytes ?? reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)),
  ];
  for (const piece of pieces) {
    if (reply.chunkDelayMs) await new Promise((resolve) => setTimeout(resolve, reply.chunkDelayMs));
    if (response.destroyed) return;
    response.write(piece);
  }
  await finish(reply.afterwards ?? 'end', response);
}

async function finish(how: NonNullable<FakeReply['afterwards']>, response: ServerResponse): Promise<void> {
  if (how === 'end') response.end();
  else if (how === 'cut') setTimeout(() => response.destroy(), 10);
  else if (how === 'flood') {
    const block = 'x'.repeat(256 * 1024);
    while (!response.destroyed) {
      if (!response.write(block))
        await Promise.race([once(response, 'drain'), once(response, 'close')]).catch(() => undefined);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
