/**
 * `npm run load`: the staged profile of tests/load/profile.json against the real server in a process of its own, scaled in time: a tenth
 * of its 23 minutes, or `LOAD_SCALE=1` for all of it. Thinking time is not scaled. The thresholds decide the exit code.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Child, residentMb, startChild } from '../bench/shared/child.ts';
import { type Figure, isMet, reportFigures } from '../bench/shared/results.ts';
import { summarize } from '../bench/shared/statistics.ts';

interface Profile {
  stages: { minutes: number; users: number }[];
  thinkSeconds: { least: number; most: number };
  thresholds: { p95Ms: number; failedPercent: number };
  topics: string[];
}

interface Tally {
  /** Milliseconds. */
  times: number[];
  /** Failures by what they were. */
  failures: Map<string, number>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
/** Milliseconds: how often the number of users is adjusted, and the longest that a request may take. */
const STEP = 100;
const REQUEST_LIMIT = 60_000;

export async function run(scale = Number(process.env.LOAD_SCALE ?? 0.1)): Promise<Figure[]> {
  const profile = JSON.parse(readFileSync(path('../tests/load/profile.json'), 'utf8')) as Profile;
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-load-'));
  let server: Child | undefined;
  try {
    server = await startChild([path('../engine/src/cli/main.ts'), 'serve'], { HKM_DATA_DIR: dataDir, PORT: '0' });
    await ready(server.url);
    const tally = await drive(server.url, profile, scale);
    const figures = figuresOf(tally, profile, residentMb(server.pid));
    const reasons = [...tally.failures].map(([reason, count]) => `${reason}: ${count}`);
    reportFigures('load', `Load: up to 100 people, profile in ${scale} of its time`, figures, reasons, 'npm run load');
    return figures;
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ready(url: string): Promise<void> {
  while (
    !(await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(200);
}

/** Users come and go as the stages say; one who leaves finishes what is under way. */
async function drive(url: string, profile: Profile, scale: number): Promise<Tally> {
  const tally: Tally = { times: [], failures: new Map() };
  const users: { stop: AbortController; ended: Promise<void> }[] = [];
  const leaving: Promise<void>[] = [];
  let from = 0;
  for (const { minutes, users: target } of profile.stages) {
    const length = minutes * 60_000 * scale;
    const start = performance.now();
    for (let passed = 0; passed < length; passed = performance.now() - start) {
      const wanted = Math.round(from + ((target - from) * passed) / length);
      while (users.length < wanted) {
        const stop = new AbortController();
        users.push({ stop, ended: use(url, profile, tally, stop.signal) });
      }
      for (const { stop, ended } of users.splice(wanted)) {
        stop.abort();
        leaving.push(ended);
      }
      await sleep(STEP);
    }
    from = target;
  }
  for (const { stop } of users) stop.abort();
  await Promise.all([...leaving, ...users.map(({ ended }) => ended)]);
  return tally;
}

/** One person: asks, looks, thinks, asks for something else. */
async function use(url: string, { topics, thinkSeconds }: Profile, tally: Tally, stop: AbortSignal): Promise<void> {
  const { least, most } = thinkSeconds;
  while (!stop.aborted) {
    const topic = topics[Math.floor(Math.random() * topics.length)];
    const start = performance.now();
    const failure = await makeOne(url, topic);
    tally.times.push(performance.now() - start);
    if (failure !== undefined) tally.failures.set(failure, (tally.failures.get(failure) ?? 0) + 1);
    await sleep(1_000 * (least + Math.random() * (most - least)), undefined, { signal: stop }).catch(() => undefined);
  }
}

/** What went wrong, if anything. */
async function makeOne(url: string, topic: string | undefined): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/api/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ topic }),
      signal: AbortSignal.timeout(REQUEST_LIMIT),
    });
    if (!answer.ok) return `status ${answer.status}: ${(await answer.text()).slice(0, 120)}`;
    const body = (await answer.json()) as { result?: { svg?: string } };
    return body.result?.svg?.startsWith('<svg') ? undefined : 'no picture in the answer';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function figuresOf({ times, failures }: Tally, { thresholds }: Profile, memory: number): Figure[] {
  const { mean, p50, p95 } = summarize(times);
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  const ms = (value: number) => `${Math.round(value)} ms`;
  const figure = (key: string, what: string, ours: string, value: number, atMost?: number): Figure => ({
    key: `load.${key}`,
    what,
    ours,
    peer: '',
    value,
    ...(atMost !== undefined && { bar: { atMost } }),
  });
  const percent = (100 * failed) / Math.max(1, times.length);
  return [
    figure('requests', 'requests answered', String(times.length), times.length),
    figure('failed', 'failed, percent', `${percent.toFixed(2)} %`, percent, thresholds.failedPercent),
    figure('p50', 'time, p50, ms', ms(p50), p50),
    figure('mean', 'time, mean, ms', ms(mean), mean),
    figure('p95', 'time, p95, ms', ms(p95), p95, thresholds.p95Ms),
    figure('memory', 'resident memory of the server afterwards, MB', `${Math.round(memory)} MB`, memory),
  ];
}

if (import.meta.main) {
  const figures = await run();
  process.exitCode = figures.every(isMet) ? 0 : 1;
}
