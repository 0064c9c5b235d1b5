/**
 * What the composer finds in the sentences of the bundled library whatever the topic, worked out when the product is built: a file beside
 * the library. Without it, or after a change of the composer, all is worked out at each request as for any document.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type PreparedAnalyses, packAnalyses, unpackAnalyses } from '../../compose/index.ts';
import type { Passage, SourceText } from '../../contract/index.ts';

const ASSET = fileURLToPath(new URL('../../../assets/analyses.sqlite', import.meta.url));
const COMPOSER = fileURLToPath(new URL('../../compose/', import.meta.url));

export interface Section {
  source: SourceText;
  /** All that a composer may be given of it. */
  passages: readonly Passage[];
}

/** Fills an empty database. The same sections give the same rows. */
export function writePreparedAnalyses(database: DatabaseSync, sections: Iterable<Section>): void {
  database.exec(`
    create table composer (key text not null);
    create table section (hash text primary key, packed text not null) without rowid;
    begin`);
  database.prepare('insert into composer values (?)').run(composerKey());
  const insert = database.prepare('insert or ignore into section values (?, ?)');
  for (const { source, passages } of sections) insert.run(source.hash, packAnalyses(source, passages));
  database.exec('commit; vacuum');
}

/** Undefined where nothing was prepared for this composer. @param path Default: the file built into the product. */
export function openPreparedAnalyses(path = ASSET): PreparedAnalyses | undefined {
  if (!existsSync(path)) return undefined;
  const database = new DatabaseSync(path, { readOnly: true });
  if (!isOfThisComposer(database)) {
    database.close();
    return undefined;
  }
  const select = database.prepare('select packed from section where hash = ?');
  return {
    of(source) {
      const packed = select.get(source.hash)?.packed;
      return packed === undefined ? undefined : unpackAnalyses(String(packed), source);
    },
  };
}

/** A built product was built with its file; run from its sources, the composer may have changed since. */
function isOfThisComposer(database: DatabaseSync): boolean {
  if (!import.meta.url.endsWith('.ts')) return true;
  return database.prepare('select key from composer').get()?.key === composerKey();
}

/** Of the contents of the composer's modules. */
function composerKey(): string {
  const hash = createHash('sha256');
  const names = globSync('**/*.ts', { cwd: COMPOSER }).filter((name) => !name.endsWith('.test.ts'));
  for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(join(COMPOSER, name)));
  return hash.digest('hex');
}
