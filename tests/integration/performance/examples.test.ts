/** The examples of docs/performance.md run as they stand. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it.each([
  ['cache', ['100 callers, 1 computation, hit rate 99 %', 'Rayleigh scattering', 'null']],
  ['batch', ['atom 4', 'failed: an empty text has no length', 'organ 5', 'batches of 4 and 2']],
  ['pool', ['20 answers "200 hello" over 2 connections', '10 requests on each']],
  ['monitor', ['1000 requests, 98 % succeeded', 'timeout: 20']],
  ['budget', ['paid 0.4, 0.60 left', 'paid 0.45, 0.15 left', 'would cost about $0.50, and there are $0.1500 of $1']],
  ['history', ['after a restart: 100 requests, 98 % succeeded', 'p95 about 95 ms']],
  [
    'alerts',
    ['too many failures firing at 80 (log)', 'too many failures resolved at 99 (log)', 'too many failures: resolved'],
  ],
])('examples/performance/%s.ts prints what it promises', async (name, lines) => {
  const file = fileURLToPath(new URL(`../../../examples/performance/${name}.ts`, import.meta.url));
  const { stdout } = await run(process.execPath, [file]);
  for (const line of lines) expect(stdout).toContain(line);
});
