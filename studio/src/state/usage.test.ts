import { expect, test } from 'vitest';
import { readUsageReport } from '../api/usage.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { costInWords, usageInWords } from './usage.ts';

const words = createWords('en', en);

test('a sum over an unknown cost is a lower bound', () => {
  expect(costInWords({ costUsd: 0.05, unknownCosts: 0 }, words)).toBe('$0.05');
  expect(costInWords({ costUsd: 0, unknownCosts: 0 }, words)).toBe('$0.00');
  expect(costInWords({ costUsd: 0.05, unknownCosts: 1 }, words)).toBe('at least $0.05');
  expect(costInWords({ costUsd: 0, unknownCosts: 2 }, words)).toBe('unknown');
});

test('what one run used is said in a sentence', () => {
  const usage = { calls: 2, inputTokens: 1200, outputTokens: 300 };
  expect(usageInWords({ ...usage, calls: 0, inputTokens: 0, outputTokens: 0 }, words)).toBe('No model was asked.');
  expect(usageInWords(usage, words)).toBe('1,200 tokens read, 300 written, cost unknown');
  expect(usageInWords({ ...usage, costUsd: 0 }, words)).toContain('no cost');
  expect(usageInWords({ ...usage, costUsd: 0.004 }, words)).toContain('$0.004');
});

test('the usage is read with care', () => {
  const nothing = { runs: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unknownCosts: 0 };
  expect(readUsageReport(null)).toEqual({
    total: nothing,
    rows: { day: [], model: [], provider: [] },
    budgets: { runs: 0, budgetUsd: 0, spentUsd: 0, over: 0 },
  });
  const { rows } = readUsageReport({ byModel: [{ key: 'a/b', runs: 2 }, 'x', { costUsd: 'y' }] });
  expect(rows.model).toEqual([
    { ...nothing, key: 'a/b', runs: 2 },
    { ...nothing, key: '' },
  ]);
});
