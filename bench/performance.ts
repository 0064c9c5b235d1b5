/** The parts of the performance layer against their peers, in one run. What counts are ratios of medians; the machine may be busy. */
import { measureBatch } from './performance/batch.ts';
import { measureCache } from './performance/cache.ts';
import { measureHttp } from './performance/http.ts';
import { measureMonitor } from './performance/monitor.ts';
import { measurePool } from './performance/pool.ts';
import { type Figure, reportFigures } from './shared/results.ts';

export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const measure of [measureCache, measureBatch, measurePool, measureMonitor, measureHttp])
    figures.push(...(await measure()));
  reportFigures('performance', 'Performance layer', figures);
  return figures;
}
