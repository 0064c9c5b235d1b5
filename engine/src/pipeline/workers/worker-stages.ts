/** The stages in threads, so that nothing heavy ever runs on the event loop. */
import { availableParallelism } from 'node:os';
import { transferableAbortSignal } from 'node:util';
import type { Artifact, ComposeOutput, ExportFormat, ResearchOutput, VerifyOutput } from '../../contract/index.ts';
import type { Picture, Stages } from '../deps.ts';
import { createWorkerPool, type WorkerPoolOptions } from './worker-pool.ts';

export interface WorkerStagesOptions {
  /** Threads that compute; default one a processor. */
  threads?: number;
  /** Most tasks that wait for a thread, in each pool; default 1000. */
  maxWaiting?: number;
  /** Milliseconds after which a task is stopped; default two minutes. */
  timeLimitMs?: number;
  /** Megabytes of JavaScript heap per thread; default 1024. */
  heapLimitMb?: number;
}

/** Later stages first: what was begun is finished before more is begun. */
const PRIORITY = { compose: 1, verify: 2, visual: 3, export: 4 } as const;
/** Fetching waits most of the time, so one thread can look after several. */
const READS_PER_THREAD = 8;
const READER_THREADS = 2;
/** The rasteriser's memory grows outside of the JavaScript heap, where nothing frees it but the end of its thread. */
const EXPORTS_PER_THREAD = 200;
const EXPORT_GROWTH_MB = 512;

const workerUrl = (name: string) =>
  new URL(import.meta.url.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, import.meta.url);

/** Errors of every stage: its own; `queue_full`, `aborted`, `timeout`, `too_large` (out of memory). */
export function createWorkerStages(options: WorkerStagesOptions = {}): Stages {
  const { threads = availableParallelism(), maxWaiting = 1_000, timeLimitMs = 120_000, heapLimitMb = 1_024 } = options;
  const shared: Omit<WorkerPoolOptions, 'module' | 'threads'> = { maxWaiting, timeLimitMs, heapLimitMb };
  const readers = createWorkerPool({
    ...shared,
    module: workerUrl('reader-worker'),
    threads: READER_THREADS,
    minThreads: 1,
    tasksPerThread: READS_PER_THREAD,
  });
  const explainers = createWorkerPool({ ...shared, module: workerUrl('explain-worker'), threads });
  const exporters = createWorkerPool({
    ...shared,
    module: workerUrl('explain-worker'),
    threads: 1,
    minThreads: 0,
    renewAfterTasks: EXPORTS_PER_THREAD,
    renewAfterGrowthMb: EXPORT_GROWTH_MB,
  });

  return {
    research(input, { signal }) {
      if (!input.brief.documents.some((document) => document.url !== undefined)) {
        return readers.run<ResearchOutput>('research', { input }, { signal });
      }
      // Pages are fetched in the thread, which must hear that the caller has gone.
      const handedOver = transferableAbortSignal(AbortSignal.any([signal]));
      return readers.run<ResearchOutput>('research', { input, signal: handedOver }, { signal, transfer: [handedOver] });
    },
    compose: (input, { signal }) =>
      explainers.run<ComposeOutput>('composeSpec', input, { signal, priority: PRIORITY.compose }),
    verify: (input, { signal }) =>
      explainers.run<VerifyOutput>('verifyClaims', input, { signal, priority: PRIORITY.verify }),
    visual: (input, { signal }) => explainers.run<Picture>('visual', input, { signal, priority: PRIORITY.visual }),
    exportArtifact: (format: ExportFormat, input, { signal }) =>
      exporters.run<Artifact>('exportArtifact', { format, input }, { signal, priority: PRIORITY.export }),
    suggest: (prefix, limit) => readers.run<string[]>('suggest', { prefix, limit }),
    async ready() {
      const everyThread = Array.from({ length: threads }, () => explainers.run('warm', undefined));
      await Promise.all([readers.run('warm', undefined), ...everyThread]);
    },
    async close() {
      await Promise.all([readers.close(), explainers.close(), exporters.close()]);
    },
  };
}
