/** PerformanceMonitor: time of one call, memory after ten million, error of its percentiles against the exact ones. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PerformanceMonitor } from '../../engine/src/performance/index.ts';
import type { Figure } from '../shared/results.ts';
import { summarize } from '../shared/statistics.ts';

const CALLS = 10_000_000;
const GROUP = 1_000;
const EXACT = 200_000;

export async function measureMonitor(): Promise<Figure[]> {
  const monitor = new PerformanceMonitor();
  const durations = Array.from({ length: 4_096 }, () => logNormal());
  const track = (calls: number, times?: number[]) => {
    for (let done = 0; done < calls; done += GROUP) {
      const start = performance.now();
      for (let at = 0; at < GROUP; at++) monitor.trackRequest('generate', durations[(done + at) % 4_096] ?? 1, true);
      times?.push(((performance.now() - start) * 1e6) / GROUP);
    }
  };
  track(500_000);
  const before = heapMb();
  const times: number[] = [];
  track(CALLS - 500_000, times);
  const grown = heapMb() - before;
  monitor.close();
  const p50 = summarize(times).p50;
  const error = percentileError();
  return [
    {
      key: 'monitor.track',
      what: 'trackRequest, p50 in nanoseconds',
      ours: `${Math.round(p50)} ns`,
      peer: '',
      value: p50,
      bar: { atMost: 1_000 },
    },
    {
      key: 'monitor.memory',
      what: 'memory grown between 0.5 and 10 million calls, MB',
      ours: `${grown.toFixed(2)} MB`,
      peer: '',
      value: Math.max(0, grown),
      bar: { atMost: 1 },
    },
    {
      key: 'monitor.percentiles',
      what: 'largest error of p50, p95, p99, percent',
      ours: `${error.toFixed(2)} %`,
      peer: 'exact',
      value: error,
      bar: { atMost: 1 },
    },
  ];
}

function percentileError(): number {
  const monitor = new PerformanceMonitor();
  const values = Array.from({ length: EXACT }, logNormal);
  for (const value of values) monitor.trackRequest('exact', value, true);
  const { p50ResponseTime, p95ResponseTime, p99ResponseTime } = monitor.getDetailedMetrics('exact');
  monitor.close();
  const sorted = values.sort((one, other) => one - other);
  const exact = (share: number) => sorted[Math.ceil(share * EXACT) - 1] ?? Number.NaN;
  const pairs = [
    [p50ResponseTime, exact(0.5)],
    [p95ResponseTime, exact(0.95)],
    [p99ResponseTime, exact(0.99)],
  ] as const;
  return Math.max(...pairs.map(([got, wanted]) => (100 * Math.abs(got - wanted)) / wanted));
}

/** Milliseconds as services have them: most near 100, a long tail. */
function logNormal(): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return Math.exp(Math.log(100) + 0.8 * normal);
}

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
