/** What the stress tests do, at any length. */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { summarize } from '../../bench/shared/statistics.ts';
import { FAULTS, type Health, type Services } from './services.ts';

export interface Outcomes {
  succeeded: number;
  failed: number;
  /** Percent. */
  successRate: number;
  /** Milliseconds. */
  mean: number;
  p95: number;
  /** Messages of failures, each once. */
  reasons: string[];
}

type Ask = (number: number) => Promise<unknown>;

/** One generation: the primary first, then the fallback; each prompt is new, so that no cache answers. */
export function askOf({ manager, primary, fallback }: Services): Ask {
  return (number) =>
    manager.generateTextWithFallback(`question ${number} ${Math.random()}`, primary, [fallback], {
      timeoutMs: 20_000,
      // Above the slowest answer of a service that is well: a lower limit would fail answers that only take their time.
      firstTokenTimeoutMs: 5_000,
      retries: 0,
    });
}

/** All at the same moment. */
export async function burst(ask: Ask, count: number): Promise<Outcomes> {
  return collect(Array.from({ length: count }, (_, number) => timed(() => ask(number))));
}

/** So many per second, whether the earlier ones have ended or not. */
export async function sustained(ask: Ask, perSecond: number, seconds: number): Promise<Outcomes> {
  const running: Promise<Timed>[] = [];
  const start = performance.now();
  for (let number = 0; number < perSecond * seconds; number++) {
    await sleep(Math.max(0, start + (number * 1_000) / perSecond - performance.now()));
    running.push(timed(() => ask(number)));
  }
  return collect(running);
}

/** The primary goes through every fault in turn, with a while of health between. */
export async function throughFaults(services: Services, perSecond: number, secondsEach: number): Promise<Outcomes> {
  const phases: Health[] = ['well', ...FAULTS.flatMap((fault): Health[] => [fault, 'well'])];
  let phase = 0;
  services.setHealth('well');
  const turning = setInterval(() => services.setHealth(phases[++phase] ?? 'well'), secondsEach * 1_000);
  try {
    return await sustained(askOf(services), perSecond, secondsEach * phases.length);
  } finally {
    clearInterval(turning);
  }
}

export interface Soak extends Outcomes {
  /** MB of heap after collection: median of the third quarter, and of the last. */
  heap: { third: number; last: number };
}

/** Faults in turn for a long while, with the heap read at even steps. */
export async function soak(services: Services, perSecond: number, seconds: number): Promise<Soak> {
  const samples: number[] = [];
  const collectGarbage = garbageCollector();
  const sampling = setInterval(
    () => {
      collectGarbage();
      samples.push(process.memoryUsage().heapUsed / 1024 / 1024);
    },
    Math.max(250, (seconds * 1_000) / 80),
  );
  try {
    const rounds = Math.max(1, Math.round(seconds / 55));
    const secondsEach = seconds / rounds / (2 * FAULTS.length + 1);
    const all: Outcomes[] = [];
    for (let round = 0; round < rounds; round++) all.push(await throughFaults(services, perSecond, secondsEach));
    const quarter = Math.floor(samples.length / 4);
    return {
      ...sum(all),
      heap: {
        third: summarize(samples.slice(2 * quarter, 3 * quarter)).p50,
        last: summarize(samples.slice(3 * quarter)).p50,
      },
    };
  } finally {
    clearInterval(sampling);
  }
}

/** Sockets and servers that keep a process alive. */
export function openHandles(): number {
  return process.getActiveResourcesInfo().filter((name) => /TCP|Pipe|Timeout/u.test(name)).length;
}

interface Timed {
  ms: number;
  error?: unknown;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const start = performance.now();
  try {
    await work();
    return { ms: performance.now() - start };
  } catch (error) {
    return { ms: performance.now() - start, error };
  }
}

async function collect(running: readonly Promise<Timed>[]): Promise<Outcomes> {
  const ended = await Promise.all(running);
  const failures = ended.filter(({ error }) => error !== undefined);
  const { mean, p95 } = summarize(ended.map(({ ms }) => ms));
  return {
    succeeded: ended.length - failures.length,
    failed: failures.length,
    successRate: (100 * (ended.length - failures.length)) / ended.length,
    mean,
    p95,
    reasons: [...new Set(failures.map(({ error }) => (error instanceof Error ? error.message : String(error))))],
  };
}

function sum(all: readonly Outcomes[]): Outcomes {
  const succeeded = all.reduce((total, one) => total + one.succeeded, 0);
  const failed = all.reduce((total, one) => total + one.failed, 0);
  return {
    succeeded,
    failed,
    successRate: (100 * succeeded) / (succeeded + failed),
    mean: all.reduce((total, one) => total + one.mean * (one.succeeded + one.failed), 0) / (succeeded + failed),
    p95: Math.max(...all.map((one) => one.p95)),
    reasons: [...new Set(all.flatMap((one) => one.reasons))],
  };
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
