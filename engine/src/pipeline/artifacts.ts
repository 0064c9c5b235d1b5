/** Files of kept Runs: each format is made once, when it is first asked for, and kept with its Run. */
import type { Artifact, ExportFormat } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { Store } from '../store/index.ts';
import type { Pipeline, PipelineStats, Stages } from './deps.ts';
import { drawnSpec } from './edit/index.ts';
import { createFlights } from './flights.ts';
import type { Precedence } from './precedence.ts';
import { throwIfAborted, untilAborted } from './watch.ts';

export interface Artifacts {
  get: Pipeline['artifact'];
  /** Files that were there already, and those that had to be made. */
  stats(): PipelineStats['artifacts'];
}

export interface ArtifactsDeps {
  store: Pick<Store, 'getRun' | 'getArtifact' | 'saveArtifact'>;
  stages: Pick<Stages, 'exportArtifact'>;
  precedence: Precedence;
}

export function createArtifacts({ store, stages, precedence }: ArtifactsDeps): Artifacts {
  const flights = createFlights<Artifact>();
  const counts = { hits: 0, misses: 0 };

  const make = async (runId: string, format: ExportFormat, signal: AbortSignal): Promise<Artifact> => {
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
    async get(runId, format, { signal } = {}) {
      throwIfAborted(signal);
      const kept = await store.getArtifact(runId, format);
      counts[kept ? 'hits' : 'misses'] += 1;
      if (kept) return kept;
      const end = precedence.begin();
      const caller = { signal, emit: () => undefined };
      const { value } = await flights
        .join(`${runId}\n${format}`, caller, (flight) =>
          untilAborted(make(runId, format, flight.signal), flight.signal),
        )
        .finally(end);
      return value;
    },
    stats: () => ({ ...counts }),
  };
}
