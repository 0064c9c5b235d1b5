/**
 * Waits for one job: by its socket while that works, by polling the history when it breaks. There is no fixed limit while the job
 * makes progress; without any sign of life for `idleTimeoutMs` the job counts as lost.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { HkmError } from '../../../errors.ts';
import { ProviderError } from '../../spec/index.ts';
import { type JobState, jobFailed, type OutputImage, readSocketMessage, SERVICE } from './reply.ts';

export interface JobWatch {
  /** Resolves when the socket is open, or when it is clear that there will be none. */
  ready: Promise<void>;
  wait(promptId: string): Promise<OutputImage[]>;
  close(): void;
}

export interface JobOptions {
  socketUrl: string;
  signal: AbortSignal;
  idleTimeoutMs: number;
  pollMs: number;
  readState(promptId: string): Promise<JobState>;
  /** true while the job stands in the queue or runs. */
  isQueued(promptId: string): Promise<boolean>;
  onProgress?: ((fraction: number, step?: string) => void) | undefined;
}

export function watchJob(options: JobOptions): JobWatch {
  const socket = new WebSocket(options.socketUrl, { handshakeTimeout: 5_000, maxPayload: 64 * 1024 * 1024 });
  const opened = Promise.withResolvers<void>();
  const frames: string[] = [];
  let wake = Promise.withResolvers<void>();
  let lastSign = performance.now();
  socket.on('open', () => opened.resolve());
  socket.on('message', (data, isBinary) => {
    lastSign = performance.now();
    // Binary frames are previews: a sign of life, nothing more.
    if (!isBinary && frames.length < 10_000) frames.push(data.toString());
    wake.resolve();
  });
  // A socket that breaks is no failure: the history is polled instead.
  for (const event of ['error', 'close'] as const) {
    socket.on(event, () => {
      opened.resolve();
      wake.resolve();
    });
  }

  const wait = async (promptId: string): Promise<OutputImage[]> => {
    lastSign = performance.now();
    for (;;) {
      if (options.signal.aborted)
        throw new HkmError('aborted', 'The picture was cancelled.', { cause: options.signal.reason });
      readFrames(frames.splice(0), promptId, options);
      const state = await options.readState(promptId);
      readFrames(frames.splice(0), promptId, options); // what came meanwhile, so that no progress is left untold
      if (state.state === 'done') return state.images;
      if (state.state === 'failed') throw jobFailed(state.reason);
      if (performance.now() - lastSign > options.idleTimeoutMs) {
        if (!(await options.isQueued(promptId))) throw lost();
        lastSign = performance.now();
      }
      wake = Promise.withResolvers<void>();
      await Promise.race([
        wake.promise,
        sleep(options.pollMs, undefined, { signal: options.signal }).catch(() => undefined),
      ]);
    }
  };
  return {
    ready: opened.promise,
    wait,
    close: () => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.terminate();
    },
  };
}

function readFrames(frames: readonly string[], promptId: string, options: JobOptions): void {
  for (const frame of frames) {
    const message = readSocketMessage(frame, promptId);
    if (message?.kind === 'progress') options.onProgress?.(message.fraction, message.node);
    if (message?.kind === 'failed') throw jobFailed(message.reason);
  }
}

function lost(): ProviderError {
  return new ProviderError(SERVICE, 'unavailable', 'the job is gone: the service was restarted', {
    status: 502,
    retryable: true,
  });
}
