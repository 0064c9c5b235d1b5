import { describe, expect, it } from 'vitest';
import { sampleModel } from '../testing/sample-model.ts';
import { PriceBook } from './cost.ts';

const hosted = sampleModel;

describe('PriceBook', () => {
  const book = new PriceBook({ 'openrouter/mine': { input: 1e-6, output: 2e-6 }, other: { input: 0, output: 3e-6 } });

  it('takes overrides first, then local, then the service, then the list; unknown stays unknown', () => {
    expect(book.priceOf(hosted('openrouter', 'mine'))).toEqual({ input: 1e-6, output: 2e-6 });
    expect(book.priceOf(hosted('x', 'other'))).toEqual({ input: 0, output: 3e-6 });
    expect(book.priceOf(hosted('x', 'l', { isLocal: true }))).toEqual({ input: 0, output: 0 });
    expect(book.priceOf(hosted('x', 's', { costPerToken: 5e-6 }))).toEqual({ input: 5e-6, output: 5e-6 });
    expect(book.priceOf(hosted('gemini', 'models/gemini-2.5-pro'))?.output).toBeGreaterThan(1e-6);
    expect(book.priceOf(hosted('gemini', 'no-such-model'))).toBeUndefined();
    expect(book.priceOf(hosted('nobody', 'm'))).toBeUndefined();
  });

  it('prices a finished call by what the service charged, else by tokens', () => {
    const model = hosted('openrouter', 'mine');
    expect(book.costOf(model, { costUsd: 0.5, inputTokens: 1 })).toBe(0.5);
    expect(book.costOf(model, { inputTokens: 1_000, outputTokens: 500 })).toBeCloseTo(0.002);
    expect(book.costOf(model, {})).toBeUndefined();
    expect(book.costOf(hosted('x', 'l', { isLocal: true }), {})).toBe(0);
    expect(book.costOf(hosted('nobody', 'm'), { inputTokens: 5 })).toBeUndefined();
  });

  it('estimates text by tokens and pictures by the picture', () => {
    expect(book.estimate(hosted('openrouter', 'mine'), 1_000, 1_000)).toBeCloseTo(0.003);
    expect(book.estimate(hosted('x', 'i', { type: 'image', costPerImage: 0.04 }), 0, 0)).toBe(0.04);
    expect(book.estimate(hosted('x', 'i', { type: 'image', isLocal: true }), 0, 0)).toBe(0);
    expect(book.estimate(hosted('nobody', 'm'), 1, 1)).toBeUndefined();
  });

  it('adds a listed price to a model without one', () => {
    expect(book.withPrice(hosted('gemini', 'gemini-2.5-pro')).costPerToken).toBeGreaterThan(0);
    expect(book.withPrice(hosted('nobody', 'm')).costPerToken).toBeUndefined();
    expect(book.withPrice(hosted('gemini', 'x', { type: 'image' })).costPerToken).toBeUndefined();
  });
});
