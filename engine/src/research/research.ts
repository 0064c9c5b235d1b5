/** The first stage: from a Brief to the Sources and Passages that may be cited. */
import {
  BRIEF_LIMITS,
  type Brief,
  type DocumentInput,
  type ResearchInput,
  type ResearchOutput,
  type SourceText,
  type Warning,
} from '../contract/index.ts';
import { HkmError, type Issue, isHkmError } from '../errors.ts';
import { readDocument } from './documents/read-document.ts';
import { tooLarge } from './documents/reader.ts';
import type { Library } from './library/library.ts';
import { selectPassages } from './library/select.ts';
import { rankPassages } from './rank-passages.ts';
import { passagesOf } from './source-text.ts';
import type { FetchedDocument } from './web/fetch-document.ts';

export interface ResearchDeps {
  library: Library;
  /** Time of reading, for `fetchedAt` of documents; default: the clock on the wall. */
  clock?: () => Date;
  /** Default: the guarded fetch, which refuses private addresses. */
  fetchDocument?: (url: string, options: { signal?: AbortSignal }) => Promise<FetchedDocument>;
  signal?: AbortSignal;
}

/** Loaded when first needed: most runs fetch nothing. */
const fetchGuarded: NonNullable<ResearchDeps['fetchDocument']> = async (url, options) =>
  (await import('./web/fetch-document.ts')).fetchDocument(url, options);

/** Documents read at the same time. */
const READ_AT_ONCE = 4;

/** A document that was read, or why it was not. */
interface Outcome {
  source?: SourceText;
  /** It was fetched just now, and its server does not forbid to keep it. */
  isNew?: boolean;
  error?: HkmError;
  hosts: string[];
}

/**
 * Documents, where some were handed in, are the only sources; else the library is asked; else `origin` is `none`.
 * A document that cannot be read becomes a warning `document_skipped`; when none can be read, the first one's
 * error is thrown with all of them as details. With `brief.privacy`, nothing is fetched.
 */
export async function research(input: ResearchInput, deps: ResearchDeps): Promise<ResearchOutput> {
  deps.signal?.throwIfAborted();
  return input.brief.documents.length > 0 ? fromDocuments(input, deps) : fromLibrary(input.brief, deps);
}

function fromLibrary(brief: Brief, { library, signal }: ResearchDeps): ResearchOutput {
  const { sources, passages, isPartial } = selectPassages(library, brief.topic, {
    asHistory: brief.outputFormat === 'Timeline',
    ...(signal === undefined ? {} : { signal }),
  });
  const warnings = isPartial ? [PARTIAL] : [];
  return { origin: sources.length > 0 ? 'library' : 'none', sources, passages, warnings, hosts: [] };
}

const PARTIAL: Warning = {
  code: 'question_open',
  message:
    'The library does not answer this question as it stands; the picture tells what bears on it. Ask another way, or hand in a document that answers it.',
  path: 'topic',
};

async function fromDocuments({ brief, known = {} }: ResearchInput, deps: ResearchDeps): Promise<ResearchOutput> {
  const outcomes = await readAll(brief, known, deps);
  const sources = new Map<string, SourceText>();
  const warnings: Warning[] = [];
  const issues: Issue[] = [];
  for (const [index, { source, error }] of outcomes.entries()) {
    const path = `documents.${index}`;
    if (error !== undefined) {
      issues.push({ path, message: error.message });
      const parameters = { name: brief.documents[index]?.name ?? path, reason: error.code };
      warnings.push({ code: 'document_skipped', message: error.message, path, parameters });
    } else if (source !== undefined && sources.has(source.id)) {
      const name = brief.documents[index]?.name ?? path;
      const message = `"${name}" has the same text as another document; it is used once.`;
      warnings.push({ code: 'document_repeated', message, path, parameters: { name } });
    } else if (source !== undefined) sources.set(source.id, source);
  }
  if (sources.size === 0) throw allFailed(outcomes, issues);
  const read = [...sources.values()];
  const passages = rankPassages(brief.topic, read.flatMap(passagesOf));
  const hosts = [...new Set(outcomes.flatMap((outcome) => outcome.hosts))];
  const fetched = outcomes.flatMap(({ source, isNew }, document) =>
    source !== undefined && isNew ? [{ document, sourceId: source.id }] : [],
  );
  return { origin: 'documents', sources: read, passages, warnings, hosts, ...(fetched.length > 0 && { fetched }) };
}

/** Results in the order of the documents, a few read at a time. */
async function readAll(
  brief: Brief,
  known: NonNullable<ResearchInput['known']>,
  deps: ResearchDeps,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < brief.documents.length; index = next++) {
      const document = brief.documents[index];
      const source = known[index];
      if (source !== undefined) outcomes[index] = { source, hosts: [] };
      else if (document !== undefined) outcomes[index] = await readOne(document, brief.privacy, deps);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, work));
  return outcomes;
}

async function readOne(document: DocumentInput, isPrivate: boolean, deps: ResearchDeps): Promise<Outcome> {
  const { clock = () => new Date(), fetchDocument = fetchGuarded, signal } = deps;
  const hosts: string[] = [];
  try {
    const withSignal = signal === undefined ? {} : { signal };
    const fetchedAt = clock().toISOString();
    if (document.url === undefined) {
      const declared = document.mediaType === undefined ? {} : { mediaType: document.mediaType };
      const options = { name: document.name, fetchedAt, ...declared, ...withSignal };
      return { source: await readDocument(bytesOf(document), options), hosts };
    }
    if (isPrivate) throw refuseToFetch(document.name);
    const fetched = await fetchDocument(document.url, withSignal);
    hosts.push(...fetched.hosts);
    const declared = fetched.mediaType === undefined ? {} : { mediaType: fetched.mediaType };
    const options = { name: document.name, url: fetched.url, fetchedAt, ...declared, ...withSignal };
    return { source: await readDocument(fetched.bytes, options), isNew: fetched.mayKeep ?? true, hosts };
  } catch (error) {
    signal?.throwIfAborted();
    if (isHkmError(error)) return { error, hosts: [...new Set([...hosts, ...hostsOf(error)])] };
    throw error;
  }
}

/** A failed fetch has contacted hosts too: the record of a Run names them all. */
function hostsOf(error: HkmError): string[] {
  return 'hosts' in error && Array.isArray(error.hosts) ? error.hosts.map(String) : [];
}

function refuseToFetch(name: string): HkmError {
  const message = `"${name}" was not fetched: the request is private, so nothing may leave this machine. Hand the document in as a file or as text.`;
  return new HkmError('bad_input', message);
}

/** Throws `bad_input` for text that is not base64, and `too_large` before a big one is decoded. */
function bytesOf({ name, text, base64 }: DocumentInput): Uint8Array {
  const limit = BRIEF_LIMITS.documentBytes;
  if (text !== undefined) {
    if (text.length > limit) throw tooLarge(name, limit);
    return new TextEncoder().encode(text);
  }
  const plain = (base64 ?? '').replace(/^data:[^,]{0,200},/, '').replace(/\s+/g, '');
  if (plain.length > (limit * 4) / 3 + 4) throw tooLarge(name, limit);
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(plain)) {
    throw new HkmError('bad_input', `The content of "${name}" is not base64; encode the file's bytes.`);
  }
  return Buffer.from(plain, 'base64');
}

function allFailed(outcomes: readonly Outcome[], details: readonly Issue[]): HkmError {
  const first = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  if (first === undefined) return new HkmError('unreadable_document', 'None of the documents holds text.', { details });
  return new HkmError(first.code, first.message, { details, cause: first });
}
