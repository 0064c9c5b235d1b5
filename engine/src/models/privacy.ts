/** The one place that says whether a model may see a private request. Default deny: local must be proven by the model, its name and its provider. */
import { type Told, tell } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { ModelConfig } from './spec/index.ts';

/** Why a model may not see a private request; undefined when it may. */
export function privacyObjection(model: ModelConfig): Told | undefined {
  if (!model.isLocal) return tell('model_hosted');
  if (/:cloud$|-cloud$/u.test(model.id)) return tell('model_cloud_name');
  const raw = typeof model.raw === 'object' && model.raw !== null ? (model.raw as Record<string, unknown>) : {};
  if (raw.remote_host || raw.remote_model) return tell('model_forwarded');
  if (raw.api_node === true) return tell('model_cloud_node');
  return undefined;
}

export function assertPrivate(model: ModelConfig): void {
  const objection = privacyObjection(model);
  if (objection === undefined) return;
  const name = `${model.provider}/${model.id}`;
  throw new HkmError('no_model', `${name} cannot take a private request: ${objection.message}.`, {
    reasons: [tell('private_refused', { model: name }), objection],
  });
}
