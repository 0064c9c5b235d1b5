/** A provider of your own: two methods are enough. Run: node examples/own-provider.ts */
import { ModelManager, type Provider } from '../engine/src/models/index.ts';

const echo: Provider = {
  getAvailableModels: async () => [
    {
      id: 'echo-1',
      name: 'Echo',
      provider: 'echo',
      type: 'text',
      capabilities: ['text'],
      quality: 'high',
      speed: 'fast',
      isLocal: true,
      isAvailable: true,
      costPerToken: 0,
    },
  ],
  generateText: async (prompt) => `You said: ${prompt}`,
};

export async function ownProvider(): Promise<string> {
  const manager = new ModelManager({ env: {} });
  manager.providers.set('echo', echo);
  try {
    const model = await manager.selectOptimalModel({ type: 'text', privacy: true });
    return await manager.generateText('hello', model);
  } finally {
    await manager.close();
  }
}

if (import.meta.main) console.log(await ownProvider());
