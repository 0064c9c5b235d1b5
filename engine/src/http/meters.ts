/** Figures for Prometheus, in a registry of this server's own. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelManager } from '../models/index.ts';
import type { Batches, CacheFigures, Pipeline } from '../pipeline/index.ts';
import { type Caches, cachesOf } from './caches.ts';
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
    name: 'hkm_http_request_duration_seconds',
    help: 'Time to the end of the answer.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  const stats: [name: string, help: string, read: () => number][] = [
    ['hkm_runs_running', 'Runs under way.', () => pipeline.stats().running],
    ['hkm_tasks_waiting', 'Tasks that wait for a thread.', () => pipeline.stats().waiting],
    ['hkm_batch_topics_waiting', 'Topics of batches that wait for a place.', () => batches.stats().waiting],
    ['hkm_batch_topics_running', 'Topics of batches under way.', () => batches.stats().running],
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
  meterCaches(register, () => cachesOf(pipeline, manager));
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

/** By the label `cache`: `runs`, `pages`, `artifacts`, `models`. */
function meterCaches(register: Registry, read: () => Caches): void {
  const kinds = [
    [Counter, 'hits', 'hkm_cache_hits_total', 'Lookups that were answered.'],
    [Counter, 'misses', 'hkm_cache_misses_total', 'Lookups that were not answered.'],
    [Counter, 'recalled', 'hkm_cache_recalled_total', 'Lookups that the store answered and the memory did not.'],
    [Gauge, 'entries', 'hkm_cache_entries', 'Entries in memory.'],
    [Gauge, 'bytes', 'hkm_cache_bytes', 'Bytes in memory, as estimated.'],
  ] as const;
  for (const [Kind, field, name, help] of kinds) {
    new Kind({
      name,
      help,
      labelNames: ['cache'],
      registers: [register],
      collect() {
        this.reset();
        for (const [cache, figures] of Object.entries(read()) as [string, Partial<CacheFigures>][]) {
          const value = figures[field];
          if (value !== undefined) this.inc({ cache }, value);
        }
      },
    });
  }
}
