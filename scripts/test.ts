/**
 * `npm test`: types, lint, walls, dead code, unit and integration tests with the coverage gate, end-to-end tests on the built product,
 * the quick half of the gate.
 * Every step runs even when an earlier one failed, so that one run tells all; the last line counts the tests.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'hkm-test-'));
/** The script behind a package's command. */
function command(name: string, bin = name): string {
  const folder = join(root, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (path === undefined) throw new Error(`${name} has no command ${bin}`);
  return join(folder, path);
}

interface Count {
  passed: number;
  failed: number;
}

interface Result extends Count {
  name: string;
}

interface Step {
  name: string;
  args: string[];
  env?: Record<string, string>;
  /** Reads the step's report; a step without one counts as one check. */
  count?: () => Count;
}

function readReport(file: string): unknown {
  const path = join(reports, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function countVitest(): Count {
  const report = readReport('vitest.json') as { numPassedTests?: number; numFailedTests?: number } | undefined;
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function countPlaywright(): Count {
  const report = readReport('playwright.json') as
    | { stats?: { expected: number; flaky: number; unexpected: number } }
    | undefined;
  return {
    passed: (report?.stats?.expected ?? 0) + (report?.stats?.flaky ?? 0),
    failed: report?.stats?.unexpected ?? 0,
  };
}

const build: Step = { name: 'build', args: [join(root, 'scripts/build.ts'), '--quiet'] };

/** Each on one core, none needs another's result. */
const checks: Step[] = [
  { name: 'types', args: [command('typescript', 'tsc'), '-p', '.'] },
  { name: 'types of the studio', args: [command('typescript', 'tsc'), '-p', 'studio'] },
  { name: 'lint', args: [command('@biomejs/biome', 'biome'), 'check', '--diagnostic-level=error', '.'] },
  {
    name: 'walls',
    args: [
      command('dependency-cruiser', 'depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'engine/src',
      'studio/src',
    ],
  },
  { name: 'dead code', args: [command('knip')] },
];

/** Both keep all cores busy, so one comes after the other; the gate reads what they leave, and measures on a machine at rest. */
const suites: Step[] = [
  {
    name: 'unit and integration tests',
    args: [
      command('vitest'),
      'run',
      '--coverage',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ],
    count: countVitest,
  },
  {
    name: 'end-to-end tests',
    args: [command('@playwright/test', 'playwright'), 'test', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json') },
    count: countPlaywright,
  },
  { name: 'gate', args: [join(root, 'scripts/gate.ts'), '--quick'] },
];

/**
 * What the tests start over and over (the product, its threads) is compiled once, and their data folders lie in memory where
 * there is room: nothing that is tested depends on the disk.
 */
const surroundings: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(root, 'node_modules/.hkm-build/compiled'),
  ...(roomInMemory() && { TMPDIR: '/dev/shm' }),
};

function roomInMemory(): boolean {
  if (!existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > 2 * 1024 ** 3;
}

/** Steps that run at the same time tell what they have to say when they end. */
async function run(step: Step, aside = false): Promise<Result> {
  const start = performance.now();
  if (!aside) console.log(`\n== ${step.name}`);
  const child = spawn(process.execPath, step.args, {
    cwd: root,
    stdio: ['ignore', aside ? 'pipe' : 'inherit', aside ? 'pipe' : 'inherit'],
    env: { ...surroundings, ...step.env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = (await once(child, 'close')) as [number | null];
  const count = step.count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A runner that fails without a failed test (coverage gate, crash, no test at all) is a failure too.
  if ((status !== 0 && count.failed === 0) || count.passed + count.failed === 0) count.failed += 1;
  const outcome = count.failed === 0 ? 'ok' : 'FAILED';
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${aside ? `\n== ${step.name}\n` : ''}${Buffer.concat(said)}== ${step.name}: ${outcome} (${seconds} s)`);
  return { ...count, name: step.name };
}

async function runAll(): Promise<Result[]> {
  const built = await run(build);
  if (built.failed > 0) return [built];
  const results = [built, ...(await Promise.all(checks.map((step) => run(step, true))))];
  for (const step of suites) results.push(await run(step));
  return results;
}

const results = await runAll();
rmSync(reports, { recursive: true, force: true });
const sum = (key: keyof Count) => results.reduce((total, result) => total + result[key], 0);
const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
if (broken.length > 0) console.log(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = broken.length === 0 ? 0 : 1;
