/** The pipeline: joins equal requests, remembers results, runs the stages and keeps the record. */
import type { Brief, Run, RunEvent, StoredBrief } from '../contract/index.ts';
import { changedBrief, explainAgain, loadMaterial } from './again.ts';
import { CACHE_DEFAULTS, createAnswers } from './answers.ts';
import { createArtifacts } from './artifacts.ts';
import { briefKey } from './brief-key.ts';
import type {
  CacheFigures,
  GenerateOptions,
  Pipeline,
  PipelineDeps,
  RenderChanges,
  RunWithPicture,
  Stages,
} from './deps.ts';
import { type Caller, createFlights } from './flights.ts';
import { assembleRun, type Outcome, storedBrief, svgArtifact } from './outcome.ts';
import { createPages } from './pages.ts';
import { createPrecedence } from './precedence.ts';
import { readDocumentFacts } from './read-document.ts';
import { explain } from './run.ts';
import { isCopy } from './twin.ts';
import { createWatch, roundMs, throwIfAborted, type Watch } from './watch.ts';

/** What a Run is made of, once there is something to keep. */
interface Made {
  outcome: Outcome;
  brief: StoredBrief;
  parentId?: string;
  /** false: a preview, which is not kept. */
  keep?: boolean;
}

/** The deps stay the caller's: `close()` ends the stages, not the store. */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const {
    store,
    program,
    now = Date.now,
    clock = () => performance.now(),
    createId = () => crypto.randomUUID(),
  } = deps;
  const bounds = deps.cache === false ? undefined : { ...CACHE_DEFAULTS, ...deps.cache };
  const answers = bounds && createAnswers({ ...bounds, store, now, program });
  const pages = bounds && createPages({ stages: deps.stages, store, now, program, ttlMs: bounds.pageTtlMs });
  const stages: Stages = { ...deps.stages, ...(pages && { research: pages.research }) };
  const explainers = createFlights<RunWithPicture>();
  const precedence = createPrecedence();
  const artifacts = createArtifacts({ store, stages, precedence });
  let running = 0;

  /** Counts what is under way and measures it. */
  const measured = async <T>(isAwaited: boolean, work: (elapsed: () => number) => Promise<T>): Promise<T> => {
    const start = clock();
    const end = isAwaited ? precedence.begin() : undefined;
    running += 1;
    try {
      return await work(() => roundMs(clock() - start));
    } finally {
      running -= 1;
      end?.();
    }
  };

  /** The Run, kept whole before it is given out, unless it would be a copy; nothing is kept for a caller that has gone. */
  const keepRun = async (
    { outcome, brief, parentId, keep = true }: Made,
    { id = createId() }: GenerateOptions,
    elapsed: () => number,
    watch: Watch,
  ): Promise<RunWithPicture> => {
    const run = assembleRun({
      id: keep ? id : (parentId ?? id),
      createdAt: new Date(now()).toISOString(),
      brief,
      outcome,
      timings: { ...outcome.timings, total: elapsed() },
      ...(parentId === undefined ? {} : { parentId }),
    });
    const { svg } = outcome.picture;
    if (!keep) return { ...run, svg, kept: false };
    return watch.stage('store', async () => {
      const kept = answers && parentId === undefined ? await store.findRunByPicture(outcome.picture.hash) : undefined;
      if (kept && isCopy(run, kept)) return { ...kept, svg };
      await store.saveRun({ run, ...outcome.research, artifacts: [svgArtifact(outcome.picture)] });
      return { ...run, svg };
    });
  };

  const watchOf = (options: GenerateOptions, privacy: boolean, emit: (event: RunEvent) => void) => {
    const { signal = new AbortController().signal, background } = options;
    if (!background) return createWatch({ context: { signal, privacy }, emit, clock });
    return createWatch({
      context: { signal, privacy, background },
      emit,
      clock,
      before: () => precedence.giveWay(signal),
    });
  };

  /** Makes the explainer once for all who ask for it at the same time: they get the same Run. */
  const explainOnce = (brief: Brief, key: string, options: GenerateOptions, caller: Caller, elapsed: () => number) => {
    // Who waits must not join work that goes behind all others.
    const flightKey = options.background ? `${key}\nbackground` : key;
    return explainers.join(flightKey, caller, async ({ signal, emit }) => {
      const watch = watchOf({ ...options, signal }, brief.privacy, emit);
      const outcome = await explain(brief, stages, watch);
      const run = await keepRun({ outcome, brief: storedBrief(brief) }, options, elapsed, watch);
      answers?.remember(key, run, outcome.freshMs);
      return run;
    });
  };

  return {
    async generate(brief, options = {}) {
      throwIfAborted(options.signal);
      const emit = carefully(options.onEvent);
      return measured(!options.background, async (elapsed) => {
        const key = briefKey(brief);
        const known = await answers?.recall(key, brief.privacy);
        if (known) {
          retell(known, emit);
          return repeated(known);
        }
        const caller = { signal: options.signal, emit };
        const { value, joined } = await explainOnce(brief, key, options, caller, elapsed);
        return joined ? repeated(value) : value;
      });
    },

    async renderAgain(runId: string, changes: RenderChanges, options = {}) {
      throwIfAborted(options.signal);
      const material = await loadMaterial(store, runId);
      const brief = changedBrief(material, changes);
      return measured(true, async (elapsed) => {
        const watch = watchOf(options, brief.privacy, carefully(options.onEvent));
        const outcome = await explainAgain(material, brief, changes, stages, watch);
        return keepRun({ outcome, brief, parentId: runId, keep: changes.keep ?? true }, options, elapsed, watch);
      });
    },

    artifact: artifacts.get,
    readDocument: (document, options) => readDocumentFacts(stages, document, options),
    suggest: (prefix, limit = 8) => stages.suggest(prefix, limit),
    ready: () => stages.ready(),
    stats: () => ({
      running,
      waiting: stages.waiting?.() ?? 0,
      cache: answers?.stats() ?? NO_CACHE,
      pages: pages?.stats() ?? NO_CACHE,
      artifacts: artifacts.stats(),
    }),
    close: () => stages.close(),
  };
}

/** The kept Run, as it is, as the answer to another request for it. */
function repeated(run: RunWithPicture): RunWithPicture {
  return { ...run, route: { ...run.route, cached: true } };
}

const NO_CACHE: CacheFigures = { entries: 0, bytes: 0, hits: 0, misses: 0, recalled: 0 };

/** Tells what was told when the Run was made. */
function retell({ claims, warnings }: Run, emit: (event: RunEvent) => void): void {
  for (const claim of claims) emit({ type: 'claim', claim });
  for (const warning of warnings) emit({ type: 'warning', warning });
}

/** A watcher that throws must not fail the run that it watches. */
function carefully(onEvent: ((event: RunEvent) => void) | undefined): (event: RunEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch {
      // nobody to tell: the watcher is the caller's
    }
  };
}
