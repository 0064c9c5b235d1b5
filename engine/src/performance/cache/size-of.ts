/** Estimates the bytes that a value holds in memory: strings at two bytes a unit, numbers at eight, a word per reference. */
const WORD = 8;

export function sizeOf(value: unknown): number {
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  let bytes = 0;
  while (pending.length > 0) {
    const next = pending.pop();
    bytes += ownSize(next);
    if (typeof next !== 'object' || next === null || seen.has(next) || ArrayBuffer.isView(next)) continue;
    seen.add(next);
    for (const child of childrenOf(next)) pending.push(child);
  }
  return Math.max(1, bytes);
}

function ownSize(value: unknown): number {
  if (typeof value === 'string') return WORD + value.length * 2;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return WORD + value.byteLength;
  return WORD;
}

function childrenOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value.entries()].flat();
  if (value instanceof Set || Array.isArray(value)) return value;
  return Object.entries(value).flat();
}
