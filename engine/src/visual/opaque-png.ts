/** The one kind of PNG that a Spec may carry: 8 bits of red, green and blue, no alpha, not interlaced. Written and read here (RFC 2083). */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface OpaquePng {
  /** Pixels. */
  width: number;
  height: number;
  /** Each row with its filter type before it, as PNG has them. */
  rows: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = 3;
/** Bits a channel, colour type, compression, filter method, interlace. */
const KIND = Buffer.from([8, 2, 0, 0, 0]);
const PAETH = 4;
const MOST_PIXELS = 4096 * 4096;

/** @param pixels Red, green, blue, alpha for each; alpha is left out. */
export function writeOpaquePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(KIND, 8);
  const rows = filterRows(withoutAlpha(pixels), width * CHANNELS);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function withoutAlpha(pixels: Uint8Array): Uint8Array {
  return pixels.filter((_, index) => index % 4 !== 3);
}

/** Each row as its differences to what its neighbours at the left and above let expect. */
function filterRows(colors: Uint8Array, stride: number): Uint8Array {
  const height = colors.length / stride;
  const rows = new Uint8Array((stride + 1) * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (colors[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    rows[start] = PAETH;
    for (let x = 0; x < stride; x++)
      rows[start + 1 + x] = at(x, y) - paeth(at(x - CHANNELS, y), at(x, y - 1), at(x - CHANNELS, y - 1));
  }
  return rows;
}

/** undefined for anything else than what `writeOpaquePng` writes. */
export function readOpaquePng(bytes: Uint8Array): OpaquePng | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 33 || !file.subarray(0, 8).equals(SIGNATURE) || file.toString('latin1', 12, 16) !== 'IHDR')
    return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const isOurs = file.subarray(24, 29).equals(KIND);
  if (!isOurs || width * height === 0 || width * height > MOST_PIXELS) return undefined;
  const size = (width * CHANNELS + 1) * height;
  try {
    const rows = inflateSync(Buffer.concat(dataOf(file)), { maxOutputLength: size });
    return rows.length === size ? { width, height, rows } : undefined;
  } catch {
    return undefined;
  }
}

function dataOf(file: Buffer): Buffer[] {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return data;
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Whichever of the three neighbours is nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
