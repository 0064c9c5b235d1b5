import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, isAbort, toApiError } from './errors.ts';
import { failureOf, readFailure, requestJson, send } from './http.ts';

afterEach(() => vi.unstubAllGlobals());

const answer = (body: string, status: number) => vi.stubGlobal('fetch', async () => new Response(body, { status }));

test('an error of the server is told with its code, fields and request', async () => {
  const details = [{ path: 'visualStyle', message: 'is unknown', allowed: ['Minimalist', 3] }, { path: 'x' }];
  answer(JSON.stringify({ error: { code: 'bad_input', message: 'No.', details, requestId: 'r1' } }), 400);
  const error = await requestJson('/x').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    kind: 'refused',
    status: 400,
    code: 'bad_input',
    message: 'No.',
    issues: [{ path: 'visualStyle', message: 'is unknown', allowed: ['Minimalist', '3'] }],
    requestId: 'r1',
  });
});

test.each([
  ['{"error":"broken"}', 'broken', 'refused'],
  ['{"message":"plain"}', 'plain', 'refused'],
  ['null', '', 'refused'],
  ['<html><style>p{}</style><h1>Bad  gateway</h1></html>', 'Bad gateway', 'garbled'],
])('an error answer %s is readable', async (body, message, kind) => {
  const error = await readFailure(new Response(body, { status: 502 }));
  expect(error).toMatchObject({ message, kind, status: 502 });
});

test('a long page of something else is cut', async () => {
  const error = await readFailure(new Response('x'.repeat(500), { status: 500 }));
  expect(error.message).toHaveLength(201);
});

test('an error event says its own status', () => {
  expect(failureOf({ error: { code: 'queue_full', message: 'm', status: 503 } }, 0).status).toBe(503);
});

test('nothing that answers is "unreachable"; a stop stays a stop', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  await expect(send('/x')).rejects.toMatchObject({ kind: 'unreachable' });
  vi.stubGlobal('fetch', async () => {
    throw new DOMException('stopped', 'AbortError');
  });
  const reason = await send('/x').catch((error: unknown) => error);
  expect(isAbort(reason)).toBe(true);
  expect(toApiError('text')).toMatchObject({ kind: 'garbled', message: 'text' });
});

test('an empty answer is none, a broken one is an error', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  expect(await requestJson('/x', { method: 'DELETE' })).toBeUndefined();
  answer('<p>hello', 200);
  await expect(requestJson('/x')).rejects.toMatchObject({ kind: 'garbled', message: 'hello' });
});
