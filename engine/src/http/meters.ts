/** Figures for Prometheus, in a registry of this server's own. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelManager } from '../models/index.ts';
import type { Batches, Pipeline } from '../pipeline/index.ts';
import { meterModels } from './model-meters.ts';

export interface Meters {
  /** Counts an answered request under its route's pattern, so that ids do not become labels. */
  observe(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
  /** Stops counting. */
  close(): void;
}

export function createMeters(pipeline: Pipeline, batches: Batches, manager?: ModelManager): Meters {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const stopModels = manager && meterModels(register, manager.ledger);
  const requests = new Counter({
    name: 'hkm_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [register],
  });
  const durations = new Histogram({
    name: 'hkm_http_request_seconds',
    help: 'Time to the end of the answer.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  const stats: [name: string, help: string, read: () => number][] = [
    ['hkm_runs_running', 'Runs under way.', () => pipeline.stats().running],
    ['hkm_batch_topics_waiting', 'Topics of batches that wait for a place.', () => batches.stats().waiting],
    ['hkm_batch_topics_running', 'Topics of batches under way.', () => batches.stats().running],
    ['hkm_result_cache_entries', 'Results kept in memory.', () => pipeline.stats().cache.entries],
    ['hkm_result_cache_bytes', 'Bytes of results kept in memory.', () => pipeline.stats().cache.bytes],
    ['hkm_result_cache_hits', 'Requests answered from memory.', () => pipeline.stats().cache.hits],
    [
      'hkm_result_cache_recalled',
      'Requests answered by a run kept before a restart.',
      () => pipeline.stats().cache.recalled,
    ],
    ['hkm_result_cache_misses', 'Requests not answered from memory.', () => pipeline.stats().cache.misses],
  ];
  for (const [name, help, read] of stats) {
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(read());
      },
    });
  }
  return {
    observe(method, route, status, seconds) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
    text: () => register.metrics(),
    contentType: register.contentType,
    close: () => stopModels?.(),
  };
}
