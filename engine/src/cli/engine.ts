/** Puts the engine together for a command: store, stages, pipeline. */
import { homedir } from 'node:os';
import type { AlertSettings, GatewayClient } from '../http/index.ts';
import { ModelManager } from '../models/index.ts';
import { createPipeline, createWorkerStages, type Pipeline, type Stages, withModels } from '../pipeline/index.ts';
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
export async function openManager(env: Io['env']): Promise<Pick<Engine, 'manager' | 'gatewayClients' | 'alerts'>> {
  const { models, ...settings } = await readConfiguration(env);
  const manager = new ModelManager({ env, configuration: models });
  await manager.initialize();
  return { manager, ...settings };
}

/** Errors: `storage`, `bad_input` for the configuration. */
export const openEngine: OpenEngine = async ({ env }, { cache = true, stages } = {}) => {
  const dataDir = resolveDataDir({ env, platform: process.platform, home: homedir() });
  const { manager, ...settings } = await openManager(env);
  const store = await openStore({ dataDir }).catch(async (error: unknown) => {
    await manager.close();
    throw error;
  });
  const pipeline = createPipeline({
    store,
    stages: withModels(stages ?? createWorkerStages(), { manager }),
    ...(cache ? {} : { cache: false as const }),
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
