/** Puts the engine together for a command: store, stages, pipeline. */
import { homedir } from 'node:os';
import { createPipeline, createWorkerStages, type Pipeline, type Stages } from '../pipeline/index.ts';
import { openStore, resolveDataDir, type Store } from '../store/index.ts';
import type { Io } from './io.ts';

export interface Engine {
  store: Store;
  pipeline: Pipeline;
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
  const pipeline = createPipeline({
    store,
    stages: stages ?? createWorkerStages(),
    ...(cache ? {} : { cache: false as const }),
  });
  return {
    store,
    pipeline,
    async close() {
      await pipeline.close();
      await store.close();
    },
  };
};
