/** Two or more ways to do the same, measured in turns in one process, so that noise of the machine meets all of them alike. */
import { summarize } from './statistics.ts';

export type Contender = () => Promise<unknown>;

/** Milliseconds per round: the median of each contender. The first rounds warm up and are not counted. */
export async function inTurns<Name extends string>(
  contenders: Record<Name, Contender>,
  { rounds = 25, warmUp = 5 }: { rounds?: number; warmUp?: number } = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    // Another one begins each time, so that nobody always follows the same neighbour.
    const turn = Math.abs(round) % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const start = performance.now();
      await contenders[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarize(times.get(name) ?? []).p50])) as Record<Name, number>;
}
