export { resolveDataDir, type Surroundings } from './data-dir.ts';
export { type OpenStoreOptions, openStore } from './open.ts';
export type * from './types.ts';
