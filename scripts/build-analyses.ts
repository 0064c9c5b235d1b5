/** Works out what the composer finds in each sentence of the library: engine/assets/analyses.sqlite. By itself: `node scripts/build-analyses.ts`. */
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SourceText } from '../engine/src/contract/index.ts';
import { type Section, writePreparedAnalyses } from '../engine/src/pipeline/workers/prepared-analyses.ts';
import { passagesOf } from '../engine/src/research/source-text.ts';
import * as library from './build-library.ts';

export const inputs = [
  ...library.inputs,
  'engine/src/compose/**/!(*.test).ts',
  'engine/src/contract/*.ts',
  'engine/src/pipeline/workers/prepared-analyses.ts',
  'scripts/build-analyses.ts',
];
export const outputs = ['engine/assets/analyses.sqlite'];

/** Reads the library that was built before. Writes beside the target and renames, as the library does. */
export async function build(root: string, target = join(root, 'engine/assets/analyses.sqlite')): Promise<void> {
  const draft = `${target}.${process.pid}.draft`;
  await rm(draft, { force: true });
  const books = new DatabaseSync(join(root, 'engine/assets/library.sqlite'), { readOnly: true });
  const database = new DatabaseSync(draft);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off; pragma page_size = 4096');
    writePreparedAnalyses(database, sectionsOf(books));
  } finally {
    database.close();
    books.close();
  }
  await rename(draft, target);
}

function* sectionsOf(books: DatabaseSync): Generator<Section> {
  for (const row of books.prepare('select source from module order by number').iterate()) {
    const source = JSON.parse(String(row.source)) as SourceText;
    yield { source, passages: passagesOf(source) };
  }
}

if (import.meta.main) await build(join(import.meta.dirname, '..'));
