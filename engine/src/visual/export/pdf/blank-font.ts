/**
 * A TrueType font of one blank glyph, half an em wide: the carrier of text that is found and copied but not seen.
 * Only the tables that a CIDFontType2 needs (ISO 32000-1, 9.9), laid out after the OpenType specification.
 */
const UNITS_PER_EM = 1000;
export const BLANK_ADVANCE = 500;
export const BLANK_ASCENT = 800;
export const BLANK_DESCENT = -200;

export function createBlankFont(): Uint8Array {
  return assembleFont([
    ['glyf', new Uint8Array(4)],
    ['head', headTable()],
    ['hhea', hheaTable()],
    ['hmtx', words([BLANK_ADVANCE, 0])],
    ['loca', words([0, 0])],
    ['maxp', maxpTable()],
  ]);
}

function headTable(): Uint8Array {
  const table = new DataView(new ArrayBuffer(54));
  table.setUint32(0, 0x00010000);
  table.setUint32(4, 0x00010000);
  table.setUint32(12, 0x5f0f3cf5); // magic number
  table.setUint16(16, 0b11); // baseline and left side bearing at 0
  table.setUint16(18, UNITS_PER_EM);
  table.setInt16(38, BLANK_DESCENT);
  table.setInt16(40, BLANK_ADVANCE);
  table.setInt16(42, BLANK_ASCENT);
  table.setUint16(46, 8); // smallest readable size
  table.setInt16(48, 2); // direction hint
  return new Uint8Array(table.buffer);
}

function hheaTable(): Uint8Array {
  const table = new DataView(new ArrayBuffer(36));
  table.setUint32(0, 0x00010000);
  table.setInt16(4, BLANK_ASCENT);
  table.setInt16(6, BLANK_DESCENT);
  table.setUint16(10, BLANK_ADVANCE);
  table.setInt16(18, 1); // caret is upright
  table.setUint16(34, 1); // number of metrics
  return new Uint8Array(table.buffer);
}

function maxpTable(): Uint8Array {
  const table = new DataView(new ArrayBuffer(32));
  table.setUint32(0, 0x00010000);
  table.setUint16(4, 1); // number of glyphs
  table.setUint16(14, 2); // zones
  return new Uint8Array(table.buffer);
}

function words(values: readonly number[]): Uint8Array {
  const table = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => {
    table.setUint16(index * 2, value);
  });
  return new Uint8Array(table.buffer);
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Tables in the order of their tags, each padded to four bytes, behind their directory. */
function assembleFont(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const padded = tables.map(([, bytes]) => Math.ceil(bytes.byteLength / 4) * 4);
  const font = new Uint8Array(start + padded.reduce((sum, size) => sum + size, 0));
  const view = new DataView(font.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let at = start;
  let headAt = 0;
  tables.forEach(([tag, bytes], index) => {
    const size = padded[index] ?? 0;
    font.set(bytes, at);
    const entry = 12 + 16 * index;
    font.set(new TextEncoder().encode(tag), entry);
    view.setUint32(entry + 4, checksum(font.subarray(at, at + size)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.byteLength);
    if (tag === 'head') headAt = at;
    at += size;
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(font)) >>> 0);
  return font;
}
