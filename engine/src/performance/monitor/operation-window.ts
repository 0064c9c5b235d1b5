/**
 * What one operation did during a sliding window: a ring of slices, each with a histogram of bounded relative error.
 * Memory depends on the number of slices and on the range of durations, never on the number of requests.
 */
import { build, type Histogram } from 'hdr-histogram-js';

/** Histograms count tenths of a microsecond: two significant digits keep percentiles within 1 %. */
const UNITS_PER_MS = 10_000;
const MAX_UNITS = 24 * 3_600_000 * UNITS_PER_MS;
const MAX_ERROR_TYPES = 50;
const MAX_SAMPLES = 500;

export interface Sample {
  /** Milliseconds since 1970. */
  timestamp: number;
  /** Milliseconds. */
  responseTime: number;
  success: boolean;
}

interface Slice {
  number: number;
  count: number;
  succeeded: number;
  totalMs: number;
  histogram: Histogram;
  errors: Map<string, number>;
}

export interface WindowTotals {
  requestCount: number;
  succeeded: number;
  totalMs: number;
  errorDistribution: Record<string, number>;
}

export class OperationWindow {
  readonly #slices: (Slice | undefined)[];
  readonly #sliceMs: number;
  readonly #samples: Sample[] = [];
  #nextSample = 0;

  constructor(windowMs: number, slices: number) {
    this.#slices = new Array<Slice | undefined>(slices).fill(undefined);
    this.#sliceMs = windowMs / slices;
  }

  record(now: number, durationMs: number, success: boolean, errorType?: string): void {
    const slice = this.#slice(now);
    slice.count++;
    slice.totalMs += durationMs;
    slice.histogram.recordValue(Math.min(MAX_UNITS, Math.max(1, Math.round(durationMs * UNITS_PER_MS))));
    if (success) slice.succeeded++;
    else countError(slice.errors, errorType ?? 'unknown');
    this.#sample(now, durationMs, success);
  }

  totals(now: number): WindowTotals {
    const totals: WindowTotals = { requestCount: 0, succeeded: 0, totalMs: 0, errorDistribution: {} };
    for (const slice of this.#live(now)) {
      totals.requestCount += slice.count;
      totals.succeeded += slice.succeeded;
      totals.totalMs += slice.totalMs;
      for (const [type, count] of slice.errors)
        totals.errorDistribution[type] = (totals.errorDistribution[type] ?? 0) + count;
    }
    return totals;
  }

  /** Milliseconds below which the given percents of the requests lie; 0 for none. */
  percentiles(now: number, percents: readonly number[]): number[] {
    const all = createHistogram();
    for (const slice of this.#live(now)) all.add(slice.histogram);
    return percents.map((percent) => (all.totalCount === 0 ? 0 : all.getValueAtPercentile(percent) / UNITS_PER_MS));
  }

  /** The last samples inside the window, oldest first; at most 500. */
  samples(now: number): Sample[] {
    const ordered = [...this.#samples.slice(this.#nextSample), ...this.#samples.slice(0, this.#nextSample)];
    const start = now - this.#sliceMs * this.#slices.length;
    return ordered.filter((sample) => sample.timestamp >= start);
  }

  #live(now: number): Slice[] {
    const oldest = Math.floor(now / this.#sliceMs) - this.#slices.length + 1;
    return this.#slices.filter((slice) => slice !== undefined && slice.number >= oldest) as Slice[];
  }

  #slice(now: number): Slice {
    const number = Math.floor(now / this.#sliceMs);
    const place = number % this.#slices.length;
    const kept = this.#slices[place];
    if (kept !== undefined && kept.number === number) return kept;
    const histogram = kept?.histogram ?? createHistogram();
    histogram.reset();
    const slice: Slice = { number, count: 0, succeeded: 0, totalMs: 0, histogram, errors: new Map() };
    this.#slices[place] = slice;
    return slice;
  }

  #sample(timestamp: number, responseTime: number, success: boolean): void {
    const sample = { timestamp, responseTime, success };
    if (this.#samples.length < MAX_SAMPLES) this.#samples.push(sample);
    else this.#samples[this.#nextSample] = sample;
    this.#nextSample = (this.#nextSample + 1) % MAX_SAMPLES;
  }
}

function createHistogram(): Histogram {
  return build({ bitBucketSize: 32, numberOfSignificantValueDigits: 2, autoResize: true });
}

function countError(errors: Map<string, number>, type: string): void {
  const kept = errors.has(type) || errors.size < MAX_ERROR_TYPES ? type : 'other';
  errors.set(kept, (errors.get(kept) ?? 0) + 1);
}
