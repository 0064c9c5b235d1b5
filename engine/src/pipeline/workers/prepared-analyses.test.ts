import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceText } from '../../contract/index.ts';
import { openPreparedAnalyses, writePreparedAnalyses } from './prepared-analyses.ts';

const folder = mkdtempSync(join(tmpdir(), 'hkm-analyses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = 'Water boils at 100 degrees. It freezes at zero degrees, as everybody knows.';
const source: SourceText = {
  id: 'water',
  title: 'Water',
  hash: 'abc',
  fetchedAt: '2024-01-01T00:00:00.000Z',
  language: 'en',
  text,
  headings: [],
};
const passage = { id: 'water.0', sourceId: 'water', start: 0, end: text.length, text, headings: [], score: 0 };

function write(name: string): string {
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  writePreparedAnalyses(database, [{ source, passages: [passage] }]);
  database.close();
  return path;
}

describe('prepared analyses', () => {
  it('are found by the hash of the text', () => {
    const prepared = openPreparedAnalyses(write('a.sqlite'));
    const sentences = new Map(prepared?.of(source));
    expect(sentences.get('Water boils at 100 degrees.')?.forms[0]).toMatchObject({ words: 5, rejection: undefined });
    expect(prepared?.of({ ...source, hash: 'def' })).toBeUndefined();
  });

  it('are left alone where they were made by another composer, or not at all', () => {
    const path = write('b.sqlite');
    const database = new DatabaseSync(path);
    database.exec("update composer set key = 'another'");
    database.close();
    expect(openPreparedAnalyses(path)).toBeUndefined();
    expect(openPreparedAnalyses(join(folder, 'none.sqlite'))).toBeUndefined();
  });
});
