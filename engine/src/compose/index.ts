/** The built-in composer: passages in, a Spec with cited claims out. */
export type { PreparedAnalyses } from './analysis.ts';
export { bodyTexts, bodyWords } from './body.ts';
export { type ComposeDeps, compose } from './compose.ts';
export { composeWithModel, type ModelComposeDeps } from './model/index.ts';
export { packAnalyses, unpackAnalyses } from './prepared.ts';
