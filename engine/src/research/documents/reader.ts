/** What all readers of documents share. */
import { HkmError } from '../../errors.ts';
import type { Block } from '../source-text.ts';

/** What a reader makes of the bytes. */
export interface Extracted {
  blocks: Block[];
  title?: string | undefined;
  author?: string | undefined;
  publisher?: string | undefined;
  date?: string | undefined;
  language?: string | undefined;
}

export interface ReaderInput {
  bytes: Uint8Array;
  name: string;
  charset: string | undefined;
  url: string | undefined;
  signal: AbortSignal | undefined;
}

export type Reader = (input: ReaderInput) => Extracted | Promise<Extracted>;

/** Characters of one document's text; about three thousand pages. */
export const MOST_CHARACTERS = 8_000_000;

export function tooLarge(name: string, maxBytes: number): HkmError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  const limit = megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`;
  return new HkmError('too_large', `"${name}" is larger than ${limit}; hand in a smaller file or a part of it.`);
}
