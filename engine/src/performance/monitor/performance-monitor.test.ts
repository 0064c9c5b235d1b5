import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { OperationWindow } from './operation-window.ts';
import { type MonitorOptions, PerformanceMonitor } from './performance-monitor.ts';

const open: PerformanceMonitor[] = [];
function monitorAt(options: MonitorOptions = {}) {
  let at = 1_700_000_000_000;
  const monitor = new PerformanceMonitor({ now: () => at, ...options });
  open.push(monitor);
  return { monitor, advance: (ms: number) => (at += ms) };
}
afterEach(() => {
  for (const monitor of open.splice(0)) monitor.close();
});

describe('PerformanceMonitor', () => {
  it('counts, averages and rates, by operation and over all', () => {
    const { monitor } = monitorAt();
    monitor.trackRequest('a', 100, true);
    monitor.trackRequest('a', 300, false, { errorType: 'timeout' });
    monitor.trackRequest('b', 200, true);
    expect(monitor.getMetrics('a')).toMatchObject({
      requestCount: 2,
      averageResponseTime: 200,
      successRate: 50,
      errorRate: 50,
    });
    expect(monitor.getMetrics()).toMatchObject({ requestCount: 3, averageResponseTime: 200 });
    expect(monitor.getDetailedMetrics('a').errorDistribution).toEqual({ timeout: 1 });
    expect(monitor.operations()).toEqual(['a', 'b']);
  });

  it('answers zeros for what was never seen', () => {
    const { monitor } = monitorAt();
    expect(monitor.getMetrics('none')).toMatchObject({
      requestCount: 0,
      averageResponseTime: 0,
      successRate: 0,
      throughput: 0,
    });
    expect(monitor.getDetailedMetrics()).toMatchObject({
      p50ResponseTime: 0,
      p99ResponseTime: 0,
      timeSeriesData: [],
      errorDistribution: {},
    });
  });

  it('forgets what left the window', () => {
    const { monitor, advance } = monitorAt({ window: 60_000, slices: 6 });
    monitor.trackRequest('a', 1_000, true);
    advance(30_000);
    monitor.trackRequest('a', 10, true);
    expect(monitor.getMetrics('a').requestCount).toBe(2);
    advance(35_000);
    expect(monitor.getMetrics('a')).toMatchObject({ requestCount: 1, averageResponseTime: 10 });
    expect(monitor.getDetailedMetrics('a').timeSeriesData).toHaveLength(1);
    advance(120_000);
    expect(monitor.getMetrics('a').requestCount).toBe(0);
  });

  it('measures throughput over the window, or since the first request', () => {
    const { monitor, advance } = monitorAt({ window: 100_000 });
    for (let n = 0; n < 50; n++) monitor.trackRequest('a', 1, true);
    expect(monitor.getMetrics().throughput).toBe(50);
    advance(10_000);
    expect(monitor.getMetrics().throughput).toBe(5);
  });

  it('keeps percentiles within 1 % of exact (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (durations) => {
          const window = new OperationWindow(3_600_000, 4);
          for (const duration of durations) window.record(0, duration, true);
          const sorted = [...durations].sort((a, b) => a - b);
          for (const percent of [50, 95, 99]) {
            const exact = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
            const [measured = 0] = window.percentiles(0, [percent]);
            expect(Math.abs(measured - exact)).toBeLessThanOrEqual(exact * 0.01);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('bounds operations, error types and samples', () => {
    const { monitor } = monitorAt({ maxOperations: 3 });
    for (let n = 0; n < 1_000; n++) monitor.trackRequest(`op${n}`, 1, false, { errorType: `e${n}` });
    expect(monitor.operations()).toEqual(['op0', 'op1', 'op2', 'other']);
    const { errorDistribution, timeSeriesData } = monitor.getDetailedMetrics();
    expect(Object.keys(errorDistribution)).toHaveLength(51);
    expect(errorDistribution.other).toBe(950);
    expect(timeSeriesData).toHaveLength(500);
    expect(monitor.getMetrics('other').requestCount).toBe(997);
  });

  it('takes a duration without sense as 0, and an error without a type as unknown', () => {
    const { monitor } = monitorAt();
    monitor.trackRequest('a', Number.NaN, false);
    monitor.trackRequest('a', -5, true);
    expect(monitor.getMetrics('a').averageResponseTime).toBe(0);
    expect(monitor.getDetailedMetrics('a').errorDistribution).toEqual({ unknown: 1 });
  });

  it('reads the process', async () => {
    const { monitor, advance } = monitorAt({ window: 60_000 });
    expect(monitor.getMetrics().memoryUsage).toBeGreaterThan(10);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let n = 0, until = performance.now() + 20; performance.now() < until; n++) Math.sqrt(n);
    const { cpuUsage, eventLoopDelay } = monitor.getMetrics();
    expect(cpuUsage).toBeGreaterThan(0);
    expect(monitor.getMetrics().cpuUsage).toBe(cpuUsage);
    expect(eventLoopDelay).toBeGreaterThan(0);
    advance(60_000);
    expect(monitor.getMetrics().eventLoopDelay).toBe(0);
  });

  it('refuses options without sense', () => {
    expect(() => new PerformanceMonitor({ window: 0 })).toThrow('window must be at least 1');
  });
});
