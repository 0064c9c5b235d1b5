/** An answer as server-sent events, written to the socket itself: a stream in between would hold the first token back. */
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

export interface EventWriter {
  /** JSON text, or `[DONE]`. */
  write(data: string): void;
  /** A promise where the caller reads slower than the model writes: until it resolves, nothing more should be written. */
  drained(): Promise<void> | undefined;
  end(): void;
}

/** Sends the head; nothing of it can be changed afterwards. Headers set on the reply before go with it. */
export function startEvents(reply: FastifyReply): EventWriter {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
  raw.setHeader('cache-control', 'no-store');
  raw.setHeader('x-accel-buffering', 'no');
  raw.writeHead(200);
  // Events that come in the same turn leave in one piece: under load a system call for each would be most of the work. The first ones,
  // for which somebody waits, leave at once.
  let pending = '';
  let isScheduled = false;
  let schedule: (work: () => void) => unknown = queueMicrotask;
  const flush = () => {
    isScheduled = false;
    schedule = setImmediate;
    if (pending !== '' && !raw.destroyed) raw.write(pending);
    pending = '';
  };
  return {
    write(data) {
      pending += `data: ${data}\n\n`;
      if (isScheduled) return;
      isScheduled = true;
      schedule(flush);
    },
    drained: () => (raw.writableNeedDrain && !raw.destroyed ? drainOf(raw) : undefined),
    end() {
      flush();
      raw.end();
    },
  };
}

function drainOf(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      raw.off('drain', done).off('close', done);
      resolve();
    };
    raw.on('drain', done).on('close', done);
  });
}
