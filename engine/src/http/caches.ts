/** What need not be made, fetched or asked again, and how often that was so. */
import type { ModelManager } from '../models/index.ts';
import { type CacheFigures, figuresOf, type Pipeline } from '../pipeline/index.ts';

export interface Caches {
  runs: CacheFigures;
  pages: CacheFigures;
  artifacts: Pick<CacheFigures, 'hits' | 'misses'>;
  models?: CacheFigures;
}

export function cachesOf(pipeline: Pick<Pipeline, 'stats'>, manager: ModelManager | undefined): Caches {
  const { cache: runs, pages, artifacts } = pipeline.stats();
  return { runs, pages, artifacts, ...(manager?.cache && { models: figuresOf(manager.cache) }) };
}
