/**
 * Durations counted in buckets whose bounds grow by 2 %: percentiles within 1 %, at most about 1,200 buckets, and counts of different
 * times and processes can be added. Written as `[bucket, count, …]`, it fits into a row of a table.
 */
const GROWTH = Math.log(1.02);
/** Milliseconds; shorter and longer durations count as these. */
const SHORTEST = 0.01;
const LONGEST = 86_400_000;

export class DurationCounts {
  readonly #counts = new Map<number, number>();
  #total = 0;

  /** A duration that is not a number counts as the shortest. */
  record(durationMs: number): void {
    const within = Math.min(LONGEST, Math.max(SHORTEST, durationMs || 0));
    this.#add(Math.round(Math.log(within / SHORTEST) / GROWTH), 1);
  }

  add(encoded: readonly number[]): void {
    for (let index = 0; index + 1 < encoded.length; index += 2) this.#add(encoded[index] ?? 0, encoded[index + 1] ?? 0);
  }

  encode(): number[] {
    return [...this.#counts].flat();
  }

  /** Milliseconds below which the given percents of the durations lie; 0 for none. */
  percentiles(percents: readonly number[]): number[] {
    const buckets = [...this.#counts].sort(([one], [other]) => one - other);
    return percents.map((percent) => this.#percentile(buckets, percent));
  }

  #percentile(buckets: readonly [bucket: number, count: number][], percent: number): number {
    let left = Math.max(1, Math.ceil((percent / 100) * this.#total));
    for (const [bucket, count] of buckets) {
      left -= count;
      if (left <= 0) return SHORTEST * Math.exp(bucket * GROWTH);
    }
    return 0;
  }

  #add(bucket: number, count: number): void {
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
    this.#total += count;
  }
}
