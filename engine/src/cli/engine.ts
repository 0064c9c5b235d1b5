/** Puts the engine together for a command: store, stages, pipeline. */
import { homedir } from 'node:os';
import type { AlertSettings, GatewayClient } from '../http/index.ts';
import type { ManagerOptions, ModelManager } from '../models/index.ts';
import type { CacheTier, DayBudget } from '../performance/index.ts';
import type { Pipeline, Stages } from '../pipeline/index.ts';
import { createWorkerStages } from '../pipeline/workers/worker-stages.ts';
import { resolveDataDir } from '../store/data-dir.ts';
import type { Store } from '../store/index.ts';
import type { Io } from './io.ts';

export interface Engine {
  store: Store;
  pipeline: Pipeline;
  manager: ModelManager;
  /** Who may use the gateway, as the configuration says. */
  gatewayClients?: readonly GatewayClient[];
  /** Rules that watch the server's figures, as the configuration says. */
  alerts?: AlertSettings;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** false: every request is computed. Default true. */
  cache?: boolean;
  /** Default: the real ones, in threads. */
  stages?: Stages;
  /** Threads that compute; default one a processor. */
  threads?: number;
  /** What tells the files of this program from those of another. Default: their sizes and times. */
  files?: string;
}

export type OpenEngine = (io: Pick<Io, 'env'>, options?: EngineOptions) => Promise<Engine>;

/** The models as the environment and the configuration say. The caller closes it. Errors: `bad_input`. */
export async function openManager(env: Io['env']): Promise<Pick<Engine, 'manager'>> {
  const { readConfiguration } = await import('./configuration.ts');
  const { models } = await readConfiguration(env);
  return { manager: await startManager({ env, configuration: models }) };
}

/** Answers of models are served for a day; with a tier they outlast the process. */
async function startManager(options: ManagerOptions, tier?: CacheTier): Promise<ModelManager> {
  const { ModelResponseCache } = await import('../performance/index.ts');
  const { ModelManager } = await import('../models/index.ts');
  const cache = new ModelResponseCache(1_000, ANSWER_TTL, { ...(tier && { tier }) });
  const manager = new ModelManager({ ...options, cache });
  await manager.initialize();
  return manager;
}

/** Milliseconds. */
const ANSWER_TTL = 24 * 3_600_000;

/**
 * The threads are started first: they load what they need while this one loads the rest.
 * Errors: `storage`, `bad_input` for the configuration.
 */
export const openEngine: OpenEngine = async ({ env }, { cache = true, threads, stages, files } = {}) => {
  const started = stages ?? createWorkerStages({ ...(threads !== undefined && { threads }) });
  try {
    return await assemble(env, started, cache, files);
  } catch (error) {
    await started.close();
    throw error;
  }
};

async function assemble(env: Io['env'], stages: Stages, cache: boolean, files: string | undefined): Promise<Engine> {
  const { createPipeline, programKey, tierOf, withModels } = await import('../pipeline/index.ts');
  const { readEnvironment } = await import('../models/index.ts');
  const { readConfiguration } = await import('./configuration.ts');
  const { openStore } = await import('../store/index.ts');
  const dataDir = resolveDataDir({ env, platform: process.platform, home: homedir() });
  const { models, budgetPerDay, ...settings } = await readConfiguration(env);
  const store = await openStore({ dataDir });
  const options: ManagerOptions = {
    env,
    configuration: models,
    ...(budgetPerDay !== undefined && { dayBudget: await budgetOf(budgetPerDay, store) }),
  };
  const manager = await startManager(options, cache ? tierOf(store) : undefined).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const pipeline = createPipeline({
    store,
    stages: withModels(stages, { manager }),
    ...(cache ? { program: programKey([models, readEnvironment(env)], files) } : { cache: false as const }),
  });
  return {
    store,
    pipeline,
    manager,
    ...settings,
    async close() {
      await pipeline.close();
      await manager.close();
      await store.close();
    },
  };
}

/** Shared by all processes on one data folder. */
async function budgetOf(limit: number, archive: Store): Promise<DayBudget> {
  const { DayBudget } = await import('../performance/index.ts');
  return new DayBudget({ limit, account: 'all', owner: 'there are', archive });
}
