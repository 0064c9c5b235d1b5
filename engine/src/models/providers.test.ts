import { afterEach, describe, expect, it } from 'vitest';
import { tell } from '../contract/index.ts';
import { ConnectionPool } from '../performance/index.ts';
import { createProviders, mendingOf } from './providers.ts';

const pool = new ConnectionPool({ healthCheckInterval: 0 });
afterEach(() => pool.close());

describe('createProviders', () => {
  it('makes what is configured, in the order in which it is shown', () => {
    const all = createProviders(
      {
        geminiApiKey: 'g',
        openrouterApiKey: 'o',
        ollamaEndpoint: 'http://10.0.0.7:11434/',
        comfyuiEndpoint: 'http://10.0.0.8:8188',
        comfyuiWorkflow: {
          '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: '{{checkpoint}}' } },
          '2': { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}', clip: ['1', 1] } },
          '3': { class_type: 'SaveImage', inputs: { images: ['2', 0] } },
        },
        openaiCompatibleEndpoint: 'http://vllm.lan:8000',
        openaiCompatibleApiKey: 'k',
        localNetworks: ['10.0.0.0/24', 'vllm.lan'],
      },
      pool,
    );
    expect(all.map(([id, { endpoint, isLocal }]) => [id, endpoint, isLocal])).toEqual([
      ['gemini', 'https://generativelanguage.googleapis.com/v1beta', false],
      ['ollama', 'http://10.0.0.7:11434', true],
      ['openrouter', 'https://openrouter.ai/api/v1', false],
      ['comfyui', 'http://10.0.0.8:8188', true],
      ['openai-compatible', 'http://vllm.lan:8000/v1', true],
      ['builtin', undefined, undefined],
    ]);
  });

  it('makes those that need no key where nothing is configured', () => {
    const found = createProviders({}, pool).map(([id, { endpoint }]) => [id, endpoint]);
    expect(found).toEqual([
      ['ollama', 'http://localhost:11434'],
      ['comfyui', 'http://localhost:8188'],
      ['builtin', undefined],
    ]);
  });
});

describe('mendingOf', () => {
  it('knows what to do about an own provider too', () => {
    expect(mendingOf('ollama').start.message).toContain('ollama serve');
    expect(mendingOf('mine')).toEqual({
      name: 'mine',
      start: tell('mend_address'),
      configure: tell('mend_key'),
    });
  });
});
