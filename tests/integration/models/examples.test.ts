/** The examples do what they say. */
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { gatewayRoutes } from '../../../engine/src/http/gateway/index.ts';
import { ModelManager } from '../../../engine/src/models/index.ts';
import { ollamaReply } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer } from '../../../engine/src/testing/fake-server.ts';
import { fallback } from '../../../examples/fallback.ts';
import { askGateway } from '../../../examples/gateway-client.ts';
import { ownProvider } from '../../../examples/own-provider.ts';

it('a provider of one’s own answers', async () => {
  expect(await ownProvider()).toBe('You said: hello');
});

it('the second model steps in', async () => {
  expect(await fallback()).toEqual({ text: 'Here I am.', attempts: ['broken: failed', 'working: ok'] });
});

it('the official client gets an answer from a model on this machine', async () => {
  const ollama = await createFakeServer((request) => ollamaReply(request, () => 'Hello.'));
  const manager = new ModelManager({
    env: {},
    configuration: { ollamaEndpoint: ollama.url, comfyuiEndpoint: 'http://127.0.0.1:1' },
  });
  await manager.initialize();
  const app = Fastify();
  await app.register(gatewayRoutes, { manager });
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    expect(await askGateway(`${url}/v1`)).toBe('Hello.');
  } finally {
    await app.close();
    await manager.close();
    await ollama.close();
  }
});
