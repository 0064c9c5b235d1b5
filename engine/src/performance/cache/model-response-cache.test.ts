import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, ModelResponseCache } from './model-response-cache.ts';

const cache = new ModelResponseCache();
const plain = fc.jsonValue({ stringUnit: 'binary' });

describe('generateKey', () => {
  it('does not depend on the order of the options', () => {
    expect(cache.generateKey('m', 'p', { a: 1, b: { c: 2, d: 3 } })).toBe(
      cache.generateKey('m', 'p', { b: { d: 3, c: 2 }, a: 1 }),
    );
    expect(cache.generateKey('m', 'p')).toBe(cache.generateKey('m', 'p', { a: undefined }));
  });

  it.each([
    ['case', 'Paris', 'paris'],
    ['white space inside', 'a b', 'a  b'],
    ['a trailing space', 'a', 'a '],
    ['normal forms', '\u00e9', 'e\u0301'],
    ['lone surrogates', '\ud800', '\udfff'],
    ['long texts that differ at the end', `${'x'.repeat(5_000)}1`, `${'x'.repeat(5_000)}2`],
    ['beyond Latin-1', '水', '氷'],
  ])('tells %s apart', (_name, a, b) => {
    expect(cache.generateKey('m', a)).not.toBe(cache.generateKey('m', b));
  });

  it('does not let text move from the model to the prompt', () => {
    expect(cache.generateKey('ab', 'c')).not.toBe(cache.generateKey('a', 'bc'));
    expect(cache.generateKey('m', 'p', { a: 'b', c: 'd' })).not.toBe(cache.generateKey('m', 'p', { a: 'b,c:d' }));
  });

  it('is equal exactly when the calls are (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), plain, plain, (a, b, x, y) => {
        const same = a === b && canonical({ o: x }) === canonical({ o: y });
        expect(cache.generateKey('m', a, { o: x }) === cache.generateKey('m', b, { o: y })).toBe(same);
      }),
    );
  });

  it('has a canonical form that no two values share (property)', () => {
    const normal = (value: unknown) =>
      JSON.stringify(value, (_key, field) => (Object.is(field, -0) ? '-0' : sorted(field)));
    const sorted = (field: unknown) =>
      typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
        : field;
    fc.assert(fc.property(plain, plain, (x, y) => (canonical(x) === canonical(y)) === (normal(x) === normal(y))));
  });

  it('takes bytes, dates, sets, maps and big numbers, and refuses what has no value', () => {
    const values = [
      new Uint8Array([1]),
      new Uint8Array([2]),
      new Uint16Array([1]),
      new Date(1),
      1n,
      new Set([1]),
      new Map([[1, 2]]),
      null,
      [null],
      -0,
      0,
    ];
    expect(new Set(values.map((value) => canonical(value))).size).toBe(values.length);
    expect(() => canonical(() => 1)).toThrow(TypeError);
    const circle: { self?: unknown } = {};
    circle.self = [circle];
    expect(() => canonical(circle)).toThrow(/deep cannot be part of a cache key/);
  });
});

describe('answers', () => {
  it('come back for the same call and no other', async () => {
    const answers = new ModelResponseCache();
    await answers.cacheResponse('m', 'p', 'answer', { temperature: 0 });
    expect(await answers.getCachedResponse('m', 'p', { temperature: 0 })).toBe('answer');
    expect(await answers.getCachedResponse('m', 'p', { temperature: 1 })).toBeNull();
    expect(await answers.getCachedResponse('m', 'p')).toBeNull();
  });
});
