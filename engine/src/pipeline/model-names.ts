/** Which model somebody means by a name. */
import { keyOf, type ModelConfig } from '../models/index.ts';

/** By its id or `provider/id`; `:latest` may be left out, as at Ollama. */
export function isNamed(model: ModelConfig, name: string): boolean {
  return [model.id, keyOf(model)].some((known) => known === name || known === `${name}:latest`);
}
