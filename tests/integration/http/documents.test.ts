/** One document read before anything is made of it. */
import { afterEach, expect, it } from 'vitest';
import { createWorkerStages } from '../../../engine/src/pipeline/index.ts';
import { errorOf, serve } from './serving.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open() {
  const real = createWorkerStages();
  const server = await serve({}, { research: real.research, close: () => real.close() });
  closers.push(server.close);
  const read = (query: string, body: Uint8Array<ArrayBuffer> | string | undefined, type = 'application/octet-stream') =>
    fetch(`${server.url}/api/documents?${query}`, {
      method: 'POST',
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
    });
  return { ...server, read };
}

it('reads a document and tells what it is, or why not, and keeps nothing', async () => {
  const { read, get } = await open();
  const text = '# The Amazon\n\nThe Amazon carries more water than any other river of the world.';
  const answer = await read('name=the-amazon.md', Buffer.from(text));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    name: 'the-amazon.md',
    title: 'The Amazon',
    language: 'en',
    words: 14,
    warnings: [],
  });

  const picture = await read('name=notes.pdf&mediaType=application/pdf', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]));
  expect(picture.status).toBe(415);
  expect((await errorOf(picture)).message).toContain('PNG');

  const inside = await read(`name=x&url=${encodeURIComponent('http://127.0.0.1:1/secret')}`, undefined);
  expect(inside.status).toBe(422);
  expect((await errorOf(inside)).code).toBe('blocked_address');

  for (const [query, body, type] of [
    ['name=x.txt', undefined],
    ['name=x.txt', '{"a":1}', 'application/json'],
    ['', Buffer.from('x')],
    ['name=x&url=ftp://x', undefined],
  ] as const) {
    expect((await read(query, body, type)).status).toBe(400);
  }
  expect((await read('name=x.txt', 'x', 'text/plain')).status).toBe(415);
  expect(await (await get('/api/runs')).json()).toEqual({ runs: [] });
});

it('refuses more than one document may hold', async () => {
  const { read } = await open();
  const answer = await read('name=x.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 65));
  expect(answer.status).toBe(413);
  expect((await errorOf(answer)).code).toBe('too_large');
});
