/** What a batch of topics is to those who ask for one. */
import type { Told } from '../../contract/index.ts';
import type { Issue } from '../../errors.ts';
import type { BatchCounts, BatchSummary, KeptBatch, Store } from '../../store/index.ts';
import type { Pipeline } from '../deps.ts';
import type { BatchRow } from './rows.ts';

export interface BatchItem {
  /** From 0. */
  position: number;
  /** Where it stood in what was handed in, from 1. */
  line: number;
  topic: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Once it is done. */
  runId?: string;
  title?: string;
  /** Why it failed. */
  error?: { code: string; message: string; reasons?: readonly Told[]; details?: readonly Issue[] };
}

export interface Batch extends Omit<KeptBatch, 'door' | 'key'> {
  total: number;
  counts: BatchCounts & { running: number };
  items: BatchItem[];
}

export type BatchEvent =
  | { type: 'item'; item: BatchItem; counts: Batch['counts'] }
  | { type: 'end'; state: KeptBatch['state'] };

export interface NewBatch {
  rows: readonly BatchRow[];
  name: string;
  /** Tells the same work again; default none. */
  key?: string;
}

export interface Batches {
  /** Begins at once and resolves as soon as the batch is kept. Errors: `queue_full`, `storage`. */
  create(batch: NewBatch): Promise<Batch>;
  get(id: string): Promise<Batch | undefined>;
  /** Newest first. */
  list(): Promise<BatchSummary[]>;
  /** The newest with this key that has not ended. */
  findRunning(key: string): Promise<string | undefined>;
  /** Goes on with a batch whose worker is gone. false: another works on it, or there is none that runs. */
  goOn(id: string): Promise<boolean>;
  /** Tells what changes from now on, until `stop` is called. undefined: the batch does not run here. */
  watch(id: string, listener: (event: BatchEvent) => void): { stop(): void } | undefined;
  /** What is done stays. Errors: `not_found`, `conflict` (it has ended). */
  cancel(id: string): Promise<Batch>;
  /** A new batch of the topics that failed, as they were asked for. Errors: `not_found`, `conflict` (none of them can be tried again). */
  retry(id: string): Promise<Batch>;
  /** Cancels it where it runs, and forgets it; the Runs that it made stay. false: there was none. */
  remove(id: string): Promise<boolean>;
  /** From now on goes on with batches of this door that nobody works on any more. */
  start(): void;
  /** Topics of all batches of this process; those that have ended since it began. */
  stats(): { waiting: number; running: number; done: number; failed: number };
  /** Stops work; what is not done is left for the next start. */
  close(): Promise<void>;
}

export interface BatchDeps {
  store: Store;
  pipeline: Pick<Pipeline, 'generate'>;
  /** Who may go on with a batch of this process when it is gone: processes with the same door. */
  door: string;
  /** Topics at once, over all batches. Default one a processor. */
  concurrency?: number;
  /** Milliseconds that a process which says nothing is believed to be at work. Default 15,000. */
  claimMs?: number;
  /** Milliseconds before a second try of a topic; doubled for a third. Default 2,000. */
  retryDelayMs?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /** Default `crypto.randomUUID`. */
  createId?: () => string;
}
