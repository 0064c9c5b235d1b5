/** Tells one state of the program from another: its modules, its library, and what is handed in. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = fileURLToPath(new URL('../', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));

/** Changes with every file of the engine (by size and time) and with `choices`, e.g. which models are configured. Hexadecimal. */
export function programKey(choices: unknown, files: string = filesKey()): string {
  return createHash('sha256')
    .update(JSON.stringify([choices, files]))
    .digest('hex');
}

function filesKey(): string {
  const hash = createHash('sha256');
  for (const folder of [MODULES, ASSETS]) {
    for (const name of filesIn(folder)) {
      const { size = 0, mtimeMs = 0 } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
      hash.update(`${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    // Nothing is built there yet.
    return [];
  }
}
