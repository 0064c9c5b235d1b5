/** Puts the engine together for a command: store, stages, pipeline. */
import { homedir } from 'node:os';
import type { AlertSettings, GatewayClient } from '../http/index.ts';
import { ModelManager, type ModelsConfiguration, readEnvironment } from '../models/index.ts';
import { type CacheTier, ModelResponseCache } from '../performance/index.ts';
import {
  createPipeline,
  createWorkerStages,
  type Pipeline,
  programKey,
  type Stages,
  withModels,
} from '../pipeline/index.ts';
import { openStore, resolveDataDir, type Store } from '../store/index.ts';
import { readConfiguration } from './configuration.ts';
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
}

export type OpenEngine = (io: Pick<Io, 'env'>, options?: EngineOptions) => Promise<Engine>;

/** The models as the environment and the configuration say. The caller closes it. Errors: `bad_input`. */
export async function openManager(env: Io['env']): Promise<Pick<Engine, 'manager'>> {
  const { models } = await readConfiguration(env);
  return { manager: await startManager(env, models) };
}

/** Answers of models are served for a day; with a store they outlast the process. */
async function startManager(
  env: Io['env'],
  configuration: ModelsConfiguration,
  tier?: CacheTier,
): Promise<ModelManager> {
  const cache = new ModelResponseCache(1_000, ANSWER_TTL, { ...(tier && { tier }) });
  const manager = new ModelManager({ env, configuration, cache });
  await manager.initialize();
  return manager;
}

/** Milliseconds. */
const ANSWER_TTL = 24 * 3_600_000;

/** Errors: `storage`, `bad_input` for the configuration. */
export const openEngine: OpenEngine = async ({ env }, { cache = true, stages } = {}) => {
  const dataDir = resolveDataDir({ env, platform: process.platform, home: homedir() });
  const { models, ...settings } = await readConfiguration(env);
  const store = await openStore({ dataDir });
  const manager = await startManager(env, models, cache ? tierOf(store) : undefined).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const pipeline = createPipeline({
    store,
    stages: withModels(stages ?? createWorkerStages(), { manager }),
    ...(cache ? { program: programKey([models, readEnvironment(env)]) } : { cache: false as const }),
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
};

function tierOf(store: Store): CacheTier {
  return {
    get: (key) => store.getCached(key),
    set: (key, data, expiresAt) => store.saveCached(key, data, expiresAt),
    delete: (key) => store.deleteCached(key),
  };
}
