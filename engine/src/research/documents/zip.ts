/** The directory of a ZIP archive: only as much of the format as is needed to look at it before it is unpacked. */

export interface ZipEntry {
  path: string;
  /** 0 stored, 8 deflated. */
  method: number;
  /** The packed bytes. */
  data: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/** Throws RangeError or Error for an archive that is damaged. */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('the directory of the archive is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const path = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    const packed = view.getUint32(at + 20, true);
    entries.push({ path, method: view.getUint16(at + 10, true), data: dataOf(bytes, view, at, packed) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new Error('the archive has no directory: it was cut off');
}

function dataOf(bytes: Uint8Array, view: DataView, directoryAt: number, packed: number): Uint8Array {
  const local = view.getUint32(directoryAt + 42, true);
  if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new Error('an entry of the archive is damaged');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return bytes.subarray(start, start + packed);
}
