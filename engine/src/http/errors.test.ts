import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tell } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { errorBody, inputError } from './errors.ts';

const schema = z.strictObject({
  topic: z.string().min(2).max(5),
  level: z.enum(['a', 'b']).default('a'),
  count: z.number().min(1).max(3).default(1),
  list: z.array(z.string()).max(1).default([]),
  page: z.url().optional(),
  even: z
    .number()
    .refine((value) => value % 2 === 0, 'must be even')
    .default(2),
});

function detailsOf(input: unknown) {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : inputError(parsed.error.issues).details;
}

describe('what is wrong with an input', () => {
  it.each([
    [{}, { path: 'topic', code: 'field_missing' }],
    [{ topic: 7 }, { path: 'topic', code: 'field_type' }],
    [{ topic: 'a' }, { path: 'topic', code: 'field_too_short', parameters: { least: 2 } }],
    [{ topic: 'abcdef' }, { path: 'topic', code: 'field_too_long', parameters: { most: 5 } }],
    [
      { topic: 'abc', level: 'c' },
      { code: 'field_not_allowed', allowed: ['a', 'b'], parameters: { values: 'a, b' } },
    ],
    [
      { topic: 'abc', count: 0 },
      { code: 'field_too_small', parameters: { least: 1 } },
    ],
    [
      { topic: 'abc', count: 4 },
      { code: 'field_too_big', parameters: { most: 3 } },
    ],
    [
      { topic: 'abc', list: ['x', 'y'] },
      { code: 'field_too_many', message: 'holds more than 1 entries' },
    ],
    [
      { topic: 'abc', page: 'x' },
      { path: 'page', code: 'field_malformed' },
    ],
    [
      { topic: 'abc', odd: 1 },
      { path: 'body', code: 'field_unknown' },
    ],
    [
      { topic: 'abc', even: 3 },
      { path: 'even', message: 'must be even' },
    ],
  ])('%j', (input, expected) => {
    expect(detailsOf(input)).toMatchObject([expected]);
  });

  it('a sentence of ours goes along by its code', () => {
    const error = new HkmError('no_model', tell('private_refused', { model: 'a/b' }));
    expect(errorBody(error, 'r1')).toEqual({
      error: {
        code: 'no_model',
        message: 'a/b cannot take a private request.',
        reasons: error.reasons,
        requestId: 'r1',
      },
    });
    expect(errorBody(new HkmError('not_found', 'Nothing.'), 'r2').error).not.toHaveProperty('reasons');
  });
});
