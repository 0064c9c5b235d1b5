/**
 * One computation for any number of equal requests at once. Each caller may leave; the work is cancelled only when the
 * last has left. A caller that joins late is told what happened before.
 */
import type { RunEvent } from '../contract/index.ts';
import { untilAborted } from './watch.ts';

export interface Caller {
  signal: AbortSignal | undefined;
  emit: (event: RunEvent) => void;
}

export interface FlightContext {
  signal: AbortSignal;
  emit: (event: RunEvent) => void;
}

interface Flight<T> {
  result: Promise<T>;
  controller: AbortController;
  callers: Set<Caller>;
  /** As many as a run has events: a few for each stage and one for each claim and warning. */
  events: RunEvent[];
}

export interface Flights<T> {
  /** `joined` is false for the caller that started the work. Errors: those of the work; `aborted`. */
  join(
    key: string,
    caller: Caller,
    work: (context: FlightContext) => Promise<T>,
  ): Promise<{ value: T; joined: boolean }>;
  readonly size: number;
}

export function createFlights<T>(): Flights<T> {
  const flights = new Map<string, Flight<T>>();

  const start = (key: string, work: (context: FlightContext) => Promise<T>): Flight<T> => {
    const callers = new Set<Caller>();
    const events: RunEvent[] = [];
    const controller = new AbortController();
    const emit = (event: RunEvent) => {
      events.push(event);
      for (const caller of callers) caller.emit(event);
    };
    const result = work({ signal: controller.signal, emit }).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    // Whoever waits hears of a failure; nobody left to wait is no fault.
    result.catch(() => undefined);
    const flight: Flight<T> = { result, controller, callers, events };
    return flight;
  };

  return {
    get size() {
      return flights.size;
    },
    async join(key, caller, work) {
      const known = flights.get(key);
      const flight = known ?? start(key, work);
      flights.set(key, flight);
      for (const event of flight.events) caller.emit(event);
      flight.callers.add(caller);
      try {
        return { value: await untilAborted(flight.result, caller.signal), joined: known !== undefined };
      } finally {
        flight.callers.delete(caller);
        if (flight.callers.size === 0) {
          // The next equal request starts anew instead of joining work that is being given up.
          if (flights.get(key) === flight) flights.delete(key);
          flight.controller.abort();
        }
      }
    },
  };
}
