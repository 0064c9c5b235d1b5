/** Reads what the engine says to people: a code, its parameters, and the English text. */
import type { Told } from '@hkm/engine/contract';
import { compact, isRecord, list, record, text } from './read.ts';

/** undefined where there is nothing, as the contract leaves it out. */
export function readTold(value: unknown): Told[] | undefined {
  const told = list(value).flatMap((item): Told[] => {
    const { code, message, parameters } = record(item);
    const known = text(code);
    if (!known) return [];
    return [compact<Told>({ code: known, message: text(message) ?? '', parameters: readParameters(parameters) })];
  });
  return told.length > 0 ? told : undefined;
}

export function readParameters(value: unknown): Told['parameters'] {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      typeof item === 'string' || typeof item === 'number' ? [[name, item]] : [],
    ),
  );
}
