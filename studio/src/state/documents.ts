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
  /** As the server read it; absent: it has not looked yet. */
  words?: number;
}

/** What the API takes. */
const MOST_ADDRESS_CHARACTERS = 2_000;
const MOST_NAME_CHARACTERS = 300;

export interface DocumentProblem {
  name: string;
  reason: MessageKey;
  /** What the server said of it, in English. */
  told?: string;
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

/** Why a file is not taken; `held` is what is in the list already, or on its way there. */
export function refusalOf(file: File, held: readonly Pick<HeldDocument, 'name' | 'size'>[]): MessageKey | undefined {
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

/** The bytes of a file as they are sent along. Rejects with AbortError when it was stopped. */
export function readBase64(
  file: File,
  { signal, onRead }: { signal: AbortSignal; onRead(done: number): void },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  const stop = () => reader.abort();
  reader.addEventListener('progress', ({ loaded }) => onRead(loaded));
  // A data address: what stands before the comma says only of what kind it is.
  reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
  reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read.')));
  reader.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
  reader.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
  signal.addEventListener('abort', stop, { once: true });
  reader.readAsDataURL(file);
  return promise;
}
