/** The models that the server knows, and why it would take one. */
import type { Priority, Told } from '@hkm/engine/contract';
import { requestJson } from './http.ts';
import { compact, isRecord, list, number, record, text } from './read.ts';
import { readTold } from './told.ts';

export type ModelType = 'text' | 'image';

/** A model as the server lists it. What is not known is absent, never 0. */
export interface ListedModel {
  id: string;
  name: string;
  provider: string;
  type: string;
  quality?: string;
  isLocal: boolean;
  isAvailable: boolean;
  unavailableReason?: string;
  /** The same by codes. */
  unavailableReasons?: Told[];
  /** USD per token written. */
  costPerToken?: number;
  /** USD per token read. */
  inputCostPerToken?: number;
  /** USD. */
  costPerImage?: number;
  /** Tokens. */
  contextWindow?: number;
}

/** How a Brief names a model: `provider/id`. */
export const keyOf = (model: Pick<ListedModel, 'provider' | 'id'>): string => `${model.provider}/${model.id}`;

/** The model's id as part of an element name: `llama3.3:latest` is `llama3.3`, a slash becomes a hyphen. */
export const slugOf = (id: string): string => id.replace(/:latest$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');

export async function listModels(signal?: AbortSignal): Promise<ListedModel[]> {
  const answer = await requestJson('/api/models', { signal });
  return (Array.isArray(answer) ? answer : list(record(answer).models)).flatMap(readModel);
}

export function readModel(value: unknown): ListedModel[] {
  const model = record(value);
  const id = text(model.id);
  if (!id) return [];
  return [
    compact<ListedModel>({
      id,
      name: text(model.name) ?? id,
      provider: text(model.provider) ?? '',
      type: text(model.type) ?? 'text',
      quality: text(model.quality),
      isLocal: model.isLocal === true,
      isAvailable: model.isAvailable === true,
      unavailableReason: text(model.unavailableReason),
      unavailableReasons: readTold(model.unavailableReasons),
      costPerToken: number(model.costPerToken),
      inputCostPerToken: number(model.inputCostPerToken),
      costPerImage: number(model.costPerImage),
      contextWindow: number(model.contextWindow),
    }),
  ];
}

export interface SelectionWish {
  type: ModelType;
  priority: Priority;
  privacy: boolean;
  /** USD. */
  budget?: number;
  /** What the call will probably take; the server reckons its cost by it. */
  inputTokens?: number;
  outputTokens?: number;
}

export interface Selection {
  model?: ListedModel;
  reason: string;
  candidates: { model: ListedModel; kept: boolean; reason: string; reasons?: Told[]; estimatedCost?: number }[];
}

/** What the server would choose for this wish, with every model of the kind and the reason for or against it. */
export async function explainSelection(wish: SelectionWish, signal?: AbortSignal): Promise<Selection> {
  const body = { complexity: 'complex', ...wish };
  return readSelection(await requestJson('/api/models/select', { method: 'POST', body, signal }), wish.type);
}

export function readSelection(answer: unknown, type: ModelType): Selection {
  const fields = record(answer);
  return compact<Selection>({
    model: isRecord(fields.model) ? readModel(fields.model)[0] : undefined,
    reason: text(fields.reason) ?? '',
    candidates: list(fields.candidates).flatMap((value) => {
      const row = record(value);
      return readModel(row.model)
        .filter((model) => model.type === type)
        .map((model) =>
          compact<Selection['candidates'][number]>({
            model,
            kept: row.kept === true,
            reason: text(row.reason) ?? '',
            reasons: readTold(row.reasons),
            estimatedCost: number(row.estimatedCost),
          }),
        );
    }),
  });
}
