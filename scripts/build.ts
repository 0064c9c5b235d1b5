/**
 * Builds what is missing or older than its inputs: assets (fonts, icons, library index), the engine, the studio.
 * `--quiet` prints only what is really built; `--force` builds all. Safe to run at any time; a fresh tree costs milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as analyses from './build-analyses.ts';
import * as fonts from './build-fonts.ts';
import * as icons from './build-icons.ts';
import * as library from './build-library.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Step {
  name: string;
  /** Paths or globs, relative to the root. */
  inputs: string[];
  /** Paths that must exist afterwards. */
  outputs: string[];
  build(root: string): Promise<void> | void;
}

const run = (command: string, args: string[], cwd = root) => {
  execFileSync(process.execPath, [join(root, 'node_modules', command), ...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
};

const steps: Step[] = [
  { name: 'fonts', ...fonts },
  { name: 'icons', ...icons },
  { name: 'library index', ...library },
  { name: 'library analyses', ...analyses },
  {
    name: 'engine',
    inputs: ['engine/src/**/*.ts', 'engine/src/**/*.json', 'engine/tsconfig.json', 'tsconfig.base.json'],
    outputs: ['engine/dist/index.js', 'engine/dist/cli/main.js'],
    build: () => {
      rmSync(join(root, 'engine/dist'), { recursive: true, force: true });
      run('typescript/bin/tsc', ['-p', 'engine']);
    },
  },
  {
    name: 'studio',
    inputs: [
      'studio/src/**/*',
      'studio/public/**/*',
      'studio/index.html',
      'studio/vite.config.ts',
      'engine/src/contract/*.ts',
    ],
    outputs: ['studio/dist/index.html'],
    build: () => run('vite/bin/vite.js', ['build', '--logLevel', 'warn'], join(root, 'studio')),
  },
];

/** A digest of names, sizes and contents of a step's inputs: copies and checkouts change times, not contents. */
function digest(step: Step): string {
  const hash = createHash('sha256');
  const files = [...step.inputs, 'package-lock.json'].flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  for (const file of files) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

export async function buildAll({ quiet = false, force = false } = {}): Promise<void> {
  const stamps = join(root, 'node_modules/.hkm-build');
  mkdirSync(stamps, { recursive: true });
  for (const step of steps) {
    const stamp = join(stamps, step.name.replaceAll(' ', '-'));
    const wanted = digest(step);
    const fresh =
      !force &&
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === wanted &&
      step.outputs.every((output) => existsSync(join(root, output)));
    if (fresh) {
      if (!quiet) console.log(`${step.name}: up to date`);
      continue;
    }
    const start = performance.now();
    await step.build(root);
    writeFileSync(stamp, wanted);
    console.log(`${step.name}: built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

if (import.meta.main) {
  await buildAll({ quiet: process.argv.includes('--quiet'), force: process.argv.includes('--force') });
}
