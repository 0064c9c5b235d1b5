import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DurationCounts } from './duration-counts.ts';
import { type Counters, type MetricsArchive, MetricsHistory, type MetricsRow } from './metrics-history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 5, 12);

describe('DurationCounts', () => {
  it('gives percentiles within 1 % of the exact ones, also when counts were written and added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.nat(300),
        (durations, cut) => {
          const one = new DurationCounts();
          const other = new DurationCounts();
          for (const [index, duration] of durations.entries()) (index < cut ? one : other).record(duration);
          one.add(other.encode());
          const sorted = [...durations].sort((a, b) => a - b);
          for (const percent of [50, 95, 99]) {
            const exact = sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
            const [told = 0] = one.percentiles([percent]);
            expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.01 + 1e-9);
          }
        },
      ),
    );
  });

  it('takes what is no duration as the shortest, and gives 0 for none', () => {
    const counts = new DurationCounts();
    expect(counts.percentiles([50])).toEqual([0]);
    for (const wrong of [Number.NaN, -1, 0]) counts.record(wrong);
    expect(counts.percentiles([100])[0]).toBeCloseTo(0.01);
  });
});

describe('MetricsHistory', () => {
  let now: number;
  let rows: Map<string, MetricsRow>;
  let counters: Counters;
  let fails: boolean;
  const archive: MetricsArchive = {
    async saveMetrics(added, keepFrom) {
      if (fails) throw new Error('disk full');
      for (const [key, row] of rows) {
        if (keepFrom.some(({ step, time }) => row.step === step && row.time < time)) rows.delete(key);
      }
      for (const row of added) rows.set([row.step, row.time, row.operation, row.origin].join(), row);
    },
    async listMetrics({ step, operation, from, to }) {
      return [...rows.values()].filter(
        (row) => row.step === step && row.operation === operation && row.time >= from && row.time < to,
      );
    },
  };
  const open = (options = {}) =>
    new MetricsHistory({ archive, now: () => now, counters: () => counters, flushInterval: 1e6, ...options });

  beforeEach(() => {
    now = START;
    rows = new Map();
    counters = { cacheHits: 0, cacheLookups: 0, costUsd: 0 };
    fails = false;
  });

  it('gives points of all requests and of one operation', async () => {
    const history = open();
    for (let index = 0; index < 99; index++) history.record('generate', 10, true);
    history.record('render', 500, false);
    const { from, to, step, points } = await history.read(1);
    expect({ to, step }).toEqual({ to: START, step: MINUTE });
    expect(from).toBe(START - HOUR);
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ time: START, requests: 100, successRate: 99 });
    expect(points[0]?.p50).toBeCloseTo(10, 0);
    expect((await history.read(1, 'render')).points[0]).toMatchObject({ requests: 1, successRate: 0 });
    expect((await history.read(1, 'dancing')).points).toEqual([]);
  });

  it('goes on where another process ended, and adds what several measured at once', async () => {
    const one = open();
    one.record('generate', 10, true);
    await one.close();
    const other = open();
    const third = open();
    other.record('generate', 1_000, true);
    third.record('generate', 1_000, false);
    await third.flush();
    const [point] = (await other.read(24)).points;
    expect(point?.requests).toBe(3);
    expect(point?.successRate).toBeCloseTo(66.7, 1);
    expect(point?.p50).toBeGreaterThan(985);
  });

  it('answers from minutes, tens of minutes and hours, each until its time is over', async () => {
    const history = open();
    history.record('generate', 1, true);
    now += 10 * HOUR;
    history.record('generate', 1, true);
    expect((await history.read(3)).points).toHaveLength(1);
    expect(await history.read(24)).toMatchObject({ step: 10 * MINUTE, points: [{ requests: 1 }, { requests: 1 }] });
    now += 60 * HOUR;
    history.record('generate', 1, true);
    const month = await history.read(720);
    expect(month.step).toBe(HOUR);
    expect(month.points).toHaveLength(3);
    expect([...rows.values()].filter((row) => row.step === MINUTE && row.operation === '')).toHaveLength(1);
  });

  it('keeps by how much hits and costs grew', async () => {
    counters = { cacheHits: 100, cacheLookups: 200, costUsd: 5 };
    const history = open();
    history.record('generate', 1, true);
    counters = { cacheHits: 101, cacheLookups: 204, costUsd: 5.5 };
    expect((await history.read(1)).points[0]).toMatchObject({ cacheHitRate: 25, costUsd: 0.5 });
    expect(await history.read(1, 'generate')).toMatchObject({
      points: [{ requests: 1, cacheHitRate: 25 }],
      total: { requests: 1, cacheHitRate: 25 },
    });
    expect((await history.read(1, 'render')).points).toEqual([]);
    await history.close();
    const next = open();
    counters = { ...counters, costUsd: 6 };
    expect(await next.spentSince(START)).toBeCloseTo(1);
    now += 24 * HOUR;
    expect(await next.spentSince(now)).toBe(0);
  });

  it('loses nothing when the archive fails for a while', async () => {
    const history = open();
    history.record('generate', 1, true);
    fails = true;
    await expect(history.flush()).rejects.toThrow('disk full');
    now += MINUTE;
    history.record('generate', 1, true);
    await expect(history.read(1)).rejects.toThrow('disk full');
    fails = false;
    expect((await history.read(1)).points.map(({ requests }) => requests)).toEqual([1, 1]);
  });

  it('keeps a step that ended while it was being written', async () => {
    const history = open();
    history.record('generate', 1, true);
    fails = true;
    const flushed = history.flush();
    now += MINUTE;
    await Promise.resolve();
    history.record('generate', 1, true);
    await expect(flushed).rejects.toThrow();
    fails = false;
    expect((await history.read(1)).points).toHaveLength(2);
  });

  it('tells a bounded number of operations apart, and forgets the oldest of what cannot be written', async () => {
    const history = open({ maxOperations: 2 });
    for (const name of ['a', 'b', 'c', '']) history.record(name, 1, true);
    await history.flush();
    expect(new Set([...rows.values()].map((row) => row.operation))).toEqual(new Set(['', 'a', 'b']));
    expect((await history.read(1)).points[0]?.requests).toBe(4);
    for (let minute = 0; minute < 500; minute++) {
      now += MINUTE;
      history.record('a', 1, true);
    }
    rows.clear();
    await history.flush();
    expect(rows.size).toBeLessThanOrEqual(1_000 + 9);
    expect((await history.read(1)).points).toHaveLength(61);
  });

  it('flushes by itself', async () => {
    const history = open({ flushInterval: 5 });
    history.record('generate', 1, true);
    await expect.poll(() => rows.size).toBeGreaterThan(0);
    await history.close();
  });

  it('refuses hours out of range', async () => {
    for (const hours of [0, 721, Number.NaN]) await expect(open().read(hours)).rejects.toThrow('at most 720');
  });
});
