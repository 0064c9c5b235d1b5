import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../contract/index.ts';
import { createWatch, untilAborted } from './watch.ts';

function watching(signal = new AbortController().signal) {
  const events: RunEvent[] = [];
  let time = 0;
  const clock = () => {
    time += 12.34;
    return time;
  };
  const watch = createWatch({ context: { signal, privacy: false }, emit: (event) => events.push(event), clock });
  return { watch, events };
}

describe('a watched stage', () => {
  it('is announced, measured and told to be over', async () => {
    const { watch, events } = watching();
    expect(await watch.stage('compose', async ({ privacy }) => privacy)).toBe(false);
    expect(events).toEqual([
      { type: 'stage', stage: 'compose', state: 'started' },
      { type: 'stage', stage: 'compose', state: 'finished', durationMs: 12.3 },
    ]);
    expect(watch.timings).toEqual({ compose: 12.3 });
  });

  it('does not begin once the caller has gone', async () => {
    const { watch, events } = watching(AbortSignal.abort());
    await expect(watch.stage('verify', async () => 1)).rejects.toMatchObject({ code: 'aborted' });
    expect(events).toEqual([]);
  });

  it('is left when the caller goes, though its work goes on', async () => {
    const controller = new AbortController();
    const { watch } = watching(controller.signal);
    const stage = watch.stage('visual', () => new Promise(() => undefined));
    controller.abort();
    await expect(stage).rejects.toMatchObject({ code: 'aborted' });
  });

  it('passes failures on', async () => {
    const { watch } = watching();
    const failing = watch.stage('visual', async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
  });
});

describe('untilAborted', () => {
  it('is the work itself without a signal', async () => {
    expect(await untilAborted(Promise.resolve(7), undefined)).toBe(7);
  });
});
