import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import {
  databaseFile,
  explainStorageError,
  openForReading,
  openForWriting,
} from '../../../engine/src/store/connection.ts';
import { type Migration, migrate, schemaVersion } from '../../../engine/src/store/migrations.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hkm-connection-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];

describe('openForWriting', () => {
  it('is durable, checks references and overwrites what is deleted', () => {
    const database = openForWriting(join(dataDir, 'new', 'folder'));
    expect(pragma(database, 'journal_mode')).toBe('wal');
    expect(pragma(database, 'synchronous')).toBe(2);
    expect(pragma(database, 'foreign_keys')).toBe(1);
    expect(pragma(database, 'secure_delete')).toBe(1);
    expect(pragma(database, 'auto_vacuum')).toBe(2);
    expect(pragma(database, 'busy_timeout')).toBeGreaterThanOrEqual(10_000);
    database.close();
    openForWriting(join(dataDir, 'new', 'folder')).close();
  });

  it('refuses what is not ours, and leaves it as it was', () => {
    const foreign = new DatabaseSync(databaseFile(dataDir));
    foreign.exec('create table songs (name text)');
    foreign.close();
    expect(() => openForWriting(dataDir)).toThrow(/another program/);
    const again = new DatabaseSync(databaseFile(dataDir));
    expect(pragma(again, 'journal_mode')).toBe('delete');
    again.exec('drop table songs; pragma application_id = 7');
    again.close();
    expect(() => openForWriting(dataDir)).toThrow(/another program/);
  });

  it('refuses what a newer HKM wrote', () => {
    const database = openForWriting(dataDir);
    database.exec('pragma user_version = 99');
    database.close();
    expect(() => openForWriting(dataDir)).toThrow(/newer HKM/);
  });

  it('refuses what is no database, and a folder that is a file', () => {
    writeFileSync(databaseFile(dataDir), 'x'.repeat(5_000));
    expect(() => openForWriting(dataDir)).toThrow(/is not a database/);
    expect(() => openForWriting(join(databaseFile(dataDir), 'inside'))).toThrow(/a file is in the place/);
  });
});

it('openForReading cannot write', () => {
  openForWriting(dataDir).close();
  const database = openForReading(dataDir);
  expect(() => database.exec('create table x (y)')).toThrow(/readonly/);
  database.close();
  expect(() => openForReading(join(dataDir, 'none'))).toThrow(expect.objectContaining({ code: 'storage' }));
});

describe('migrate', () => {
  it('applies each step once, in order, or none of them', () => {
    const database = new DatabaseSync(':memory:');
    const first: Migration = { name: 'first', up: (target) => target.exec('create table one (a)') };
    const second: Migration = { name: 'second', up: (target) => target.exec('create table two (a)') };
    const broken: Migration = {
      name: 'broken',
      up: (target) => target.exec('create table three (a); create table one (a)'),
    };
    migrate(database, [first]);
    expect(() => migrate(database, [first, second, broken])).toThrow(/already exists/);
    expect(schemaVersion(database)).toBe(1);
    migrate(database, [first, second]);
    migrate(database, [first, second]);
    expect(schemaVersion(database)).toBe(2);
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    expect(tables.map((table) => table.name)).toEqual(['one', 'two']);
    database.close();
  });
});

describe('explainStorageError', () => {
  it.each([
    [{ errcode: 5 }, 'locked by another process'],
    [{ errcode: 8 }, 'cannot be written'],
    [{ errcode: 11 }, 'is damaged'],
    [{ errcode: 13 }, 'the disk is full'],
    [{ errcode: 14 }, 'cannot be written'],
    [{ errcode: 26 }, 'is not a database'],
    // Extended codes mean the same as their low byte.
    [{ errcode: 8 | (6 << 8) }, 'cannot be written'],
    [{ code: 'EACCES' }, 'cannot be written'],
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'EODD', message: 'odd' }, 'failed: odd'],
    [{ message: 'odd' }, 'failed: odd'],
  ])('of %j says that it %s', (error, message) => {
    expect(explainStorageError(error, '/data/hkm.sqlite')).toMatchObject({
      code: 'storage',
      message: expect.stringMatching(new RegExp(`^/data/hkm.sqlite .*${message}`)),
    });
  });

  it('calls a key that is taken a conflict, and leaves our own errors alone', () => {
    expect(explainStorageError({ errcode: 19 | (6 << 8), message: 'unique' }, 'f').code).toBe('conflict');
    const own = new HkmError('not_found', 'none');
    expect(explainStorageError(own, 'f')).toBe(own);
  });
});
