/** Answers that keep their error codes on the way between threads. */
import { type ErrorCode, HkmError, type HkmErrorOptions, isHkmError } from '../../errors.ts';

export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; code: ErrorCode; message: string; options: Omit<HkmErrorOptions, 'cause'>; stack?: string };

/** Makes a task answer with a Reply instead of throwing. */
export function replying<Input, Output>(task: (input: Input) => Promise<Output>) {
  return async (input: Input): Promise<Reply<Output>> => {
    try {
      return { ok: true, value: await task(input) };
    } catch (error) {
      return replyOf(error);
    }
  };
}

function replyOf(error: unknown): Reply<never> {
  if (!isHkmError(error)) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    // What `AbortSignal.throwIfAborted` throws.
    const code = name === 'AbortError' ? 'aborted' : 'internal';
    return { ok: false, code, message, options: {}, ...(stack === undefined ? {} : { stack }) };
  }
  const { code, message, details, reasons, retryAfterMs, retryable, status } = error;
  const options = { details, reasons, retryable, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return { ok: false, code, message, options };
}

/** The value, or the error as it was thrown. */
export function openReply<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const cause = reply.stack === undefined ? {} : { cause: reply.stack };
  throw new HkmError(reply.code, reply.message, { ...reply.options, ...cause });
}
