/**
 * `npm run gate`: coverage, size of the studio, ratios of the benchmarks and thresholds of the load against bench/baseline.json, in one
 * table. Fails when something is worse than its tolerance. `--quick`: what the tests left (coverage, the built studio) and the ratios that
 * a busy machine does not move, in about 15 seconds; `--update`: writes what was measured as the new baseline, tolerances kept.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../bench/shared/results.ts';

export interface Baseline {
  value: number;
  better: 'lower' | 'higher';
  /** Share of the value by which a run may be worse: 0.3 is 30 %. */
  tolerance: number;
  /** A bound that holds whatever the value was. */
  limit?: number;
}

export interface Verdict {
  key: string;
  measured: number | undefined;
  baseline: number;
  /** The worst that passes. */
  bound: number;
  state: 'ok' | 'WORSE' | 'not measured';
}

type Values = Record<string, number>;
type Baselines = Record<string, Baseline>;

const root = fileURLToPath(new URL('..', import.meta.url));
const BASELINE = join(root, 'bench/baseline.json');

/** A figure that is not a number fails: it was measured and makes no sense. */
export function judge(key: string, baseline: Baseline, measured: number | undefined): Verdict {
  const { value, better, tolerance, limit } = baseline;
  const lower = better === 'lower';
  const relative = lower ? value * (1 + tolerance) : value * (1 - tolerance);
  const bound = limit === undefined ? relative : lower ? Math.min(relative, limit) : Math.max(relative, limit);
  const passes = measured !== undefined && (lower ? measured <= bound : measured >= bound);
  const state = measured === undefined ? 'not measured' : passes ? 'ok' : 'WORSE';
  return { key, measured, baseline: value, bound, state };
}

export function measureCoverage(folder = root): Values {
  const file = join(folder, 'coverage/coverage-summary.json');
  if (!existsSync(file)) return {};
  const { total } = JSON.parse(readFileSync(file, 'utf8')) as { total: Record<'lines' | 'branches', { pct: number }> };
  return { 'coverage.lines': total.lines.pct, 'coverage.branches': total.branches.pct };
}

/** KB after gzip of the scripts and styles of the built studio: those that the page names, and all that it may ever load. */
export function measureBundle(folder = root): Values {
  const dist = join(folder, 'studio/dist');
  if (!existsSync(join(dist, 'index.html'))) return {};
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:js|css)$/u.test(file));
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const size = (some: readonly string[]) =>
    some.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1024;
  const named = files.filter((file) => page.includes(file.replaceAll('\\', '/')));
  return { 'studio.first': size(named), 'studio.all': size(files) };
}

type Measure = () => Promise<Figure[]>;

/** Each in one process against its peer, in turns: what disturbs one disturbs the other. */
const QUICK: readonly Measure[] = [
  async () => (await import('../bench/performance/cache.ts')).measureCache(),
  async () => (await import('../bench/performance/batch.ts')).measureBatch(),
  async () => (await import('../bench/performance/monitor.ts')).measureMonitor(),
];

const WHOLE: readonly Measure[] = [
  async () => (await import('../bench/performance.ts')).run(),
  async () => (await import('../bench/gateway.ts')).run(),
  async () => (await import('./load.ts')).run(),
];

async function measure(quick: boolean, baselines: Baselines): Promise<Values> {
  const values: Values = { ...measureCoverage(), ...measureBundle() };
  for (const run of quick ? QUICK : WHOLE) {
    const measured = quick ? await bestOf(async () => valuesOf(await run()), baselines) : valuesOf(await run());
    Object.assign(values, measured);
  }
  return values;
}

/** What is worse is measured again, at most so often: a fault of the code comes back, one of the machine does not. */
export async function bestOf(run: () => Promise<Values>, baselines: Baselines, times = 3): Promise<Values> {
  const best = await run();
  const worse = () => judgeAll(baselines, best).filter(({ state }) => state === 'WORSE');
  for (let time = 1; time < times && worse().length > 0; time++) {
    const again = await run();
    for (const { key } of worse()) {
      const [before = Number.NaN, now = Number.NaN] = [best[key], again[key]];
      const better = baselines[key]?.better === 'lower' ? now < before : now > before;
      if (better || Number.isNaN(before)) best[key] = now;
    }
  }
  return best;
}

function judgeAll(baselines: Baselines, values: Values): Verdict[] {
  return Object.entries(baselines).map(([key, baseline]) => judge(key, baseline, values[key]));
}

function valuesOf(figures: readonly Figure[]): Values {
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]));
}

function print(verdicts: readonly Verdict[]): void {
  const shown = (value: number | undefined) => (value === undefined ? '-' : value.toPrecision(3));
  console.log('\n| figure | measured | baseline | worst that passes | |\n| --- | --- | --- | --- | --- |');
  for (const { key, measured, baseline, bound, state } of verdicts)
    console.log(`| ${key} | ${shown(measured)} | ${shown(baseline)} | ${shown(bound)} | ${state} |`);
}

async function main(words: readonly string[]): Promise<number> {
  const baselines = JSON.parse(readFileSync(BASELINE, 'utf8')) as Baselines;
  const quick = words.includes('--quick');
  const values = await measure(quick, baselines);
  const verdicts = judgeAll(baselines, values);
  print(quick ? verdicts.filter(({ state }) => state !== 'not measured') : verdicts);
  if (words.includes('--update')) {
    for (const [key, baseline] of Object.entries(baselines))
      baseline.value = Number((values[key] ?? baseline.value).toPrecision(4));
    writeFileSync(BASELINE, `${JSON.stringify(baselines, null, 2)}\n`);
    return 0;
  }
  const worse = verdicts.filter(({ state }) => state === 'WORSE');
  console.log(worse.length === 0 ? '\nnothing is worse' : `\nworse: ${worse.map(({ key }) => key).join(', ')}`);
  return worse.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
