/** Compiles engine/data/library/*.json into engine/assets/library.sqlite. Run by itself: `node scripts/build-library.ts`. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildLibrary, type LibraryBook } from '../engine/src/research/library/build.ts';

export const inputs = [
  'engine/data/library/*.json',
  'engine/src/research/library/*.ts',
  'engine/src/research/source-text.ts',
  'engine/src/research/text/*.ts',
  'scripts/build-library.ts',
];
export const outputs = ['engine/assets/library.sqlite'];

/** Writes beside the target and renames, so that a broken build never leaves half a library. */
export async function build(root: string, target = join(root, 'engine/assets/library.sqlite')): Promise<void> {
  const folder = join(root, 'engine/data/library');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const books = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as LibraryBook),
  );
  const draft = `${target}.${process.pid}.draft`;
  await mkdir(dirname(target), { recursive: true });
  await rm(draft, { force: true });
  const database = new DatabaseSync(draft);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off; pragma page_size = 4096');
    buildLibrary(database, books);
  } finally {
    database.close();
  }
  await rename(draft, target);
}

if (import.meta.main) await build(join(import.meta.dirname, '..'));
