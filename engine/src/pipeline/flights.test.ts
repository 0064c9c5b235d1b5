import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../contract/index.ts';
import { type Caller, createFlights, type FlightContext } from './flights.ts';

const event = (note: string): RunEvent => ({ type: 'stage', stage: 'research', state: 'started', note });

function caller() {
  const events: RunEvent[] = [];
  const controller = new AbortController();
  const self: Caller = { signal: controller.signal, emit: (given) => events.push(given) };
  return { self, events, leave: () => controller.abort() };
}

describe('flights', () => {
  it('compute once for all who ask at once, and tell late ones what happened before', async () => {
    const flights = createFlights<string>();
    const { promise, resolve } = Promise.withResolvers<string>();
    let started = 0;
    const work = async ({ emit }: FlightContext) => {
      started += 1;
      emit(event('first'));
      const value = await promise;
      emit(event('second'));
      return value;
    };
    const one = caller();
    const two = caller();
    const first = flights.join('key', one.self, work);
    const second = flights.join('key', two.self, work);
    expect(flights.size).toBe(1);
    resolve('done');
    expect(await first).toEqual({ value: 'done', joined: false });
    expect(await second).toEqual({ value: 'done', joined: true });
    expect(started).toBe(1);
    expect(one.events).toEqual([event('first'), event('second')]);
    expect(two.events).toEqual(one.events);
    expect(flights.size).toBe(0);
  });

  it('keep different keys apart', async () => {
    const flights = createFlights<string>();
    const results = await Promise.all(['a', 'b'].map((key) => flights.join(key, caller().self, async () => key)));
    expect(results.map((result) => result.value)).toEqual(['a', 'b']);
  });

  it('go on while one caller stays, and are cancelled when the last leaves', async () => {
    const flights = createFlights<string>();
    const { promise, resolve } = Promise.withResolvers<string>();
    let flightSignal: AbortSignal | undefined;
    const work = ({ signal }: FlightContext) => {
      flightSignal = signal;
      return promise;
    };
    const one = caller();
    const two = caller();
    const first = flights.join('key', one.self, work);
    const second = flights.join('key', two.self, work);
    one.leave();
    await expect(first).rejects.toMatchObject({ code: 'aborted' });
    expect(flightSignal?.aborted).toBe(false);
    two.leave();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    expect(flightSignal?.aborted).toBe(true);
    expect(flights.size).toBe(0);
    // The next one does not join what was given up.
    expect(await flights.join('key', caller().self, async () => 'new')).toEqual({ value: 'new', joined: false });
    resolve('late');
  });

  it('give a failure to everybody and forget it', async () => {
    const flights = createFlights<string>();
    const fail = async () => {
      throw new Error('broken');
    };
    const both = ['one', 'two'].map(() => flights.join('key', caller().self, fail));
    await expect(Promise.allSettled(both)).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await flights.join('key', caller().self, async () => 'well')).toMatchObject({ value: 'well' });
  });
});
