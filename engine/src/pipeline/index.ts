export type * from './deps.ts';
export { createPipeline } from './pipeline.ts';
