/**
 * The configuration file: `HKM_CONFIG`, or `config.json` in the data folder where there is one. What it says goes over the environment.
 * Keys may stand in it; they are handed to their provider and are never told by an error.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { HkmError } from '../errors.ts';
import { type AlertSettings, alertSettingsSchema } from '../http/alerts.ts';
import type { GatewayClient } from '../http/index.ts';
import type { ModelsConfiguration } from '../models/index.ts';
import { resolveDataDir } from '../store/data-dir.ts';

const address = z.url({ protocol: /^https?$/u, error: 'is not an address such as http://localhost:8000' });
const amount = z.number().nonnegative();

const configurationSchema = z.strictObject({
  geminiApiKey: z.string().min(1).optional(),
  openrouterApiKey: z.string().min(1).optional(),
  ollamaEndpoint: address.optional(),
  comfyuiEndpoint: address.optional(),
  /** Path of a workflow in ComfyUI's API format, from the file's folder. */
  comfyuiWorkflow: z.string().min(1).optional(),
  openaiCompatibleEndpoint: address.optional(),
  openaiCompatibleApiKey: z.string().min(1).optional(),
  localNetworks: z.array(z.string().min(1)).optional(),
  /** USD per token, by `provider/model` or model id. */
  prices: z.record(z.string(), z.strictObject({ input: amount, output: amount })).optional(),
  models: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().optional(),
        quality: z.enum(['low', 'medium', 'high']).optional(),
        speed: z.enum(['slow', 'medium', 'fast']).optional(),
        contextWindow: z.number().int().positive().optional(),
        capabilities: z.array(z.string()).optional(),
        costPerToken: amount.optional(),
        inputCostPerToken: amount.optional(),
        costPerImage: amount.optional(),
      }),
    )
    .optional(),
  gatewayClients: z
    .array(z.strictObject({ name: z.string().min(1), key: z.string().min(8), budgetPerDay: amount.optional() }))
    .optional(),
  /** USD a day (UTC) for all calls of models together. */
  budgetPerDay: amount.optional(),
  alerts: alertSettingsSchema.optional(),
});

export interface Configuration {
  models: ModelsConfiguration;
  budgetPerDay?: number;
  alerts?: AlertSettings;
  gatewayClients?: GatewayClient[];
}

/** Errors: `bad_input`, naming the file and every field that is wrong. */
export async function readConfiguration(env: Readonly<Record<string, string | undefined>>): Promise<Configuration> {
  const named = env.HKM_CONFIG?.trim();
  const path = named
    ? resolve(named)
    : join(resolveDataDir({ env, platform: process.platform, home: homedir() }), 'config.json');
  const text = await readText(path, Boolean(named));
  if (text === undefined) return { models: {} };
  const parsed = configurationSchema.safeParse(parseJson(text, path));
  if (!parsed.success) throw refuse(path, parsed.error.issues);
  const { gatewayClients, comfyuiWorkflow, alerts, budgetPerDay, ...models } = defined(parsed.data);
  return {
    models: {
      ...models,
      ...(comfyuiWorkflow !== undefined && { comfyuiWorkflow: await readWorkflow(path, comfyuiWorkflow) }),
    } as ModelsConfiguration,
    ...(budgetPerDay !== undefined && { budgetPerDay }),
    ...(alerts !== undefined && { alerts }),
    ...(gatewayClients !== undefined && { gatewayClients: gatewayClients as GatewayClient[] }),
  };
}

/** undefined where no file is named and none is there. */
async function readText(path: string, isNamed: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && !isNamed) return undefined;
    const mend = missing ? 'is not there; mend HKM_CONFIG or write the file' : 'cannot be read';
    throw new HkmError('bad_input', `The configuration ${path} ${mend}.`, { cause });
  }
}

/** The parser's own message would repeat what stands in the file, and keys may stand there. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HkmError('bad_input', `${path} is not valid JSON.`);
  }
}

async function readWorkflow(configuration: string, path: string): Promise<unknown> {
  const file = resolve(dirname(configuration), path);
  try {
    return parseJson(await readFile(file, 'utf8'), file);
  } catch (cause) {
    throw new HkmError('bad_input', `comfyuiWorkflow: ${file} cannot be read as JSON.`, {
      details: [{ path: 'comfyuiWorkflow', message: 'cannot be read as JSON' }],
      cause,
    });
  }
}

function refuse(path: string, issues: readonly z.core.$ZodIssue[]): HkmError {
  const details = issues.map((issue) => ({ path: issue.path.join('.') || 'file', message: issue.message }));
  const told = details.map((detail) => `${detail.path}: ${detail.message}`).join('; ');
  return new HkmError('bad_input', `The configuration ${path} is wrong: ${told}.`, { details });
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
