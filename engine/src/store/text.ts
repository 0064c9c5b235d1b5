/** Small conversions between what is kept and what is handed out. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { HkmError } from '../errors.ts';
import type { BlobsTable } from './schema.ts';

/** Below this many bytes compressing gains nothing. */
const WORTH_COMPRESSING = 512;
const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/json)/;

const gunzipAsync = promisify(gunzip);

/** Lower case without accents, so that a search finds "Curaçao" by "curacao". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** A pattern for `like … escape '\'` that finds `word` anywhere. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Level 1: a tenth of the time of the default for a picture in outlines, and still a quarter of its size. */
export function packBlob(hash: string, bytes: Uint8Array, mediaType: string): BlobsTable {
  if (bytes.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(mediaType)) return { hash, encoding: 'none', bytes };
  return { hash, encoding: 'gzip', bytes: gzipSync(bytes, { level: 1 }) };
}

export async function unpackBlob(blob: Pick<BlobsTable, 'encoding' | 'bytes'>): Promise<Uint8Array> {
  return blob.encoding === 'gzip' ? gunzipAsync(blob.bytes) : blob.bytes;
}

/** What was written by this room with `JSON.stringify`. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export interface Position {
  createdAt: string;
  id: string;
}

export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** Errors: `bad_input`. */
export function decodeCursor(cursor: string): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed)) {
      const [createdAt, id]: unknown[] = parsed;
      if (typeof createdAt === 'string' && typeof id === 'string') return { createdAt, id };
    }
  } catch {
    // falls through to the one clear error below
  }
  throw new HkmError('bad_input', 'The cursor is not one that this server gave out; start again without it.', {
    details: [{ path: 'cursor', message: 'is not a cursor' }],
  });
}
