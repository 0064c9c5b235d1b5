import { describe, expect, it, vi } from 'vitest';
import { HkmError } from '../errors.ts';
import { ModelResponseCache } from '../performance/index.ts';
import { Embeddings } from './embeddings.ts';
import type { EmbedOptions, ModelConfig } from './spec/index.ts';

const MODEL = { id: 'tiny-embed', provider: 'test' } as ModelConfig;

interface Recorded {
  input: string[];
  options: EmbedOptions;
}

function embeddingsWith({ usage = true, cache = true, fails = {} as Record<string, Error> } = {}) {
  const calls: Recorded[] = [];
  const embeddings = new Embeddings(
    async (input, model, options) => {
      calls.push({ input, options });
      const bad = input.find((text) => fails[text]);
      if (bad !== undefined) throw fails[bad];
      const inputTokens = input.reduce((sum, text) => sum + text.length, 0);
      return {
        embeddings: input.map((text) => [text.length]),
        usage: usage ? { inputTokens } : {},
        model: model.id,
      };
    },
    cache ? new ModelResponseCache() : undefined,
  );
  const embed = (input: string[], options: EmbedOptions = {}) => embeddings.embed(input, MODEL, options);
  return { calls, embed };
}

/** Time stands still until all have asked: on a busy machine the moment may be over before. */
async function inOneMoment<T>(ask: () => Promise<T>): Promise<T> {
  vi.useFakeTimers();
  try {
    const asked = ask();
    await vi.advanceTimersByTimeAsync(10);
    return await asked;
  } finally {
    vi.useRealTimers();
  }
}

describe('Embeddings', () => {
  it('asks once for all who ask at the same moment, and gives each its own', async () => {
    const { calls, embed } = embeddingsWith();
    const results = await inOneMoment(() => Promise.all(['a', 'bb', 'ccc'].map((text) => embed([text]))));
    expect(calls.map(({ input }) => input)).toEqual([['a', 'bb', 'ccc']]);
    expect(results.map(({ embeddings }) => embeddings)).toEqual([[[1]], [[2]], [[3]]]);
    expect(results.reduce((sum, { usage }) => sum + (usage.inputTokens ?? 0), 0)).toBe(6);
  });

  it('keeps ways to ask apart', async () => {
    const { calls, embed } = embeddingsWith();
    await Promise.all([embed(['a']), embed(['b'], { dimensions: 2 }), embed(['c'], { private: true })]);
    expect(calls.map(({ options }) => options)).toEqual([{}, { dimensions: 2 }, { private: true }]);
  });

  it('asks for nothing twice, and says so', async () => {
    const { calls, embed } = embeddingsWith();
    await embed(['a', 'b']);
    const again = await embed(['b', 'new', 'a']);
    expect(again).toEqual({ embeddings: [[1], [3], [1]], usage: { inputTokens: 3 }, model: 'tiny-embed', cached: 2 });
    expect(await embed(['a'])).toMatchObject({ usage: { inputTokens: 0 }, cached: 1 });
    expect(calls.map(({ input }) => input)).toEqual([['a', 'b'], ['new']]);
    expect(await embed(['a'], { dimensions: 1 })).not.toHaveProperty('cached');
  });

  it('asks again where there is no cache', async () => {
    const { calls, embed } = embeddingsWith({ cache: false, usage: false });
    expect(await embed(['a'])).toEqual({ embeddings: [[1]], usage: {}, model: 'tiny-embed' });
    await embed(['a']);
    expect(calls).toHaveLength(2);
  });

  it('fails no neighbour for an input that the service refuses', async () => {
    const { embed } = embeddingsWith({ fails: { bad: new HkmError('bad_request', 'too odd') } });
    const outcomes = await Promise.allSettled(['a', 'bad', 'c'].map((text) => embed([text])));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { message: 'too odd' } });
  });

  it.each([new HkmError('auth', 'wrong key'), new HkmError('unavailable', 'down'), new TypeError('odd')])(
    'asks once when all fails (%s)',
    async (error) => {
      const { calls, embed } = embeddingsWith({ fails: { b: error } });
      const outcomes = await inOneMoment(() => Promise.allSettled(['a', 'b'].map((text) => embed([text]))));
      expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual([error, error]);
      expect(calls).toHaveLength(1);
    },
  );

  it('sends many inputs of one request alone, with its limits', async () => {
    const { calls, embed } = embeddingsWith();
    const many = Array.from({ length: 65 }, (_, index) => 'x'.repeat(index + 1));
    const { embeddings, usage } = await embed(many, { timeoutMs: 5 });
    expect(embeddings.at(-1)).toEqual([65]);
    expect(usage.inputTokens).toBe((65 * 66) / 2);
    expect(calls).toMatchObject([{ options: { timeoutMs: 5 } }]);
  });

  it('lets one leave, and is as patient as the most patient', async () => {
    const { calls, embed } = embeddingsWith();
    const leaving = new AbortController();
    const left = embed(['left'], { signal: leaving.signal, timeoutMs: 9 });
    const stays = embed(['stays'], { timeoutMs: 5 });
    await Promise.resolve();
    await Promise.resolve();
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'aborted' });
    expect((await stays).embeddings).toEqual([[5]]);
    expect(calls[0]?.options.timeoutMs).toBeLessThanOrEqual(9);
  });

  it('refuses an answer of the wrong length', async () => {
    const wrong = new Embeddings(async () => ({ embeddings: [], usage: {}, model: 'odd' }), undefined);
    await expect(wrong.embed(['a'], MODEL, {})).rejects.toMatchObject({ code: 'bad_response' });
  });
});
