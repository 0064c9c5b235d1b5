/** Looks into values of unknown shape without trusting them. */
import { HkmError } from '../../errors.ts';

export type Loose = Record<string, unknown>;

export function asRecord(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Parses JSON; a page of HTML or a cut text is `bad_response` with its first words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HkmError('bad_response', `The service answered ${nameOf(text)} where JSON was expected.`, { cause });
  }
}

function nameOf(text: string): string {
  const start = text.trim().slice(0, 80).replace(/\s+/gu, ' ');
  if (start === '') return 'an empty answer';
  return start.startsWith('<') ? 'a web page' : `something else ("${start}")`;
}
