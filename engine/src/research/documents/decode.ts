/** From bytes to text: byte order marks, UTF-16, UTF-8, a named character set, and windows-1252 as the last resort. */
import { HkmError } from '../../errors.ts';

/** Bytes above 0x7f that western text holds at most; more, and the character set is another one. */
const WESTERN_HIGH_SHARE = 0.35;
/** Control bytes that damaged text holds at most. */
const CONTROL_SHARE = 0.002;

/**
 * `charset` is what the document or its server says; it is believed only where it decodes without an error.
 * Throws `unreadable_document` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, name: string, charset?: string): string {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const sixteen = looksLikeUtf16(bytes);
  if (sixteen !== undefined) return new TextDecoder(sixteen).decode(bytes);
  refuseBinary(bytes, name);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const named = charset === undefined ? undefined : decodeStrictly(bytes, charset);
  if (named !== undefined) return named;
  const nearlyUtf8 = decodeDamaged(bytes);
  if (nearlyUtf8 !== undefined) return nearlyUtf8;
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (high > bytes.length * WESTERN_HIGH_SHARE) {
    throw new HkmError('unreadable_document', `The character set of "${name}" cannot be told; save it as UTF-8.`);
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Whether the bytes can be text at all: control bytes are what gives programs, pictures and archives away. */
export function isBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) !== undefined || looksLikeUtf16(bytes) !== undefined) return false;
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  return controls > sample.length * CONTROL_SHARE + 2;
}

function refuseBinary(bytes: Uint8Array, name: string): void {
  if (!isBinary(bytes)) return;
  throw new HkmError(
    'unreadable_document',
    `"${name}" is damaged or is no text: it holds bytes that no text has. Save it again, or hand in another copy.`,
  );
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Without a mark, UTF-16 of western text shows a zero in every second byte, and letters in the others. */
function looksLikeUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4_096);
  if (sample.length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0 && byte < 9) return undefined;
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 with a few broken places is still UTF-8: the pieces that cannot be read are left out. */
function decodeDamaged(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return broken * 10 <= whole ? text.replaceAll('\ufffd', '') : undefined;
}
