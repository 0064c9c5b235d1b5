/** A budget of a day: refused before the call, with what it would have cost. Run: `node examples/performance/budget.ts` */
import { DayBudget, isHkmError } from '../../engine/src/index.ts';

const budget = new DayBudget({ limit: 1, account: 'all', owner: 'there are' });
for (const [estimate, cost] of [
  [0.5, 0.4],
  [0.5, 0.45],
  [0.5, 0.5],
] as const) {
  try {
    const settle = await budget.reserve(estimate);
    settle(cost);
    console.log(`paid ${cost}, ${(await budget.remaining()).toFixed(2)} left`);
  } catch (error) {
    console.log(isHkmError(error) ? error.message : error);
  }
}
