/** Opening the database file: pragmas, checks, and errors that say how to mend what is wrong. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HkmError, isHkmError } from '../errors.ts';
import { MIGRATIONS, migrate, schemaVersion } from './migrations.ts';

export const DATABASE_FILE = 'hkm.sqlite';
/** "HKM1": tells our file from another program's. */
const APPLICATION_ID = 0x484b4d31;
/** Milliseconds that a statement waits for another process to finish its write. */
const BUSY_TIMEOUT = 15_000;

export function databaseFile(dataDir: string): string {
  return join(dataDir, DATABASE_FILE);
}

/** Makes the folder and the tables when they are not there. Errors: `storage`. */
export function openForWriting(dataDir: string): DatabaseSync {
  const file = databaseFile(dataDir);
  return explained(file, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    try {
      prepare(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** A second connection that can only read; the file must have been opened for writing before. */
export function openForReading(dataDir: string): DatabaseSync {
  const file = databaseFile(dataDir);
  return explained(file, () => new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT }));
}

/**
 * Gives freed pages back, then folds the write-ahead log into the file and cuts it: until then it still holds what was
 * deleted. Another process that is reading may put the second part off until the next time.
 */
export function compact(database: DatabaseSync): void {
  database.exec('pragma incremental_vacuum');
  database.exec('pragma wal_checkpoint(truncate)');
}

function prepare(database: DatabaseSync, file: string): void {
  const owner = Number(database.prepare('pragma application_id').get()?.application_id ?? 0);
  const tables = Number(database.prepare('select count(*) as n from sqlite_master').get()?.n ?? 0);
  if (owner !== APPLICATION_ID && (owner !== 0 || tables > 0)) {
    throw new HkmError(
      'storage',
      `${file} is the database of another program. Choose another folder with HKM_DATA_DIR.`,
    );
  }
  if (schemaVersion(database) > MIGRATIONS.length) {
    throw new HkmError(
      'storage',
      `${file} was written by a newer HKM (schema ${schemaVersion(database)}, this one knows ${MIGRATIONS.length}). ` +
        'Update HKM, or choose another folder with HKM_DATA_DIR.',
    );
  }
  // Freed pages can be given back after a deletion; must be chosen before the first table.
  if (tables === 0) database.exec('pragma auto_vacuum = incremental');
  database.exec('pragma journal_mode = wal');
  // FULL: a commit is on the disk before it is acknowledged.
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // Deleted content is overwritten with zeros.
  database.exec('pragma secure_delete = on');
  if (owner !== APPLICATION_ID) database.exec(`pragma application_id = ${APPLICATION_ID}`);
  migrate(database);
}

/** Runs `open` and turns what the system says into what the user can do. */
function explained<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw explainStorageError(error, file);
  }
}

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_CONSTRAINT = 19;
const SQLITE_NOTADB = 26;

const CANNOT_WRITE =
  'cannot be written. Give this user write access to the folder, or choose another with HKM_DATA_DIR.';

const REMEDIES: Readonly<Record<number | string, string>> = {
  [SQLITE_BUSY]: 'is locked by another process for too long. Close the other HKM, then try again.',
  [SQLITE_READONLY]: CANNOT_WRITE,
  [SQLITE_CANTOPEN]: CANNOT_WRITE,
  [SQLITE_CORRUPT]: 'is damaged. Restore it from a backup, or move it away to start anew.',
  [SQLITE_FULL]: 'cannot grow: the disk is full. Free some space, then try again.',
  [SQLITE_NOTADB]: 'is not a database. Move the file away, or choose another folder with HKM_DATA_DIR.',
  EACCES: CANNOT_WRITE,
  EPERM: CANNOT_WRITE,
  EROFS: CANNOT_WRITE,
  EEXIST: 'cannot be made: a file is in the place of the folder. Choose another folder with HKM_DATA_DIR.',
  ENOTDIR: 'cannot be made: a file is in the place of the folder. Choose another folder with HKM_DATA_DIR.',
  ENOSPC: 'cannot grow: the disk is full. Free some space, then try again.',
};

/** Turns an error of node:sqlite or of the file system into `storage` (or `conflict` for a key that is taken). */
export function explainStorageError(error: unknown, file: string): HkmError {
  if (isHkmError(error)) return error;
  const { errcode, code, message } = error as { errcode?: number; code?: string; message?: string };
  // The low byte is the primary result code; the others refine it.
  const primary = errcode === undefined ? undefined : errcode & 0xff;
  if (primary === SQLITE_CONSTRAINT) {
    return new HkmError('conflict', `The record contradicts what is kept: ${message}`, { cause: error });
  }
  const remedy = REMEDIES[primary ?? code ?? ''] ?? `failed: ${message}`;
  return new HkmError('storage', `${file} ${remedy}`, { cause: error });
}
