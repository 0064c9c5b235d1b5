/** The first model is down; the second answers, and the attempts say so. Run: node examples/fallback.ts */
import { HkmError } from '../engine/src/errors.ts';
import { type ModelConfig, ModelManager } from '../engine/src/models/index.ts';

const modelOf = (provider: string): ModelConfig => ({
  id: 'small',
  name: `Small of ${provider}`,
  provider,
  type: 'text',
  capabilities: ['text'],
  quality: 'medium',
  speed: 'fast',
  isLocal: true,
  isAvailable: true,
  costPerToken: 0,
});

export async function fallback(): Promise<{ text: string; attempts: string[] }> {
  const manager = new ModelManager({ env: {} });
  manager.providers.set('broken', {
    generateText: async () => {
      throw new HkmError('auth', 'The key was refused.');
    },
  });
  manager.providers.set('working', { generateText: async () => 'Here I am.' });
  try {
    const { text, attempts } = await manager.generateWithFallback('Who is there?', [
      modelOf('broken'),
      modelOf('working'),
    ]);
    return { text, attempts: attempts.map(({ provider, outcome }) => `${provider}: ${outcome}`) };
  } finally {
    await manager.close();
  }
}

if (import.meta.main) console.log(await fallback());
