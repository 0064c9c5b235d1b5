/**
 * Copies the font files that the product carries from the font packages to engine/assets/fonts, with the licence of
 * each typeface beside them. Every file must have the SHA-256 that engine/data/fonts.json names: fonts decide every
 * width on a page, so another version of a package must not slip in unseen.
 * `node scripts/build-fonts.ts --record` writes the checksums of the installed packages into that list.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES, TYPEFACES } from '../engine/src/visual/text/fonts.ts';

const LIST = 'engine/data/fonts.json';
const OUTPUT = 'engine/assets/fonts';

export const inputs: string[] = [
  'scripts/build-fonts.ts',
  'engine/src/visual/text/fonts.ts',
  LIST,
  ...packages().map((name) => `node_modules/@expo-google-fonts/${name}/package.json`),
];
export const outputs: string[] = [OUTPUT];

/** The checksum list: font key to SHA-256 in hexadecimal. */
type Checksums = Record<string, string>;

export async function build(root: string): Promise<void> {
  const expected = JSON.parse(await readFile(join(root, LIST), 'utf8')) as Checksums;
  const folder = join(root, OUTPUT);
  const fresh = `${folder}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  for (const file of FONT_FILES) {
    const bytes = await readFile(packageFile(root, file.source));
    const found = sha256(bytes);
    if (found !== expected[file.key]) {
      throw new Error(
        `The font ${file.key} has SHA-256 ${found}, but ${LIST} names ${expected[file.key] ?? 'none'}. ` +
          'If the font package was updated on purpose, look at the pictures and run: node scripts/build-fonts.ts --record',
      );
    }
    await writeFile(join(fresh, `${file.key}.ttf`), bytes);
  }
  for (const name of packages()) {
    await writeFile(join(fresh, `LICENSE-${name}.txt`), await readFile(packageFile(root, `${name}/LICENSE_FONT`)));
  }
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

/** Writes the checksums of the installed font packages. */
export async function record(root: string): Promise<void> {
  const checksums: Checksums = {};
  for (const file of FONT_FILES) checksums[file.key] = sha256(await readFile(packageFile(root, file.source)));
  await writeFile(join(root, LIST), `${JSON.stringify(checksums, null, 2)}\n`);
}

function packages(): string[] {
  return Object.values(TYPEFACES).map((typeface) => typeface.from);
}

/** A file of a font package, wherever npm put that package. */
function packageFile(root: string, path: string): string {
  const [name = '', ...rest] = path.split('/');
  const require = createRequire(join(root, 'engine/package.json'));
  return join(dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)), ...rest);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  if (process.argv.includes('--record')) await record(root);
  await build(root);
}
