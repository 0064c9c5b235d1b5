import { describe, expect, it } from 'vitest';
import { HkmError } from '../errors.ts';
import { type ModelConfig, ModelManager, type Provider } from '../models/index.ts';
import { planFor } from '../testing/fake-model.ts';
import { createFakeStages } from '../testing/fake-stages.ts';
import { samplePassages, sampleSource } from '../testing/samples.ts';
import type { ModelWish } from './deps.ts';
import { withModels } from './model-stages.ts';

const source = sampleSource(['Light is a wave.', 'Light is fast.', 'Light has colours.']);
const input = {
  topic: 'Light',
  level: 'College' as const,
  style: 'Minimalist' as const,
  format: 'Infographic' as const,
  language: 'English' as const,
  research: { origin: 'documents' as const, sources: [source], passages: samplePassages(source) },
};

const modelOf = (provider: string, more: Partial<ModelConfig> = {}): ModelConfig => ({
  id: 'm',
  name: 'M',
  provider,
  type: 'text',
  capabilities: ['text'],
  quality: 'high',
  speed: 'fast',
  isLocal: false,
  isAvailable: true,
  costPerToken: undefined,
  ...more,
});

const plan = async (prompt: string) => JSON.stringify(planFor(prompt));

async function compose(providers: Record<string, Provider>, models?: ModelWish, privacy = false) {
  const manager = new ModelManager({ env: {}, cache: false });
  for (const [id, provider] of Object.entries(providers)) manager.providers.set(id, provider);
  const stages = withModels(createFakeStages(), { manager });
  try {
    const signal = new AbortController().signal;
    return await stages.compose(input, { signal, privacy, ...(models && { models }) });
  } finally {
    await manager.close();
  }
}

const provider = (
  id: string,
  generateText: NonNullable<Provider['generateText']>,
  more: Partial<ModelConfig> = {},
): Provider => ({
  endpoint: `https://${id}.example/v1`,
  getAvailableModels: async () => [modelOf(id, more)],
  generateText,
});

describe('hosts', () => {
  it('are recorded where a question went to, also one that failed', async () => {
    const composed = await compose({ far: provider('far', async () => Promise.reject(new Error('gone'))) });
    expect(composed.hosts).toEqual(['far.example']);
    expect(composed.route).toMatchObject({
      composer: 'builtin',
      attempts: [{ outcome: 'failed', error: { code: 'upstream', message: 'gone' } }],
    });
    expect(composed.freshMs).toBe(60_000);
  });

  it('are those that a local service forwards to', async () => {
    const more = { raw: { remote_host: 'https://cloud.example:443/x' } };
    const near = { ...provider('near', plan, more), endpoint: 'http://localhost:1' };
    expect((await compose({ near })).hosts).toEqual(['cloud.example:443']);
  });

  it('are none for a model on this machine, or in it', async () => {
    const near = { ...provider('near', plan, { isLocal: true }), endpoint: 'http://localhost:1' };
    expect((await compose({ near }, {}, true)).hosts).toEqual([]);
    const { endpoint: _endpoint, ...inside } = provider('inside', plan, { isLocal: true });
    expect((await compose({ inside })).hosts).toEqual([]);
    expect((await compose({ odd: { ...provider('odd', plan), endpoint: 'nowhere' } })).hosts).toEqual([]);
  });
});

describe('wishes and figures', () => {
  it('takes the wished model by each of its names', async () => {
    const two = { one: provider('one', plan), two: provider('two', plan, { id: 'n:latest' }) };
    for (const textModel of ['n', 'n:latest', 'two/n', 'two/n:latest'])
      expect((await compose(two, { textModel })).route?.composer).toBe('two/n:latest');
  });

  it('does not make a sum of costs that nobody knows', async () => {
    const composed = await compose({ far: provider('far', plan) });
    expect(composed.usage).toEqual({ inputTokens: 0, outputTokens: 0, calls: 1 });
    expect(composed).not.toHaveProperty('freshMs');
  });

  it('remembers what came without any model for a while', async () => {
    expect(await compose({})).toMatchObject({ freshMs: 600_000, route: { composer: 'builtin', attempts: [] } });
  });

  it('says that a known model does not do it, and keeps a stable code', async () => {
    const refused = new HkmError('auth', 'The key was refused.');
    const composed = await compose({ far: provider('far', () => Promise.reject(refused)) }, { textModel: 'far/m' });
    expect(composed.warnings[0]).toMatchObject({
      code: 'model_failed',
      message: expect.stringContaining('far/m (The key was refused.)'),
    });
    const thrown = await compose({ far: provider('far', () => Promise.reject('words')) });
    expect(thrown.route?.attempts[0]?.error?.message).toBe('words');
  });
});
