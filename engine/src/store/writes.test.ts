import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleArtifact, samplePassages, sampleRun, sampleSource } from '../testing/samples.ts';
import { compact, openForReading, openForWriting } from './connection.ts';
import { createQueries } from './dialect.ts';
import { createReads, type Reads } from './reads.ts';
import type { Schema } from './schema.ts';
import type { KeptRun } from './types.ts';
import { createWrites, type Writes } from './writes.ts';

let dataDir: string;
let database: DatabaseSync;
let reader: DatabaseSync;
let writes: Writes;
let reads: Reads;
let compactions: number;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hkm-writes-'));
  database = openForWriting(dataDir);
  reader = openForReading(dataDir);
  compactions = 0;
  writes = createWrites(createQueries<Schema>(database), () => {
    compactions += 1;
    compact(database);
  });
  reads = createReads(createQueries<Schema>(reader));
});
afterEach(() => {
  reader.close();
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function kept(id: string, text = 'Light is a wave.'): KeptRun {
  const source = sampleSource([text]);
  const artifacts = [sampleArtifact('svg', `<svg>${text}</svg>`, 'image/svg+xml')];
  return { run: sampleRun(id), origin: 'documents', sources: [source], passages: samplePassages(source), artifacts };
}

const blobs = () => Number(database.prepare('select count(*) as n from blobs').get()?.n);

describe('saveRun', () => {
  it('is seen by readers as soon as it is done', async () => {
    await writes.saveRun(kept('r1'));
    expect(await reads.getRun('r1')).toEqual(kept('r1').run);
    expect(await reads.getResearch('r1')).toMatchObject({ origin: 'documents', passages: kept('r1').passages });
    expect(await reads.countRuns()).toBe(1);
  });

  it('keeps nothing of a run that cannot be kept whole', async () => {
    const twice = { ...kept('r1'), sources: [sampleSource(['a']), sampleSource(['b'])] };
    const artifacts = [{ ...sampleArtifact('svg', 'x', 'image/svg+xml'), hash: null as unknown as string }];
    await expect(writes.saveRun({ ...twice, artifacts })).rejects.toThrow();
    expect(await reads.countRuns()).toBe(0);
    expect(blobs()).toBe(0);
  });

  it('gives passages of a source that is not there no text', async () => {
    await writes.saveRun({ ...kept('r1'), sources: [] });
    expect((await reads.getResearch('r1'))?.passages[0]?.text).toBe('');
  });
});

it('finds a run by its picture, never a version of another', async () => {
  expect(await reads.findRunByPicture('x')).toBeUndefined();
  await writes.saveRun(kept('r1'));
  const hash = kept('r1').artifacts[0]?.hash ?? '';
  await writes.saveRun({
    ...kept('r2'),
    run: sampleRun('r2', { parentId: 'r1', createdAt: '2030-01-01T00:00:00.000Z' }),
  });
  expect(await reads.findRunByPicture(hash)).toEqual(kept('r1').run);
});

it('tells whether a run is there', async () => {
  expect(await reads.hasRun('r1')).toBe(false);
  await writes.saveRun(kept('r1'));
  expect(await reads.hasRun('r1')).toBe(true);
  await writes.deleteRun('r1');
  expect(await reads.hasRun('r1')).toBe(false);
});

describe('deleteRun', () => {
  it('deletes what nothing else uses, and compacts', async () => {
    await writes.saveRun(kept('r1'));
    await writes.saveRun(kept('r2'));
    await writes.saveRun(kept('r3', 'Sound is a wave too.'));
    expect(blobs()).toBe(4);
    expect(await writes.deleteRun('r1')).toBe(true);
    expect(blobs()).toBe(4);
    expect(await writes.deleteRun('r3')).toBe(true);
    expect(blobs()).toBe(2);
    expect(compactions).toBe(2);
    expect(await writes.deleteRun('r1')).toBe(false);
    expect(compactions).toBe(2);
  });
});

describe('saveArtifact', () => {
  it('replaces, and leaves nothing of the one before', async () => {
    await writes.saveRun(kept('r1'));
    await writes.saveArtifact('r1', sampleArtifact('png', 'one', 'image/png'));
    await writes.saveArtifact('r1', sampleArtifact('png', 'two', 'image/png'));
    await writes.saveArtifact('r1', sampleArtifact('png', 'two', 'image/png'));
    expect((await reads.getArtifact('r1', 'png'))?.bytes).toEqual(new TextEncoder().encode('two'));
    expect(await reads.listArtifacts('r1')).toEqual(['png', 'svg']);
    expect(blobs()).toBe(3);
  });

  it('needs the run', async () => {
    const saving = writes.saveArtifact('none', sampleArtifact('png', 'one', 'image/png'));
    await expect(saving).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('templates and settings', () => {
  it('are replaced by name and deleted', async () => {
    const template = { id: 't', name: 'one', createdAt: '2026', options: { language: 'German' } };
    await writes.saveTemplate(template);
    await writes.saveTemplate({ ...template, name: 'two' });
    expect(await reads.listTemplates()).toEqual([{ ...template, name: 'two' }]);
    expect([await writes.deleteTemplate('t'), await writes.deleteTemplate('t')]).toEqual([true, false]);
    await writes.setSetting('key', [1]);
    await writes.setSetting('key', [2]);
    expect(await reads.getSetting('key')).toEqual([2]);
    await writes.setSetting('key', undefined);
    expect(await reads.getSetting('key')).toBeUndefined();
  });
});

describe('the connection', () => {
  it('streams rows, and prepares more statements than it keeps', async () => {
    await writes.setSetting('a', 1);
    const queries = createQueries<Schema>(database);
    const keys: string[] = [];
    for await (const row of queries.selectFrom('settings').select('key').stream()) keys.push(row.key);
    expect(keys).toEqual(['a']);
    for (let count = 0; count < 120; count++) {
      await queries
        .selectFrom('settings')
        .select('key')
        .where('key', 'in', Array.from({ length: count + 1 }, String))
        .execute();
    }
    expect(await queries.selectFrom('settings').select('key').execute()).toHaveLength(1);
  });
});
