/** The built-in composer: passages in, a Spec with cited claims out. */
export { bodyTexts, bodyWords, type ComposeDeps, compose } from './compose.ts';
