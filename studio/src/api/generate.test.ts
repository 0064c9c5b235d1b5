import { afterEach, expect, test, vi } from 'vitest';
import { ANSWER, eventStream, json } from '../testing/fixtures.ts';
import { generate, type Progress } from './generate.ts';

afterEach(() => vi.unstubAllGlobals());

const signal = new AbortController().signal;
const reply = (response: Response) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => response),
  );

test('the stages of a stream are told, its result is returned', async () => {
  const seen: Progress[] = [];
  reply(
    eventStream(
      ['stage', { type: 'stage', stage: 'research', state: 'started' }],
      ['stage', { stage: 'research', state: 'finished', durationMs: 12, note: 'two' }],
      ['stage', { stage: 'unheard-of', state: 'started' }],
      ['claim', { type: 'claim', claim: ANSWER.result.claims[0] }],
      ['claim', { claim: {} }],
      ['attempt', { attempt: { model: 'm', outcome: 'failed' } }],
      ['warning', { warning: { code: 'c', message: 'careful' } }],
      ['unknown', {}],
      ['result', ANSWER],
    ),
  );
  const result = await generate({ topic: 'Black holes' }, (progress) => seen.push(progress), signal);
  expect(result.id).toBe('run-1');
  expect(seen.map(({ type }) => type)).toEqual(['stage', 'stage', 'claim', 'attempt', 'warning']);
  expect(seen[1]).toEqual({ type: 'stage', stage: 'research', state: 'finished', durationMs: 12, note: 'two' });
});

test('events without a name carry their type inside', async () => {
  const body = `data: ${JSON.stringify({ type: 'result', ...ANSWER })}\n\n`;
  reply(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  expect((await generate({ topic: 'x' }, () => undefined, signal)).title).toBe('Black holes');
});

test('plain JSON is taken as well', async () => {
  reply(json({ id: 'a', result: { svg: '<svg></svg>', title: 'T' } }));
  expect(await generate({ topic: 'x' }, () => undefined, signal)).toMatchObject({
    id: 'a',
    title: 'T',
    svg: '<svg></svg>',
  });
});

test.each([
  ['an error event', eventStream(['error', { error: { code: 'internal', message: 'Broken.' } }]), 'Broken.', 'refused'],
  ['a stream that ends early', eventStream(['stage', { stage: 'research', state: 'started' }]), 'ended', 'unreachable'],
  ['an error status', json({ error: 'no' }, 500), 'no', 'refused'],
  ['an error under status 200', json({ error: { message: 'hidden' } }), 'hidden', 'refused'],
  ['a page of something else', new Response('<h1>Log in</h1>'), 'Log in', 'garbled'],
  ['an answer without a picture', json({ fine: true }), 'no picture', 'garbled'],
])('%s is an error', async (_name, response, message, kind) => {
  reply(response);
  const reason = await generate({ topic: 'x' }, () => undefined, signal).catch((error: unknown) => error);
  expect(reason).toMatchObject({ kind, message: expect.stringContaining(message) });
});
