/** Reads a `text/event-stream` body: events are separated by an empty line, chunks may end anywhere. */
export interface ServerEvent {
  name: string;
  data: string;
}

/** An event whose separator has not come after this many characters is not from our server. */
const LONGEST_EVENT = 64 * 1024 * 1024;

export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      pending += done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true });
      const { parts, rest } = splitEvents(pending);
      pending = rest;
      for (const part of parts) yield* parseEvent(part);
      if (done) return;
      if (pending.length > LONGEST_EVENT) throw new Error('The answer holds an event without an end.');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Whole events, and what has begun but not ended. A CR at the very end waits for the LF that may follow it. */
function splitEvents(text: string): { parts: string[]; rest: string } {
  const held = text.endsWith('\r') ? '\r' : '';
  const parts = text
    .slice(0, text.length - held.length)
    .replace(/\r\n?/g, '\n')
    .split(/\n\n+/);
  return { parts, rest: (parts.pop() ?? '') + held };
}

/** None for a comment or an empty part. */
export function parseEvent(part: string): ServerEvent[] {
  let name = 'message';
  const data: string[] = [];
  for (const line of part.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return data.length > 0 ? [{ name, data: data.join('\n') }] : [];
}
