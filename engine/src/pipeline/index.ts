export type * from './deps.ts';
export { type ModelStagesOptions, withModels } from './model-stages.ts';
export { createPipeline } from './pipeline.ts';
export { createWorkerStages, type WorkerStagesOptions } from './workers/worker-stages.ts';
