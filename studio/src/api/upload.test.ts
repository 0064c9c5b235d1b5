// @vitest-environment jsdom
// Watched sending, against a server of its own: what counts is what XMLHttpRequest really tells.
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeXhr } from '../testing/fake-xhr.ts';
import { eventStream, json } from '../testing/fixtures.ts';
import { generate, type Progress } from './generate.ts';
import { sendWatched } from './upload.ts';

afterEach(() => vi.unstubAllGlobals());

const withServer = (answer: (path: string) => Response | Promise<Response>) =>
  vi.stubGlobal(
    'XMLHttpRequest',
    createFakeXhr(async (input, init) => {
      init?.signal?.throwIfAborted();
      return answer(String(input));
    }),
  );

const sending = { body: 'four', contentType: 'text/plain', onSent: () => undefined };

test('tells what has gone, and gives the answer', async () => {
  withServer(() => json({ fine: true }, 201));
  const sent: string[] = [];
  const response = await sendWatched('/x', { ...sending, onSent: (done, total) => sent.push(`${done}/${total}`) });
  expect([response.status, await response.json(), sent]).toEqual([201, { fine: true }, ['2/4', '4/4']]);
});

test('nobody there, and a stop before and meanwhile', async () => {
  withServer(() => Promise.reject(new TypeError('refused')));
  await expect(sendWatched('/x', sending)).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(sendWatched('/x', { ...sending, signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  withServer(() => new Promise(() => undefined));
  const stop = new AbortController();
  vi.stubGlobal(
    'XMLHttpRequest',
    createFakeXhr(
      (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    ),
  );
  const stopped = sendWatched('/x', { ...sending, signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});

test('an explainer of documents is sent watched, and its events come as they happen', async () => {
  withServer(() =>
    eventStream(
      ['stage', { stage: 'research', state: 'started' }],
      ['result', { id: 'r', result: { title: 'Ä', svg: '<svg/>' } }],
    ),
  );
  const told: Progress['type'][] = [];
  const brief = { topic: 'x', documents: [{ name: 'a.txt', base64: 'eA==' }] };
  const result = await generate(brief, ({ type }) => told.push(type), new AbortController().signal);
  expect(result.title).toBe('Ä');
  expect(told).toEqual(['sent', 'sent', 'stage']);
});
