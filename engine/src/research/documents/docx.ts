/** Word documents: headings, paragraphs and list items; pictures, comments and layout are left behind. */

import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import mammoth from 'mammoth';
import { HkmError } from '../../errors.ts';
import { blocksOfHtml } from './html-blocks.ts';
import type { Extracted, ReaderInput } from './reader.ts';
import { listZipEntries, type ZipEntry } from './zip.ts';

/** Bytes of the parts that hold text, unpacked: a book has 3 MB; more is made to exhaust memory. */
const MOST_UNPACKED = 40 * 1024 * 1024;
/** Files in the archive; a document full of pictures has a few hundred. */
const MOST_ENTRIES = 5_000;

const inflate = promisify(inflateRaw);

export async function readDocx(input: ReaderInput): Promise<Extracted> {
  const { bytes, name, signal } = input;
  await refuseBombs(bytes, name);
  signal?.throwIfAborted();
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), styleMap: STYLES, externalFileAccess: false },
  );
  const blocks = blocksOfHtml(value);
  // Where the whole page is one table, its cells are the text.
  return { blocks: blocks.length > 0 ? blocks : blocksOfHtml(value, { withTables: true }) };
}

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** Unpacks each part once under a limit: the sizes that an archive declares may lie. */
async function refuseBombs(bytes: Uint8Array, name: string): Promise<void> {
  const entries = listZipEntries(bytes);
  if (entries.length > MOST_ENTRIES) throw bomb(name);
  let left = MOST_UNPACKED;
  for (const entry of entries.filter(({ path }) => /\.(xml|rels)$/i.test(path))) {
    left -= await unpackedSize(entry, left, name);
    if (left < 0) throw bomb(name);
  }
}

async function unpackedSize(entry: ZipEntry, limit: number, name: string): Promise<number> {
  if (entry.method === 0) return entry.data.length;
  try {
    return (await inflate(entry.data, { maxOutputLength: Math.max(limit, 1) })).length;
  } catch (cause) {
    if (cause instanceof RangeError) throw bomb(name);
    throw cause;
  }
}

function bomb(name: string): HkmError {
  const megabytes = MOST_UNPACKED / 1024 / 1024;
  return new HkmError('too_large', `"${name}" unpacks to more than ${megabytes} MB of text; hand in a part of it.`);
}
