/**
 * `npm test`: types, lint, walls, dead code, unit and integration tests with the coverage gate, end-to-end tests on the built product.
 * Every step runs even when an earlier one failed, so that one run tells all; the last line counts the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

const steps: Step[] = [
  { name: 'build', args: [join(root, 'scripts/build.ts'), '--quiet'] },
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
];

const total: Count = { passed: 0, failed: 0 };
const broken: string[] = [];
for (const step of steps) {
  const start = performance.now();
  console.log(`\n== ${step.name}`);
  const { status } = spawnSync(process.execPath, step.args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...step.env },
  });
  const count = step.count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A runner that fails without a failed test (coverage gate, crash, no test at all) is a failure too.
  if ((status !== 0 && count.failed === 0) || count.passed + count.failed === 0) count.failed += 1;
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed > 0) broken.push(step.name);
  console.log(
    `== ${step.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(0)} s)`,
  );
  if (step.name === 'build' && status !== 0) break;
}
rmSync(reports, { recursive: true, force: true });
if (broken.length > 0) console.log(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
