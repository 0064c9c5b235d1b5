import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer, type Framing } from './frames.ts';

function framesOf(framing: Framing, bytes: Uint8Array, cuts: readonly number[]): string[] {
  const framer = createFramer(framing);
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const pieces = edges.slice(1).map((end, i) => bytes.subarray(edges[i], end));
  return [...pieces.flatMap((piece) => framer(piece)), ...framer()];
}

const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { maxLength: 8 });

describe('frames', () => {
  it.each(['\n', '\r\n', '\r'])(
    'of events are whole wherever the bytes are cut, with line ends %j (property)',
    (eol) => {
      fc.assert(
        fc.property(texts, fc.array(fc.nat(400)), (values, cuts) => {
          const sent = values.map((value) => JSON.stringify(value));
          const bytes = Buffer.from(sent.map((data) => `: comment${eol}data: ${data}${eol}${eol}`).join(''));
          expect(framesOf('sse', bytes, cuts)).toEqual(sent);
        }),
      );
    },
  );

  it('of lines are whole wherever the bytes are cut, and blank lines are none (property)', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(400)), fc.boolean(), (values, cuts, hasLastEnd) => {
        const sent = values.map((value) => JSON.stringify(value));
        const bytes = Buffer.from(sent.join('\n\n') + (hasLastEnd ? '\n' : ''));
        expect(framesOf('ndjson', bytes, cuts)).toEqual(sent);
      }),
    );
  });

  it('take the last event without its blank line', () => {
    expect(framesOf('sse', Buffer.from('data: a\n\ndata: b'), [])).toEqual(['a', 'b']);
  });
});
