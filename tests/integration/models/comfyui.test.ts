import { afterEach, describe, expect, it, vi } from 'vitest';
import { ComfyUIProvider } from '../../../engine/src/models/index.ts';
import { parseWorkflow } from '../../../engine/src/models/providers/comfyui/workflow.ts';
import { type ComfyJob, createFakeComfy, type FakeComfy } from '../../../engine/src/testing/fake-comfy.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const createComfy = async (...args: Parameters<typeof createFakeComfy>) => {
  const comfy = await createFakeComfy(...args);
  closers.push(comfy.close);
  return comfy;
};

const FAST = { pollMs: 20 };

describe('pictures', () => {
  it('fills the bundled workflow, follows its progress and fetches the final picture', async () => {
    const comfy = await createComfy((job, c) => {
      c.tell('status', {});
      c.preview();
      c.tell('progress', { value: 5, max: 10, node: '5', prompt_id: job.prompt_id });
      c.tell('progress', { value: 9, max: 10, node: '5', prompt_id: 'somebody else’s' });
      c.finish(job);
    });
    const progress: [number, string | undefined][] = [];
    const image = await new ComfyUIProvider(`${comfy.url}/`, FAST).generateImage(
      'a leaf {{seed}}',
      'sd_xl_base.safetensors',
      { width: 770, height: 500, seed: 42, onProgress: (fraction, step) => progress.push([fraction, step]) },
    );
    expect(image).toMatchObject({ bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png', usage: { costUsd: 0 } });
    expect(progress).toEqual([[0.5, '5']]);
    const [job] = comfy.jobs;
    expect(job?.prompt['2']?.inputs.text).toBe('a leaf {{seed}}');
    expect(job?.prompt['4']?.inputs).toMatchObject({ width: 768, height: 504 });
    expect(job?.prompt['5']?.inputs).toMatchObject({ seed: 42, steps: 25 });
    expect(comfy.calls.at(-1)?.path).toBe('/view?filename=hkm_1.png&subfolder=a+b&type=output');
  });

  it('polls when there is no socket, or when it breaks', async () => {
    const without = await createComfy(undefined, { socket: false });
    expect((await new ComfyUIProvider(without.url, FAST).generateImage('x', 'm')).mediaType).toBe('image/png');
    const breaking = await createComfy((job, c) => {
      c.dropSocket();
      setTimeout(() => c.finish(job), 60);
    });
    expect((await new ComfyUIProvider(breaking.url, FAST).generateImage('x', 'm')).bytes).toHaveLength(3);
  });

  it('has another seed each time', async () => {
    const comfy = await createComfy();
    const provider = new ComfyUIProvider(comfy.url, FAST);
    await provider.generateImage('x', 'm');
    await provider.generateImage('x', 'm');
    expect(comfy.jobs[0]?.prompt['5']?.inputs.seed).not.toBe(comfy.jobs[1]?.prompt['5']?.inputs.seed);
  });

  it('runs the user’s own workflow', async () => {
    const comfy = await createComfy();
    const workflow = { 1: { class_type: 'Own', inputs: { text: 'style, {{prompt}}', size: ['{{width}}', 1] } } };
    await new ComfyUIProvider(comfy.url, { ...FAST, workflow }).generateImage('a leaf', 'm', { width: 64 });
    expect(comfy.jobs[0]?.prompt['1']?.inputs).toEqual({ text: 'style, a leaf', size: [64, 1] });
  });

  it('cancels its own job by id when the caller cancels', async () => {
    const comfy = await createComfy(() => undefined);
    const controller = new AbortController();
    const call = new ComfyUIProvider(comfy.url, FAST).generateImage('x', 'm', { signal: controller.signal });
    await vi.waitFor(() => expect(comfy.jobs).toHaveLength(1));
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    const id = comfy.jobs[0]?.prompt_id;
    expect(comfy.calls).toContainEqual({ path: '/interrupt', body: { prompt_id: id } });
    expect(comfy.calls).toContainEqual({ path: '/queue', body: { delete: [id] } });
  });

  it('keeps to a time limit that was given', async () => {
    const comfy = await createComfy(() => undefined);
    await expect(new ComfyUIProvider(comfy.url, FAST).generateImage('x', 'm', { timeoutMs: 80 })).rejects.toMatchObject(
      { code: 'timeout' },
    );
  });
});

describe('failures', () => {
  it.each<[string, (job: ComfyJob, c: FakeComfy) => void, string]>([
    [
      'an error told over the socket',
      (job, c) => c.tell('execution_error', { prompt_id: job.prompt_id, exception_message: 'CUDA out of memory\n' }),
      'unavailable',
    ],
    ['an interruption', (job, c) => c.tell('execution_interrupted', { prompt_id: job.prompt_id }), 'upstream'],
    [
      'an error in the history',
      (job, c) =>
        c.finish(job, {
          status: { status_str: 'error', messages: [['execution_error', { exception_message: 'bad node' }]] },
        }),
      'upstream',
    ],
    [
      'an interruption in the history',
      (job, c) => c.finish(job, { status: { status_str: 'error', messages: [['execution_interrupted', {}]] } }),
      'upstream',
    ],
    ['a failure without a word', (job, c) => c.finish(job, { status: { status_str: 'error' } }), 'upstream'],
    ['an end without a picture', (job, c) => c.finish(job, { outputs: {} }), 'upstream'],
  ])('tells %s', async (_name, behave, code) => {
    const comfy = await createComfy(behave);
    await expect(new ComfyUIProvider(comfy.url, FAST).generateImage('x', 'm')).rejects.toMatchObject({
      code,
      message: expect.stringContaining('ComfyUI generation failed'),
    });
  });

  it('notices that a job is lost, but waits as long as it stands in the queue', async () => {
    const lost = await createComfy(() => undefined);
    await expect(new ComfyUIProvider(lost.url, { ...FAST, idleTimeoutMs: 50 }).generateImage('x', 'm')).rejects.toThrow(
      'the job is gone',
    );
    const slow = await createComfy((job, c) => {
      c.routes['/queue'] = { queue_running: [[1, job.prompt_id]], queue_pending: [] };
      setTimeout(() => c.finish(job), 300);
    });
    expect(
      (await new ComfyUIProvider(slow.url, { ...FAST, idleTimeoutMs: 50 }).generateImage('x', 'm')).bytes,
    ).toHaveLength(3);
  });

  it('tells what the service has against the workflow, also under status 200', async () => {
    const refused = await createComfy(undefined, {
      routes: {
        '/prompt': {
          status: 400,
          error: { message: 'Prompt outputs failed validation', details: '' },
          node_errors: { 4: { errors: [{ message: 'Value not in list', details: 'ckpt_name' }] } },
        },
      },
    });
    await expect(new ComfyUIProvider(refused.url, FAST).generateImage('x', 'm')).rejects.toMatchObject({
      code: 'bad_request',
      details: [{ message: expect.stringContaining('node 4: Value not in list ckpt_name') }],
    });
    const partly = await createComfy(undefined, {
      routes: { '/prompt': { prompt_id: 'x', node_errors: { 4: { errors: [{}] } } } },
    });
    await expect(new ComfyUIProvider(partly.url, FAST).generateImage('x', 'm')).rejects.toMatchObject({
      code: 'bad_request',
    });
    const other = await createComfy(undefined, { routes: { '/prompt': { prompt_id: 'another' } } });
    await expect(new ComfyUIProvider(other.url, FAST).generateImage('x', 'm')).rejects.toMatchObject({
      code: 'bad_response',
    });
  });

  it.each([
    ['a saved workflow in place of an exported one', { nodes: [] }, 'Export (API)'],
    ['a node without a class', { 1: { inputs: {} } }, 'no class_type'],
    ['no slot for the prompt', { 1: { class_type: 'A' } }, '{{prompt}}'],
    ['no object', 5, 'API format'],
  ])('refuses %s', (_name, workflow, words) => {
    expect(() => parseWorkflow(workflow)).toThrow(words);
  });
});

describe('discovery and privacy', () => {
  it('lists checkpoints by either door, in either shape', async () => {
    const comfy = await createComfy();
    expect(await new ComfyUIProvider(comfy.url).getAvailableModels()).toMatchObject([
      { name: 'sd_xl_base', quality: 'high', isLocal: true },
      { name: 'turbo', speed: 'fast' },
    ]);
    expect(await new ComfyUIProvider(comfy.url).isAvailable()).toBe(true);
    for (const input of [
      [['a.ckpt'], {}],
      ['COMBO', { options: ['a.ckpt'] }],
    ]) {
      const old = await createComfy(undefined, {
        routes: {
          '/models/checkpoints': { status: 404 },
          '/object_info/CheckpointLoaderSimple': {
            CheckpointLoaderSimple: { input: { required: { ckpt_name: input } } },
          },
        },
      });
      expect(await new ComfyUIProvider(old.url).getAvailableModels()).toMatchObject([{ id: 'a.ckpt' }]);
    }
    const gone = new ComfyUIProvider('http://127.0.0.1:1');
    expect(await gone.getAvailableModels()).toEqual([]);
    expect(await gone.isAvailable()).toBe(false);
    expect(gone.lastError).toBeInstanceOf(Error);
  });

  it('says that it writes no text', async () => {
    await expect(new ComfyUIProvider().generateText()).rejects.toMatchObject({
      code: 'no_model',
      message: 'ComfyUI generation failed: it makes pictures, no text',
    });
  });

  it('refuses a private picture where a node sends the prompt away, is unknown, or the service is elsewhere', async () => {
    const info = (more: object) =>
      Object.fromEntries(
        ['CheckpointLoaderSimple', 'CLIPTextEncode', 'EmptyLatentImage', 'KSampler', 'SaveImage', 'VAEDecode'].map(
          (name) => [`/object_info/${name}`, { [name]: { input: {}, ...(name === 'KSampler' ? more : {}) } }],
        ),
      );
    const fine = await createComfy(undefined, { routes: info({}) });
    expect((await new ComfyUIProvider(fine.url, FAST).generateImage('x', 'm', { private: true })).bytes).toHaveLength(
      3,
    );
    const paid = await createComfy(undefined, { routes: info({ api_node: true }) });
    await expect(new ComfyUIProvider(paid.url).generateImage('x', 'm', { private: true })).rejects.toThrow(
      'sends the prompt to a cloud',
    );
    const unknown = await createComfy(undefined, { routes: { ...info({}), '/object_info/KSampler': {} } });
    await expect(new ComfyUIProvider(unknown.url).generateImage('x', 'm', { private: true })).rejects.toThrow(
      'not known',
    );
    await expect(
      new ComfyUIProvider('http://comfy.example:8188').generateImage('x', 'm', { private: true }),
    ).rejects.toThrow('not on this machine');
    for (const comfy of [paid, unknown]) expect(comfy.jobs).toHaveLength(0);
  });
});
