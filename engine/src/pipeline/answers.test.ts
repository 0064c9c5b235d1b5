import { describe, expect, it } from 'vitest';
import type { Run } from '../contract/index.ts';
import { sampleArtifact, sampleRun } from '../testing/samples.ts';
import { type AnswersOptions, CACHE_DEFAULTS, createAnswers } from './answers.ts';
import type { RunWithPicture } from './deps.ts';

const answer = (id: string, change: Partial<Run> = {}, svg = '<svg/>'): RunWithPicture => ({
  ...sampleRun(id, change),
  svg,
});

function setup(options: Partial<AnswersOptions> = {}) {
  let at = 1_000;
  const runs = new Map<string, RunWithPicture>();
  const remembered = new Map<string, { runId: string; expiresAt: number }>();
  const store: AnswersOptions['store'] = {
    hasRun: async (id) => runs.has(id),
    recallRun: async (key) => remembered.get(key),
    rememberRun: async (key, runId, expiresAt) => void remembered.set(key, { runId, expiresAt }),
    async getRun(id) {
      const { svg: _, ...run } = runs.get(id) ?? answer('none');
      return runs.has(id) ? run : undefined;
    },
    getArtifact: async (id) => sampleArtifact('svg', runs.get(id)?.svg ?? '', 'image/svg+xml'),
  };
  const make = (program: string | undefined = 'this program') =>
    createAnswers({ ...CACHE_DEFAULTS, store, program, now: () => at, ...options });
  const keep = (run: RunWithPicture) => {
    runs.set(run.id, run);
    return run;
  };
  const advance = (ms: number) => {
    at += ms;
  };
  return { make, keep, runs, remembered, advance };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('which run answers a brief', () => {
  it('is remembered and counted', async () => {
    const { make, keep } = setup();
    const answers = make();
    expect(await answers.recall('k', false)).toBeUndefined();
    const run = keep(answer('r1'));
    answers.remember('k', run, undefined);
    expect(await answers.recall('k', false)).toBe(run);
    expect(answers.stats()).toMatchObject({ entries: 1, hits: 1, misses: 1, recalled: 0 });
  });

  it('holds no more entries and no more bytes than it may', async () => {
    const few = setup({ maxEntries: 2 });
    const answers = few.make();
    for (const id of ['a', 'b', 'c']) answers.remember(id, few.keep(answer(id, { hosts: ['h'] })), 1);
    expect(answers.stats().entries).toBe(2);

    const small = setup({ maxBytes: 200_000 });
    const narrow = small.make();
    for (const id of ['a', 'b', 'c', 'd']) narrow.remember(id, small.keep(answer(id, {}, 'x'.repeat(40_000))), 1);
    expect(narrow.stats().bytes).toBeLessThanOrEqual(200_000);
    narrow.remember('huge', small.keep(answer('huge', {}, 'x'.repeat(200_000))), 1);
    expect(await narrow.recall('huge', false)).toBeUndefined();
  });

  it('is forgotten after a while where it rests on other hosts or on a model that was missing, else never', async () => {
    const { make, keep, advance } = setup({ program: undefined, webTtlMs: 100 });
    const answers = make();
    answers.remember('web', keep(answer('web', { hosts: ['example.org'] })), undefined);
    answers.remember('without its model', keep(answer('without')), 50);
    answers.remember('library', keep(answer('library')), undefined);
    advance(50);
    expect(await answers.recall('without its model', false)).toBeUndefined();
    expect(await answers.recall('web', false)).toBeDefined();
    advance(50);
    expect(await answers.recall('web', false)).toBeUndefined();
    advance(1_000 * DAY);
    expect(await answers.recall('library', false)).toBeDefined();
  });

  it('is forgotten when it has been deleted', async () => {
    const { make, keep, runs } = setup();
    const answers = make();
    answers.remember('k', keep(answer('r1')), undefined);
    runs.clear();
    expect(await answers.recall('k', false)).toBeUndefined();
    expect(answers.stats().entries).toBe(0);
  });
});

describe('after a restart', () => {
  it('is recalled for at most a week, by the same program', async () => {
    const { make, keep, advance } = setup();
    const run = keep(answer('r1'));
    make().remember('k', run, undefined);
    expect(await make('another').recall('k', false)).toBeUndefined();
    const answers = make();
    expect(await answers.recall('k', false)).toEqual(run);
    expect(await answers.recall('k', false)).toEqual(run);
    expect(answers.stats()).toMatchObject({ hits: 2, misses: 0, recalled: 1 });
    advance(7 * DAY);
    expect(await make().recall('k', false)).toBeUndefined();
  });

  it.each<[string, Partial<Run>, number | undefined]>([
    ['private', { brief: { ...sampleRun('x').brief, privacy: true } }, undefined],
    ['made for want of a model', {}, HOUR],
    [
      'made after a model had failed',
      {
        hosts: ['h'],
        route: {
          composer: 'builtin',
          attempts: [{ stage: 'compose', model: 'm', provider: 'p', outcome: 'failed', durationMs: 1 }],
        },
      },
      HOUR,
    ],
  ])('nothing is known of what was %s', async (_name, change, freshMs) => {
    const { make, keep, remembered } = setup();
    make().remember('k', keep(answer('r1', change)), freshMs);
    expect(remembered.size).toBe(0);
  });

  it('is not asked for a private brief', async () => {
    const { make, keep } = setup();
    make().remember('k', keep(answer('r1')), undefined);
    expect(await make().recall('k', true)).toBeUndefined();
  });

  it('nothing is recalled of a run that has gone', async () => {
    const { make, keep, runs } = setup();
    make().remember('k', keep(answer('r1')), undefined);
    runs.clear();
    expect(await make().recall('k', false)).toBeUndefined();
  });
});
