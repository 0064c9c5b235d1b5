/** What an image model gave, made fit for a Spec: known by its content, of a sensible size, without metadata, square and opaque. */
import { HkmError } from '../errors.ts';
import { readOpaquePng } from './opaque-png.ts';
import type { PngThread } from './png-thread.ts';

export interface ImageFacts {
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels of the square that a Spec holds: twice what the head of a page shows. */
const SIDE = 640;
/** Smaller where the bytes of the full size would be more than `MOST_BYTES`. */
const SMALLER_SIDE = 400;
const MOST_BYTES = 1_000_000;
const MOST_INPUT_BYTES = 24 * 1024 * 1024;
const LEAST_PIXELS = 64;
const MOST_PIXELS = 4096;

/**
 * The picture as base64 of an opaque PNG, cut to a square about its middle.
 * @throws HkmError `bad_response` for what is no picture, cannot be read, is too small or too large, or shows one colour only
 */
export async function normalizeIllustration(bytes: Uint8Array, png: PngThread): Promise<string> {
  if (bytes.byteLength > MOST_INPUT_BYTES) throw unfit('has more than 24 MiB');
  const facts = inspectImage(bytes);
  if (facts === undefined) throw unfit('is no PNG, JPEG or WebP');
  const { width, height } = facts;
  if (Math.min(width, height) < LEAST_PIXELS || Math.max(width, height) > MOST_PIXELS)
    throw unfit(`is ${width} x ${height} pixels; ${LEAST_PIXELS} to ${MOST_PIXELS} are possible`);
  const svg = wrap(bytes, facts.mediaType);
  const large = await png.rasterize(svg, { width: SIDE, opaque: true });
  if (isBlank(large)) throw unfit('cannot be read, or shows nothing');
  const kept = large.byteLength <= MOST_BYTES ? large : await png.rasterize(svg, { width: SMALLER_SIDE, opaque: true });
  return Buffer.from(kept).toString('base64');
}

/** By its first bytes, whatever it was called; undefined for other kinds. */
export function inspectImage(bytes: Uint8Array): ImageFacts | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(file) ?? readJpeg(file) ?? readWebp(file);
}

function readPng(file: Buffer): ImageFacts | undefined {
  if (file.length < 24 || file.toString('latin1', 0, 8) !== '\u0089PNG\r\n\u001a\n') return undefined;
  return { mediaType: 'image/png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** The first start-of-frame segment holds the size. */
function readJpeg(file: Buffer): ImageFacts | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; ) {
    const marker = file[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame)
      return { mediaType: 'image/jpeg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Three forms: lossy, lossless, extended. Source: the WebP container specification. */
function readWebp(file: Buffer): ImageFacts | undefined {
  if (file.length < 30 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    return undefined;
  const mediaType = 'image/webp';
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { mediaType, width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { mediaType, width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

function wrap(bytes: Uint8Array, mediaType: string): string {
  const size = `width="${SIDE}" height="${SIDE}"`;
  const href = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" ${size}><rect ${size} fill="#fff"/><image ${size} preserveAspectRatio="xMidYMid slice" href="${href}"/></svg>`;
}

/** One colour from edge to edge: its rows hold no difference to their neighbours but at the first pixel. */
function isBlank(png: Uint8Array): boolean {
  const read = readOpaquePng(png);
  if (read === undefined) return true;
  const { rows, width } = read;
  const stride = width * 3 + 1;
  return rows.every((value, index) => index % stride === 0 || index <= 3 || value === 0);
}

function unfit(reason: string): HkmError {
  return new HkmError('bad_response', `The picture ${reason}.`);
}
