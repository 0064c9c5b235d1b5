/**
 * The one generation that may be under way.
 * idle -> running -> done | failed | idle (stopped). A new start replaces a running one. What was asked is noted while it
 * runs, so that a reload can take it up again.
 */
import type { Attempt, BriefInput, Claim, Stage, Told, Warning } from '@hkm/engine/contract';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type ApiError, isAbort, toApiError } from '../api/errors.ts';
import type { generate, Progress } from '../api/generate.ts';
import { record, text } from '../api/read.ts';
import type { ShownResult } from '../api/result.ts';
import { STAGES } from '../values.ts';
import { type Keeper, keep, readKept } from './storage.ts';

export interface StageState {
  state: 'waiting' | 'started' | 'finished';
  durationMs?: number;
  note?: string;
  /** The note by codes. */
  reasons?: readonly Told[];
}

export interface Job {
  status: 'idle' | 'running' | 'done' | 'failed';
  topic: string;
  /** Bytes of a request with documents, while they are sent. */
  sent: { done: number; total: number } | undefined;
  stages: Record<Stage, StageState>;
  claims: Claim[];
  attempts: Attempt[];
  warnings: Warning[];
  result: ShownResult | undefined;
  error: ApiError | undefined;
  /** true: this run was taken up again after a reload. */
  resumed: boolean;
  /** true: the person stopped the last run. */
  stopped: boolean;
  start(brief: BriefInput, options?: { resumed?: boolean }): Promise<void>;
  stop(): void;
  /** Puts result and error away. */
  clear(): void;
}

export type JobStore = UseBoundStore<StoreApi<Job>>;

export interface JobDeps {
  generate: typeof generate;
  onDone(result: ShownResult): void;
  keeper?: Keeper | undefined;
  /** Milliseconds that progress stays visible at least, so that nothing flickers. */
  shortest?: number;
}

export interface Pending {
  topic: string;
  /** ISO 8601. */
  startedAt: string;
}

const PENDING_KEY = 'hkm.pending';
const SHORTEST_MS = 450;
/** Lists that grow with events keep at most this many. */
const MOST_ROWS = 500;

const freshStages = (): Record<Stage, StageState> =>
  Object.fromEntries(STAGES.map((stage) => [stage, { state: 'waiting' }])) as Record<Stage, StageState>;

const fresh = () => ({
  sent: undefined,
  stages: freshStages(),
  claims: [] as Claim[],
  attempts: [] as Attempt[],
  warnings: [] as Warning[],
  result: undefined,
  error: undefined,
  resumed: false,
  stopped: false,
});

export function createJobStore(deps: JobDeps): JobStore {
  const shortest = deps.shortest ?? SHORTEST_MS;
  let running: AbortController | undefined;
  const settle = () => {
    running = undefined;
    keep(deps.keeper, PENDING_KEY, undefined);
  };
  return create<Job>()((set, get) => ({
    status: 'idle',
    topic: '',
    ...fresh(),

    start: async (brief, { resumed = false } = {}) => {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      set({ ...fresh(), status: 'running', topic: brief.topic, resumed });
      keep(deps.keeper, PENDING_KEY, { topic: brief.topic, startedAt: new Date().toISOString() } satisfies Pending);
      // What comes from a run that was stopped or replaced changes nothing any more.
      const isCurrent = () => running === controller;
      const onProgress = (progress: Progress) => isCurrent() && set(advance(get(), progress));
      const outcome = await atLeast(shortest, settled(deps.generate(brief, onProgress, controller.signal)));
      if (!isCurrent()) return;
      settle();
      set(outcome.state);
      if (outcome.state.result) deps.onDone(outcome.state.result);
    },

    stop: () => {
      if (!running) return;
      running.abort();
      settle();
      set({ status: 'idle', stopped: true });
    },

    clear: () => {
      if (get().status !== 'running') set({ ...fresh(), status: 'idle' });
    },
  }));
}

type Ending = Partial<Pick<Job, 'status' | 'result' | 'error' | 'stopped'>>;

/** How a generation ended, as the state that it leads to; never rejects. */
async function settled(generation: Promise<ShownResult>): Promise<{ state: Ending }> {
  try {
    return { state: { status: 'done', result: await generation } };
  } catch (error) {
    if (isAbort(error)) return { state: { status: 'idle', stopped: true } };
    return { state: { status: 'failed', error: toApiError(error) } };
  }
}

async function atLeast<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
  return outcome;
}

/** The run that a reload interrupted, if there was one; the note of it is taken away. */
export function takePending(keeper: Keeper | undefined): Pending | undefined {
  const kept = record(readKept(keeper, PENDING_KEY));
  const topic = text(kept.topic);
  const startedAt = text(kept.startedAt);
  keep(keeper, PENDING_KEY, undefined);
  return topic && startedAt ? { topic, startedAt } : undefined;
}

export function advance(
  job: Pick<Job, 'stages' | 'claims' | 'attempts' | 'warnings'>,
  progress: Progress,
): Partial<Job> {
  switch (progress.type) {
    case 'sent':
      return { sent: progress.sent < progress.total ? { done: progress.sent, total: progress.total } : undefined };
    case 'stage': {
      const { stage, type: _type, ...rest } = progress;
      return { stages: { ...job.stages, [stage]: { ...job.stages[stage], ...rest } } };
    }
    case 'claim': {
      // A claim may come again with its verdict: the later one counts.
      const others = job.claims.filter(({ id }) => id !== progress.claim.id);
      return { claims: [...others, progress.claim].slice(-MOST_ROWS) };
    }
    case 'attempt':
      return { attempts: [...job.attempts, progress.attempt].slice(-MOST_ROWS) };
    case 'warning':
      return { warnings: [...job.warnings, progress.warning].slice(-MOST_ROWS) };
  }
}
