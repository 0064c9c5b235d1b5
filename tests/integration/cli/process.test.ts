import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openShell } from './running.ts';

const main = fileURLToPath(new URL('../../../engine/src/cli/main.ts', import.meta.url));

/** Milliseconds: both tests start the engine cold. */
const SLOW_MACHINE = 120_000;

it(
  'makes a real picture',
  async () => {
    const shell = await openShell('real');
    const { code, out } = await shell.hkm(['make', 'Black holes', '-o', '-']);
    expect([code, out.slice(0, 4)]).toEqual([0, '<svg']);
    await shell.close();
  },
  SLOW_MACHINE,
);

it(
  'ends a served process cleanly on SIGTERM, keeping what was acknowledged',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'hkm-process-'));
    const env = { ...process.env, HKM_DATA_DIR: dataDir, PORT: '0' };
    const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let url = '';
    for await (const line of createInterface({ input: child.stdout })) {
      url = /http:\S+/.exec(line)?.[0] ?? '';
      if (url) break;
    }
    const response = await fetch(`${url}/api/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"topic":"Gravity"}',
    });
    const { id } = (await response.json()) as { id: string };
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    const shell = await openShell();
    const shown = await shell.hkm(['runs', 'show', id], { env: { HKM_DATA_DIR: dataDir } });
    expect(shown.code).toBe(0);
    await shell.close();
    await rm(dataDir, { recursive: true, force: true });
  },
  SLOW_MACHINE,
);
