/** The one place that says whether a model may see a private request. Default deny: local must be proven by the model, its name and its provider. */
import { HkmError } from '../errors.ts';
import type { ModelConfig } from './spec/index.ts';

/** Why a model may not see a private request; undefined when it may. */
export function privacyObjection(model: ModelConfig): string | undefined {
  if (!model.isLocal) return 'it is hosted, and the request is private';
  if (/:cloud$|-cloud$/u.test(model.id)) return 'its name says that it runs in a cloud';
  const raw = typeof model.raw === 'object' && model.raw !== null ? (model.raw as Record<string, unknown>) : {};
  if (raw.remote_host || raw.remote_model) return 'it is forwarded to another host';
  if (raw.api_node === true) return 'it sends the prompt to a cloud';
  return undefined;
}

export function assertPrivate(model: ModelConfig): void {
  const objection = privacyObjection(model);
  if (objection !== undefined)
    throw new HkmError('no_model', `${model.provider}/${model.id} cannot take a private request: ${objection}.`);
}
