/** Tasks for trying the pool: some misbehave. */

import { threadId } from 'node:worker_threads';
import { HkmError } from '../../../engine/src/errors.ts';
import { replying } from '../../../engine/src/pipeline/workers/reply.ts';

export const double = replying(async (value: number) => value * 2);
export const thread = replying(async () => threadId);
export const refuse = replying(async (): Promise<number> => {
  throw new HkmError('unreadable_document', 'No text.', { details: [{ path: 'documents.0', message: 'is empty' }] });
});
export const spin = replying(async (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
});
export const wait = replying((milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
export const hoard = replying(async () => {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index * 1.5));
});
export const signalled = replying(
  ({ signal }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
);
export const crash = replying(async ({ crashes, times }: { crashes: Int32Array; times: number }) => {
  const before = Atomics.add(crashes, 0, 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (before < times) process.exit(1);
  return before;
});
