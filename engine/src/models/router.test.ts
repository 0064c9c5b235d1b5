import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleModel } from '../testing/sample-model.ts';
import { PriceBook } from './cost.ts';
import { keyOf, type LiveRecord, type ModelTask, type RouterDeps, rank, selectModel } from './router.ts';
import type { ModelConfig } from './spec/index.ts';

const model = (id: string, more: Partial<ModelConfig> = {}) =>
  sampleModel('p', id, { costPerToken: 1e-6, inputCostPerToken: 1e-6, ...more });

function deps(more: Partial<RouterDeps> = {}): RouterDeps {
  return { prices: new PriceBook(), liveRecordOf: () => undefined, isOpen: () => false, ...more };
}

const anyModel: fc.Arbitrary<ModelConfig> = fc
  .record({
    id: fc.stringMatching(/^[a-z]{1,6}(:cloud|-cloud)?$/u),
    provider: fc.constantFrom('a', 'b', 'builtin'),
    type: fc.constantFrom('text', 'image', 'embedding'),
    quality: fc.constantFrom('low', 'medium', 'high'),
    speed: fc.constantFrom('slow', 'medium', 'fast'),
    isLocal: fc.boolean(),
    isAvailable: fc.boolean(),
    costPerToken: fc.option(fc.double({ min: 0, max: 1e-4, noNaN: true }), { nil: undefined }),
    raw: fc.constantFrom(undefined, {}, { remote_host: 'https://ollama.com' }),
  } as const)
  .map((fields) => model(fields.id, fields as Partial<ModelConfig>));
const anyTask: fc.Arbitrary<ModelTask> = fc.record({
  type: fc.constantFrom('text', 'image'),
  complexity: fc.constantFrom('simple', 'moderate', 'complex'),
  priority: fc.constantFrom('quality', 'cost', 'speed', 'balanced'),
});

function choose(task: ModelTask, models: ModelConfig[], d = deps()): ModelConfig | undefined {
  try {
    return selectModel(task, models, d).model;
  } catch {
    return undefined;
  }
}

describe('selectModel: constraints', () => {
  it.each<[string, Partial<ModelConfig>, Partial<ModelTask>]>([
    ['is of another type', { type: 'image' }, {}],
    ['is not available', { isAvailable: false, unavailableReason: 'not installed' }, {}],
    ['lacks a capability', {}, { requires: ['vision'] }],
    ['has too little context', { contextWindow: 100 }, { inputTokens: 5_000 }],
    ['costs more than the budget', { costPerToken: 1 }, { budget: 0.01 }],
    ['is of unknown cost, with a budget', { costPerToken: undefined, inputCostPerToken: undefined }, { budget: 10 }],
    ['is hosted, for a private task', {}, { privacy: true }],
    ['is forwarded, for a private task', { isLocal: true, raw: { remote_model: 'x' } }, { privacy: true }],
    ['calls a cloud node, for a private task', { isLocal: true, raw: { api_node: true } }, { privacy: true }],
  ])('drops a model that %s', (_name, more, task) => {
    const other = model('other', {
      isLocal: true,
      costPerToken: 0,
      inputCostPerToken: 0,
      capabilities: ['text', 'vision'],
      contextWindow: 100_000,
    });
    expect(selectModel({ type: 'text', ...task }, [model('bad', more), other], deps()).model.id).toBe('other');
    expect(() => selectModel({ type: 'text', ...task }, [model('bad', more)], deps())).toThrow(
      expect.objectContaining({ code: 'no_model' }),
    );
  });

  it('does not choose a model in its cool-down', () => {
    expect(
      selectModel({ type: 'text' }, [model('a'), model('b')], deps({ isOpen: (m) => m.id === 'a' })).model.id,
    ).toBe('b');
  });

  it('takes the built-in model only when nothing else is left', () => {
    const builtin = model('extractive', { provider: 'builtin', isLocal: true, costPerToken: 0, inputCostPerToken: 0 });
    expect(selectModel({ type: 'text', priority: 'cost' }, [builtin, model('a')], deps()).model.id).toBe('a');
    expect(selectModel({ type: 'text', privacy: true }, [builtin, model('a')], deps()).model.id).toBe('extractive');
  });
});

describe('selectModel: order', () => {
  const cheap = model('cheap', { quality: 'low', speed: 'medium', costPerToken: 1e-8, inputCostPerToken: 1e-8 });
  const good = model('good', { quality: 'high', speed: 'slow', costPerToken: 5e-5, inputCostPerToken: 1e-5 });
  const quick = model('quick', { quality: 'medium', speed: 'fast', costPerToken: 1e-6, inputCostPerToken: 1e-6 });
  const all = [cheap, good, quick];

  it.each([
    ['cost', 'cheap'],
    ['quality', 'good'],
    ['speed', 'quick'],
  ] as const)('priority %s takes %s', (priority, id) => {
    expect(selectModel({ type: 'text', priority, complexity: 'complex' }, all, deps()).model.id).toBe(id);
  });

  it('prefers a known cost over an unknown one for priority cost', () => {
    const unknown = model('unknown', { costPerToken: undefined, inputCostPerToken: undefined, quality: 'high' });
    expect(selectModel({ type: 'text', priority: 'cost' }, [unknown, good], deps()).model.id).toBe('good');
  });

  it('lets live experience decide between equals', () => {
    const records: Record<string, LiveRecord> = {
      a: { successRate: 0.5, latencyMs: 10 },
      b: { successRate: 1, latencyMs: 10 },
    };
    expect(
      selectModel({ type: 'text' }, [model('a'), model('b')], deps({ liveRecordOf: (m) => records[m.id] })).model.id,
    ).toBe('b');
  });

  it('says why, for every candidate', () => {
    const { candidates, reason } = selectModel(
      { type: 'text', privacy: true },
      [good, model('l', { isLocal: true, costPerToken: 0, inputCostPerToken: 0 })],
      deps(),
    );
    expect(reason).toContain('free');
    expect(candidates.map((c) => [c.model.id, c.kept])).toEqual([
      ['l', true],
      ['good', false],
    ]);
    expect(candidates[1]?.reason).toContain('private');
  });
});

describe('selectModel: properties', () => {
  it('never gives a hosted model to a private task', () => {
    fc.assert(
      fc.property(anyTask, fc.array(anyModel, { maxLength: 8 }), (task, models) => {
        const chosen = choose({ ...task, privacy: true }, models);
        if (chosen !== undefined)
          expect([chosen.isLocal, /cloud$/u.test(chosen.id), chosen.raw]).toEqual([true, false, chosen.raw]);
        if (chosen !== undefined) expect(JSON.stringify(chosen.raw ?? {})).not.toContain('remote');
      }),
    );
  });

  it('does not depend on the order of the models', () => {
    fc.assert(
      fc.property(anyTask, fc.uniqueArray(anyModel, { maxLength: 8, selector: keyOf }), (task, models) => {
        expect(choose(task, [...models].reverse())).toEqual(choose(task, models));
      }),
    );
  });

  it('never gets worse with a larger budget', () => {
    fc.assert(
      fc.property(
        anyTask,
        fc.uniqueArray(anyModel, { maxLength: 8, selector: keyOf }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (task, models, a, b) => {
          const small = choose({ ...task, budget: Math.min(a, b) }, models);
          const large = choose({ ...task, budget: Math.max(a, b) }, models);
          if (small === undefined) return;
          expect(large).toBeDefined();
          const order = rank({ ...task, budget: Math.max(a, b) }, models, deps()).map((c) => keyOf(c.model));
          if (small.provider !== 'builtin' && large !== undefined)
            expect(order.indexOf(keyOf(large))).toBeLessThanOrEqual(order.indexOf(keyOf(small)));
        },
      ),
    );
  });
});
