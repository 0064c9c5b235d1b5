export { composeWithModel, type ModelComposeDeps } from './compose-with-model.ts';
