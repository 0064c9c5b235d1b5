/** What goes between the store and its writer's thread. */
import { type ErrorCode, HkmError, isHkmError } from '../errors.ts';
import { databaseFile, explainStorageError } from './connection.ts';
import type { Writes } from './writes.ts';

export interface WriteCall {
  id: number;
  method: keyof Writes | 'close';
  parameters: readonly unknown[];
}

export type WriteReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: ErrorCode; message: string };

/** The reply with this id says whether the database could be opened. */
export const OPENED = 0;

/** The end of a message channel that the writer sees. */
export interface Port {
  postMessage(message: WriteReply): void;
  on(event: 'message', listener: (call: WriteCall) => void): unknown;
  close(): void;
}

export interface OpenedWrites {
  writes: Writes;
  close(): void;
}

/** Answers calls one at a time, in order. */
export function serveWrites(port: Port, dataDir: string, open: () => OpenedWrites): void {
  const fail = (id: number, error: unknown) => {
    const { code, message } = isHkmError(error) ? error : explainStorageError(error, databaseFile(dataDir));
    port.postMessage({ id, ok: false, code, message });
  };
  let opened: OpenedWrites;
  try {
    opened = open();
  } catch (error) {
    fail(OPENED, error);
    port.close();
    return;
  }
  let last: Promise<void> = Promise.resolve();
  port.on('message', (call) => {
    last = last
      .then(() => answer(call, opened))
      .then((value) => port.postMessage({ id: call.id, ok: true, value }))
      .catch((error: unknown) => fail(call.id, error))
      .then(() => {
        if (call.method === 'close') port.close();
      });
  });
  port.postMessage({ id: OPENED, ok: true, value: undefined });
}

async function answer({ method, parameters }: WriteCall, { writes, close }: OpenedWrites): Promise<unknown> {
  if (method === 'close') return close();
  const write = writes[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
  return write(...parameters);
}

export function errorOf(reply: Extract<WriteReply, { ok: false }>): HkmError {
  return new HkmError(reply.code, reply.message);
}
