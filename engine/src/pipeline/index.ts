export * from './batches/index.ts';
export type * from './deps.ts';
export { createIconSearch, type IconSearch, type IconShape } from './icons.ts';
export { type ModelStagesOptions, withModels } from './model-stages.ts';
export { figuresOf, tierOf } from './pages.ts';
export { createPipeline } from './pipeline.ts';
export { programKey } from './program.ts';
export { createWorkerStages, type WorkerStagesOptions } from './workers/worker-stages.ts';
