/**
 * 100 callers at once, each with another topic, against the real server in a process of its own, without a model.
 * Bars: failed < 1 %, mean < 2 s, p95 < 5 s; with the result cache and without. Memory must stay bounded.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { openLibrary } from '../engine/src/research/index.ts';
import { round, summarize } from './shared/statistics.ts';

const CONNECTIONS = 100;
const SECONDS = Number(process.env.HKM_BENCH_SECONDS ?? 30);
const TOPICS = 500;
const BARS = { failedPercent: 1, mean: 2_000, p95: 5_000 } as const;

interface Server {
  url: string;
  child: ChildProcess;
}

export async function run(): Promise<void> {
  const library = openLibrary();
  const topics = library.topics(TOPICS);
  library.close();
  for (const cache of ['off', 'on'] as const) {
    const dataDir = mkdtempSync(join(tmpdir(), 'hkm-bench-'));
    const server = await start(dataDir, cache);
    try {
      await measure(server, topics, cache);
    } finally {
      server.child.kill('SIGTERM');
      await once(server.child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

async function start(dataDir: string, cache: 'on' | 'off'): Promise<Server> {
  const main = fileURLToPath(new URL('../engine/src/cli/main.ts', import.meta.url));
  const env = { ...process.env, HKM_DATA_DIR: dataDir, HKM_RESULT_CACHE: cache, PORT: '0' };
  const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return ready({ url, child });
  }
  throw new Error('the server ended before it was ready');
}

async function ready(server: Server): Promise<Server> {
  for (;;) {
    const response = await fetch(`${server.url}/readyz`);
    await response.text();
    if (response.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Load {
  result: autocannon.Result;
  /** Milliseconds of every answer. */
  latencies: number[];
  statuses: Map<number, number>;
}

function load(url: string, topics: readonly string[]): Promise<Load> {
  const { promise, resolve, reject } = Promise.withResolvers<Load>();
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  let next = 0;
  const options: autocannon.Options = {
    url: `${url}/api/generate`,
    method: 'POST',
    connections: CONNECTIONS,
    duration: SECONDS,
    timeout: 60,
    headers: { 'content-type': 'application/json' },
    requests: [
      {
        setupRequest(request) {
          const topic = topics[next++ % topics.length];
          return { ...request, body: JSON.stringify({ topic }) };
        },
      },
    ],
  };
  const instance = autocannon(options, (error, result) => {
    if (error) reject(error);
    else resolve({ result, latencies, statuses });
  });
  instance.on('response', (_client, status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  return promise;
}

async function measure({ url, child }: Server, topics: readonly string[], cache: string): Promise<void> {
  let mostMemory = 0;
  const sampling = setInterval(() => {
    mostMemory = Math.max(mostMemory, residentMb(child.pid));
  }, 500);
  const before = cpuMs(child.pid);
  const { result, latencies, statuses } = await load(url, topics);
  const cpu = cpuMs(child.pid) - before;
  clearInterval(sampling);
  const { mean, p50, p95, max } = summarize(latencies);
  const failed = result.errors + result.timeouts + result.non2xx;
  const failedPercent = (100 * failed) / Math.max(1, latencies.length + result.errors);
  const verdict = (value: number, bar: number) => (value < bar ? 'met' : 'MISSED');
  console.log(`${CONNECTIONS} connections, ${topics.length} topics, ${SECONDS} s, result cache ${cache}:`);
  console.log(
    `  ${latencies.length} answers, ${round(latencies.length / SECONDS)}/s, by status ${JSON.stringify([...statuses])}`,
  );
  console.log(
    `  failed ${round(failedPercent)} % (bar ${BARS.failedPercent}: ${verdict(failedPercent, BARS.failedPercent)})`,
  );
  console.log(`  mean ${round(mean)} ms (bar ${BARS.mean}: ${verdict(mean, BARS.mean)}), p50 ${round(p50)} ms`);
  console.log(`  p95 ${round(p95)} ms (bar ${BARS.p95}: ${verdict(p95, BARS.p95)}), max ${round(max)} ms`);
  console.log(`  ${round(cpu / Math.max(1, latencies.length))} ms of CPU for each answer, the server alone`);
  console.log(`  most memory ${Math.round(mostMemory)} MB, afterwards ${Math.round(residentMb(child.pid))} MB`);
}

/** Milliseconds of CPU that the whole process has used, threads included; Linux only. */
function cpuMs(pid: number | undefined): number {
  try {
    // Behind the name, which may hold spaces: the 12th and 13th field, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** Of the whole process, threads included; Linux only. */
function residentMb(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return Number.NaN;
  }
}
