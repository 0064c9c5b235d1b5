/** Any readable document as a Source: its kind told by its bytes, its text clean, its offsets exact. */
import { BRIEF_LIMITS, type SourceText } from '../../contract/index.ts';
import { HkmError, isHkmError } from '../../errors.ts';
import { assembleSourceText } from '../source-text.ts';
import { cleanLine } from './clean.ts';
import { decodeText } from './decode.ts';
import { type DocumentKind, detectKind } from './detect.ts';
import { plainTextBlocks } from './plain-text.ts';
import { type Extracted, MOST_CHARACTERS, type Reader, type ReaderInput, tooLarge } from './reader.ts';

export interface ReadDocumentOptions {
  /** File name or title, as the user knows it. */
  name: string;
  /** As declared; a hint only. A `charset` in it is used for text that is not UTF-8. */
  mediaType?: string;
  /** Where it was fetched from. */
  url?: string;
  /** ISO 8601; default: now. */
  fetchedAt?: string;
  /** Most bytes; default 20 MiB. */
  maxBytes?: number;
  signal?: AbortSignal;
}

const readText: Reader = ({ bytes, name, charset }) => ({ blocks: plainTextBlocks(decodeText(bytes, name, charset)) });

/** Loaded when first needed: most runs read no PDF and no DOCX. */
const READERS: Record<DocumentKind, () => Promise<Reader>> = {
  text: async () => readText,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
};

/**
 * Throws HkmError: `too_large`, `unsupported_media`, or `unreadable_document` (empty, damaged, encrypted, without text),
 * each with a message that says how to mend it.
 */
export async function readDocument(bytes: Uint8Array, options: ReadDocumentOptions): Promise<SourceText> {
  const { name, mediaType, url, signal, maxBytes = BRIEF_LIMITS.documentBytes } = options;
  signal?.throwIfAborted();
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  if (bytes.length === 0) throw new HkmError('unreadable_document', `"${name}" is empty.`);
  const kind = detectKind(bytes, name, mediaType);
  const extracted = await extract(kind, { bytes, name, charset: charsetOf(mediaType), url, signal });
  signal?.throwIfAborted();
  return toSource(extracted, options);
}

async function extract(kind: DocumentKind, input: ReaderInput): Promise<Extracted> {
  try {
    const read = await READERS[kind]();
    return await read(input);
  } catch (cause) {
    if (isHkmError(cause) || input.signal?.aborted) throw cause;
    throw new HkmError(
      'unreadable_document',
      `"${input.name}" is damaged and cannot be read as ${kind.toUpperCase()}. Save it again, or hand in another copy.`,
      { cause },
    );
  }
}

async function toSource(extracted: Extracted, options: ReadDocumentOptions): Promise<SourceText> {
  const { name, url } = options;
  const characters = extracted.blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (characters > MOST_CHARACTERS) {
    throw new HkmError(
      'too_large',
      `"${name}" holds more than ${MOST_CHARACTERS} characters of text; hand in a part of it.`,
    );
  }
  const prose = extracted.blocks.filter((block) => block.kind !== 'heading').map((block) => block.text);
  if (!prose.some((text) => /[\p{L}\p{N}]/u.test(text))) {
    throw new HkmError('unreadable_document', `"${name}" holds no text.`);
  }
  const title = titleOf(extracted, name);
  const { detectLanguage } = await import('./language.ts');
  const language = detectLanguage(prose.join('\n')) ?? extracted.language;
  return assembleSourceText(extracted.blocks, (hash) => ({
    id: `doc-${hash.slice(0, 16)}`,
    title,
    ...optional({ author: extracted.author, publisher: extracted.publisher, date: extracted.date, url, language }),
    ...(url === undefined ? { file: name } : {}),
    fetchedAt: options.fetchedAt ?? new Date().toISOString(),
  }));
}

/** The document's own title, its first heading when it opens with one, or its file name without the ending. */
function titleOf({ title, blocks }: Extracted, name: string): string {
  const own = cleanLine(title ?? '');
  if (own.length > 0) return own;
  const first = blocks[0];
  if (first?.kind === 'heading' && (first.level ?? 2) === 1) return first.text;
  const plain = cleanLine(name.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/[_]+/g, ' '));
  return plain.length > 0 ? plain : name;
}

function optional<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: string;
  };
}

function charsetOf(mediaType: string | undefined): string | undefined {
  return /charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType ?? '')?.[1];
}
