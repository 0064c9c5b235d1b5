import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claimSchema, sourceSchema, specSchema } from '../../../engine/src/contract/index.ts';
import { openLibrary } from '../../../engine/src/research/index.ts';
import { checkPixels } from '../../../engine/src/visual/gate/index.ts';
import { createVisual, exportSvg, type OpenVisual as Visual } from '../../../engine/src/visual/index.ts';
import { type Example, pictureFile, readExamples } from '../../../scripts/render-examples.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const examples: Example[] = await readExamples(ROOT);
let visual: Visual;

beforeAll(async () => {
  visual = await createVisual();
});

describe.each(examples)('$name', ({ name, ...input }) => {
  it('follows the contract', () => {
    specSchema.parse(input.spec);
    z.array(claimSchema).parse(input.claims);
    z.array(sourceSchema).parse(input.sources);
  });

  it('quotes its sources exactly', () => {
    const library = openLibrary();
    for (const { citations } of input.claims) {
      for (const { sourceId, quote, start, end } of citations) {
        expect(library.source(sourceId).text.slice(start, end)).toBe(quote);
      }
    }
    library.close();
  });

  it('is drawn without a warning or finding, leaves its input untouched and matches its committed picture', async () => {
    const before = structuredClone(input);
    const { scene, warnings, findings } = visual.render(input);
    expect(input).toEqual(before);
    expect({ warnings, findings }).toEqual({ warnings: [], findings: [] });
    // a picture that changed is drawn anew by: node scripts/render-examples.ts
    expect(exportSvg(scene, visual) === (await readFile(pictureFile(ROOT, name), 'utf8'))).toBe(true);
  });

  it('shows its letters in the pixels', { timeout: 60_000 }, async () => {
    const { scene } = visual.render(input);
    expect(await checkPixels(scene, exportSvg(scene, visual), visual.engine)).toEqual([]);
  });

  it('groups every claim, so that it can light up', () => {
    const text = JSON.stringify(visual.render(input).scene.items);
    for (const claim of input.claims) expect(text).toContain(`"claimId":"${claim.id}"`);
  });
});

it('there is no picture without a Spec', async () => {
  const pictures = (await readdir(path.join(ROOT, 'examples/pictures'))).map((file) => path.basename(file, '.svg'));
  expect(pictures.sort()).toEqual(examples.map((example) => example.name));
});
