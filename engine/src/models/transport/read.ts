/** Reads bodies: bounded, as JSON, as server-sent events, as lines of JSON. Unknown fields pass; broken forms are `bad_response`. */
import { Readable } from 'node:stream';
import { createParser } from 'eventsource-parser';
import { HkmError } from '../../errors.ts';

export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** All bytes, or `bad_response` past the limit. */
export async function readBytes(
  body: AsyncIterable<Uint8Array>,
  maxBytes = DEFAULT_MAX_BYTES,
  onChunk?: () => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array) => {
    onChunk?.();
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLong(maxBytes);
    chunks.push(chunk);
  };
  if (body instanceof Readable) await readByEvents(body, take);
  else for await (const chunk of body) take(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** A short body arrives in one event; an iterator over it would cost more than all the rest of reading it. */
function readByEvents(body: Readable, take: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(error);
      body.on('error', () => undefined).destroy();
    };
    body.on('data', (chunk: Uint8Array) => {
      try {
        take(chunk);
      } catch (error) {
        fail(error);
      }
    });
    body.once('end', resolve);
    body.once('error', reject);
    body.once('close', () => {
      if (!body.readableEnded) reject(new HkmError('unavailable', 'The connection broke before the answer was whole.'));
    });
    body.resume();
  });
}

export async function readText(
  body: AsyncIterable<Uint8Array>,
  maxBytes?: number,
  onChunk?: () => void,
): Promise<string> {
  return new TextDecoder().decode(await readBytes(body, maxBytes, onChunk));
}

/** Parses JSON; a page of HTML or a cut text is `bad_response` with its first words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const start = text.trim().slice(0, 80).replace(/\s+/gu, ' ');
    const what =
      text.trim() === ''
        ? 'an empty answer'
        : text.trimStart().startsWith('<')
          ? 'a web page'
          : `something else ("${start}")`;
    throw new HkmError('bad_response', `The service answered ${what} where JSON was expected.`, { cause });
  }
}

/** The `data` of each server-sent event; comments are skipped. Tolerates LF, CRLF, CR and a missing last blank line. */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  maxBytes = DEFAULT_MAX_BYTES,
): AsyncGenerator<string> {
  const ready: string[] = [];
  const parser = createParser({ onEvent: (event) => void ready.push(event.data) });
  for await (const text of decode(body, maxBytes)) {
    parser.feed(text);
    yield* ready.splice(0);
  }
  parser.feed('\n\n');
  yield* ready.splice(0);
}

/** Each line that is not blank. */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
  maxBytes = DEFAULT_MAX_BYTES,
): AsyncGenerator<string> {
  let rest = '';
  for await (const text of decode(body, maxBytes)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}

async function* decode(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLong(maxBytes);
    yield decoder.decode(chunk, { stream: true });
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

function tooLong(maxBytes: number): HkmError {
  return new HkmError(
    'bad_response',
    `The service answered more than ${Math.round(maxBytes / 1024 / 1024)} MiB; the rest was not read.`,
    { retryable: false },
  );
}
