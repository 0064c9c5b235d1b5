/**
 * Which kept Run answers a Brief: in memory, and in the store so that a restart forgets nothing that cost a question. The answer is the
 * Run itself, under its own id: nothing is written again, and it goes when the Run is deleted. Of private Briefs only the memory knows.
 */
import { createHash } from 'node:crypto';
import type { Run } from '../contract/index.ts';
import { CacheManager, type CacheTier } from '../performance/index.ts';
import type { Store } from '../store/index.ts';
import type { CacheFigures, ResultCacheOptions, RunWithPicture } from './deps.ts';
import { figuresOf } from './pages.ts';

export const CACHE_DEFAULTS: ResultCacheOptions = {
  maxEntries: 500,
  maxBytes: 128 * 1024 * 1024,
  webTtlMs: 10 * 60_000,
  pageTtlMs: 3_600_000,
};
/** Milliseconds that a Run answers its Brief from the store at most: a week. */
const LONGEST = 7 * 24 * 3_600_000;

export interface Answers {
  /** The Run that answers the Brief with this key; undefined where there is none, or where it has been deleted. */
  recall(key: string, isPrivate: boolean): Promise<RunWithPicture | undefined>;
  /** `freshMs`: milliseconds that it may be repeated at most; absent: as long as nothing that it rests on changes. */
  remember(key: string, run: RunWithPicture, freshMs: number | undefined): void;
  stats(): CacheFigures;
}

export interface AnswersOptions extends Pick<ResultCacheOptions, 'maxEntries' | 'maxBytes' | 'webTtlMs'> {
  store: Pick<Store, 'hasRun' | 'recallRun' | 'rememberRun' | 'getRun' | 'getArtifact'>;
  /** What made the answers: another program, library or choice of models answers anew. Without it nothing outlasts the process. */
  program: string | undefined;
  now: () => number;
}

export function createAnswers({ store, program, now, maxEntries, maxBytes, webTtlMs }: AnswersOptions): Answers {
  const tier = program === undefined ? {} : { tier: createTier(store, program, now) };
  const cache = new CacheManager(maxEntries, Number.POSITIVE_INFINITY, { maxBytes, now, ...tier });
  return {
    async recall(key, isPrivate) {
      const known = await cache.get<RunWithPicture>(key, { memoryOnly: isPrivate });
      if (known === null) return undefined;
      if (await store.hasRun(known.id)) return known;
      // Deleted, perhaps by another process: its words are forgotten here too.
      await cache.set(key, null, 0);
      return undefined;
    },
    remember(key, run, freshMs) {
      // What other hosts said may change, and so may the models that were missing; documents and the library do not.
      const ttl = Math.min(restsOnOthers(run) ? webTtlMs : Infinity, freshMs ?? Infinity);
      const memoryOnly = run.brief.privacy || !isWorthKeeping(run, freshMs);
      // That it could not be remembered takes nothing from the answer.
      cache.set(key, run, ttl, { memoryOnly }).catch(() => undefined);
    },
    stats: () => figuresOf(cache),
  };
}

function createTier(store: AnswersOptions['store'], program: string, now: () => number): CacheTier {
  const keyOf = (key: string) => createHash('sha256').update(`${program}\n${key}`).digest('hex');
  return {
    async get(key) {
      const known = await store.recallRun(keyOf(key));
      if (!known) return undefined;
      const [run, picture] = await Promise.all([store.getRun(known.runId), store.getArtifact(known.runId, 'svg')]);
      if (!run || !picture) return undefined;
      const data: RunWithPicture = { ...run, svg: new TextDecoder().decode(picture.bytes) };
      return { data, expiresAt: known.expiresAt };
    },
    set: (key, data, expiresAt) =>
      store.rememberRun(keyOf(key), (data as RunWithPicture).id, Math.min(expiresAt, now() + LONGEST)),
    // It goes with its Run.
    delete: async () => undefined,
  };
}

/** Also where a page was known already and nobody had to be asked. */
function restsOnOthers({ hosts, brief }: Run): boolean {
  return hosts.length > 0 || brief.documents.some(({ url }) => url !== undefined);
}

/**
 * What a model or another host gave. What was composed without a model on this machine is made again in no time, and by the model
 * that may be there after a restart; what was composed because a model failed should not outlast the failure.
 */
function isWorthKeeping(run: Run, freshMs: number | undefined): boolean {
  return (freshMs === undefined || restsOnOthers(run)) && run.route.attempts.every(({ outcome }) => outcome === 'ok');
}
