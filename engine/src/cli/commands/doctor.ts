/** `hkm doctor`: what is there, what is missing, and how to mend it. */
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { HkmError } from '../../errors.ts';
import type { Provider } from '../../models/index.ts';
import { openManager } from '../engine.ts';
import type { CommandContext } from '../program.ts';

interface Check {
  name: string;
  ok: boolean;
  detail: string;
  remedy?: string;
  /** false: HKM works without it. */
  needed: boolean;
}

const LEAST_NODE = [24, 15] as const;
const ASSETS = new URL('../../../assets/', import.meta.url);
/** Names only: a key's value is never read further than whether it is there. */
const SETTINGS = [
  'GEMINI_API_KEY',
  'OPENROUTER_API_KEY',
  'OLLAMA_ENDPOINT',
  'COMFYUI_ENDPOINT',
  'OPENAI_COMPATIBLE_ENDPOINT',
  'OPENAI_COMPATIBLE_API_KEY',
];

export function addDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check this installation and say how to mend what is wrong')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ hkm doctor')
    .action(async ({ json }: { json?: boolean }) => {
      const { io } = context;
      const checks = await runChecks(context);
      if (json) io.write(`${JSON.stringify(checks, null, 2)}\n`);
      else for (const check of checks) io.write(`${lineOf(check)}\n`);
      const broken = checks.filter((check) => check.needed && !check.ok);
      if (broken.length > 0) {
        throw new HkmError('not_ready', `Not in order: ${broken.map((check) => check.name).join(', ')}.`);
      }
    });
}

function lineOf({ name, ok, needed, detail, remedy }: Check): string {
  const mark = ok ? 'ok     ' : needed ? 'WRONG  ' : 'absent ';
  return `${mark}${name}: ${detail}${!ok && remedy ? `\n       ${remedy}` : ''}`;
}

async function runChecks(context: CommandContext): Promise<Check[]> {
  const checks = [
    checkNode(process.versions.node),
    checkAsset('library', 'library.sqlite'),
    checkAsset('icons', 'icons.json'),
    checkFonts(),
    await checkStore(context),
  ];
  const models = await checkModels(context);
  if ([...checks, ...models].every((check) => check.ok || !check.needed)) checks.push(await checkEngine(context));
  return [...checks, ...SETTINGS.map((name) => checkSetting(name, context.io.env[name])), ...models];
}

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const remedy = `Install Node ${LEAST_NODE.join('.')} or newer, or start HKM with npm, which brings its own.`;
  return { name: 'node', ok, detail: version, remedy, needed: true };
}

const REBUILD = 'Build what is missing: npm run build';

function checkAsset(name: string, file: string): Check {
  const path = fileURLToPath(new URL(file, ASSETS));
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const detail = size > 0 ? `${(size / 1024 / 1024).toFixed(1)} MB` : `${path} is missing`;
  return { name, ok: size > 0, detail, remedy: REBUILD, needed: true };
}

function checkFonts(): Check {
  const count = filesIn(new URL('fonts/', ASSETS)).filter((file) => file.endsWith('.ttf')).length;
  return { name: 'fonts', ok: count > 0, detail: `${count} files`, remedy: REBUILD, needed: true };
}

function filesIn(folder: URL): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function checkStore({ io, openStore }: CommandContext): Promise<Check> {
  const name = 'data folder';
  try {
    const store = await openStore(io);
    try {
      const { dataDir, runs, bytes } = await store.facts();
      const detail = `${dataDir}, ${runs} runs, ${(bytes / 1024 / 1024).toFixed(1)} MB`;
      return { name, ok: true, detail, needed: true };
    } finally {
      await store.close();
    }
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message, needed: true };
  }
}

/** Draws a picture in the threads that real requests use. */
async function checkEngine({ io, open }: CommandContext): Promise<Check> {
  const name = 'engine';
  const engine = await open(io);
  try {
    const start = performance.now();
    await engine.pipeline.ready();
    return { name, ok: true, detail: `ready after ${Math.round(performance.now() - start)} ms`, needed: true };
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message, remedy: REBUILD, needed: true };
  } finally {
    await engine.close();
  }
}

/** Told by the provider's id; `absent` where HKM goes without it. */
const MEND: Readonly<Record<string, string>> = {
  gemini: 'Check GEMINI_API_KEY and the connection to the internet.',
  ollama: 'Start it with "ollama serve" and get a model with "ollama pull llama3.2", or set OLLAMA_ENDPOINT.',
  openrouter: 'Check OPENROUTER_API_KEY and the connection to the internet.',
  comfyui: 'Start ComfyUI, or set COMFYUI_ENDPOINT. Explainers need no image model.',
  'openai-compatible': 'Check OPENAI_COMPATIBLE_ENDPOINT and OPENAI_COMPATIBLE_API_KEY.',
};
/** Milliseconds that a service has to answer. */
const PATIENCE = 5_000;

/** Asks every configured service whether it is there. */
async function checkModels({ io }: CommandContext): Promise<Check[]> {
  let opened: Awaited<ReturnType<typeof openManager>>;
  try {
    opened = await openManager(io.env);
  } catch (error) {
    const remedy = 'Mend the configuration file, or take HKM_CONFIG away.';
    return [{ name: 'configuration', ok: false, detail: (error as Error).message, remedy, needed: true }];
  }
  const { manager } = opened;
  try {
    const services = [...manager.providers].filter(([id]) => id !== 'builtin');
    return await Promise.all(services.map(([id, provider]) => checkService(id, provider)));
  } finally {
    await manager.close();
  }
}

async function checkService(id: string, provider: Provider): Promise<Check> {
  const name = `models of ${id}`;
  const there = await provider.isAvailable?.(AbortSignal.timeout(PATIENCE)).catch(() => false);
  const models = there ? await provider.getAvailableModels?.(AbortSignal.timeout(PATIENCE)).catch(() => []) : [];
  const ok = (models ?? []).length > 0;
  const where = provider.endpoint === undefined ? '' : ` at ${provider.endpoint.replace(/\/\/[^/@]*@/u, '//')}`;
  const reason = provider.lastError === undefined ? 'has no model' : `does not answer (${provider.lastError.message})`;
  const detail = ok ? `${models?.length} models${where}` : `${reason}${where}`;
  return { name, ok, detail, remedy: MEND[id] ?? 'Check its address and key.', needed: false };
}

function checkSetting(name: string, value: string | undefined): Check {
  const ok = value !== undefined && value !== '';
  return { name, ok, detail: ok ? 'set' : 'not set (HKM works without it)', needed: false };
}
