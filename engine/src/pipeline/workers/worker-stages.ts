/** The stages in threads, so that nothing heavy ever runs on the event loop. */
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { transferableAbortSignal } from 'node:util';
import type {
  Artifact,
  ComposeInput,
  ComposeOutput,
  ExportFormat,
  ResearchOutput,
  VerifyOutput,
} from '../../contract/index.ts';
import type { Picture, StageContext, Stages } from '../deps.ts';
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
const PRIORITY = { research: 0, compose: 1, verify: 2, visual: 3, export: 4 } as const;
/** What nobody waits for goes behind everything else, whatever its stage. */
const BACKGROUND = -10;
/** Explainers that each thread draws before it is called ready, and the milliseconds after which nobody waits for that. */
const PRACTICE = 12;
const PRACTICE_MS = 5_000;
/** Fetching waits most of the time, so one thread can look after several. */
const READS_PER_THREAD = 8;
const READER_THREADS = 2;
/** The rasteriser's memory grows outside of the JavaScript heap, where nothing frees it but the end of its thread. */
const EXPORTS_PER_THREAD = 200;
/** A thread that writes files takes most of a second to begin, and somebody at work asks for one every few minutes. */
const EXPORTER_IDLE_MS = 10 * 60_000;
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
    idleMs: EXPORTER_IDLE_MS,
    renewAfterTasks: EXPORTS_PER_THREAD,
    renewAfterGrowthMb: EXPORT_GROWTH_MB,
  });

  const optionsOf = (stage: keyof typeof PRIORITY, { signal, background }: StageContext) => ({
    signal,
    priority: PRIORITY[stage] + (background ? BACKGROUND : 0),
  });

  /** Code becomes several times as fast by being run: what nobody waits for yet is drawn before the first request comes. */
  const practise = async () => {
    const inputs = await readers.run<ComposeInput[]>('practice', PRACTICE * threads, { priority: BACKGROUND });
    // What fails here fails nobody.
    await Promise.all(
      inputs.map((input) => explainers.run('warm', input, { priority: BACKGROUND }).catch(() => undefined)),
    );
  };

  return {
    research(input, context) {
      if (!input.brief.documents.some((document) => document.url !== undefined)) {
        return readers.run<ResearchOutput>('research', { input }, optionsOf('research', context));
      }
      // Pages are fetched in the thread, which must hear that the caller has gone.
      const handedOver = transferableAbortSignal(AbortSignal.any([context.signal]));
      const options = { ...optionsOf('research', context), transfer: [handedOver] };
      return readers.run<ResearchOutput>('research', { input, signal: handedOver }, options);
    },
    compose: (input, context) => explainers.run<ComposeOutput>('composeSpec', input, optionsOf('compose', context)),
    verify: (input, context) => explainers.run<VerifyOutput>('verifyClaims', input, optionsOf('verify', context)),
    visual: (input, context) => explainers.run<Picture>('visual', input, optionsOf('visual', context)),
    exportArtifact: (format: ExportFormat, input, context) =>
      exporters.run<Artifact>('exportArtifact', { format, input }, optionsOf('export', context)),
    suggest: (prefix, limit) => readers.run<string[]>('suggest', { prefix, limit }),
    async ready() {
      const everyThread = Array.from({ length: threads }, () => explainers.run('warm', undefined));
      await Promise.all([readers.run('warm', undefined), ...everyThread]);
      await Promise.race([practise().catch(() => undefined), sleep(PRACTICE_MS, undefined, { ref: false })]);
      // Nobody waits for it: the first file is asked for after the first picture.
      exporters.run('warmExport', undefined, { priority: BACKGROUND }).catch(() => undefined);
    },
    waiting: () => readers.waiting + explainers.waiting + exporters.waiting,
    async close() {
      await Promise.all([readers.close(), explainers.close(), exporters.close()]);
    },
  };
}
