/** Counts, times and percentiles of operations over a sliding window, in constant memory. See docs/performance.md. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { HkmError } from '../../errors.ts';
import { OperationWindow, type Sample } from './operation-window.ts';

export interface MonitorOptions {
  /** Milliseconds. Default one hour. */
  window?: number;
  /** Steps in which the window slides. Default 30. */
  slices?: number;
  /** Most operations told apart; further ones are counted under `other`. Default 200. */
  maxOperations?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

export interface RequestMetadata {
  /** What failed, e.g. an error code. */
  errorType?: string;
  [key: string]: unknown;
}

export interface Metrics {
  requestCount: number;
  /** Milliseconds, exact mean. */
  averageResponseTime: number;
  /** Percent, 0 to 100. 0 without requests. */
  successRate: number;
  /** Percent, 0 to 100. */
  errorRate: number;
  /** Requests per second over the window, or since the first request when that is shorter. */
  throughput: number;
  /** Resident memory of the process, MB. */
  memoryUsage: number;
  /** CPU time of the process since the last reading, percent of one core. */
  cpuUsage: number;
  /** 99th percentile, milliseconds, over at most the last window. */
  eventLoopDelay: number;
}

export interface DetailedMetrics {
  requestCount: number;
  averageResponseTime: number;
  p50ResponseTime: number;
  p95ResponseTime: number;
  p99ResponseTime: number;
  successRate: number;
  errorDistribution: Record<string, number>;
  timeSeriesData: Sample[];
}

const OTHER = 'other';

export class PerformanceMonitor {
  readonly #options: Required<MonitorOptions>;
  readonly #operations = new Map<string, OperationWindow>();
  readonly #all: OperationWindow;
  readonly #loopDelay: ReturnType<typeof monitorEventLoopDelay>;
  #loopSince: number;
  #firstRequest: number | undefined;
  #cpu = { at: performance.now(), usage: process.cpuUsage(), percent: 0 };

  constructor(options: MonitorOptions = {}) {
    this.#options = { window: 3_600_000, slices: 30, maxOperations: 200, now: Date.now, ...options };
    for (const name of ['window', 'slices', 'maxOperations'] as const) {
      if (!(this.#options[name] >= 1))
        throw new HkmError('bad_input', `${name} must be at least 1, not ${this.#options[name]}.`);
    }
    this.#all = this.#createWindow();
    this.#loopDelay = monitorEventLoopDelay({ resolution: 20 });
    this.#loopDelay.enable();
    this.#loopSince = this.#options.now();
  }

  /** Records one request. A duration that is not a number, or negative, counts as 0. */
  trackRequest(operation: string, durationMs: number, success: boolean, metadata?: RequestMetadata): void {
    const now = this.#options.now();
    this.#firstRequest ??= now;
    const duration = Math.max(0, durationMs) || 0; // NaN too
    this.#all.record(now, duration, success, metadata?.errorType);
    this.#window(operation).record(now, duration, success, metadata?.errorType);
  }

  /** Of one operation, or of all. */
  getMetrics(operation?: string): Metrics {
    const now = this.#options.now();
    const window = operation === undefined ? this.#all : this.#operations.get(operation);
    const totals = window?.totals(now) ?? { requestCount: 0, succeeded: 0, totalMs: 0 };
    const { requestCount, succeeded, totalMs } = totals;
    const elapsed = Math.min(this.#options.window, Math.max(1_000, now - (this.#firstRequest ?? now)));
    return {
      requestCount,
      averageResponseTime: requestCount === 0 ? 0 : totalMs / requestCount,
      successRate: percent(succeeded, requestCount),
      errorRate: percent(requestCount - succeeded, requestCount),
      throughput: requestCount / (elapsed / 1_000),
      memoryUsage: process.memoryUsage.rss() / 1024 / 1024,
      cpuUsage: this.#readCpu(),
      eventLoopDelay: this.#readLoopDelay(now),
    };
  }

  /** Count, mean and success of one operation alone: cheap enough to ask on every call. */
  getTotals(operation: string): Pick<Metrics, 'requestCount' | 'averageResponseTime' | 'successRate'> {
    const totals = this.#operations.get(operation)?.totals(this.#options.now());
    const { requestCount, succeeded, totalMs } = totals ?? { requestCount: 0, succeeded: 0, totalMs: 0 };
    const averageResponseTime = requestCount === 0 ? 0 : totalMs / requestCount;
    return { requestCount, averageResponseTime, successRate: percent(succeeded, requestCount) };
  }

  getDetailedMetrics(operation?: string): DetailedMetrics {
    const now = this.#options.now();
    const window = (operation === undefined ? this.#all : this.#operations.get(operation)) ?? this.#createWindow();
    const { requestCount, succeeded, totalMs, errorDistribution } = window.totals(now);
    const [p50 = 0, p95 = 0, p99 = 0] = window.percentiles(now, [50, 95, 99]);
    return {
      requestCount,
      averageResponseTime: requestCount === 0 ? 0 : totalMs / requestCount,
      p50ResponseTime: p50,
      p95ResponseTime: p95,
      p99ResponseTime: p99,
      successRate: percent(succeeded, requestCount),
      errorDistribution,
      timeSeriesData: window.samples(now),
    };
  }

  /** The names seen so far. */
  operations(): string[] {
    return [...this.#operations.keys()];
  }

  close(): void {
    this.#loopDelay.disable();
  }

  #window(operation: string): OperationWindow {
    const known = this.#operations.get(operation);
    if (known !== undefined) return known;
    const name = this.#operations.size < this.#options.maxOperations ? operation : OTHER;
    const window = this.#operations.get(name) ?? this.#createWindow();
    this.#operations.set(name, window);
    return window;
  }

  #createWindow(): OperationWindow {
    return new OperationWindow(this.#options.window, this.#options.slices);
  }

  /** What was slow once is forgotten with its window. */
  #readLoopDelay(now: number): number {
    if (now - this.#loopSince >= this.#options.window) {
      this.#loopSince = now;
      this.#loopDelay.reset();
    }
    return this.#loopDelay.count === 0 ? 0 : this.#loopDelay.percentile(99) / 1e6;
  }

  /** Read at most four times a second: shorter stretches say nothing. */
  #readCpu(): number {
    const elapsed = performance.now() - this.#cpu.at;
    if (elapsed < 250) return this.#cpu.percent;
    const { user, system } = process.cpuUsage(this.#cpu.usage);
    this.#cpu = {
      at: performance.now(),
      usage: process.cpuUsage(),
      percent: ((user + system) / 1_000 / elapsed) * 100,
    };
    return this.#cpu.percent;
  }
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}
