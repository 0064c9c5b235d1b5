import { describe, expect, it, vi } from 'vitest';
import { tell } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { sampleModel } from '../testing/sample-model.ts';
import { AllModelsFailedError, tryInOrder } from './fallback.ts';
import type { ModelConfig } from './spec/index.ts';

const model = (id: string) => sampleModel('p', id);
const fail = (error: unknown) => async () => {
  throw error;
};

describe('tryInOrder', () => {
  it('tells the cost of what answered', async () => {
    const { attempts } = await tryInOrder([model('a')], async () => ({ value: 1, costUsd: 0.5 }));
    expect(attempts).toMatchObject([{ outcome: 'ok', costUsd: 0.5 }]);
  });

  it('says so when there is nobody to ask, or nobody may be asked', async () => {
    await expect(tryInOrder([], fail(new Error('x')))).rejects.toThrow('none could be asked');
    const refused = tryInOrder([model('a')], fail(new Error('x')), { objectionTo: () => tell('model_cooling_down') });
    await expect(refused).rejects.toMatchObject({
      attempts: [{ outcome: 'skipped', reason: expect.stringContaining('cool-down') }],
    });
  });

  it('takes anything that is thrown', async () => {
    const error = await tryInOrder([model('a')], fail('plain words')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AllModelsFailedError);
    expect(error).toMatchObject({ attempts: [{ error: { code: 'upstream', message: 'plain words' } }] });
  });

  it('does not begin after the deadline, nor wait beyond it', async () => {
    const late = tryInOrder([model('a')], fail(new Error('x')), { deadlineMs: 0 });
    await expect(late).rejects.toMatchObject({ code: 'all_failed', attempts: [] });
    const patient = new HkmError('rate_limit', 'later', { retryAfterMs: 60_000 });
    const short = tryInOrder([model('a')], fail(patient), { deadlineMs: 500 });
    await expect(short).rejects.toMatchObject({ attempts: [{ outcome: 'failed' }] });
  });

  it('goes to the next rather than wait long', async () => {
    const patient = new HkmError('rate_limit', 'later', { retryAfterMs: 60_000 });
    const { attempts } = await tryInOrder([model('a'), model('b')], async ({ id }) => {
      if (id === 'a') throw patient;
      return { value: id };
    });
    expect(attempts.map(({ model: id, outcome }) => `${id} ${outcome}`)).toEqual(['a failed', 'b ok']);
  });

  it('ends as aborted before, during and between calls', async () => {
    const before = tryInOrder([model('a')], fail(new Error('x')), { signal: AbortSignal.abort() });
    await expect(before).rejects.toMatchObject({ code: 'aborted' });
    const during = new AbortController();
    const calling = tryInOrder(
      [model('a')],
      async () => {
        during.abort();
        throw new Error('gone');
      },
      { signal: during.signal },
    );
    await expect(calling).rejects.toMatchObject({ code: 'aborted' });
    const between = new AbortController();
    const waiting = tryInOrder([model('a')], fail(new HkmError('unavailable', 'x')), {
      signal: between.signal,
      onAttempt: () => setTimeout(() => between.abort(), 5),
    });
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    const own = new HkmError('aborted', 'mine');
    await expect(tryInOrder([model('a')], fail(own), { signal: AbortSignal.abort(own) })).rejects.toBe(own);
  });

  it('hedges: asks the next too when the first takes its time, takes the first answer and cancels the other', async () => {
    const asked: string[] = [];
    const cancelled: string[] = [];
    const call = async ({ id }: ModelConfig, _ms: number | undefined, signal: AbortSignal | undefined) => {
      asked.push(id);
      if (id === 'b') return { value: id };
      return new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => {
          cancelled.push(id);
          reject(signal.reason);
        }),
      );
    };
    const models = ['a', 'b', 'c'].map(model);
    const { value, model: chosen, attempts } = await tryInOrder(models, call, { hedgeMs: 20 });
    expect([value, chosen.id, asked]).toEqual(['b', 'b', ['a', 'b']]);
    await vi.waitFor(() => expect(cancelled).toEqual(['a']));
    expect(attempts).toMatchObject([{ model: 'b', outcome: 'ok' }]);
  });

  it('hedges nothing where the first answers in time, and waits for whoever is left', async () => {
    const asked: string[] = [];
    const quick = async ({ id }: ModelConfig) => {
      asked.push(id);
      return { value: id };
    };
    expect((await tryInOrder([model('a'), model('b')], quick, { hedgeMs: 1_000 })).value).toBe('a');
    expect(asked).toEqual(['a']);
    const slowly = async ({ id }: ModelConfig) => {
      await new Promise((resolve) => setTimeout(resolve, id === 'a' ? 60 : 1));
      if (id === 'b') throw new Error('no');
      return { value: id };
    };
    const late = await tryInOrder([model('a'), model('b')], slowly, { hedgeMs: 5 });
    expect(late.value).toBe('a');
    expect(late.attempts).toMatchObject([
      { model: 'b', outcome: 'failed' },
      { model: 'a', outcome: 'ok' },
    ]);
  });

  it('hedges until all have failed, and ends at once when the caller cancels', async () => {
    const failed = tryInOrder([model('a'), model('b')], fail(new Error('x')), { hedgeMs: 5 });
    await expect(failed).rejects.toMatchObject({ code: 'all_failed', attempts: [{ model: 'a' }, { model: 'b' }] });
    const controller = new AbortController();
    const hanging = tryInOrder(
      [model('a')],
      (_model, _ms, signal) =>
        new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      { hedgeMs: 5, signal: controller.signal },
    );
    controller.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'aborted' });
  });
});
