/** Draws every Spec of examples/specs into examples/pictures. Run after a change to the pictures, and look at what changed. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Claim, Source, Spec } from '../engine/src/contract/index.ts';
import { createVisual, exportSvg } from '../engine/src/visual/index.ts';

export interface Example {
  name: string;
  spec: Spec;
  claims: Claim[];
  sources: Source[];
}

const SPECS = 'examples/specs';
const PICTURES = 'examples/pictures';

/** The examples in the order of their names, each read afresh. */
export async function readExamples(root: string): Promise<Example[]> {
  const files = (await readdir(path.join(root, SPECS))).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: path.basename(file, '.json'),
      ...(JSON.parse(await readFile(path.join(root, SPECS, file), 'utf8')) as Omit<Example, 'name'>),
    })),
  );
}

export function pictureFile(root: string, name: string): string {
  return path.join(root, PICTURES, `${name}.svg`);
}

export async function renderExamples(root: string): Promise<void> {
  const visual = await createVisual();
  await mkdir(path.join(root, PICTURES), { recursive: true });
  for (const { name, ...input } of await readExamples(root)) {
    const { scene, findings } = visual.render(input);
    if (findings.length > 0) throw new Error(`${name}: ${JSON.stringify(findings)}`);
    await writeFile(pictureFile(root, name), exportSvg(scene, visual));
  }
}

if (import.meta.main) await renderExamples(path.resolve(import.meta.dirname, '..'));
