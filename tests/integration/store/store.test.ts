import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptRun, openStore, type Store } from '../../../engine/src/store/index.ts';
import { MIGRATIONS } from '../../../engine/src/store/migrations.ts';
import { sampleArtifact, samplePassages, sampleRun, sampleSource } from '../../../engine/src/testing/samples.ts';

let dataDir: string;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-store-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

function kept(id: string, changes: Partial<KeptRun> = {}, run: Parameters<typeof sampleRun>[1] = {}): KeptRun {
  const source = sampleSource(['Light travels at 299,792 kilometres per second.', 'It needs no medium: café, 光.']);
  return {
    run: sampleRun(id, run),
    origin: 'documents',
    sources: [source],
    passages: samplePassages(source),
    artifacts: [sampleArtifact('svg', '<svg/>'.padEnd(2_000), 'image/svg+xml')],
    ...changes,
  };
}

describe('runs', () => {
  it('come back as they were saved, with sources, passages and artifacts', async () => {
    const saved = kept('r1');
    await store.saveRun(saved);
    expect(await store.getRun('r1')).toEqual(saved.run);
    expect(await store.getResearch('r1')).toEqual({
      origin: 'documents',
      sources: saved.sources,
      passages: saved.passages,
    });
    expect(await store.getSource('r1', 's1')).toEqual(saved.sources[0]);
    const artifact = await store.getArtifact('r1', 'svg');
    expect(artifact).toMatchObject({ format: 'svg', mediaType: 'image/svg+xml', hash: saved.artifacts[0]?.hash });
    expect(Buffer.from(artifact?.bytes ?? []).toString()).toBe('<svg/>'.padEnd(2_000));
    expect(await store.listArtifacts('r1')).toEqual(['svg']);
  });

  it('are undefined when there are none', async () => {
    expect(await store.getRun('none')).toBeUndefined();
    expect(await store.getResearch('none')).toBeUndefined();
    expect(await store.getSource('none', 's1')).toBeUndefined();
    expect(await store.getArtifact('none', 'svg')).toBeUndefined();
  });

  it('are kept whole or not at all', async () => {
    const broken = kept('r1', { sources: [sampleSource(['a']), sampleSource(['b'])] });
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const artifacts = [{ ...sampleArtifact('svg', 'x', 'image/svg+xml'), mediaType: undefined as unknown as string }];
    await expect(store.saveRun({ ...broken, artifacts })).rejects.toMatchObject({ name: 'HkmError' });
    expect(await store.getRun('r1')).toBeUndefined();
    expect((await store.facts()).runs).toBe(0);
  });

  it('refuse an id that is taken', async () => {
    await store.saveRun(kept('r1'));
    await expect(store.saveRun(kept('r1'))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keep equal texts and artifacts once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.saveRun(kept(`r${index}`))));
    const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'), { readOnly: true });
    expect(database.prepare('select count(*) as n from blobs').get()).toEqual({ n: 2 });
    database.close();
  });
});

describe('listRuns', () => {
  beforeEach(async () => {
    for (let index = 0; index < 25; index++) {
      const title = index % 5 === 0 ? `Curaçao 100% ${index}` : `Light ${index}`;
      const createdAt = new Date(Date.UTC(2026, 0, 1, 0, Math.floor(index / 2))).toISOString();
      await store.saveRun(kept(`r${String(index).padStart(2, '0')}`, {}, { title, createdAt }));
    }
  });

  it('gives every run once, newest first, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listRuns({ limit: 10, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.runs.map((run) => run.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `r${String(24 - index).padStart(2, '0')}`));
  });

  it('searches without regard to case and accents, and takes signs literally', async () => {
    expect((await store.listRuns({ search: 'CURACAO' })).runs).toHaveLength(5);
    expect((await store.listRuns({ search: '100% curaçao' })).runs).toHaveLength(5);
    expect((await store.listRuns({ search: '10%0' })).runs).toHaveLength(0);
    expect((await store.listRuns({ search: 'curacao nothing' })).runs).toHaveLength(0);
  });

  it('filters by the values of the brief', async () => {
    expect((await store.listRuns({ outputFormat: 'Timeline' })).runs).toHaveLength(0);
    const page = await store.listRuns({
      outputFormat: 'Infographic',
      visualStyle: 'Standard Scientific',
      complexityLevel: 'High School',
      language: 'English',
    });
    expect(page.runs).toHaveLength(20);
    expect(page.runs[0]).toEqual({
      id: 'r24',
      createdAt: '2026-01-01T00:12:00.000Z',
      kind: 'explainer',
      title: 'Light 24',
      topic: 'Light',
      outputFormat: 'Infographic',
      visualStyle: 'Standard Scientific',
      complexityLevel: 'High School',
      language: 'English',
    });
  });

  it('keeps limits in bounds and refuses a made-up cursor', async () => {
    expect((await store.listRuns({ limit: 0 })).runs).toHaveLength(1);
    expect((await store.listRuns({ limit: 1_000 })).runs).toHaveLength(25);
    await expect(store.listRuns({ cursor: 'made-up' })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('tells the parent', async () => {
    await store.saveRun(kept('child', {}, { parentId: 'r00', createdAt: '2027-01-01T00:00:00.000Z' }));
    expect((await store.listRuns({ limit: 1 })).runs[0]).toMatchObject({ id: 'child', parentId: 'r00' });
  });
});

describe('listVersions', () => {
  it('knows the versions of a run, from whichever is asked, and over deleted ones', async () => {
    const family: [string, string | undefined, number][] = [
      ['first', undefined, 1],
      ['second', 'first', 2],
      ['sibling', 'first', 3],
      ['third', 'second', 4],
      ['stranger', undefined, 5],
    ];
    for (const [id, parentId, hour] of family) {
      await store.saveRun(kept(id, {}, { createdAt: `2027-01-01T0${hour}:00:00.000Z`, ...(parentId && { parentId }) }));
    }
    const idsOf = async (id: string) => (await store.listVersions(id)).map((run) => run.id);
    for (const id of ['first', 'third', 'sibling']) {
      expect(await idsOf(id)).toEqual(['third', 'sibling', 'second', 'first']);
    }
    await store.deleteRun('first');
    await store.deleteRun('second');
    expect(await idsOf('sibling')).toEqual(['sibling']);
    expect(await idsOf('third')).toEqual(['third']);
    expect(await idsOf('stranger')).toEqual(['stranger']);
    expect(await idsOf('nobody')).toEqual([]);
  });
});

describe('deleteRun', () => {
  it('leaves no byte of the run in any file', async () => {
    const secret = 'The password of the safe is zanzibar.';
    const source = sampleSource([secret]);
    const plain = sampleArtifact('png', secret, 'image/png');
    await store.saveRun(kept('r1', { sources: [source], artifacts: [plain] }, { title: secret }));
    await store.saveRun(kept('r2'));
    expect(await store.deleteRun('r1')).toBe(true);
    expect(await store.getRun('r1')).toBeUndefined();
    expect(await store.getArtifact('r1', 'png')).toBeUndefined();
    expect(await store.getRun('r2')).toBeDefined();
    for (const file of ['hkm.sqlite', 'hkm.sqlite-wal']) {
      expect((await readFile(join(dataDir, file))).includes('zanzibar'), file).toBe(false);
    }
  });

  it('keeps what another run uses', async () => {
    await store.saveRun(kept('r1'));
    await store.saveRun(kept('r2'));
    await store.deleteRun('r1');
    expect((await store.getSource('r2', 's1'))?.text).toContain('Light travels');
    expect(await store.getArtifact('r2', 'svg')).toBeDefined();
    await store.deleteRun('r2');
    const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'), { readOnly: true });
    expect(database.prepare('select count(*) as n from blobs').get()).toEqual({ n: 0 });
    database.close();
  });

  it('says when there was none', async () => {
    expect(await store.deleteRun('none')).toBe(false);
  });
});

describe('artifacts', () => {
  it('are added later and replaced, without leaving the old one', async () => {
    await store.saveRun(kept('r1'));
    await store.saveArtifact('r1', sampleArtifact('png', new Uint8Array([1, 2, 3]), 'image/png'));
    await store.saveArtifact('r1', sampleArtifact('png', new Uint8Array([4]), 'image/png'));
    expect((await store.getArtifact('r1', 'png'))?.bytes).toEqual(new Uint8Array([4]));
    const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'), { readOnly: true });
    expect(database.prepare('select count(*) as n from blobs').get()).toEqual({ n: 3 });
    database.close();
  });

  it('are refused for a run that is not there', async () => {
    const artifact = sampleArtifact('png', 'x', 'image/png');
    await expect(store.saveArtifact('none', artifact)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('templates and settings', () => {
  it('are saved, changed, listed and deleted', async () => {
    const template = { id: 't1', name: 'Class 5', createdAt: '2026-01-01', options: { complexityLevel: 'Elementary' } };
    await store.saveTemplate(template);
    await store.saveTemplate({ ...template, name: 'Class 6' });
    expect(await store.listTemplates()).toEqual([{ ...template, name: 'Class 6' }]);
    expect(await store.deleteTemplate('t1')).toBe(true);
    expect(await store.deleteTemplate('t1')).toBe(false);
    expect(await store.listTemplates()).toEqual([]);

    expect(await store.getSetting('theme')).toBeUndefined();
    await store.setSetting('theme', { dark: true });
    await store.setSetting('theme', { dark: false });
    expect(await store.getSetting('theme')).toEqual({ dark: false });
    await store.setSetting('theme', undefined);
    expect(await store.getSetting('theme')).toBeUndefined();
  });
});

describe('the data folder', () => {
  it('survives closing, and a second store on the same folder sees and writes', async () => {
    await store.saveRun(kept('r1'));
    const second = await openStore({ dataDir });
    await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => store.saveRun(kept(`a${index}`))),
      ...Array.from({ length: 20 }, (_, index) => second.saveRun(kept(`b${index}`))),
    ]);
    expect((await store.facts()).runs).toBe(41);
    expect(await second.getRun('a19')).toBeDefined();
    await second.close();
    await store.close();
    store = await openStore({ dataDir });
    expect(await store.facts()).toMatchObject({ dataDir, runs: 41, schemaVersion: MIGRATIONS.length });
    expect((await store.facts()).bytes).toBeGreaterThan(0);
  });

  it('refuses everything once closed; closing twice is fine', async () => {
    await store.close();
    await store.close();
    await expect(store.saveRun(kept('r1'))).rejects.toMatchObject({ code: 'not_ready' });
    await expect(store.getRun('r1')).rejects.toMatchObject({ code: 'not_ready' });
  });

  async function openingFails(prepare: (folder: string) => Promise<string>): Promise<Error> {
    const folder = await prepare(await mkdtemp(join(dataDir, 'bad-')));
    return openStore({ dataDir: folder }).then(
      () => new Error('opened'),
      (error: Error) => error,
    );
  }

  it('says what is wrong with a file that is no database', async () => {
    const error = await openingFails(async (folder) => {
      await writeFile(join(folder, 'hkm.sqlite'), 'this is not a database, only a long line of text '.repeat(100));
      return folder;
    });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('is not a database') });
  });

  it("says so of another program's database", async () => {
    const error = await openingFails(async (folder) => {
      const database = new DatabaseSync(join(folder, 'hkm.sqlite'));
      database.exec('create table songs (name text)');
      database.close();
      return folder;
    });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('another program') });
  });

  it('says so of a newer schema', async () => {
    const error = await openingFails(async (folder) => {
      await (await openStore({ dataDir: folder })).close();
      const database = new DatabaseSync(join(folder, 'hkm.sqlite'));
      database.exec('pragma user_version = 999');
      database.close();
      return folder;
    });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('newer HKM') });
  });

  it('says so where a file is in its place', async () => {
    const error = await openingFails(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      return join(folder, 'file', 'data');
    });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('HKM_DATA_DIR') });
  });

  it('says so where it cannot be written', async () => {
    const error = await openingFails(async (folder) => {
      // A folder in the place of the file: not writable for anybody, root included.
      await mkdir(join(folder, 'hkm.sqlite'));
      return folder;
    });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('cannot be written') });
  });
});
