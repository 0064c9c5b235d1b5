import { describe, expect, it } from 'vitest';
import { SAYINGS, tell, toldAsText, toldSchema } from './told.ts';

describe('tell', () => {
  it('says it in English, and keeps what stands in it as it is', () => {
    expect(tell('cost_free')).toEqual({ code: 'cost_free', message: 'free' });
    expect(tell('model_over_budget', { costUsd: 0.123456, budgetUsd: 0.1 })).toEqual({
      code: 'model_over_budget',
      message: 'it would cost about $0.123, more than the budget of $0.1',
      parameters: { costUsd: 0.123456, budgetUsd: 0.1 },
    });
    expect(tell('latency', { latencyMs: 812.4 }).message).toBe('812 ms lately');
    expect(tell('success', { successPercent: 97.6 }).message).toBe('98% succeeded');
    expect(tell('model_context', { tokens: 20_000, most: 4_096 }).message).toContain('20,000 tokens');
    expect(tell('missing_words', { words: '$& $1' }).message).toBe('Not in its quote: $& $1.');
  });

  it('several are one text', () => {
    expect(toldAsText([tell('quality_high'), tell('cost_free')])).toBe('quality high, free');
    expect(toldAsText([])).toBe('');
  });

  it('every code is a name, and what is told is of its form', () => {
    for (const code of Object.keys(SAYINGS)) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/u);
    expect(toldSchema.safeParse(tell('budget_spent', { costUsd: 1, spentUsd: 1, budgetUsd: 2 })).success).toBe(true);
  });
});
