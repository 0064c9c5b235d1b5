/** The public names of the engine. */
export { compose } from './compose/index.ts';
export * from './contract/index.ts';
export { ERROR_CODES, type ErrorCode, HkmError, type HkmErrorOptions, type Issue, isHkmError } from './errors.ts';
export { createServer, type ListenOptions, listen, type ServerDeps, type ServerOptions } from './http/index.ts';
export * from './models/index.ts';
export * from './performance/index.ts';
export {
  type Batch,
  type BatchDeps,
  type BatchEvent,
  type Batches,
  type BatchItem,
  type BatchRow,
  createBatches,
  createPipeline,
  createWorkerStages,
  type ExportInput,
  type GenerateOptions,
  type Picture,
  type PictureInput,
  type Pipeline,
  type PipelineDeps,
  type PipelineStats,
  type RenderChanges,
  type ResultCacheOptions,
  type RunWithPicture,
  rowsOfList,
  rowsOfTable,
  type StageContext,
  type Stages,
  type WorkerStagesOptions,
} from './pipeline/index.ts';
export { fetchDocument, openLibrary, passagesOf, readDocument, research } from './research/index.ts';
export {
  type KeptResearch,
  type KeptRun,
  type ListRunsOptions,
  type OpenStoreOptions,
  openStore,
  type RunPage,
  type RunSummary,
  resolveDataDir,
  type Store,
  type StoreFacts,
  type Template,
} from './store/index.ts';
export { verify } from './verify/index.ts';
export { createVisual, type Visual, type VisualOptions } from './visual/index.ts';
