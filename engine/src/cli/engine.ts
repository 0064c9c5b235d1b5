/** Puts the engine together for a command: store, stages, pipeline. */
import { homedir } from 'node:os';
import { ModelManager } from '../models/index.ts';
import { createPipeline, createWorkerStages, type Pipeline, type Stages, withModels } from '../pipeline/index.ts';
import { openStore, resolveDataDir, type Store } from '../store/index.ts';
import type { Io } from './io.ts';

export interface Engine {
  store: Store;
  pipeline: Pipeline;
  manager: ModelManager;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** false: every request is computed. Default true. */
  cache?: boolean;
  /** Default: the real ones, in threads. */
  stages?: Stages;
}

export type OpenEngine = (io: Pick<Io, 'env'>, options?: EngineOptions) => Promise<Engine>;

/** Errors: `storage`. */
export const openEngine: OpenEngine = async ({ env }, { cache = true, stages } = {}) => {
  const dataDir = resolveDataDir({ env, platform: process.platform, home: homedir() });
  const store = await openStore({ dataDir });
  const manager = new ModelManager({ env });
  await manager.initialize();
  const pipeline = createPipeline({
    store,
    stages: withModels(stages ?? createWorkerStages(), { manager }),
    ...(cache ? {} : { cache: false as const }),
  });
  return {
    store,
    pipeline,
    manager,
    async close() {
      await pipeline.close();
      await manager.close();
      await store.close();
    },
  };
};
