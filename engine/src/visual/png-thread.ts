/**
 * Rasterises in a thread of its own, one picture after the other. The rasteriser's memory comes back only with its
 * thread, so the thread is replaced after a number of pictures.
 */
import { Worker } from 'node:worker_threads';
import { HkmError } from '../errors.ts';
import type { PngOptions } from './export/png.ts';

export interface PngThread {
  /** @throws HkmError `internal` when the picture cannot be rasterised, `queue_full` when too many wait. */
  rasterize(svg: string, options?: PngOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PngThreadOptions {
  /** Pictures after which the thread is replaced. Default 40. */
  renewAfter?: number;
  /** Pictures that may wait. Default 200. */
  longestQueue?: number;
}

interface Waiting {
  id: number;
  svg: string;
  options: PngOptions;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

type Answer = { id: number; bytes: Uint8Array } | { id: number; message: string };

const WORKER = new URL(import.meta.url.endsWith('.ts') ? './png-worker.ts' : './png-worker.js', import.meta.url);

export function createPngThread({ renewAfter = 40, longestQueue = 200 }: PngThreadOptions = {}): PngThread {
  const queue: Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let drawn = 0;
  let count = 0;
  let closed = false;

  function start(): Worker {
    const fresh = new Worker(WORKER);
    // an idle thread must not keep the process alive; while it works, it does
    fresh.unref();
    fresh.on('message', (answer: Answer) => finish(answer));
    fresh.on('error', (error) => fail(fresh, error));
    fresh.on('exit', () => fail(fresh, new Error('the thread ended')));
    return fresh;
  }

  function finish(answer: Answer): void {
    const done = current;
    if (done === undefined || done.id !== answer.id) return;
    current = undefined;
    drawn += 1;
    if ('bytes' in answer) done.resolve(answer.bytes);
    else done.reject(new HkmError('internal', answer.message));
    if (drawn >= renewAfter) retire();
    next();
  }

  function fail(failed: Worker, cause: unknown): void {
    if (failed !== worker) return;
    worker = undefined;
    drawn = 0;
    current?.reject(new HkmError('internal', 'The picture cannot be rasterised: its thread broke down.', { cause }));
    current = undefined;
    next();
  }

  function retire(): void {
    const old = worker;
    worker = undefined;
    drawn = 0;
    void old?.terminate();
  }

  function next(): void {
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    const { id, svg, options } = current;
    worker.postMessage({ id, svg, options });
  }

  return {
    rasterize(svg, options = {}) {
      if (closed) return Promise.reject(new HkmError('not_ready', 'The picture service is closed.'));
      if (queue.length >= longestQueue) {
        return Promise.reject(new HkmError('queue_full', 'Too many pictures wait to be rasterised; try again later.'));
      }
      return new Promise((resolve, reject) => {
        count += 1;
        queue.push({ id: count, svg, options, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const old = worker;
      worker = undefined;
      for (const waiting of [...(current === undefined ? [] : [current]), ...queue.splice(0)]) {
        waiting.reject(new HkmError('aborted', 'The picture service was closed.'));
      }
      current = undefined;
      await old?.terminate();
    },
  };
}
