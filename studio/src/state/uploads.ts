/**
 * Documents on their way into the draft: read from disk, sent to the server, read there. A few at a time; each can be cancelled. What
 * cannot be read is told with its reason and left out; the others come in. Nothing is made yet, and the server keeps nothing.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { readFileOnServer, readPageOnServer } from '../api/documents.ts';
import { isAbort, toApiError } from '../api/errors.ts';
import type { MessageKey } from '../i18n/index.ts';
import { type DocumentProblem, type HeldDocument, mediaTypeOf, readBase64, refusalOf } from './documents.ts';
import type { DraftStore } from './draft.ts';

export interface Upload {
  id: number;
  name: string;
  /** Bytes; 0 for a page. */
  size: number;
  state: 'waiting' | 'reading' | 'sending' | 'checking' | 'fetching';
  /** Bytes of the present step. */
  done: number;
}

export interface Uploads {
  uploads: Upload[];
  addFiles(files: readonly File[]): Promise<void>;
  addPage(page: HeldDocument): Promise<void>;
  cancel(id: number): void;
}

export type UploadStore = UseBoundStore<StoreApi<Uploads>>;

export interface UploadDeps {
  draft: DraftStore;
  readFile: typeof readFileOnServer;
  readPage: typeof readPageOnServer;
}

const MOST_AT_ONCE = 2;

/** What the server may find wrong with a document itself, and how it is said; everything else is no fault of the document. */
const FAULTS: Readonly<Record<string, MessageKey>> = {
  unreadable_document: 'documents.unreadableText',
  unsupported_media: 'documents.wrongType',
  too_large: 'documents.tooLarge',
  blocked_address: 'documents.addressBlocked',
};

/** The same of a page: one that cannot be had now is left out too, with what to do. */
const PAGE_FAULTS: Readonly<Record<string, MessageKey>> = {
  ...FAULTS,
  unreadable_document: 'documents.addressGone',
  unavailable: 'documents.addressGone',
  timeout: 'documents.addressGone',
};

export function createUploads({ draft, readFile, readPage }: UploadDeps): UploadStore {
  const stops = new Map<number, AbortController>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let last = 0;

  /** Waits until fewer than MOST_AT_ONCE are under way. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };

  return create<Uploads>()((set, get) => {
    const change = (id: number, fields: Partial<Upload>) =>
      set(({ uploads }) => ({ uploads: uploads.map((one) => (one.id === id ? { ...one, ...fields } : one)) }));

    /** From its first row to the draft; never rejects. */
    const follow = async (
      first: Omit<Upload, 'id' | 'done'>,
      work: (id: number, signal: AbortSignal) => Promise<HeldDocument>,
    ): Promise<void> => {
      last += 1;
      const id = last;
      const stop = new AbortController();
      stops.set(id, stop);
      set(({ uploads }) => ({ uploads: [...uploads, { ...first, id, done: 0 }] }));
      try {
        const document = await inTurn(async () => {
          stop.signal.throwIfAborted();
          return work(id, stop.signal);
        });
        draft.getState().addDocuments([document]);
      } catch (error) {
        if (!isAbort(error)) draft.getState().addDocuments([], [{ name: first.name, ...problemOf(error) }]);
      } finally {
        stops.delete(id);
        set(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }));
      }
    };

    const takeFile = (file: File) =>
      follow({ name: file.name, size: file.size, state: 'waiting' }, async (id, signal) => {
        change(id, { state: 'reading' });
        const onRead = (done: number) => change(id, { done });
        const base64 = await readBase64(file, { signal, onRead });
        const mediaType = mediaTypeOf(file.name, file.type) ?? 'application/octet-stream';
        const held = { name: file.name, mediaType, size: file.size, content: { base64 } };
        change(id, { state: 'sending', done: 0 });
        const onSent = (done: number, total: number) =>
          change(id, { done, state: done < total ? 'sending' : 'checking' });
        return looked(held, readFile(file, mediaType, { signal, onSent }));
      });

    return {
      uploads: [],
      addFiles: async (files) => {
        const taken: Promise<void>[] = [];
        for (const file of files) {
          const held = [...draft.getState().documents, ...get().uploads];
          const reason = refusalOf(file, held);
          if (reason) draft.getState().addDocuments([], [{ name: file.name, reason }]);
          else taken.push(takeFile(file));
        }
        await Promise.all(taken);
      },
      addPage: async (page) => {
        // In private nothing is fetched before the person has decided.
        if (draft.getState().privacy || !('url' in page.content)) return draft.getState().addDocuments([page]);
        const { url } = page.content;
        await follow({ name: page.name, size: 0, state: 'fetching' }, async (_id, signal) =>
          looked(page, readPage(url, page.name, signal)),
        );
      },
      cancel: (id) => {
        stops.get(id)?.abort();
        // One that waits for its turn has nothing that could stop.
        set(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }));
      },
    };
  });
}

/** With what the server read of it. A server that could not look now will look when the explainer is made. */
async function looked(document: HeldDocument, reading: Promise<{ words: number }>): Promise<HeldDocument> {
  try {
    return { ...document, words: (await reading).words };
  } catch (error) {
    if (isAbort(error)) throw error;
    const { kind, code, message } = toApiError(error);
    const faults = 'url' in document.content ? PAGE_FAULTS : FAULTS;
    const reason = kind === 'refused' && Object.hasOwn(faults, code) ? faults[code] : undefined;
    if (reason) throw new Refusal(reason, message);
    return document;
  }
}

class Refusal extends Error {
  readonly reason: MessageKey;

  constructor(reason: MessageKey, told: string) {
    super(told);
    this.reason = reason;
  }
}

function problemOf(error: unknown): Omit<DocumentProblem, 'name'> {
  if (error instanceof Refusal) return { reason: error.reason, told: error.message };
  return { reason: 'documents.unreadable' };
}
