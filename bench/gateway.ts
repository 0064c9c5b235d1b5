/**
 * The gateway against its upstream called directly, and against the gateway of portkey (npm) in front of the same upstream: added time
 * per call, calls per second, first piece of a stream, memory after a sustained run. Each runs in a process of its own.
 * The root's package.json pins @hono/node-server for portkey: over newer ones of the range it asks for, all its streams answer 500.
 */
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { type Child, cpuMs, residentMb, startChild } from './shared/child.ts';
import { type Figure, reportFigures } from './shared/results.ts';
import { summarize } from './shared/statistics.ts';

const SECONDS = Number(process.env.HKM_BENCH_SECONDS ?? 3);
const SUSTAINED = Number(process.env.HKM_BENCH_SUSTAINED ?? 30);
const LATENCY_CALLS = 400;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

interface Target {
  name: 'direct' | 'ours' | 'portkey';
  pool: Pool;
  headers: Record<string, string>;
  model: string;
  child: Child;
}

export async function run(): Promise<Figure[]> {
  const children: Child[] = [];
  const start = async (args: string[]) => {
    const child = await startChild(args);
    children.push(child);
    return child;
  };
  try {
    const upstream = await start([path('./gateway/upstream.ts')]);
    const ours = await start([path('./gateway/ours.ts'), upstream.url]);
    const portkey = await start([
      path('../node_modules/@portkey-ai/gateway/build/start-server.js'),
      '--port=18787',
      '--headless',
    ]);
    const targets: Target[] = [
      target('direct', upstream, 'tiny'),
      target('ours', ours, 'openai-compatible/tiny'),
      target('portkey', portkey, 'tiny', {
        authorization: 'Bearer none',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `${upstream.url}/v1`,
      }),
    ];
    const figures = await measure(targets);
    await Promise.all(targets.map(({ pool }) => pool.destroy()));
    reportFigures('gateway', 'Gateway', figures, [
      'Added: median of one call at a time, less the median of the upstream called directly; ratios of ours to the peer.',
    ]);
    return figures;
  } finally {
    for (const child of children.reverse()) await child.stop();
  }
}

function target(name: Target['name'], child: Child, model: string, headers: Record<string, string> = {}): Target {
  const pool = new Pool(child.url, { connections: 100, pipelining: 1, headersTimeout: 60_000 });
  return { name, pool, model, child, headers: { 'content-type': 'application/json', ...headers } };
}

async function measure(targets: readonly Target[]): Promise<Figure[]> {
  for (const each of targets) await throughput(each, 16, false, 1);
  for (const each of targets) await throughput(each, 16, true, 1);
  const figures = [...(await latencies(targets)), ...(await rates(targets)), await effort(targets)];
  const ours = targets.find(({ name }) => name === 'ours');
  if (ours !== undefined && SUSTAINED > 0) figures.push(await memory(ours));
  return figures;
}

async function latencies(targets: readonly Target[]): Promise<Figure[]> {
  const plain = await inTurns(targets, async (each) => (await call(each, false)).whole);
  const first = await inTurns(targets, async (each) => (await call(each, true)).first);
  const added = { ours: plain.ours - plain.direct, portkey: plain.portkey - plain.direct };
  const late = { ours: first.ours - first.direct, portkey: first.portkey - first.direct };
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return [
    {
      key: 'gateway.added',
      what: `added per call at 1 connection (upstream directly ${ms(plain.direct)}), against portkey`,
      ours: ms(added.ours),
      peer: ms(added.portkey),
      value: added.ours / added.portkey,
      bar: { atMost: 0.5 },
    },
    {
      key: 'gateway.first',
      what: `first piece of a stream later than the upstream's (${ms(first.direct)}), ms`,
      ours: ms(late.ours),
      peer: ms(late.portkey),
      value: late.ours,
      bar: { atMost: 2 },
    },
  ];
}

/** Medians, each target in its turn. */
async function inTurns(
  targets: readonly Target[],
  one: (each: Target) => Promise<number>,
): Promise<Record<Target['name'], number>> {
  const times = { direct: [] as number[], ours: [] as number[], portkey: [] as number[] };
  for (let round = 0; round < LATENCY_CALLS; round++)
    for (const each of targets) times[each.name].push(await one(each));
  const median = (name: Target['name']) => summarize(times[name]).p50;
  return { direct: median('direct'), ours: median('ours'), portkey: median('portkey') };
}

async function rates(targets: readonly Target[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const streamed of [false, true]) {
    for (const connections of [1, 16, 100]) {
      const rate = { direct: 0, ours: 0, portkey: 0 };
      for (const each of targets) rate[each.name] = await throughput(each, connections, streamed, SECONDS);
      const kind = streamed ? 'streams of 50 pieces' : 'calls';
      figures.push({
        key: `gateway.${streamed ? 'streams' : 'calls'}.${connections}`,
        what: `${kind} per second at ${connections} (upstream directly ${Math.round(rate.direct)}), against portkey`,
        ours: String(Math.round(rate.ours)),
        peer: String(Math.round(rate.portkey)),
        value: rate.ours / rate.portkey,
        ...(!streamed && connections === 100 && { bar: { atLeast: 4 } }),
      });
    }
  }
  return figures;
}

/** CPU time of each gateway for a call: what its rate comes down to, and the same on a busy machine. */
async function effort(targets: readonly Target[]): Promise<Figure> {
  const perCall = { direct: 0, ours: 0, portkey: 0 };
  for (const each of targets) {
    const [before, start] = [cpuMs(each.child.pid), performance.now()];
    const rate = await throughput(each, 100, false, SECONDS);
    perCall[each.name] = (cpuMs(each.child.pid) - before) / ((rate * (performance.now() - start)) / 1_000);
  }
  const microseconds = (value: number) => `${Math.round(value * 1_000)} µs`;
  return {
    key: 'gateway.effort',
    what: 'CPU time of a call at 100 connections, portkey’s by ours',
    ours: microseconds(perCall.ours),
    peer: microseconds(perCall.portkey),
    value: perCall.portkey / perCall.ours,
  };
}

async function memory(ours: Target): Promise<Figure> {
  await throughput(ours, 50, false, SUSTAINED / 2);
  const half = residentMb(ours.child.pid);
  await throughput(ours, 50, false, SUSTAINED / 2);
  const end = residentMb(ours.child.pid);
  return {
    key: 'gateway.memory',
    what: `resident memory after ${SUSTAINED} s, by that after half of it`,
    ours: `${Math.round(end)} MB / ${Math.round(half)} MB`,
    peer: '',
    value: end / half,
    bar: { atMost: 1.15 },
  };
}

/** Calls per second. */
async function throughput(each: Target, connections: number, streamed: boolean, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await call(each, streamed);
        done++;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - start);
}

/** Milliseconds to the first piece and to the end. @throws when the answer is not whole */
async function call(
  { pool, model, headers, name }: Target,
  stream: boolean,
): Promise<{ first: number; whole: number }> {
  const start = performance.now();
  const messages = [{ role: 'user', content: 'Say fifty words.' }];
  const body = JSON.stringify({ model, messages, stream });
  const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body });
  let first = 0;
  let last = '';
  for await (const chunk of answer.body) {
    const text = String(chunk);
    if (first === 0 && text.includes('word ')) first = performance.now() - start;
    last = text;
  }
  const whole = stream ? last.includes('[DONE]') : first > 0;
  if (answer.statusCode !== 200 || !whole)
    throw new Error(`${name}: status ${answer.statusCode}: ${last.slice(0, 300)}`);
  return { first, whole: performance.now() - start };
}
