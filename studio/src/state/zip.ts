/** A ZIP archive without compression (PKWARE APPNOTE 6.3, 4.3): the files in it are packed already, or small. */

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

const TABLE = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as ZIP and PNG have it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const STORED = 0;
/** Names are UTF-8. */
const UTF8 = 1 << 11;
/** 1980-01-01, the first day that the form can say: equal files give equal archives. */
const DAY = 0x21;

/** At most 65,535 entries and 4 GiB. */
export function zipOf(entries: readonly ZipEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const encoded = new TextEncoder().encode(name);
    const crc = crc32(bytes);
    const facts = [20, UTF8, STORED, 0, DAY, crc, bytes.length, bytes.length, encoded.length, 0] as const;
    const local = join(
      fields([0x04034b50], 4),
      fields(facts.slice(0, 5), 2),
      fields(facts.slice(5, 8), 4),
      fields(facts.slice(8), 2),
      encoded,
    );
    parts.push(local, new Uint8Array(bytes));
    directory.push(
      join(
        fields([0x02014b50], 4),
        fields([20, ...facts.slice(0, 5)], 2),
        fields(facts.slice(5, 8), 4),
        fields([encoded.length, 0, 0, 0, 0], 2),
        fields([0, offset], 4),
        encoded,
      ),
    );
    offset += local.length + bytes.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = join(
    fields([0x06054b50], 4),
    fields([0, 0, entries.length, entries.length], 2),
    fields([size, offset], 4),
    fields([0], 2),
  );
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** Little-endian numbers of `width` bytes. */
function fields(values: readonly number[], width: 2 | 4): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (const [index, value] of values.entries()) {
    if (width === 2) view.setUint16(index * 2, value, true);
    else view.setUint32(index * 4, value, true);
  }
  return new Uint8Array(view.buffer);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
