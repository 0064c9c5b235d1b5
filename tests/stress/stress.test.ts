/** Long runs through ModelManager over real sockets: `npm run stress`. The soak is a minute; SOAK_MINUTES=10 makes it whole. */
import { expect, it } from 'vitest';
import { askOf, burst, openHandles, soak, sustained, throughFaults } from './scenarios.ts';
import { type Services, startServices } from './services.ts';

const DELAY = { usual: 400, slow: 2_500 };
const SOAK_SECONDS = 60 * Number(process.env.SOAK_MINUTES ?? 1);

async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const services = await startServices(DELAY);
  try {
    return await work(services);
  } finally {
    expect(await services.close()).toBe(0);
  }
}

it('answers 100 generations at once, all within 30 seconds', async () => {
  const outcomes = await withServices((services) => burst(askOf(services), 100));
  expect(outcomes).toMatchObject({ succeeded: 100, failed: 0, reasons: [] });
}, 30_000);

it('keeps up 10 a second for a minute', async () => {
  const outcomes = await withServices((services) => sustained(askOf(services), 10, 60));
  console.log('sustained', outcomes);
  expect(outcomes.successRate).toBeGreaterThan(95);
  expect(outcomes.mean).toBeLessThan(2_000);
  expect(outcomes.p95).toBeLessThan(5_000);
}, 120_000);

it('answers 99 of 100 while the primary is killed, hangs, answers 429, 500 and garbage in turn', async () => {
  const outcomes = await withServices((services) => throughFaults(services, 10, 5));
  console.log('faults', outcomes);
  expect(outcomes.successRate).toBeGreaterThanOrEqual(99);
}, 180_000);

it(
  'soaks: providers die and return, memory stays flat, nothing stays open',
  async () => {
    const before = openHandles();
    const outcomes = await withServices((services) => soak(services, 10, SOAK_SECONDS));
    console.log('soak', outcomes);
    expect(outcomes.successRate).toBeGreaterThanOrEqual(99);
    expect(outcomes.heap.last).toBeLessThan(outcomes.heap.third * 1.05 + 1);
    await expect.poll(openHandles, { timeout: 10_000 }).toBeLessThanOrEqual(before);
  },
  SOAK_SECONDS * 1_000 + 120_000,
);
