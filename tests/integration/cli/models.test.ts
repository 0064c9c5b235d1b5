/** `hkm models`, `hkm route`, `hkm doctor`, `hkm make --model` and the configuration file. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../engine/src/cli/configuration.ts';
import { openManager } from '../../../engine/src/cli/engine.ts';
import { ollamaReply } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer, type FakeServer } from '../../../engine/src/testing/fake-server.ts';
import { openShell, type Shell } from './running.ts';

let shell: Shell;
let ollama: FakeServer;
let env: Record<string, string>;
beforeAll(async () => {
  shell = await openShell();
  ollama = await createFakeServer((request) => ollamaReply(request, () => 'Hello'));
  env = { OLLAMA_ENDPOINT: ollama.url, COMFYUI_ENDPOINT: 'http://127.0.0.1:1' };
});
afterAll(async () => {
  await shell.close();
  await ollama.close();
});

const configure = async (text: unknown, name = 'hkm.json') => {
  const path = join(shell.cwd, name);
  await writeFile(path, typeof text === 'string' ? text : JSON.stringify(text));
  return path;
};

describe('hkm models', () => {
  it('is a table of what is there and what could be', async () => {
    const { code, out } = await shell.hkm(['models'], { env });
    expect(code).toBe(0);
    expect(out).toMatch(/^yes +ollama\/tiny:latest +text +local +\w+ +free/mu);
    expect(out).toMatch(/^no +gemini\/gemini-3-pro +text +hosted +high +cost unknown +1049k +Gemini is not/mu);
  });

  it('as JSON, without what the service said', async () => {
    const models = JSON.parse((await shell.hkm(['models', '--json'], { env })).out) as object[];
    expect(models).toContainEqual(expect.objectContaining({ id: 'tiny:latest', provider: 'ollama' }));
    expect(models[0]).not.toHaveProperty('raw');
  });
});

describe('hkm route', () => {
  it('says which and why, and why not the others', async () => {
    const words = ['route', 'Explain light', '--private', '--priority', 'cost', '--budget', '0.01'];
    const { code, out } = await shell.hkm(words, { env });
    expect(code).toBe(0);
    expect(out).toMatch(/^ollama\/tiny:latest: quality \w+, free/u);
    expect(out).toMatch(/^-> +ollama\/tiny:latest/mu);
    expect(out).toMatch(/^ x +gemini\/gemini-3-pro +- .*the request is private/mu);
  });

  it('as JSON', async () => {
    const { out } = await shell.hkm(['route', 'Explain light', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ model: { id: 'tiny:latest' }, candidates: expect.any(Array) });
    expect(out).not.toContain('"raw"');
  });

  it('fails with the reasons where there is none', async () => {
    const { code, notes } = await shell.hkm(['route', 'Draw light', '--type', 'image'], { env });
    expect(code).toBe(1);
    expect(notes).toContain('No image model can do this');
    expect((await shell.hkm(['route', 'x', '--budget', 'much'], { env })).code).toBe(2);
  });
});

describe('hkm doctor', () => {
  it('asks the services, says how to mend, and tells no key', async () => {
    const { out } = await shell.hkm(['doctor'], {
      env: { ...env, OPENAI_COMPATIBLE_ENDPOINT: 'http://127.0.0.1:1', OPENAI_COMPATIBLE_API_KEY: 'very-secret' },
    });
    expect(out).toContain(`ok     models of ollama: 1 models at ${ollama.url}`);
    expect(out).toMatch(/absent models of comfyui: does not answer .*\n +Start ComfyUI/u);
    expect(out).toMatch(/absent models of openai-compatible: .*\n +Check OPENAI_COMPATIBLE_ENDPOINT/u);
    expect(out).not.toContain('very-secret');
  });

  it('calls a wrong configuration wrong', async () => {
    const { code, out } = await shell.hkm(['doctor'], { env: { ...env, HKM_CONFIG: await configure({ colour: 1 }) } });
    expect(code).toBe(1);
    expect(out).toContain('WRONG  configuration');
  });
});

describe('hkm make --model', () => {
  it('warns of a model that nobody knows', async () => {
    const { code, notes } = await shell.hkm(['make', 'Light', '--model', 'gtp-5'], {
      env: { ...env, OLLAMA_ENDPOINT: 'http://127.0.0.1:1' },
    });
    expect(code).toBe(0);
    expect(notes).toContain('gtp-5 could not be used: no provider knows it. The built-in composer stepped in.');
  });
});

describe('the configuration file', () => {
  it('goes over the environment, and brings prices, clients and a workflow', async () => {
    await configure({ 1: { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}' } } }, 'workflow.json');
    const path = await configure({
      ollamaEndpoint: ollama.url,
      prices: { tiny: { input: 1, output: 2 } },
      models: { 'tiny:latest': { quality: 'high' } },
      localNetworks: ['192.168.1.0/24'],
      comfyuiWorkflow: 'workflow.json',
      gatewayClients: [{ name: 'app', key: 'long-enough', budgetPerDay: 1 }],
      alerts: { off: ['queue long'], rules: [{ name: 'slow', metric: 'p95ResponseTime', above: 1 }] },
    });
    const { models, gatewayClients, alerts } = await readConfiguration({ HKM_CONFIG: path });
    expect(models).toMatchObject({ comfyuiWorkflow: { 1: {} }, localNetworks: ['192.168.1.0/24'] });
    expect(gatewayClients).toEqual([{ name: 'app', key: 'long-enough', budgetPerDay: 1 }]);
    expect(alerts).toMatchObject({ off: ['queue long'], rules: [{ name: 'slow', forSeconds: 60 }] });
    const { manager } = await openManager({ HKM_CONFIG: path, OLLAMA_ENDPOINT: 'http://127.0.0.1:1' });
    const found = await manager.listModels({ localOnly: true });
    expect(found).toContainEqual(expect.objectContaining({ id: 'tiny:latest', quality: 'high' }));
    await manager.close();
  });

  it('is config.json in the data folder where none is named, and nothing where there is none', async () => {
    const folder = join(shell.cwd, 'data2');
    expect(await readConfiguration({ HKM_DATA_DIR: folder })).toEqual({ models: {} });
    await mkdir(folder);
    await writeFile(join(folder, 'config.json'), '{"geminiApiKey":"k"}');
    expect(await readConfiguration({ HKM_DATA_DIR: folder })).toEqual({ models: { geminiApiKey: 'k' } });
  });

  it.each<[unknown, string]>([
    [{ ollamaEndpoint: 'nowhere' }, 'ollamaEndpoint: is not an address'],
    [{ prices: { tiny: { input: -1, output: 0 } } }, 'prices.tiny.input'],
    [{ models: { tiny: { quality: 'best' } } }, 'models.tiny.quality'],
    [{ gatewayClients: [{ name: 'a', key: 'short' }] }, 'gatewayClients.0.key'],
    [{ alerts: { rules: [{ name: 'x', metric: 'beauty', above: 1 }] } }, 'alerts.rules.0.metric'],
    [{ colour: 'red' }, 'colour'],
    [[], 'file'],
    ['{"geminiApiKey": "very-secret', 'is not valid JSON'],
    [{ comfyuiWorkflow: 'missing.json' }, 'comfyuiWorkflow'],
  ])('%j is refused, and the field is named', async (text, message) => {
    const HKM_CONFIG = await configure(text);
    const { code, notes } = await shell.hkm(['models'], { env: { HKM_CONFIG } });
    expect([code, notes]).toEqual([2, expect.stringContaining(message)]);
    expect(notes).not.toContain('very-secret');
  });

  it('must be there when it is named', async () => {
    await expect(readConfiguration({ HKM_CONFIG: '/nowhere/hkm.json' })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('mend HKM_CONFIG'),
    });
    await expect(readConfiguration({ HKM_CONFIG: shell.cwd })).rejects.toThrow('cannot be read');
  });
});
