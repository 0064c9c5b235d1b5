/** The body of an answer. A Run that answers again is the same bytes each time, so they are written once. */
import { LRUCache } from 'lru-cache';
import type { Warning } from '../contract/index.ts';
import type { RunWithPicture } from '../pipeline/index.ts';
import { answerOf } from './answer.ts';

/** Bytes of answers kept ready for sending. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Turns Runs into answers as JSON; `warnings` are those of the request. */
export function createAnswerWriter(
  mostBytes = MOST_BYTES,
): (run: RunWithPicture, warnings?: readonly Warning[]) => Buffer {
  const repeated = new LRUCache<string, Buffer>({ maxSize: mostBytes, sizeCalculation: (bytes) => bytes.length });
  return (run, warnings = []) => {
    const isRepeated = run.route.cached === true && warnings.length === 0;
    const known = isRepeated ? repeated.get(run.id) : undefined;
    if (known) return known;
    const body = Buffer.from(JSON.stringify(answerOf(run, warnings)));
    if (isRepeated) repeated.set(run.id, body);
    return body;
  };
}
