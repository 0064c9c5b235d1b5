/** The built-in composer: passages in, a Spec with cited claims out. */
export { bodyTexts, bodyWords } from './body.ts';
export { type ComposeDeps, compose } from './compose.ts';
export { composeWithModel, type ModelComposeDeps } from './model/index.ts';
