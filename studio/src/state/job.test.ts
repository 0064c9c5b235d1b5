import { afterEach, expect, test, vi } from 'vitest';
import type { generate, Progress } from '../api/generate.ts';
import { readResult, type ShownResult } from '../api/result.ts';
import { ANSWER } from '../testing/fixtures.ts';
import { advance, createJobStore, takePending } from './job.ts';

afterEach(() => sessionStorage.clear());

const result = readResult(ANSWER);
const [claim] = result.claims;

/** A generation that the test ends itself. */
function controlled() {
  let resolve: (value: ShownResult) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  let tell: (progress: Progress) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const work: typeof generate = (_brief, onProgress, given) => {
    tell = onProgress;
    signal = given;
    return new Promise((res, rej) => {
      resolve = res;
      reject = rej;
    });
  };
  return {
    work,
    finish: (value: ShownResult) => resolve(value),
    fail: (reason: unknown) => reject(reason),
    tell: (progress: Progress) => tell(progress),
    aborted: () => signal?.aborted,
  };
}

function createJob(work: typeof generate) {
  const onDone = vi.fn();
  return { onDone, job: createJobStore({ generate: work, onDone, keeper: sessionStorage, shortest: 1 }) };
}

test('a run goes from start over its stages to its result', async () => {
  const control = controlled();
  const { job, onDone } = createJob(control.work);
  const done = job.getState().start({ topic: 'Black holes' });
  expect(job.getState()).toMatchObject({ status: 'running', topic: 'Black holes' });
  expect(sessionStorage.getItem('hkm.pending')).toContain('Black holes');
  control.tell({ type: 'stage', stage: 'research', state: 'started' });
  expect(job.getState().stages.research.state).toBe('started');
  control.finish(result);
  await done;
  expect(job.getState()).toMatchObject({ status: 'done', result });
  expect(onDone).toHaveBeenCalledWith(result);
  expect(sessionStorage.getItem('hkm.pending')).toBeNull();
  job.getState().clear();
  expect(job.getState()).toMatchObject({ status: 'idle', result: undefined });
});

test('a failure is kept with its reason', async () => {
  const control = controlled();
  const { job, onDone } = createJob(control.work);
  const done = job.getState().start({ topic: 'x' });
  control.fail(new TypeError('Failed to fetch'));
  await done;
  expect(job.getState()).toMatchObject({ status: 'failed', error: { kind: 'unreachable' } });
  expect(onDone).not.toHaveBeenCalled();
});

test('stopping aborts, and what comes later changes nothing', async () => {
  const control = controlled();
  const { job, onDone } = createJob(control.work);
  const done = job.getState().start({ topic: 'x' });
  job.getState().clear();
  expect(job.getState().status).toBe('running');
  job.getState().stop();
  expect(control.aborted()).toBe(true);
  expect(job.getState()).toMatchObject({ status: 'idle', stopped: true });
  control.tell({ type: 'stage', stage: 'visual', state: 'started' });
  control.finish(result);
  await done;
  expect(job.getState()).toMatchObject({ status: 'idle', result: undefined });
  expect(job.getState().stages.visual.state).toBe('waiting');
  expect(onDone).not.toHaveBeenCalled();
  job.getState().stop();
});

test('an abort from elsewhere is a stop, not a failure', async () => {
  const control = controlled();
  const { job } = createJob(control.work);
  const done = job.getState().start({ topic: 'x' }, { resumed: true });
  expect(job.getState().resumed).toBe(true);
  control.fail(new DOMException('gone', 'AbortError'));
  await done;
  expect(job.getState()).toMatchObject({ status: 'idle', stopped: true });
});

test('a new start replaces the running one', async () => {
  const first = controlled();
  const second = controlled();
  const works = [first.work, second.work];
  const { job } = createJob((...parameters) => (works.shift() ?? second.work)(...parameters));
  const one = job.getState().start({ topic: 'one' });
  const two = job.getState().start({ topic: 'two' });
  expect(first.aborted()).toBe(true);
  first.fail(new Error('late'));
  second.finish(result);
  await Promise.all([one, two]);
  expect(job.getState()).toMatchObject({ status: 'done', topic: 'two' });
});

test('progress stays visible for its shortest time', async () => {
  const job = createJobStore({ generate: async () => result, onDone: () => undefined, shortest: 60 });
  const began = performance.now();
  await job.getState().start({ topic: 'x' });
  expect(performance.now() - began).toBeGreaterThanOrEqual(55);
});

test('events gather; a claim that comes again replaces itself', () => {
  const { job } = createJob(async () => result);
  const state = job.getState();
  if (!claim) throw new Error('the fixture has claims');
  const once = { ...state, ...advance(state, { type: 'claim', claim: { ...claim, verdict: 'weak' } }) };
  expect(advance(once, { type: 'claim', claim }).claims).toEqual([claim]);
  const warning = { code: 'c', message: 'm' };
  expect(advance(state, { type: 'warning', warning }).warnings).toEqual([warning]);
  const attempt = { stage: 's', model: 'm', provider: 'p', outcome: 'ok', durationMs: 1 } as const;
  expect(advance(state, { type: 'attempt', attempt }).attempts).toEqual([attempt]);
});

test('a broken note of a pending run is no pending run', () => {
  sessionStorage.setItem('hkm.pending', '{"topic":"x"}');
  expect(takePending(sessionStorage)).toBeUndefined();
  expect(takePending(undefined)).toBeUndefined();
});
