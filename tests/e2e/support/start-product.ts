/** Starts `hkm serve` on a free port with a temporary data folder; tells the tests its address; stops it at the end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
/** Milliseconds until the product must be ready. */
const PATIENCE_MS = 120_000;

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function untilReady(url: string, product: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (product.exitCode !== null) throw new Error(`hkm serve ended with ${product.exitCode}.`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('hkm serve was not ready in time.');
}

export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const product = spawn(process.execPath, [join(root, 'engine/bin/hkm.js'), 'serve'], {
    env: { ...process.env, PORT: String(port), HKM_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(url, product).catch((error: unknown) => {
    product.kill('SIGKILL');
    throw error;
  });
  // Read by the tests, which run in processes of their own.
  process.env.HKM_URL = url;
  return async () => {
    product.kill('SIGTERM');
    if (product.exitCode === null) await once(product, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  };
}
