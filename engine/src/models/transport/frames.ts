/** Bodies into frames: the `data` of server-sent events, or lines of JSON. Fed with bytes as they come, also in the middle of a character. */
import { createParser } from 'eventsource-parser';

export type Framing = 'sse' | 'ndjson';

/** Gives the frames that are whole; without a piece, those that the end of the body completes. */
export type Framer = (piece?: Uint8Array) => string[];

export function createFramer(framing: Framing): Framer {
  const decoder = new TextDecoder();
  const read = framing === 'sse' ? createEventReader() : createLineReader();
  return (piece) =>
    piece === undefined ? read(decoder.decode(), true) : read(decoder.decode(piece, { stream: true }));
}

type Reader = (text: string, isEnd?: boolean) => string[];

/** Comments are skipped. Tolerates LF, CRLF, CR and a missing last blank line. */
function createEventReader(): Reader {
  let frames: string[] = [];
  const parser = createParser({ onEvent: (event) => void frames.push(event.data) });
  return (text, isEnd = false) => {
    parser.feed(isEnd ? `${text}\n\n` : text);
    const ready = frames;
    frames = [];
    return ready;
  };
}

function createLineReader(): Reader {
  let rest = '';
  return (text, isEnd = false) => {
    const lines = (rest + text).split('\n');
    rest = isEnd ? '' : (lines.pop() ?? '');
    return lines.filter((line) => line.trim() !== '');
  };
}
