import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extractJson, parseAnswer, toJsonSchema } from './structured.ts';

const schema = z.object({ title: z.string(), items: z.array(z.number()).min(1) });

describe('parseAnswer', () => {
  it.each([
    ['plain JSON', '{"title":"a","items":[1]}'],
    ['a fence', 'Here you are:\n```json\n{"title":"a","items":[1]}\n```\nBye'],
    ['words around it', 'Sure! {"title":"a","items":[1]} Hope this helps.'],
  ])('reads %s', (_name, text) => {
    expect(parseAnswer(schema, text)).toEqual({ ok: true, value: { title: 'a', items: [1] } });
  });

  it('says what is wrong', () => {
    expect(parseAnswer(schema, 'no')).toEqual({ ok: false, issues: 'it holds no JSON' });
    expect(parseAnswer(schema, '{"title":1,"items":[]}')).toMatchObject({
      ok: false,
      issues: expect.stringContaining('title'),
    });
    expect(parseAnswer(z.string(), '[1]')).toMatchObject({ ok: false, issues: expect.stringContaining('value') });
    expect(extractJson('{ broken')).toBeUndefined();
  });
});

it('makes a plain JSON Schema', () => {
  expect(toJsonSchema(schema)).toMatchObject({ type: 'object', required: ['title', 'items'] });
  expect(toJsonSchema(schema)).not.toHaveProperty('$schema');
});
