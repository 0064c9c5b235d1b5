/** Careful reading of JSON whose shape nobody has promised: wrong or missing fields give fallbacks, never exceptions. */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The first of the named fields that holds a usable string. */
export function firstText(source: Json, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = text(source[name]);
    if (value) return value;
  }
  return undefined;
}

/** The first of the named fields that holds a finite number. */
export function firstNumber(source: Json, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = number(source[name]);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Only the fields that are there: for objects whose optional fields must not be `undefined`. */
export function compact<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
