import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../../engine/src/store/index.ts';

const child = fileURLToPath(new URL('./saving-child.ts', import.meta.url));

/** Runs the child until it has acknowledged `enough` runs, then kills it in the middle of whatever it does. */
function saveUntilKilled(dataDir: string, prefix: string, enough: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, dataDir, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    process_.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > enough) process_.kill('SIGKILL');
    });
    process_.on('error', reject);
    // The last piece may be cut: only whole lines were acknowledged.
    process_.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });
}

it('loses nothing that was acknowledged when killed ten times in the middle of saving', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hkm-kill-'));
  try {
    for (let round = 0; round < 10; round++) {
      const acknowledged = await saveUntilKilled(dataDir, `round${round}`, 4 + round * 2);
      expect(acknowledged.length).toBeGreaterThanOrEqual(4);
      const store = await openStore({ dataDir });
      for (const [index, id] of acknowledged.entries()) {
        // Every third save was followed by the deletion of the one before it, which was acknowledged with it.
        const deleted = index % 3 === 1 && index + 1 < acknowledged.length;
        // Of the last ones it is not known whether their deletion had begun.
        if (index % 3 === 1 && index + 1 === acknowledged.length) continue;
        expect((await store.getRun(id)) === undefined, id).toBe(deleted);
        if (!deleted) expect((await store.getArtifact(id, 'svg'))?.bytes.length).toBe(20_000);
      }
      await store.close();
    }
    const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'));
    expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('pragma foreign_key_check').all()).toEqual([]);
    database.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);
