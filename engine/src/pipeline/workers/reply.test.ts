import { describe, expect, it } from 'vitest';
import { HkmError } from '../../errors.ts';
import { openReply, replying } from './reply.ts';

/** What a reply is after the way between two threads. */
const sent = <T>(value: T): T => structuredClone(value);

describe('a reply', () => {
  it('carries the value', async () => {
    expect(openReply(sent(await replying(async (input: number) => input * 2)(21)))).toBe(42);
  });

  it('carries an error with all that callers match on', async () => {
    const error = new HkmError('too_large', 'Too much.', {
      details: [{ path: 'documents.0', message: 'is too large', allowed: ['20 MiB'] }],
      retryAfterMs: 7,
      status: 499,
      retryable: true,
    });
    const reply = sent(await replying(() => Promise.reject(error))(undefined));
    const opened = (() => {
      try {
        return openReply(reply);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(opened).toBeInstanceOf(HkmError);
    const { code, message, details, retryAfterMs, status, retryable } = error;
    expect(opened).toMatchObject({ code, message, details, retryAfterMs, status, retryable });
  });

  it.each([new TypeError('no such thing'), 'text'])('calls %s a fault of ours', async (fault) => {
    const reply = sent(await replying(() => Promise.reject(fault))(undefined));
    expect(() => openReply(reply)).toThrow(expect.objectContaining({ code: 'internal' }));
  });

  it('says that an aborted task was aborted', async () => {
    const reply = await replying(async () => AbortSignal.abort().throwIfAborted())(undefined);
    expect(reply).toMatchObject({ ok: false, code: 'aborted' });
  });
});
