/** The built command line as a process of its own, as somebody types it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

export const PROGRAM = fileURLToPath(new URL('../../../engine/bin/hkm.js', import.meta.url));

/** Each test has a folder of its own, with its data in it. */
export const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner wants the first argument destructured
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hkm-cli-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const surroundings = (folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  HKM_DATA_DIR: join(folder, 'data'),
  ...more,
});

/** Runs `hkm` to its end; what is piped in is `stdin`. */
export async function hkm(folder: string, args: readonly string[], stdin?: string): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: surroundings(folder),
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin?.end(stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

export interface Served {
  url: string;
  child: ChildProcess;
  /** Ends it and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `hkm serve` on a free port; resolves when it takes requests. */
export async function serve(folder: string, env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    cwd: folder,
    env: surroundings(folder, { PORT: '0', ...env }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { url, child, end };
  }
  throw new Error('The server ended before it was ready.');
}
