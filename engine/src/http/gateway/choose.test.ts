import { afterEach, describe, expect, it } from 'vitest';
import { type ModelConfig, ModelManager } from '../../models/index.ts';
import { sampleModel } from '../../testing/sample-model.ts';
import { chooseModels, createModelIndex } from './choose.ts';

const model = sampleModel;

const managers: ModelManager[] = [];
afterEach(async () => {
  for (const manager of managers.splice(0)) await manager.close();
});

function choose(models: ModelConfig[]) {
  const manager = new ModelManager({ env: {} });
  managers.push(manager);
  for (const id of new Set(models.map(({ provider }) => provider)))
    manager.providers.set(id, { getAvailableModels: async () => models.filter(({ provider }) => provider === id) });
  const modelIndex = createModelIndex(manager);
  return async (name: string, type: 'text' | 'embedding' = 'text') => {
    const { models: chosen, isPrivate } = await chooseModels(name, { type }, { manager, modelIndex });
    return { names: chosen.map(({ provider, id }) => `${provider}/${id}`), isPrivate };
  };
}

describe('chooseModels', () => {
  it('finds a model by id, by provider and id, and without its tag', async () => {
    const ask = choose([model('a', 'x:latest'), model('b', 'org/y')]);
    for (const name of ['x', 'x:latest', 'a/x', 'a/x:latest'])
      expect(await ask(name)).toEqual({ names: ['a/x:latest'], isPrivate: false });
    for (const name of ['org/y', 'b/org/y']) expect((await ask(name)).names).toEqual(['b/org/y']);
  });

  it('of models with one name takes the one that is there and of the kind asked for', async () => {
    const ask = choose([
      model('a', 'x', { isAvailable: false }),
      model('b', 'x'),
      model('c', 'x', { type: 'embedding' }),
    ]);
    expect((await ask('x')).names).toEqual(['b/x']);
    expect((await ask('x', 'embedding')).names).toEqual(['c/x']);
    expect((await ask('a/x')).names).toEqual(['a/x']);
  });

  it('believes a provider to know what it does not list, and nobody else', async () => {
    const ask = choose([model('a', 'x')]);
    expect((await ask('a/dated-2026')).names).toEqual(['a/dated-2026']);
    for (const name of ['nobody', 'z/x', 'a'])
      await expect(ask(name)).rejects.toMatchObject({ code: 'not_found', details: [{ path: 'model' }] });
  });

  it('goes through the best few for auto, local ones alone for auto:private', async () => {
    const many = Array.from({ length: 6 }, (_, i) => model('a', `m${i}`));
    const ask = choose([...many, model('home', 'h', { isLocal: true, costPerToken: 0, quality: 'low' })]);
    expect((await ask('auto')).names).toHaveLength(4);
    expect(await ask('auto:private')).toEqual({ names: ['home/h'], isPrivate: true });
    expect((await ask('auto:cost')).names[0]).toBe('home/h');
  });
});
