import { describe, expect, it } from 'vitest';
import { createServiceError, parseRetryAfter } from './provider-error.ts';

const failure = (status: number, detail = {}, statusText = '') =>
  createServiceError({ service: 'S', status, statusText, detail });

describe('createServiceError', () => {
  it.each([
    [400, {}, 'bad_request', false],
    [400, { message: 'maximum context length is 8192' }, 'context_overflow', false],
    [401, {}, 'auth', false],
    [402, {}, 'quota', false],
    [418, {}, 'bad_request', false],
    [429, {}, 'rate_limit', true],
    [429, { code: 'quota', retryable: false }, 'quota', false],
    [500, {}, 'upstream', true],
    [503, {}, 'unavailable', true],
    [599, {}, 'upstream', true],
    [200, { code: 'upstream' }, 'upstream', false],
  ] as const)('%i with %j is %s', (status, detail, code, retryable) => {
    expect(failure(status, detail)).toMatchObject({ code, retryable, service: 'S' });
  });

  it('gives the reason by text, by number, or at least the number', () => {
    expect(failure(503, {}, 'Busy').message).toBe('S generation failed: Busy');
    expect(failure(503).message).toBe('S generation failed: Service Unavailable');
    expect(failure(599).message).toBe('S generation failed: status 599');
  });

  it('waits as long as the longer of header and body says, and keeps little of the message', () => {
    const error = createServiceError({
      service: 'S',
      status: 429,
      statusText: '',
      retryAfter: '2',
      detail: { retryAfterMs: 5_000, message: 'x'.repeat(900) },
    });
    expect(error.retryAfterMs).toBe(5_000);
    expect(error.details[0]?.message).toHaveLength(500);
  });
});

describe('parseRetryAfter', () => {
  it.each([
    [undefined, undefined],
    [' ', undefined],
    ['soon', undefined],
    ['1.5', 1_500],
    ['-3', 0],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('%j is %j', (value, expected) => {
    expect(parseRetryAfter(value, 1_000)).toBe(expected);
  });
});
