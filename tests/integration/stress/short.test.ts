/** The stress scenarios at a length that suits every run of the tests; whole: `npm run stress`. */
import { expect, it } from 'vitest';
import { askOf, burst, throughFaults } from '../../stress/scenarios.ts';
import { startServices } from '../../stress/services.ts';

it('answers 100 generations at once', async () => {
  const services = await startServices({ usual: 50, slow: 300 });
  try {
    expect(await burst(askOf(services), 100)).toMatchObject({ succeeded: 100, failed: 0, reasons: [] });
  } finally {
    expect(await services.close()).toBe(0);
  }
});

it('answers all while the primary fails in every way in turn', async () => {
  const services = await startServices({ usual: 20, slow: 100 });
  try {
    const outcomes = await throughFaults(services, 20, 0.5);
    expect(outcomes.reasons).toEqual([]);
    expect(outcomes.successRate).toBeGreaterThanOrEqual(99);
    const asked = services.manager.getPerformanceMetrics().byModel;
    expect(asked['primary/tiny']?.successRate).toBeLessThan(100);
    expect(asked['fallback/tiny']?.successRate).toBe(100);
  } finally {
    expect(await services.close()).toBe(0);
  }
});
