import { describe, expect, it } from 'vitest';
import { DayBudget, type SpendingArchive } from './day-budget.ts';

const DAY = 86_400_000;

function budgetOf(limit: number, archive?: SpendingArchive) {
  let now = Date.UTC(2026, 0, 1, 12);
  const budget = new DayBudget({ limit, account: '', owner: 'there are', now: () => now, ...(archive && { archive }) });
  const nextDay = () => {
    now += DAY;
  };
  return { budget, nextDay };
}

describe('DayBudget', () => {
  it('refuses what the rest of the day cannot pay, and says what it would have cost', async () => {
    const { budget } = budgetOf(1);
    (await budget.reserve(0.6))(0.7);
    expect(await budget.remaining()).toBeCloseTo(0.3);
    await expect(budget.reserve(0.5)).rejects.toMatchObject({
      code: 'budget_exceeded',
      status: 402,
      message: 'This call would cost about $0.50, and there are $0.3000 of $1 left today.',
    });
    await expect(budget.reserve(undefined)).rejects.toThrow('Nobody knows what this call would cost');
    expect(await budget.reserve(0.3)).toBeTypeOf('function');
  });

  it('sets money aside for calls under way, and gives back what was not needed', async () => {
    const { budget } = budgetOf(1);
    const [one, other] = await Promise.all([budget.reserve(0.4), budget.reserve(0.4)]);
    await expect(budget.reserve(0.4)).rejects.toThrow('$0.2000 of $1');
    one(0);
    one(5);
    expect(await budget.remaining()).toBeCloseTo(0.6);
    other(undefined);
    expect(await budget.remaining()).toBeCloseTo(0.6);
  });

  it('never refuses what costs nothing', async () => {
    const { budget } = budgetOf(0);
    (await budget.reserve(0))(0);
    expect(await budget.remaining()).toBe(0);
  });

  it('begins anew each day', async () => {
    const { budget, nextDay } = budgetOf(1);
    (await budget.reserve(1))(1);
    await expect(budget.reserve(0.1)).rejects.toThrow();
    nextDay();
    (await budget.reserve(0.1))(0.1);
    expect(await budget.remaining()).toBeCloseTo(0.9);
  });

  it('knows what others spent, and survives an archive that fails to keep', async () => {
    const archive: SpendingArchive = {
      getSpending: async () => 0.8,
      addSpending: () => Promise.reject(new Error('disk full')),
    };
    const { budget } = budgetOf(1, archive);
    await expect(budget.reserve(0.3)).rejects.toThrow('$0.2000');
    (await budget.reserve(0.1))(0.1);
    expect(() => budgetOf(Number.NaN)).toThrow('at least 0');
  });
});
