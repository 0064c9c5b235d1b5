/** Server-sent events of one run. */
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Milliseconds between comments that keep proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

export interface EventStream {
  send(event: string, data: unknown): void;
  end(): void;
}

/** Starts the answer; nothing of its head can be changed afterwards. */
export function startEventStream(reply: FastifyReply): EventStream {
  const stream = new PassThrough();
  const heartbeat = setInterval(() => stream.write(': still working\n\n'), HEARTBEAT_MS);
  stream.on('close', () => clearInterval(heartbeat));
  reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
  return {
    send(event, data) {
      if (!stream.destroyed) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      stream.end();
    },
  };
}

/** Aborts when the caller hangs up before the answer is complete. */
export function abortOnDisconnect(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
