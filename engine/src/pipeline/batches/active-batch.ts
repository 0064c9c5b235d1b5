/**
 * A batch that this process works on. An item is `waiting`, then `running`, then `done`, `failed` or `cancelled`; the store knows it as
 * waiting until its end, so that a process that dies leaves nothing half-made. Its Run has its id from the beginning: an item
 * whose Run is there already is done, however its worker ended.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Brief } from '../../contract/index.ts';
import { HkmError, isHkmError } from '../../errors.ts';
import type { BatchProcessor } from '../../performance/index.ts';
import type { KeptBatch, KeptBatchItem, Store } from '../../store/index.ts';
import type { Pipeline } from '../deps.ts';
import type { BatchRow } from './rows.ts';
import type { Batch, BatchEvent, BatchItem } from './types.ts';

export type Job = () => Promise<void>;

export interface Workplace {
  store: Store;
  pipeline: Pick<Pipeline, 'generate'>;
  processor: BatchProcessor<Job, void>;
  /** Items of one batch that are in the processor at once: the batches take turns. */
  window: number;
  retryDelayMs: number;
  now: () => number;
}

/** An item with what is needed to make it. */
export interface WorkItem extends BatchItem {
  runId: string;
  brief?: Brief;
}

/** A batch with this few items left goes before longer ones. */
const SHORT = 20;
/** Tries of an item whose failure may pass. */
const TRIES = 3;

export class ActiveBatch {
  readonly batch: KeptBatch;
  readonly #items: WorkItem[];
  readonly #workplace: Workplace;
  readonly #isResumed: boolean;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(event: BatchEvent) => void>();
  /** Items whose end the store does not know yet. */
  readonly #unsaved = new Set<WorkItem>();
  readonly #finished: Promise<void>;

  /** Begins at once. */
  constructor(batch: KeptBatch, items: WorkItem[], workplace: Workplace, isResumed: boolean) {
    this.batch = batch;
    this.#items = items;
    this.#workplace = workplace;
    this.#isResumed = isResumed;
    this.#finished = this.#work();
  }

  snapshot(): Batch {
    return batchOf(this.batch, this.#items);
  }

  get waiting(): number {
    return countsOf(this.#items).waiting;
  }

  watch(listener: (event: BatchEvent) => void): { stop(): void } {
    this.#listeners.add(listener);
    return { stop: () => void this.#listeners.delete(listener) };
  }

  /** Resolves when nothing of it is under way any more. Never rejects. */
  get finished(): Promise<void> {
    return this.#finished;
  }

  /** Ends work for good: what is not done is cancelled. */
  async cancel(): Promise<void> {
    this.batch.state = 'cancelled';
    this.#stop.abort();
    await this.#finished;
  }

  /** Ends work; what is not done waits for another worker. */
  async leave(): Promise<void> {
    this.#stop.abort();
    await this.#finished;
  }

  async #work(): Promise<void> {
    const waiting = this.#items.filter((item) => item.state === 'waiting');
    const next = waiting.values();
    let left = waiting.length;
    const lane = async () => {
      for (const item of next) {
        if (this.#stop.signal.aborted) return;
        const priority = left <= SHORT ? 'medium' : 'low';
        left--;
        await this.#submit(item, priority);
      }
    };
    await Promise.all(Array.from({ length: this.#workplace.window }, lane));
    await this.#end();
  }

  async #submit(item: WorkItem, priority: 'medium' | 'low'): Promise<void> {
    const { signal } = this.#stop;
    const job: Job = () => this.#make(item, signal);
    try {
      await this.#workplace.processor.add({ id: item.runId, data: job, priority, signal });
    } catch (error) {
      // Left or cancelled: `#end` decides what becomes of it.
      if (signal.aborted) item.state = 'waiting';
      else await this.#settle(item, 'failed', error);
    }
  }

  async #make(item: WorkItem, signal: AbortSignal): Promise<void> {
    const { brief, runId } = item;
    if (brief === undefined) throw new HkmError('internal', `Item ${item.position} has no Brief.`);
    this.#change(item, 'running');
    const known = this.#isResumed ? await this.#workplace.store.getRun(runId) : undefined;
    const { id, title } = known ?? (await this.#generate(brief, runId, signal));
    // That of an earlier Run where the same was answered before.
    item.runId = id;
    item.title = title;
    await this.#settle(item, 'done');
  }

  async #generate(brief: Brief, id: string, signal: AbortSignal): Promise<{ id: string; title: string }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#workplace.pipeline.generate(brief, { id, signal, background: true });
      } catch (error) {
        if (signal.aborted || attempt >= TRIES || !isHkmError(error) || !error.retryable) throw error;
        const delay = error.retryAfterMs ?? this.#workplace.retryDelayMs * 2 ** (attempt - 1);
        await sleep(Math.min(delay, 60_000), undefined, { signal });
      }
    }
  }

  async #settle(item: WorkItem, state: 'done' | 'failed', error?: unknown): Promise<void> {
    if (error !== undefined) item.error = errorOf(error);
    this.#unsaved.add(item);
    this.#change(item, state);
    await this.#save();
  }

  /** What cannot be kept now is kept with the next item, or at the end. */
  async #save(): Promise<void> {
    const items = [...this.#unsaved];
    if (items.length === 0) return;
    try {
      await this.#workplace.store.saveBatchItems(this.batch.id, items.map(keptItem));
      for (const item of items) this.#unsaved.delete(item);
    } catch {
      // Nothing is lost: an item that the store takes for waiting is known by its Run.
    }
  }

  async #end(): Promise<void> {
    const { batch } = this;
    const unfinished = this.#items.filter((item) => item.state === 'waiting');
    if (batch.state === 'cancelled') {
      for (const item of unfinished) {
        this.#unsaved.add(item);
        this.#change(item, 'cancelled');
      }
    }
    await this.#save();
    if (batch.state !== 'cancelled' && unfinished.length > 0) return;
    // Another process may hear of the end only when everything before it is kept.
    if (this.#unsaved.size > 0) return;
    if (batch.state === 'running') batch.state = 'done';
    batch.finishedAt = new Date(this.#workplace.now()).toISOString();
    await this.#workplace.store.endBatch(batch.id, batch.state, batch.finishedAt).catch(() => undefined);
    this.#tell({ type: 'end', state: batch.state });
  }

  #change(item: WorkItem, state: BatchItem['state']): void {
    item.state = state;
    if (this.#listeners.size > 0) this.#tell({ type: 'item', item: shownItem(item), counts: countsOf(this.#items) });
  }

  #tell(event: BatchEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Items of a new batch; a row that is wrong has failed already. */
export function itemsOf(rows: readonly BatchRow[], createId: () => string): WorkItem[] {
  return rows.map((row, position) => {
    const item = { position, line: row.line, topic: row.topic, runId: createId() };
    if ('brief' in row) return { ...item, state: 'waiting', brief: row.brief };
    const message = `Line ${row.line}: ${row.issues.map((issue) => `${issue.path} ${issue.message}`).join('; ')}.`;
    return { ...item, state: 'failed', error: { code: 'bad_input', message, details: row.issues } };
  });
}

export function keptItem({ position, state, ...data }: WorkItem): KeptBatchItem {
  return { position, state: state === 'running' ? 'waiting' : state, data };
}

/** As `keptItem` wrote it. */
export function workItem({ position, state, data }: KeptBatchItem): WorkItem {
  return { ...(data as Omit<WorkItem, 'position' | 'state'>), position, state };
}

export function batchOf({ door: _door, key: _key, ...batch }: KeptBatch, items: readonly WorkItem[]): Batch {
  return { ...batch, total: items.length, counts: countsOf(items), items: items.map(shownItem) };
}

function countsOf(items: readonly WorkItem[]): Batch['counts'] {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  for (const item of items) counts[item.state]++;
  return counts;
}

function shownItem({ brief: _brief, runId, ...item }: WorkItem): BatchItem {
  return { ...item, ...(item.state === 'done' && { runId }) };
}

function errorOf(error: unknown): NonNullable<BatchItem['error']> {
  if (!isHkmError(error)) return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
  const { code, message, reasons, details } = error;
  return { code, message, ...(reasons.length > 0 && { reasons }), ...(details.length > 0 && { details }) };
}
