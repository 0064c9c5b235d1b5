/** A document as the server reads it, before anything is made of it: `POST /api/documents`. */
import { parseJson, readFailure, requestJson } from './http.ts';
import { number, record } from './read.ts';
import { sendWatched } from './upload.ts';

export interface DocumentReading {
  words: number;
}

/** Sends the bytes. Rejects with ApiError, whose message says how to mend the document. */
export async function readFileOnServer(
  file: File,
  mediaType: string,
  { signal, onSent }: { signal: AbortSignal; onSent(sent: number, total: number): void },
): Promise<DocumentReading> {
  const query = new URLSearchParams({ name: file.name, mediaType });
  const contentType = 'application/octet-stream';
  const response = await sendWatched(`/api/documents?${query}`, { body: file, contentType, signal, onSent });
  if (!response.ok) throw await readFailure(response);
  return readReading(parseJson(await response.text(), response.status));
}

/** Has the server fetch a page and read it. */
export async function readPageOnServer(url: string, name: string, signal: AbortSignal): Promise<DocumentReading> {
  const query = new URLSearchParams({ name, url });
  return readReading(await requestJson(`/api/documents?${query}`, { method: 'POST', signal }));
}

function readReading(answer: unknown): DocumentReading {
  return { words: number(record(answer).words) ?? 0 };
}
