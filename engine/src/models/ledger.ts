/** What the models did so far: by model, in constant memory. Feeds the router and the figures. */
import { PerformanceMonitor } from '../performance/index.ts';
import { keyOf, type LiveRecord } from './router.ts';
import type { ModelConfig } from './spec/index.ts';

export interface ModelRecord {
  requests: number;
  succeeded: number;
  /** Milliseconds, mean. */
  averageResponseTime: number;
  /** Percent, 0 to 100. */
  successRate: number;
  /** USD; undefined where no call of the model had a known cost. */
  cost: number | undefined;
  inputTokens: number;
  outputTokens: number;
}

export interface ManagerMetrics {
  totalRequests: number;
  /** Milliseconds, mean over all. */
  averageResponseTime: number;
  /** Percent, 0 to 100; 100 before the first request would claim what nobody has seen, so it is 0. */
  successRate: number;
  /** USD, of the calls whose cost is known. */
  totalCost: number;
  byModel: Record<string, ModelRecord>;
}

export interface GenerationExtra {
  costUsd?: number | undefined;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  errorType?: string | undefined;
}

interface Tally {
  requests: number;
  succeeded: number;
  totalMs: number;
  cost: number | undefined;
  inputTokens: number;
  outputTokens: number;
}

type TrackedModel = Pick<ModelConfig, 'provider' | 'id'> & Partial<Pick<ModelConfig, 'type'>>;

/** One generation, as a watcher is told of it. */
export interface LedgerEntry extends GenerationExtra {
  /** `other` in the place of both names where too many models are told apart already. */
  model: TrackedModel;
  durationMs: number;
  success: boolean;
}

/** Models told apart; further ones share one line. */
const MAX_MODELS = 500;
const OTHER = 'other';

export class Ledger {
  readonly monitor: PerformanceMonitor;
  readonly #tallies = new Map<string, Tally>();
  readonly #watchers = new Set<(entry: LedgerEntry) => void>();

  constructor(monitor = new PerformanceMonitor()) {
    this.monitor = monitor;
  }

  /** Tells of every generation from now on, until what it gives is called. */
  watch(watcher: (entry: LedgerEntry) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  track(model: TrackedModel, durationMs: number, success: boolean, extra: GenerationExtra = {}): void {
    const key = this.#keyFor(model);
    const tally = this.#tallies.get(key) ?? {
      requests: 0,
      succeeded: 0,
      totalMs: 0,
      cost: undefined,
      inputTokens: 0,
      outputTokens: 0,
    };
    tally.requests++;
    if (success) tally.succeeded++;
    tally.totalMs += Math.max(0, durationMs) || 0;
    if (extra.costUsd !== undefined) tally.cost = (tally.cost ?? 0) + extra.costUsd;
    tally.inputTokens += extra.inputTokens ?? 0;
    tally.outputTokens += extra.outputTokens ?? 0;
    this.#tallies.set(key, tally);
    for (const watcher of this.#watchers) {
      const known = key === OTHER ? { ...model, provider: OTHER, id: OTHER } : model;
      watcher({ ...extra, model: known, durationMs: Math.max(0, durationMs) || 0, success });
    }
    this.monitor.trackRequest(
      `model ${key}`,
      durationMs,
      success,
      extra.errorType === undefined ? {} : { errorType: extra.errorType },
    );
  }

  /** The last hour of one model. */
  liveRecordOf(model: Pick<ModelConfig, 'provider' | 'id'>): LiveRecord | undefined {
    const { requestCount, successRate, averageResponseTime } = this.monitor.getTotals(`model ${keyOf(model)}`);
    return requestCount === 0 ? undefined : { successRate: successRate / 100, latencyMs: averageResponseTime };
  }

  metrics(): ManagerMetrics {
    const tallies = [...this.#tallies.values()];
    const requests = sum(tallies.map((tally) => tally.requests));
    return {
      totalRequests: requests,
      averageResponseTime: requests === 0 ? 0 : sum(tallies.map((tally) => tally.totalMs)) / requests,
      successRate: requests === 0 ? 0 : (sum(tallies.map((tally) => tally.succeeded)) / requests) * 100,
      totalCost: sum(tallies.map((tally) => tally.cost ?? 0)),
      byModel: Object.fromEntries([...this.#tallies].map(([key, tally]) => [key, toRecord(tally)])),
    };
  }

  close(): void {
    this.monitor.close();
  }

  #keyFor(model: Pick<ModelConfig, 'provider' | 'id'>): string {
    const key = keyOf(model);
    return this.#tallies.has(key) || this.#tallies.size < MAX_MODELS ? key : OTHER;
  }
}

function toRecord(tally: Tally): ModelRecord {
  return {
    requests: tally.requests,
    succeeded: tally.succeeded,
    averageResponseTime: tally.totalMs / tally.requests,
    successRate: (tally.succeeded / tally.requests) * 100,
    cost: tally.cost,
    inputTokens: tally.inputTokens,
    outputTokens: tally.outputTokens,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
