/** Options with a closed list of values: case does not matter, and a near miss is told the right one. */
import { InvalidArgumentError } from 'commander';

/** A parser for commander. `aliases` are accepted and turned into a value of the list by the engine. */
export function oneOf<Value extends string>(values: readonly Value[], aliases: readonly string[] = []) {
  return (given: string): string => {
    const wanted = [...values, ...aliases].find((value) => value.toLowerCase() === given.trim().toLowerCase());
    if (wanted !== undefined) return wanted;
    const near = nearest(given, values);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new InvalidArgumentError(`Allowed are: ${values.join(', ')}.${hint}`);
  };
}

export function numberAtLeast(least: number) {
  return (given: string): number => {
    const value = Number(given);
    if (given.trim() === '' || !Number.isFinite(value) || value < least) {
      throw new InvalidArgumentError(`Give a number of at least ${least}.`);
    }
    return value;
  };
}

export function portNumber(given: string): number {
  const value = Number(given);
  if (given.trim() === '' || !Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('Give a port number from 0 to 65535.');
  }
  return value;
}

export function collect(given: string, before: readonly string[] = []): string[] {
  return [...before, given];
}

/** The value that begins like `given`, or is at most a third of its length away. */
export function nearest<Value extends string>(given: string, values: readonly Value[]): Value | undefined {
  const word = given.trim().toLowerCase();
  if (word === '') return undefined;
  const begun = values.find((value) => value.toLowerCase().startsWith(word));
  if (begun !== undefined) return begun;
  const ranked = values
    .map((value) => ({ value, distance: editDistance(word, value.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, best.value.length / 3) ? best.value : undefined;
}

/** Insertions, deletions and replacements from one word to the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, sign] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replace = (previous[column] ?? 0) + (sign === other ? 0 : 1);
      current.push(Math.min(replace, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
