/** The pipeline: joins equal requests, remembers results, runs the stages and keeps the record. */
import type { Artifact, Brief, ExportFormat, Run, RunEvent, StoredBrief, Timings } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { changedBrief, explainAgain, loadMaterial } from './again.ts';
import { briefKey } from './brief-key.ts';
import type { GenerateOptions, Pipeline, PipelineDeps, RenderChanges, RunWithPicture } from './deps.ts';
import { drawnSpec } from './edit/index.ts';
import { createFlights } from './flights.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { assembleRun, type Outcome, storedBrief, svgArtifact } from './outcome.ts';
import { createResultCache } from './result-cache.ts';
import { explain } from './run.ts';
import { createWatch, roundMs, throwIfAborted, untilAborted, type Watch } from './watch.ts';

interface Answer {
  outcome: Outcome;
  brief: StoredBrief;
  cached: boolean;
  parentId?: string;
  /** false: a preview, which is not kept. */
  keep?: boolean;
}

/** The deps stay the caller's: `close()` ends the stages, not the store. */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const { store, stages, now = Date.now, clock = () => performance.now(), createId = () => crypto.randomUUID() } = deps;
  const cache = createResultCache(deps.cache);
  const { program } = deps;
  const keptAnswers =
    program === undefined || deps.cache === false ? undefined : createKeptAnswers({ store, program, now });
  const explainers = createFlights<{ outcome: Outcome; isRecalled: boolean }>();
  const exports = createFlights<Artifact>();
  /** Under which id an Outcome was kept first: a Run that repeats it keeps no more than its own record. */
  const keptAs = new WeakMap<Outcome, string>();
  let running = 0;

  const keepRun = async (run: Run, outcome: Outcome): Promise<void> => {
    const first = keptAs.get(outcome);
    if (first !== undefined && (await store.repeatRun(run, first))) return;
    await store.saveRun({ run, ...outcome.research, artifacts: [svgArtifact(outcome.picture)] });
    keptAs.set(outcome, run.id);
  };

  /** Counts, measures, and keeps what `answer` gives: once, whole, and only if the caller is still there. */
  const record = async (
    options: GenerateOptions,
    privacy: boolean,
    answer: (watch: Watch) => Promise<Answer>,
  ): Promise<RunWithPicture> => {
    const start = clock();
    const signal = options.signal ?? new AbortController().signal;
    const context = { signal, privacy, ...(options.background && { background: true }) };
    const watch = createWatch({ context, emit: carefully(options.onEvent), clock });
    running += 1;
    try {
      const { outcome, brief, cached, parentId, keep = true } = await answer(watch);
      const timings: Timings = { ...(cached ? {} : outcome.timings), total: roundMs(clock() - start) };
      const run = assembleRun({
        id: keep ? (options.id ?? createId()) : (parentId ?? createId()),
        createdAt: new Date(now()).toISOString(),
        brief,
        outcome,
        cached,
        timings,
        ...(parentId === undefined ? {} : { parentId }),
      });
      if (!keep) return { ...run, svg: outcome.picture.svg, kept: false };
      await watch.stage('store', () => keepRun(run, outcome));
      return { ...run, svg: outcome.picture.svg };
    } finally {
      running -= 1;
    }
  };

  const recall = async (brief: Brief, watch: Watch, { signal, background = false }: GenerateOptions) => {
    const key = briefKey(brief);
    const remembered = cache.get(key);
    if (remembered) {
      retell(remembered, watch.emit);
      return { outcome: remembered, cached: true };
    }
    // Who waits must not join work that goes behind all others.
    const flightKey = background ? `${key}\nbackground` : key;
    const { value, joined } = await explainers.join(flightKey, { signal, emit: watch.emit }, async (flight) => {
      const recalled = await keptAnswers?.recall(brief).catch(() => undefined);
      if (recalled) {
        keptAs.set(recalled.outcome, recalled.runId);
        cache.recalled(key, recalled.outcome);
        retell(recalled.outcome, flight.emit);
        return { outcome: recalled.outcome, isRecalled: true };
      }
      const context = { signal: flight.signal, privacy: brief.privacy, ...(background && { background }) };
      const outcome = await explain(brief, stages, createWatch({ context, emit: flight.emit, clock }));
      cache.set(key, outcome);
      return { outcome, isRecalled: false };
    });
    return { outcome: value.outcome, cached: joined || value.isRecalled };
  };

  const exportFresh = async (runId: string, format: ExportFormat, signal: AbortSignal): Promise<Artifact> => {
    const run = await store.getRun(runId);
    if (!run) throw new HkmError('not_found', `There is no run "${runId}".`);
    const { spec, claims, sources } = run;
    const context = { signal, privacy: run.brief.privacy };
    const input = { spec: drawnSpec(spec, claims), claims, sources, run };
    const artifact = await stages.exportArtifact(format, input, context);
    await store.saveArtifact(runId, artifact);
    return artifact;
  };

  return {
    async generate(brief, options = {}) {
      let made: Outcome | undefined;
      const run = await record(options, brief.privacy, async (watch) => {
        const { outcome, cached } = await recall(brief, watch, options);
        if (!cached) made = outcome;
        return { outcome, cached, brief: storedBrief(brief) };
      });
      // That it could not be remembered takes nothing from the answer.
      if (made) keptAnswers?.remember(brief, made, run.id, cache.ttlOf(made)).catch(() => undefined);
      return run;
    },

    async renderAgain(runId: string, changes: RenderChanges, options = {}) {
      throwIfAborted(options.signal);
      const material = await loadMaterial(store, runId);
      const brief = changedBrief(material, changes);
      return record(options, brief.privacy, async (watch) => ({
        outcome: await explainAgain(material, brief, changes, stages, watch),
        brief,
        cached: false,
        parentId: runId,
        keep: changes.keep ?? true,
      }));
    },

    async artifact(runId, format, { signal } = {}) {
      throwIfAborted(signal);
      const kept = await store.getArtifact(runId, format);
      if (kept) return kept;
      const caller = { signal, emit: () => undefined };
      const { value } = await exports.join(`${runId}\n${format}`, caller, (flight) =>
        untilAborted(exportFresh(runId, format, flight.signal), flight.signal),
      );
      return value;
    },

    suggest: (prefix, limit = 8) => stages.suggest(prefix, limit),
    ready: () => stages.ready(),
    stats: () => ({ running, waiting: stages.waiting?.() ?? 0, cache: cache.stats() }),
    close: () => stages.close(),
  };
}

/** Tells what was told when the Outcome was made. */
function retell({ claims, warnings }: Outcome, emit: (event: RunEvent) => void): void {
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
