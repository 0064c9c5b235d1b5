/** Turns files and pasted text into what the API takes; what is wrong with a file is told per file, the others still count. */
import type { DocumentInput } from '@hkm/engine/contract';
import type { MessageKey } from '../i18n/index.ts';
import { DOCUMENT_LIMITS } from '../values.ts';

export interface HeldDocument {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** A `url` is fetched by the server when the explainer is made; its size is not known before (0). */
  content: { text: string } | { base64: string } | { url: string };
}

/** What the API takes. */
const MOST_ADDRESS_CHARACTERS = 2_000;
const MOST_NAME_CHARACTERS = 300;

export interface DocumentProblem {
  name: string;
  reason: MessageKey;
}

const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  text: 'text/plain',
};

/** For the file picker: only what can be read is offered. */
export const ACCEPTED_FILES = Object.keys(MEDIA_TYPES)
  .map((extension) => `.${extension}`)
  .join(',');

/** The media type by the file's name, else by what the browser says; undefined where neither can be read. */
export function mediaTypeOf(name: string, said = ''): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const plain = said.split(';')[0] ?? '';
  return MEDIA_TYPES[extension] ?? Object.values(MEDIA_TYPES).find((type) => type === plain);
}

/** Reads files in order. `held` counts and names what is in the list already. */
export async function readFiles(
  files: readonly File[],
  held: readonly HeldDocument[],
): Promise<{ documents: HeldDocument[]; problems: DocumentProblem[] }> {
  const documents: HeldDocument[] = [];
  const problems: DocumentProblem[] = [];
  for (const file of files) {
    const reason = refusal(file, [...held, ...documents]);
    if (reason) {
      problems.push({ name: file.name, reason });
      continue;
    }
    try {
      const mediaType = mediaTypeOf(file.name, file.type) ?? 'application/octet-stream';
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      documents.push({ name: file.name, mediaType, size: file.size, content: { base64 } });
    } catch {
      problems.push({ name: file.name, reason: 'documents.unreadable' });
    }
  }
  return { documents, problems };
}

function refusal(file: File, held: readonly HeldDocument[]): MessageKey | undefined {
  if (!mediaTypeOf(file.name, file.type)) return 'documents.wrongType';
  if (file.size === 0) return 'documents.empty';
  const heldBytes = held.reduce((sum, document) => sum + document.size, 0);
  if (heldBytes + file.size > DOCUMENT_LIMITS.bytes) return 'documents.tooLarge';
  if (held.some((document) => document.name === file.name && document.size === file.size)) return 'documents.twice';
  return held.length >= DOCUMENT_LIMITS.count ? 'documents.tooMany' : undefined;
}

export function pastedDocument(text: string, name: string, held: readonly HeldDocument[]): HeldDocument {
  const taken = held.filter((document) => document.name.startsWith(name)).length;
  const size = new TextEncoder().encode(text).length;
  const label = taken === 0 ? `${name}.txt` : `${name} ${taken + 1}.txt`;
  return { name: label, mediaType: 'text/plain', size, content: { text } };
}

/** A page to be fetched; undefined for what is no web address. */
export function linkedDocument(typed: string): HeldDocument | undefined {
  const address = typed.trim();
  if (/\s/.test(address) || address.length > MOST_ADDRESS_CHARACTERS || !/^https?:\/\//i.test(address))
    return undefined;
  const url = URL.parse(address);
  if (!url?.hostname) return undefined;
  const name = `${url.host}${url.pathname === '/' ? '' : url.pathname}${url.search}`.slice(0, MOST_NAME_CHARACTERS);
  return { name, mediaType: '', size: 0, content: { url: url.href } };
}

export function toDocumentInput(document: HeldDocument): DocumentInput {
  // What a page is, its server says.
  if ('url' in document.content) return { name: document.name, ...document.content };
  return { name: document.name, mediaType: document.mediaType, ...document.content };
}

/** In steps: `String.fromCharCode` takes its bytes as arguments, and those are limited. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
