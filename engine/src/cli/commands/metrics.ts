/** `hkm metrics`: what was asked for and how it went, from the data folder or from a running server. */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import { HISTORY_HOURS, MetricsHistory } from '../../performance/history/metrics-history.ts';
import { numberAtLeast } from '../choices.ts';
import type { Io } from '../io.ts';
import type { CommandContext } from '../program.ts';
import { table } from '../table.ts';

interface MetricsOptions {
  hours: number;
  operation?: string;
  url?: string;
  json?: boolean;
}

const pointSchema = z.object({
  time: z.number(),
  requests: z.number(),
  successRate: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  cacheHitRate: z.number(),
  costUsd: z.number(),
});
const historySchema = z.object({ from: z.number(), to: z.number(), step: z.number(), points: z.array(pointSchema) });
type Point = z.infer<typeof pointSchema>;

const figuresSchema = z.looseObject({
  totalRequests: z.number(),
  successRate: z.number(),
  p50ResponseTime: z.number(),
  p95ResponseTime: z.number(),
  p99ResponseTime: z.number(),
  cacheHitRate: z.number(),
  running: z.number(),
  operations: z.record(
    z.string(),
    z.object({
      totalRequests: z.number(),
      successRate: z.number(),
      p50ResponseTime: z.number(),
      p95ResponseTime: z.number(),
      p99ResponseTime: z.number(),
    }),
  ),
});

/** Milliseconds that a server has to answer. */
const PATIENCE = 10_000;

const EXAMPLES = `
Examples:
  $ hkm metrics
  $ hkm metrics --hours 2 --operation generate
  $ hkm metrics --url http://localhost:3000 --json`;

export function addMetrics(program: Command, { io, openStore }: CommandContext): void {
  program
    .command('metrics')
    .description('show how requests went: how many, how fast, how many failed')
    .addOption(
      new Option('--hours <number>', `how far back, at most ${HISTORY_HOURS}`)
        .default(24)
        .argParser(numberAtLeast(0.02)),
    )
    .option('--operation <name>', 'one operation alone, such as generate')
    .option('--url <address>', 'ask a running server, which also knows what happens now')
    .option('--json', 'print as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async ({ url, json, ...options }: MetricsOptions) => {
      if (url !== undefined) return showServer(url, options, json === true, io);
      const store = await openStore(io);
      const history = new MetricsHistory({ archive: store });
      try {
        const found = await history.read(options.hours, options.operation);
        if (json) io.write(`${JSON.stringify(found, null, 2)}\n`);
        else io.write(describe(found.points, found.total));
      } finally {
        await history.close();
        await store.close();
      }
    });
}

async function showServer(url: string, options: MetricsOptions, json: boolean, io: Io): Promise<void> {
  const query = new URLSearchParams({ hours: String(options.hours) });
  if (options.operation !== undefined) query.set('operation', options.operation);
  const now = await ask(url, '/api/metrics', figuresSchema, io);
  const history = await ask(url, `/api/metrics/history?${query}`, historySchema, io);
  if (json) {
    io.write(`${JSON.stringify({ now, history }, null, 2)}\n`);
    return;
  }
  const operations = Object.entries(now.operations).map(([name, figures]) => [
    name,
    String(figures.totalRequests),
    percent(figures.successRate),
    ...[figures.p50ResponseTime, figures.p95ResponseTime, figures.p99ResponseTime].map(milliseconds),
  ]);
  const head = ['last hour', 'requests', 'ok', 'p50', 'p95', 'p99'];
  io.write(`${table([head, ...operations], NUMBERS)}\n`);
  io.write(`running now: ${now.running}, answered from what is kept: ${percent(now.cacheHitRate)}\n\n`);
  io.write(describe(history.points));
}

/** Errors: `bad_input` for an address that is none, `unavailable`, `bad_response`. */
async function ask<T>(url: string, path: string, schema: z.ZodType<T>, { signal }: Io): Promise<T> {
  if (!/^https?:\/\//u.test(url) || !URL.canParse(url)) {
    throw new HkmError('bad_input', `--url: "${url}" is not an address such as http://localhost:3000.`);
  }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const response = await fetch(new URL(path, url), { signal: limit, redirect: 'error' }).catch((cause: unknown) => {
    throw new HkmError('unavailable', `There is no answer from ${url}. Is "hkm serve" running there?`, { cause });
  });
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (response.ok && parsed.success) return parsed.data;
  throw new HkmError('bad_response', `${url} answered ${response.status}, which is no answer of HKM's figures.`);
}

const NUMBERS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7]);

function describe(points: readonly Point[], total?: Point): string {
  if (points.length === 0) return 'Nothing was asked for in that time.\n';
  const rows = points.map((point) => rowOf(timeOf(point.time), point));
  const sum = total === undefined ? [] : [rowOf('together', total)];
  return table([['since', 'requests', 'ok', 'p50', 'p95', 'p99', 'cached', 'spent'], ...rows, ...sum], NUMBERS);
}

function rowOf(name: string, { requests, successRate, p50, p95, p99, cacheHitRate, costUsd }: Point): string[] {
  const times = [p50, p95, p99].map(milliseconds);
  return [name, String(requests), percent(successRate), ...times, percent(cacheHitRate), `$${costUsd.toFixed(4)}`];
}

/** In the time zone of whoever reads it. */
function timeOf(time: number): string {
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
