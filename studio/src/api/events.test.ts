import { expect, test } from 'vitest';
import { parseEvent, readEvents } from './events.ts';

function streamOf(...chunks: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>) {
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

test('events are read whatever the chunks', async () => {
  const text = 'event: a\ndata: 1\n\n: comment\n\nevent: b\ndata: 2\ndata: 3\n\n';
  const expected = [
    { name: 'a', data: '1' },
    { name: 'b', data: '2\n3' },
  ];
  expect(await all(streamOf(text))).toEqual(expected);
  expect(await all(streamOf(...text))).toEqual(expected);
  expect(await all(streamOf(...text.replaceAll('\n', '\r\n')))).toEqual(expected);
});

test('an event whose end is missing is still read when the stream ends', async () => {
  expect(await all(streamOf('data: last'))).toEqual([{ name: 'message', data: 'last' }]);
});

test('letters that are split between chunks are put together', async () => {
  const bytes = new TextEncoder().encode('data: ü€\n\n');
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await all(stream)).toEqual([{ name: 'message', data: 'ü€' }]);
});

test('a comment is no event', () => {
  expect(parseEvent(': still working')).toEqual([]);
});
