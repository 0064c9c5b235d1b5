import { describe, expect, it, vi } from 'vitest';
import { HkmError } from '../errors.ts';
import { sampleModel } from '../testing/sample-model.ts';
import { PriceBook } from './cost.ts';
import { ModelDirectory } from './directory.ts';
import type { ModelConfig, Provider } from './spec/index.ts';

const model = (provider: string, more: Partial<ModelConfig> = {}) => sampleModel(provider, more.id, more);

function setup(providers: Record<string, Provider>, ttlMs?: number) {
  const map = new Map(Object.entries(providers));
  const directory = new ModelDirectory(map, { prices: new PriceBook(), overrides: {}, timeoutMs: 50, ttlMs });
  return { map, directory };
}

describe('ModelDirectory', () => {
  it('makes the whole list anew only when a provider has a newer one', async () => {
    const { directory, map } = setup({ a: { getAvailableModels: async () => [model('a')] } });
    const first = await directory.list();
    expect(await directory.list()).toBe(first);
    map.set('a', { getAvailableModels: async () => [model('a', { id: 'other' })] });
    expect((await directory.list())[0]?.id).toBe('other');
    directory.clear();
    expect(await directory.list()).not.toBe(first);
  });

  it('serves an old list while a new one is made', async () => {
    let ids = ['old'];
    const getAvailableModels = vi.fn(async () => ids.map((id) => model('a', { id })));
    const { directory } = setup({ a: { getAvailableModels } }, 0);
    expect((await directory.list())[0]?.id).toBe('old');
    ids = ['new'];
    await new Promise((resolve) => setTimeout(resolve, 2));
    await directory.list();
    await vi.waitFor(async () => expect((await directory.list())[0]?.id).toBe('new'));
  });

  it('does not ask services elsewhere for a private request, but knows what they said before', async () => {
    const getAvailableModels = vi.fn(async () => [model('far')]);
    const { directory } = setup({ far: { getAvailableModels, isLocal: false } });
    expect((await directory.list({ localOnly: true })).filter(({ provider }) => provider === 'far')).toEqual([]);
    expect(getAvailableModels).not.toHaveBeenCalled();
    await directory.list();
    expect((await directory.list({ localOnly: true })).map(({ provider }) => provider)).toContain('far');
  });

  it('passes the signal of who asks on', async () => {
    const getAvailableModels = vi.fn(
      (signal?: AbortSignal) =>
        new Promise<ModelConfig[]>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    const { directory } = setup({ slow: { getAvailableModels } });
    const controller = new AbortController();
    const asked = directory.ask(controller.signal);
    controller.abort();
    expect(await asked).toEqual([]);
  });

  it.each<[string, Provider, Partial<ModelConfig>, string | undefined]>([
    ['a service elsewhere', { endpoint: 'https://models.example/v1' }, {}, 'models.example'],
    ['this machine', { endpoint: 'http://localhost:11434' }, { isLocal: true }, undefined],
    ['an allowed network', { endpoint: 'http://10.0.0.7:11434' }, { isLocal: true }, '10.0.0.7:11434'],
    [
      'a cloud behind this machine',
      { endpoint: 'http://localhost:11434' },
      { raw: { remote_host: 'https://ollama.com/x' } },
      'ollama.com',
    ],
    ['a provider without an address', {}, {}, undefined],
    ['an address that is none', { endpoint: 'somewhere' }, {}, undefined],
  ])('names the host of %s', (_name, provider, more, host) => {
    expect(setup({ p: provider }).directory.hostOf(model('p', more))).toBe(host);
  });

  it('tells a missing service without its password', async () => {
    const down: Provider = {
      getAvailableModels: async () => [],
      lastError: new HkmError('timeout', 'late'),
      endpoint: 'http://me:secret@box:8188',
      isLocal: true,
    };
    const listed = await setup({ comfyui: down }).directory.list();
    const { unavailableReason } = listed.find(({ provider }) => provider === 'comfyui') ?? {};
    expect(unavailableReason).toBe(
      'ComfyUI is not running at http://box:8188. Start it, or set COMFYUI_ENDPOINT to where it runs',
    );
  });
});
