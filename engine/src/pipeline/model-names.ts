/** Which model somebody means by a name, and what is said of those that did not answer. */
import { type Attempt, tell } from '../contract/index.ts';
import { isHkmError } from '../errors.ts';
import { type Candidate, keyOf, type ModelConfig } from '../models/index.ts';

/** By its id or `provider/id`; `:latest` may be left out, as at Ollama. */
export function isNamed(model: ModelConfig, name: string): boolean {
  return [model.id, keyOf(model)].some((known) => known === name || known === `${name}:latest`);
}

/** Why a model that nobody lists is not asked. */
export function unknownModel(): Pick<Candidate, 'reason' | 'reasons'> {
  const told = tell('model_unknown');
  return { reason: told.message, reasons: [told] };
}

/** `provider/model` of each, once. */
export function namesOf(attempts: readonly Attempt[]): string {
  return [...new Set(attempts.map(({ provider, model }) => `${provider}/${model}`))].join(', ');
}

const MOST_CHARACTERS = 300;

/** A failure as an attempt keeps it. */
export function describeError(error: unknown): NonNullable<Attempt['error']> {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, MOST_CHARACTERS);
  if (!isHkmError(error)) return { code: 'upstream', message };
  return { code: error.code, message, ...(error.reasons.length > 0 && { reasons: [...error.reasons] }) };
}
