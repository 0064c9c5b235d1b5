/** A pipeline whose composer and verifier are real, and whose models are services on this machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../../engine/src/compose/index.ts';
import { type BriefInput, briefSchema } from '../../../engine/src/contract/index.ts';
import { ModelManager, type ModelsConfiguration } from '../../../engine/src/models/index.ts';
import { createPipeline, type ModelStagesOptions, withModels } from '../../../engine/src/pipeline/index.ts';
import { openStore } from '../../../engine/src/store/index.ts';
import { createFakeStages, type FakeOverrides } from '../../../engine/src/testing/fake-stages.ts';
import { verify } from '../../../engine/src/verify/index.ts';

export const NOWHERE = 'http://127.0.0.1:1';

export const TEXT = [
  'Photosynthesis turns light into chemical energy in plants and algae.',
  'In 1779 Jan Ingenhousz showed that plants need light to make oxygen.',
  'About 50 percent of the oxygen in the air comes from the ocean.',
  'Chlorophyll absorbs red and blue light and reflects green light.',
].join('\n\n');

export interface ComposingOptions {
  configuration?: ModelsConfiguration;
  stages?: FakeOverrides;
  models?: Partial<ModelStagesOptions>;
}

export async function openComposing({ configuration, stages = {}, models = {} }: ComposingOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'hkm-models-'));
  const store = await openStore({ dataDir });
  const manager = new ModelManager({
    env: {},
    configuration: { ollamaEndpoint: NOWHERE, comfyuiEndpoint: NOWHERE, ...configuration },
    cache: false,
  });
  await manager.initialize();
  const inner = createFakeStages({ compose: (input) => compose(input), verify: (input) => verify(input), ...stages });
  const pipeline = createPipeline({ store, stages: withModels(inner, { manager, ...models }) });
  return {
    manager,
    pipeline,
    stages: inner,
    generate: (input: Partial<BriefInput> = {}) => pipeline.generate(composingBrief(input)),
    async close() {
      await pipeline.close();
      await manager.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const composingBrief = (input: Partial<BriefInput> = {}) =>
  briefSchema.parse({ topic: 'Photosynthesis', documents: [{ name: 'plants.txt', text: TEXT }], ...input });
