/** Many topics at once: `/api/batches`. */
import type { BriefInput } from '@hkm/engine/contract';
import { ApiError, isAbort } from './errors.ts';
import { readEvents } from './events.ts';
import { failureOf, parseJson, readFailure, requestJson, send } from './http.ts';
import { compact, isRecord, list, number, record, text } from './read.ts';

export type BatchState = 'running' | 'done' | 'cancelled';
export const ITEM_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface BatchItem {
  /** From 0. */
  position: number;
  /** Where it stood in what was handed in, from 1. */
  line: number;
  topic: string;
  state: ItemState;
  /** Once it is done. */
  runId?: string;
  title?: string;
  /** Why it failed. */
  error?: ApiError;
}

export interface BatchSummary {
  id: string;
  name: string;
  state: BatchState;
  createdAt: string;
  counts: Record<ItemState, number>;
}

export interface Batch extends BatchSummary {
  items: BatchItem[];
}

/** The most that the server takes. */
export const BATCH_LIMITS = { topics: 1_000, characters: 4 * 1024 * 1024 } as const;

const path = (id: string) => `/api/batches/${encodeURIComponent(id)}`;

/** Newest first. */
export async function listBatches(signal?: AbortSignal): Promise<BatchSummary[]> {
  return list(record(await requestJson('/api/batches', { signal })).batches).flatMap(readSummary);
}

/** A table, or one topic a line; `defaults` are what a row does not say. */
export async function createBatch(
  csv: string,
  name: string,
  defaults: Omit<BriefInput, 'topic' | 'documents'>,
): Promise<Batch> {
  return readBatch(await requestJson('/api/batches', { method: 'POST', body: { csv, name, defaults } }));
}

export async function cancelBatch(id: string): Promise<Batch> {
  return readBatch(await requestJson(`${path(id)}/cancel`, { method: 'POST' }));
}

/** The failed topics once more, as a batch of their own. */
export async function retryBatch(id: string): Promise<Batch> {
  return readBatch(await requestJson(`${path(id)}/retry`, { method: 'POST' }));
}

/** The explainers stay. */
export async function forgetBatch(id: string): Promise<void> {
  await requestJson(path(id), { method: 'DELETE' });
}

/** Milliseconds before a server that went away is asked again. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Tells the batch as it is, and after each change, until it has ended or `signal` aborts. A connection that breaks is made anew: the
 * server goes on with the batch when it is back. Rejects only where the server says that there is no such batch.
 */
export async function watchBatch(id: string, onChange: (batch: Batch) => void, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      const batch = await follow(id, onChange, signal);
      if (batch === undefined || batch.state !== 'running') return;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      if (isRefusal(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (signal.aborted) return;
  }
}

const isRefusal = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** The batch at the end of one connection. */
async function follow(id: string, onChange: (batch: Batch) => void, signal: AbortSignal): Promise<Batch | undefined> {
  let batch: Batch | undefined;
  const response = await send(`${path(id)}/events`, { accept: 'text/event-stream', signal });
  if (!response.ok) throw await readFailure(response);
  if (!response.body) return undefined;
  for await (const { name, data } of readEvents(response.body)) {
    const fields = record(parseJson(data, 200));
    if (name === 'batch') batch = readBatch(fields);
    else if (batch && name === 'item') batch = withItem(batch, fields);
    else if (batch && name === 'end') batch = { ...batch, state: readState(fields.state) };
    if (batch && !signal.aborted) onChange(batch);
    if (name === 'end') break;
  }
  return batch;
}

function withItem(batch: Batch, fields: Record<string, unknown>): Batch {
  const [item] = readItem(fields.item);
  if (!item) return batch;
  const items = batch.items.map((known) => (known.position === item.position ? item : known));
  return { ...batch, items, counts: readCounts(fields.counts) };
}

function readState(value: unknown): BatchState {
  return value === 'running' || value === 'cancelled' ? value : 'done';
}

function readCounts(value: unknown): Record<ItemState, number> {
  const counts = record(value);
  const of = (state: ItemState) => number(counts[state]) ?? 0;
  const [waiting, running, done] = [of('waiting'), of('running'), of('done')];
  return { waiting, running, done, failed: of('failed'), cancelled: of('cancelled') };
}

function readSummary(value: unknown): BatchSummary[] {
  const row = record(value);
  const id = text(row.id);
  if (!id) return [];
  const { name, state, createdAt, counts } = row;
  return [
    {
      id,
      name: text(name) ?? '',
      state: readState(state),
      createdAt: text(createdAt) ?? '',
      counts: readCounts(counts),
    },
  ];
}

export function readBatch(value: unknown): Batch {
  const [summary] = readSummary(value);
  const head = summary ?? { id: '', name: '', state: 'done' as const, createdAt: '', counts: readCounts(undefined) };
  return { ...head, items: list(record(value).items).flatMap(readItem) };
}

function readItem(value: unknown): BatchItem[] {
  const row = record(value);
  const position = number(row.position);
  if (position === undefined) return [];
  return [
    compact<BatchItem>({
      position,
      line: number(row.line) ?? position + 1,
      topic: text(row.topic) ?? '',
      state: ITEM_STATES.find((state) => state === row.state) ?? 'waiting',
      runId: text(row.runId),
      title: text(row.title),
      error: isRecord(row.error) ? failureOf({ error: row.error }, 0) : undefined,
    }),
  ];
}
