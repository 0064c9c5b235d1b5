/** What a document is, by its bytes first: names and declared types lie. */
import { HkmError } from '../../errors.ts';
import { isBinary } from './decode.ts';

export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx';

export const READABLE = 'text, Markdown, HTML, PDF or DOCX';

interface Signature {
  bytes: readonly number[];
  /** Offset of the bytes in the file; default 0. */
  at?: number;
  /** Completes "… is …". */
  what: string;
}

const FOREIGN: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, what: 'a WebP picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF picture' },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, what: 'a film or a HEIC picture' },
  { bytes: [0x49, 0x44, 0x33], what: 'a sound file' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], what: 'a sound file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Office file; save it as DOCX or PDF' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF file; save it as DOCX or PDF' },
  { bytes: [0x1f, 0x8b], what: 'a compressed file; unpack it first' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'an archive; unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'an archive; unpack it first' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x4d, 0x5a], what: 'a program' },
];

const DATA_NAMES = /\.(json|csv|tsv|xml|svg|js|mjs|css|yaml|yml|sql)$/i;
const DATA_TYPES =
  /^(application\/(json|xml|javascript|yaml)|text\/(csv|xml|css|javascript|tab-separated-values)|image\/svg)/i;
const MARKDOWN_NAMES = /\.(md|markdown|mdown|mkd)$/i;
const HTML_NAMES = /\.(html?|xhtml)$/i;
const HTML_START = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b/i;
const HTML_TAG = /<(p|div|h[1-6]|article|section|main|ul|ol|table|span|br)\b[^>]*>/i;

/** Throws `unsupported_media` for what cannot be read, saying what it is and what can be. */
export function detectKind(bytes: Uint8Array, name: string, mediaType = ''): DocumentKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString('latin1');
  if (head.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return zipKind(bytes, name);
  refuseLocked(bytes, name);
  const foreign = FOREIGN.find(({ bytes: signature, at = 0 }) => signature.every((byte, i) => bytes[at + i] === byte));
  if (foreign !== undefined && (foreign.what !== 'a program' || isBinary(bytes))) refuse(name, foreign.what);
  const plain = head.replaceAll('\u0000', '').replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  if (HTML_START.test(plain)) return 'html';
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if ((HTML_NAMES.test(name) || /^(text\/html|application\/xhtml)/.test(type)) && HTML_TAG.test(plain)) return 'html';
  if (DATA_NAMES.test(name) || DATA_TYPES.test(type)) refuse(name, 'data or code, not prose');
  if (isBinary(bytes) && !isTextual(name, type)) refuse(name, `of a type that cannot be read${type && ` (${type})`}`);
  return MARKDOWN_NAMES.test(name) || type === 'text/markdown' || type === 'text/x-markdown' ? 'markdown' : 'text';
}

/** Office puts a document with a password into a file of the old kind. */
function refuseLocked(bytes: Uint8Array, name: string): void {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return;
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(mark)) return;
  const message = `"${name}" is protected by a password. Save it without one and hand it in again.`;
  throw new HkmError('unreadable_document', message);
}

/** Damaged text is told apart from foreign files: the remedy differs. */
function isTextual(name: string, type: string): boolean {
  return type.startsWith('text/') || /\.(txt|text|md|markdown|html?|log|pdf|docx)$/i.test(name) || type === '';
}

/** The names inside an archive stand in plain text, before each entry and again in its directory at the end. */
function zipKind(bytes: Uint8Array, name: string): DocumentKind {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.includes('word/document.xml')) return 'docx';
  if (archive.includes('xl/workbook.xml')) refuse(name, 'a spreadsheet');
  if (archive.includes('ppt/presentation.xml')) refuse(name, 'a slide deck; save it as PDF');
  if (archive.includes('application/vnd.oasis.opendocument'))
    refuse(name, 'an OpenDocument file; save it as DOCX or PDF');
  if (archive.includes('application/epub+zip')) refuse(name, 'an EPUB book; save it as PDF or HTML');
  return refuse(name, 'an archive; unpack it first');
}

function refuse(name: string, what: string): never {
  throw new HkmError('unsupported_media', `"${name}" is ${what}. Hand in ${READABLE}.`);
}
