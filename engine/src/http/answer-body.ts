/** The body of an answer. Nearly all of it is the picture, which is the same however often it is given out. */
import { LRUCache } from 'lru-cache';
import type { Answer } from './schemas.ts';

/** Bytes of pictures kept ready for sending. */
const MOST_BYTES = 16 * 1024 * 1024;
const END = Buffer.from('}}');

/** Turns answers into JSON; a picture that was given out lately is not escaped and encoded again. */
export function createAnswerWriter(mostBytes = MOST_BYTES): (answer: Answer) => Buffer {
  const pictures = new LRUCache<string, Buffer>({
    maxSize: mostBytes,
    sizeCalculation: (bytes, svg) => bytes.length + svg.length,
  });
  const encode = (svg: string): Buffer => {
    const known = pictures.get(svg);
    if (known) return known;
    const bytes = Buffer.from(JSON.stringify(svg));
    pictures.set(svg, bytes);
    return bytes;
  };
  return ({ result: { svg, ...record }, ...answer }) => {
    const head = JSON.stringify({ ...answer, result: record });
    return Buffer.concat([Buffer.from(`${head.slice(0, -END.length)},"svg":`), encode(svg), END]);
  };
}
