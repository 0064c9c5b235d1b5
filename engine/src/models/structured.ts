/** Answers of a given form: asked for natively where the model can, validated always, repaired once. */
import { z } from 'zod';
import { HkmError } from '../errors.ts';

/** JSON Schema of a Zod schema, as services take it. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Record<
    string,
    unknown
  >;
  return rest;
}

/** For models that cannot be given a schema: the form in words. */
export function schemaPrompt(prompt: string, jsonSchema: Record<string, unknown>): string {
  return `${prompt}\n\nAnswer with one JSON value and nothing else. It must follow this JSON Schema:\n${JSON.stringify(jsonSchema)}`;
}

export function repairPrompt(prompt: string, answer: string, issues: string): string {
  return `${prompt}\n\nYour last answer was not of the form asked for.\nProblems: ${issues}\nLast answer:\n${answer.slice(0, 20_000)}\n\nGive the whole answer again as valid JSON, with these problems mended.`;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; issues: string };

/** Reads an answer: fences, words around the JSON and a list in place of an object of one list are forgiven; wrong content is not. */
export function parseAnswer<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  const json = extractJson(text);
  if (json === undefined) return { ok: false, issues: 'it holds no JSON' };
  const result = schema.safeParse(json.value);
  if (result.success) return { ok: true, value: result.data };
  const issues = result.error.issues.slice(0, 8).map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`);
  return { ok: false, issues: issues.join('; ') };
}

/** The first whole JSON object or list in a text. */
export function extractJson(text: string): { value: unknown } | undefined {
  const candidates = [text, ...[...text.matchAll(/```(?:json)?\s*([\s\S]*?)```/gu)].map((match) => match[1] ?? '')];
  const start = text.search(/[[{]/u);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start >= 0 && end > start) candidates.push(text.slice(start, end + 1));
  for (const candidate of candidates) {
    try {
      return { value: JSON.parse(candidate) };
    } catch {
      // the next reading
    }
  }
  return undefined;
}

export function invalidOutput(model: string, issues: string): HkmError {
  return new HkmError('invalid_output', `${model} answered twice, but not in the form asked for: ${issues}.`);
}
