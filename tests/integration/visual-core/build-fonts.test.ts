import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, inputs, outputs, record } from '../../../scripts/build-fonts.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'hkm-fonts-'));
  await mkdir(join(copy, 'engine/data'), { recursive: true });
  await cp(join(ROOT, 'engine/data/fonts.json'), join(copy, 'engine/data/fonts.json'));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

describe('build-fonts', () => {
  it('copies the fonts of the checksum list with their licences, and leaves nothing else', async () => {
    const list = JSON.parse(await readFile(join(copy, 'engine/data/fonts.json'), 'utf8')) as Record<string, string>;
    await build(copy);
    const files = await readdir(join(copy, outputs[0] ?? ''));
    expect(files.filter((name) => name.endsWith('.ttf')).toSorted()).toEqual(
      Object.keys(list)
        .map((key) => `${key}.ttf`)
        .toSorted(),
    );
    expect(files).toContain('LICENSE-inter.txt');
    expect(await readdir(join(copy, 'engine/assets'))).toEqual(['fonts']);
    await build(copy);
  });

  it('refuses a font that is not the one of the list, and says how to accept it', async () => {
    const list = join(copy, 'engine/data/fonts.json');
    const changed = (await readFile(list, 'utf8')).replace(/"Jost_400Regular": "\w{8}/, '"Jost_400Regular": "00000000');
    await writeFile(list, changed);
    await expect(build(copy)).rejects.toThrow(/Jost_400Regular.*--record/s);
    await record(copy);
    await build(copy);
    expect(await readFile(list, 'utf8')).toBe(await readFile(join(ROOT, 'engine/data/fonts.json'), 'utf8'));
  });

  it('names what it depends on', () => {
    expect(inputs).toContain('engine/data/fonts.json');
    expect(inputs).toContain('node_modules/@expo-google-fonts/inter/package.json');
  });
});
