/** An image model may fill the head of the page; the page never depends on it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../engine/src/contract/index.ts';
import type { Provider } from '../../../engine/src/models/index.ts';
import { createFakeComfy } from '../../../engine/src/testing/fake-comfy.ts';
import { createFakeServer } from '../../../engine/src/testing/fake-server.ts';
import { writeOpaquePng } from '../../../engine/src/visual/opaque-png.ts';
import { type ComposingOptions, openComposing } from './composing.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A real picture: a gradient of 96 x 80 pixels. */
const PICTURE = writeOpaquePng(
  Uint8Array.from({ length: 96 * 80 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 251)),
  96,
  80,
);

async function open(options: ComposingOptions = {}) {
  const composing = await openComposing(options);
  closers.push(composing.close);
  return composing;
}

async function comfy(picture: Uint8Array = PICTURE) {
  const classes = [
    'CheckpointLoaderSimple',
    'CLIPTextEncode',
    'EmptyLatentImage',
    'KSampler',
    'SaveImage',
    'VAEDecode',
  ];
  const routes = Object.fromEntries(classes.map((name) => [`/object_info/${name}`, { [name]: { input: {} } }]));
  const service = await createFakeComfy(undefined, { picture, routes });
  closers.push(service.close);
  return service;
}

const codes = (run: Run) => run.warnings.map(({ code }) => code);

describe('an illustration', () => {
  it('is made by ComfyUI, without words, for a private request too', async () => {
    const service = await comfy();
    const { generate } = await open({ configuration: { comfyuiEndpoint: service.url } });
    const run = await generate({ imageModel: 'sd_xl_base.safetensors', privacy: true });
    expect(run.spec.illustration).toMatchObject({
      model: 'comfyui/sd_xl_base.safetensors',
      alt: 'Picture made by AI: Photosynthesis',
    });
    expect(run.route.attempts).toMatchObject([{ stage: 'illustrate', provider: 'comfyui', outcome: 'ok' }]);
    expect(run.usage).toMatchObject({ calls: 1, costUsd: 0 });
    expect(run.hosts).toEqual([]);
    expect(codes(run)).not.toContain('image_failed');
    const prompts = JSON.stringify(service.jobs[0]?.prompt);
    expect(prompts).toContain('Photosynthesis');
    expect(prompts).toContain('no text, no letters');
    // Statements of the documents are not sent along.
    expect(prompts).not.toContain('Ingenhousz showed');
  });

  it('is made by a service in the shape of OpenAI where the choice is left to the router', async () => {
    const service = await createFakeServer((request) =>
      request.path === '/v1/models'
        ? { json: { data: [{ id: 'sdxl-turbo' }] } }
        : { json: { data: [{ b64_json: Buffer.from(PICTURE).toString('base64') }] } },
    );
    closers.push(service.close);
    const { generate } = await open({ configuration: { openaiCompatibleEndpoint: service.url } });
    const run = await generate({ imageModel: 'auto' });
    expect(run.spec.illustration?.model).toBe('openai-compatible/sdxl-turbo');
    expect(service.requests.at(-1)).toMatchObject({
      path: '/v1/images/generations',
      body: { model: 'sdxl-turbo', n: 1, size: '1024x1024', response_format: 'b64_json' },
    });
    // The same brief again is the same picture, and nobody is asked.
    const asked = service.requests.length;
    const again = await generate({ imageModel: 'auto' });
    expect(again.svg).toBe(run.svg);
    expect(service.requests).toHaveLength(asked);
  });

  it('stays when the page is drawn or composed again', async () => {
    const service = await comfy();
    const { generate, pipeline } = await open({ configuration: { comfyuiEndpoint: service.url } });
    const run = await generate({ imageModel: 'auto' });
    const styled = await pipeline.renderAgain(run.id, { visualStyle: 'Minimalist' });
    const easier = await pipeline.renderAgain(run.id, { complexityLevel: 'Elementary' });
    expect(styled.spec.illustration).toEqual(run.spec.illustration);
    expect(easier.spec.illustration).toEqual(run.spec.illustration);
    expect(service.jobs).toHaveLength(1);
  });

  it('is not asked for where nobody wishes it', async () => {
    const service = await comfy();
    const { generate } = await open({ configuration: { comfyuiEndpoint: service.url } });
    expect((await generate()).spec.illustration).toBeUndefined();
    expect((await generate({ imageModel: 'none' })).spec.illustration).toBeUndefined();
    expect(service.jobs).toHaveLength(0);
  });
});

describe('without it', () => {
  const hosted: Provider = {
    isLocal: false,
    endpoint: 'https://pictures.example',
    getAvailableModels: async () => [
      {
        id: 'painter',
        name: 'Painter',
        provider: 'own',
        type: 'image',
        capabilities: ['image-generation'],
        quality: 'high',
        speed: 'fast',
        isLocal: false,
        isAvailable: true,
        costPerToken: undefined,
        costPerImage: 0.04,
      },
    ],
    generateImage: async () => ({ bytes: PICTURE, mediaType: 'image/png', usage: {}, model: 'painter', hosts: [] }),
  };

  it.each([
    ['what came is no picture', new TextEncoder().encode('<html>Sign in</html>'), 'is no PNG'],
    ['the picture is broken', PICTURE.slice(0, 50), 'cannot be read'],
  ])('%s: the page is drawn all the same, and says so', async (_name, picture, reason) => {
    const service = await comfy(picture);
    const { generate } = await open({ configuration: { comfyuiEndpoint: service.url } });
    const run = await generate({ imageModel: 'turbo.ckpt' });
    expect(run.spec.illustration).toBeUndefined();
    expect(run.svg).toContain('<svg');
    expect(run.warnings).toContainEqual(
      expect.objectContaining({ code: 'image_failed', path: 'imageModel', message: expect.stringContaining(reason) }),
    );
    expect(run.route.attempts).toMatchObject([{ stage: 'illustrate', outcome: 'failed' }]);
  });

  it.each([
    ['a model that is not there', { imageModel: 'nobody-knows-it' }, 'no provider knows it'],
    ['no image model at all', { imageModel: 'auto' }, 'no model of this kind is there'],
  ])('%s', async (_name, wish, reason) => {
    const { generate } = await open();
    const run = await generate(wish);
    expect(run.warnings.find(({ code }) => code === 'image_failed')?.message).toContain(reason);
  });

  it('a private request never goes to a hosted image model; one with a budget not to one that costs more', async () => {
    const { generate, manager } = await open();
    manager.providers.set('own', hosted);
    const secret = await generate({ imageModel: 'own/painter', privacy: true });
    expect(codes(secret)).toContain('image_failed');
    expect(secret.hosts).toEqual([]);
    expect(codes(await generate({ imageModel: 'auto', budget: 0.01 }))).toContain('image_failed');
    const paid = await generate({ imageModel: 'auto', budget: 0.1 });
    expect(paid.spec.illustration?.model).toBe('own/painter');
    expect(paid.usage.costUsd).toBeCloseTo(0.04);
    expect(paid.hosts).toEqual(['pictures.example']);
  });

  it('one that hangs is left behind', async () => {
    const { generate, manager } = await open({ models: { imageTimeoutMs: 100 } });
    manager.providers.set('own', { ...hosted, generateImage: () => new Promise(() => undefined) });
    expect(codes(await generate({ imageModel: 'auto' }))).toContain('image_failed');
  });
});
