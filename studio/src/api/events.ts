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
      pending += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A chunk may end between CR and LF: leave the CR until its LF can be seen.
      const held = !done && pending.endsWith('\r') ? 1 : 0;
      const ready = pending.slice(0, pending.length - held).replace(/\r\n?/g, '\n') + (done ? '\n\n' : '');
      const parts = ready.split(/\n\n+/);
      pending = (parts.pop() ?? '') + (held ? '\r' : '');
      for (const part of parts) {
        const event = parseEvent(part);
        if (event) yield event;
      }
      if (done) return;
      if (pending.length > LONGEST_EVENT) throw new Error('The answer holds an event without an end.');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function parseEvent(part: string): ServerEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of part.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return data.length > 0 ? { name, data: data.join('\n') } : undefined;
}
