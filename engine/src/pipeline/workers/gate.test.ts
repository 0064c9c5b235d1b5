import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

/** Work that ends when told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, finish: resolve };
}

describe('the gate', () => {
  it('lets later stages go first, and equal ones in their order', async () => {
    const gate = createGate({ slots: 1, maxWaiting: 10 });
    const blocker = held();
    const order: string[] = [];
    const first = gate.pass(blocker.work);
    const rest = [
      ['a', 0],
      ['b', 2],
      ['c', 0],
      ['d', 2],
      ['e', 1],
    ].map(([name, priority]) => gate.pass(async () => void order.push(String(name)), { priority: Number(priority) }));
    expect(gate.waiting).toBe(5);
    blocker.finish();
    await Promise.all([first, ...rest]);
    expect(order).toEqual(['b', 'd', 'e', 'a', 'c']);
    expect(gate.running).toBe(0);
  });

  it('lets who has waited for very long go before all others', async () => {
    let now = 0;
    const gate = createGate({ slots: 1, maxWaiting: 10, patience: 100, clock: () => now });
    const [one, two] = [held(), held()];
    const order: string[] = [];
    const first = gate.pass(one.work);
    const background = gate.pass(async () => void order.push('background'), { priority: -10 });
    const second = gate.pass(two.work, { priority: 1 });
    now = 99;
    one.finish();
    await first;
    expect(order).toEqual([]);
    const third = gate.pass(async () => void order.push('third'), { priority: 1 });
    now = 100;
    two.finish();
    await Promise.all([second, background, third]);
    expect(order).toEqual(['background', 'third']);
  });

  it('refuses more than may wait, and says when to come back', async () => {
    const gate = createGate({ slots: 1, maxWaiting: 1 });
    const blocker = held();
    const first = gate.pass(blocker.work);
    const second = gate.pass(async () => 2);
    await expect(gate.pass(async () => 3)).rejects.toMatchObject({ code: 'queue_full', retryAfterMs: 1_000 });
    blocker.finish();
    await first;
    expect(await second).toBe(2);
  });

  it('lets those leave who wait no longer', async () => {
    const gate = createGate({ slots: 1, maxWaiting: 5 });
    const blocker = held();
    const controller = new AbortController();
    const first = gate.pass(blocker.work);
    const leaving = gate.pass(async () => 1, { signal: controller.signal });
    const staying = gate.pass(async () => 2, { signal: new AbortController().signal });
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'aborted' });
    await expect(gate.pass(async () => 1, { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    blocker.finish();
    await first;
    expect(await staying).toBe(2);
  });

  it('never runs more than its slots, and finishes all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ priority: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { maxLength: 40 }),
        async (slots, tasks) => {
          const gate = createGate({ slots, maxWaiting: 100 });
          let most = 0;
          const results = await Promise.allSettled(
            tasks.map(({ priority, fails }) =>
              gate.pass(
                async () => {
                  most = Math.max(most, gate.running);
                  await null;
                  if (fails) throw new Error('fails');
                },
                { priority },
              ),
            ),
          );
          expect(results).toHaveLength(tasks.length);
          expect(most).toBeLessThanOrEqual(slots);
          expect([gate.running, gate.waiting]).toEqual([0, 0]);
        },
      ),
    );
  });
});
