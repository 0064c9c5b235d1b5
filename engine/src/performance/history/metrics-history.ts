/**
 * What was measured, kept beyond the life of the process: minutes for hours, hours for a month. Each process keeps rows of its own, which
 * are added when they are read, so that several may share one archive and a restart goes on where it was. See docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { HkmError } from '../../errors.ts';
import { DurationCounts } from './duration-counts.ts';

/** One step of time of one operation, as one process saw it. */
export interface MetricsRow {
  /** Milliseconds that the row spans. */
  step: number;
  /** When it begins: milliseconds since 1970, a multiple of `step`. */
  time: number;
  /** Empty for all operations together. */
  operation: string;
  /** The process that measured it. */
  origin: string;
  data: string;
}

export interface MetricsQuery {
  step: number;
  operation: string;
  /** Milliseconds since 1970: the first moment, and the one behind the last. */
  from: number;
  to: number;
}

/** Where rows are kept. */
export interface MetricsArchive {
  /** Replaces rows that are there already; forgets those of each `step` that begin before its `time`. */
  saveMetrics(rows: readonly MetricsRow[], keepFrom: readonly { step: number; time: number }[]): Promise<void>;
  /** In order of time. */
  listMetrics(query: MetricsQuery): Promise<MetricsRow[]>;
}

export interface HistoryPoint {
  /** Milliseconds since 1970: when the step begins. */
  time: number;
  requests: number;
  /** Percent, 0 to 100. */
  successRate: number;
  /** Milliseconds, within 1 %. */
  p50: number;
  p95: number;
  p99: number;
  /** Percent of the lookups in the step, 0 to 100; 0 without lookups. */
  cacheHitRate: number;
  /** USD, as far as costs are known. */
  costUsd: number;
}

export interface History {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Milliseconds between points. */
  step: number;
  /** Oldest first; steps in which nothing happened are left out. */
  points: HistoryPoint[];
  /** All of them together. */
  total: HistoryPoint;
}

/** Sums that only grow; the history keeps by how much they grew. */
export interface Counters {
  cacheHits: number;
  cacheLookups: number;
  costUsd: number;
}

export interface HistoryOptions {
  archive: MetricsArchive;
  /** Read at each flush. Default: nothing is counted. */
  counters?: () => Counters;
  /** Milliseconds between flushes: what a crash may lose. Default 10,000. */
  flushInterval?: number;
  /** Most operations told apart; further ones count only among all. Default 30. */
  maxOperations?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Milliseconds; each question is answered from the first tier that reaches back far enough. */
const TIERS = [
  { step: MINUTE, keep: 3 * HOUR },
  { step: 10 * MINUTE, keep: 48 * HOUR },
  { step: HOUR, keep: 720 * HOUR },
] as const;

/** Hours that are remembered at most. */
export const HISTORY_HOURS = 720;

/** Rows that wait for an archive which fails; more are forgotten. */
const MAX_WAITING = 1_000;

interface Bucket {
  step: number;
  time: number;
  operation: string;
  requests: number;
  succeeded: number;
  counters: Counters;
  durations: DurationCounts;
  dirty: boolean;
}

/** What stands in `data`. */
interface Measured {
  requests: number;
  succeeded: number;
  counters: Counters;
  durations: number[];
}

const NOTHING: Readonly<Counters> = { cacheHits: 0, cacheLookups: 0, costUsd: 0 };

export class MetricsHistory {
  readonly #options: Required<HistoryOptions>;
  readonly #origin = randomUUID();
  readonly #operations = new Set<string>(['']);
  readonly #current = new Map<string, Bucket>();
  #waiting: MetricsRow[] = [];
  #counted: Counters;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(options: HistoryOptions) {
    this.#options = {
      counters: () => NOTHING,
      flushInterval: 10_000,
      maxOperations: 30,
      now: Date.now,
      ...options,
    };
    this.#counted = { ...this.#options.counters() };
    // A failure is tried again with the next flush.
    this.#timer = setInterval(() => this.flush().catch(() => undefined), this.#options.flushInterval).unref();
  }

  /** Records one request; nothing is written before the next flush. */
  record(operation: string, durationMs: number, success: boolean): void {
    const now = this.#options.now();
    const isKnown = this.#operations.has(operation);
    if (!isKnown && this.#operations.size <= this.#options.maxOperations) this.#operations.add(operation);
    const names = this.#operations.has(operation) && operation !== '' ? ['', operation] : [''];
    for (const name of names) {
      for (const { step } of TIERS) {
        const bucket = this.#bucket(step, name, now);
        bucket.requests++;
        if (success) bucket.succeeded++;
        bucket.durations.record(durationMs);
      }
    }
  }

  /** Writes what has changed. Rejects when the archive does; nothing is lost then, up to 1,000 rows. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.catch(() => undefined).then(() => this.#write());
    return this.#flushing;
  }

  /**
   * The last `hours` (at most 720), of one operation or of all: points of a minute up to 3 hours, of ten up to 48, of an hour beyond.
   * Hits and costs are counted for the process as a whole: the points of an operation carry those of all.
   * @throws bad_input for hours out of range
   */
  async read(hours = 24, operation = ''): Promise<History> {
    if (!(hours > 0 && hours <= HISTORY_HOURS)) {
      throw new HkmError('bad_input', `hours must be above 0 and at most ${HISTORY_HOURS}, not ${hours}.`, {
        details: [{ path: 'hours', message: `must be above 0 and at most ${HISTORY_HOURS}` }],
      });
    }
    await this.flush();
    const span = hours * HOUR;
    const { step } = TIERS.find(({ keep }) => span <= keep) ?? TIERS[2];
    const to = this.#options.now();
    const from = startOf(to - span, step);
    const list = (name: string) => this.#options.archive.listMetrics({ step, operation: name, from, to: to + 1 });
    const overall = await list('');
    const rows = operation === '' ? overall : await list(operation);
    const total = pointOf(from, rows.map(measuredIn), overall.map(measuredIn));
    return { from, to, step, points: pointsOf(rows, overall), total };
  }

  /** USD spent since a moment (milliseconds since 1970, at most 48 hours ago), by all processes that share the archive. */
  async spentSince(from: number): Promise<number> {
    await this.flush();
    const { step } = TIERS[1];
    const rows = await this.#options.archive.listMetrics({
      step,
      operation: '',
      from: startOf(from, step),
      to: this.#options.now() + 1,
    });
    return rows.reduce((sum, row) => sum + measuredIn(row).counters.costUsd, 0);
  }

  /** Writes what is left, and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.flush().catch(() => undefined);
  }

  #bucket(step: number, operation: string, now: number): Bucket {
    const key = keyOf({ step, operation });
    const time = startOf(now, step);
    const known = this.#current.get(key);
    if (known?.time === time) {
      known.dirty = true;
      return known;
    }
    if (known?.dirty) this.#wait(this.#rowOf(known));
    const fresh: Bucket = {
      step,
      time,
      operation,
      requests: 0,
      succeeded: 0,
      counters: { ...NOTHING },
      durations: new DurationCounts(),
      dirty: true,
    };
    this.#current.set(key, fresh);
    return fresh;
  }

  #wait(row: MetricsRow): void {
    this.#waiting.push(row);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }

  async #write(): Promise<void> {
    this.#count();
    const dirty = [...this.#current.values()].filter((bucket) => bucket.dirty);
    const waiting = this.#waiting;
    const rows = [...waiting, ...dirty.map((bucket) => this.#rowOf(bucket))];
    if (rows.length === 0) return;
    this.#waiting = [];
    for (const bucket of dirty) bucket.dirty = false;
    const now = this.#options.now();
    const keepFrom = TIERS.map(({ step, keep }) => ({ step, time: now - keep - step }));
    try {
      await this.#options.archive.saveMetrics(rows, keepFrom);
    } catch (error) {
      for (const row of waiting) this.#wait(row);
      for (const bucket of dirty) {
        if (this.#current.get(keyOf(bucket)) === bucket) bucket.dirty = true;
        else this.#wait(this.#rowOf(bucket));
      }
      throw error;
    }
  }

  /** By how much the counters grew since the last time. */
  #count(): void {
    const now = this.#options.counters();
    const grown = {
      cacheHits: Math.max(0, now.cacheHits - this.#counted.cacheHits),
      cacheLookups: Math.max(0, now.cacheLookups - this.#counted.cacheLookups),
      costUsd: Math.max(0, now.costUsd - this.#counted.costUsd),
    };
    this.#counted = { ...now };
    if (grown.cacheLookups === 0 && grown.costUsd === 0) return;
    for (const { step } of TIERS) addCounters(this.#bucket(step, '', this.#options.now()).counters, grown);
  }

  #rowOf({ step, time, operation, requests, succeeded, counters, durations }: Bucket): MetricsRow {
    const measured: Measured = { requests, succeeded, counters, durations: durations.encode() };
    return { step, time, operation, origin: this.#origin, data: JSON.stringify(measured) };
  }
}

function keyOf({ step, operation }: Pick<Bucket, 'step' | 'operation'>): string {
  return `${step}\n${operation}`;
}

function startOf(time: number, step: number): number {
  return Math.floor(time / step) * step;
}

function addCounters(sum: Counters, more: Counters): void {
  sum.cacheHits += more.cacheHits;
  sum.cacheLookups += more.cacheLookups;
  sum.costUsd += more.costUsd;
}

/** Written by `#rowOf`. */
function measuredIn({ data }: MetricsRow): Measured {
  return JSON.parse(data) as Measured;
}

function pointsOf(rows: readonly MetricsRow[], overall: readonly MetricsRow[]): HistoryPoint[] {
  const counted = Map.groupBy(overall, ({ time }) => time);
  return [...Map.groupBy(rows, ({ time }) => time)]
    .map(([time, parts]) => pointOf(time, parts.map(measuredIn), (counted.get(time) ?? []).map(measuredIn)))
    .filter(({ requests, costUsd }) => requests > 0 || costUsd > 0)
    .sort((one, other) => one.time - other.time);
}

function pointOf(time: number, parts: readonly Measured[], overall: readonly Measured[]): HistoryPoint {
  const durations = new DurationCounts();
  const counters = { ...NOTHING };
  let requests = 0;
  let succeeded = 0;
  for (const part of parts) {
    requests += part.requests;
    succeeded += part.succeeded;
    durations.add(part.durations);
  }
  for (const part of overall) addCounters(counters, part.counters);
  const [p50 = 0, p95 = 0, p99 = 0] = durations.percentiles([50, 95, 99]);
  return {
    time,
    requests,
    successRate: percent(succeeded, requests),
    p50,
    p95,
    p99,
    cacheHitRate: percent(counters.cacheHits, counters.cacheLookups),
    costUsd: counters.costUsd,
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}
