/**
 * Which kept Run answers a Brief, so that a repeated request is answered after a restart without asking anybody. Nothing is kept twice:
 * the answer is the Run itself, and goes with it. Of private Briefs nothing is remembered on the disk.
 */
import { createHash } from 'node:crypto';
import type { Brief } from '../contract/index.ts';
import type { Store } from '../store/index.ts';
import { briefKey } from './brief-key.ts';
import type { Outcome } from './outcome.ts';

/** Milliseconds that a Run answers its Brief at most: a week. */
const LONGEST = 7 * 24 * 3_600_000;

export interface KeptAnswers {
  /** The Outcome as it was, and the id of its Run. undefined where there is none. */
  recall(brief: Brief): Promise<{ outcome: Outcome; runId: string } | undefined>;
  /** `ttl`: milliseconds that it may be repeated, infinite where nothing of it can change. */
  remember(brief: Brief, outcome: Outcome, runId: string, ttl: number): Promise<void>;
}

export interface KeptAnswersDeps {
  store: Pick<Store, 'recallRun' | 'rememberRun' | 'getRun' | 'getResearch' | 'getArtifact'>;
  /** What made the answers: another program, library or choice of models answers anew. */
  program: string;
  now: () => number;
}

export function createKeptAnswers({ store, program, now }: KeptAnswersDeps): KeptAnswers {
  const keyOf = (brief: Brief) =>
    createHash('sha256')
      .update(`${program}\n${briefKey(brief)}`)
      .digest('hex');
  return {
    async recall(brief) {
      if (brief.privacy) return undefined;
      const known = await store.recallRun(keyOf(brief));
      if (!known || known.expiresAt <= now()) return undefined;
      const { runId, expiresAt } = known;
      const [run, research, picture] = await Promise.all([
        store.getRun(runId),
        store.getResearch(runId),
        store.getArtifact(runId, 'svg'),
      ]);
      if (!run || !research || !picture) return undefined;
      const { spec, claims, dropped, spare, warnings, usage, timings, hosts } = run;
      const outcome: Outcome = {
        research,
        hosts,
        spec,
        claims,
        dropped,
        ...(spare && { spare }),
        warnings,
        picture: { svg: new TextDecoder().decode(picture.bytes), hash: picture.hash },
        route: { composer: run.route.composer, attempts: run.route.attempts },
        usage,
        timings,
        freshMs: expiresAt - now(),
      };
      return { outcome, runId };
    },

    async remember(brief, outcome, runId, ttl) {
      if (brief.privacy || !isWorthKeeping(outcome)) return;
      await store.rememberRun(keyOf(brief), runId, now() + Math.min(ttl, LONGEST));
    },
  };
}

/**
 * What a model or another host gave. What was composed without a model on this machine is made again in no time, and by the model
 * that may be there after a restart; what was composed because a model failed should not outlast the failure.
 */
function isWorthKeeping({ hosts, freshMs, route }: Outcome): boolean {
  return (freshMs === undefined || hosts.length > 0) && route.attempts.every(({ outcome }) => outcome === 'ok');
}
