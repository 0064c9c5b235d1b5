/** The example of docs/pipeline.md runs as it stands: real stages, real library. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('examples/batches.ts makes what it can, and tells what is wrong', async () => {
  const file = fileURLToPath(new URL('../../../examples/batches.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  expect(stdout).toContain('Gravity: done, "Gravity"');
  expect(stdout).toContain('Photosynthesis: done');
  expect(stdout).toContain('Volcano: failed (Line 4: visualStyle must be one of: Standard Scientific, Minimalist');
}, 120_000);
