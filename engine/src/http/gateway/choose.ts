/** A model name of a request -> the models to try, in order. */
import { HkmError } from '../../errors.ts';
import { keyOf, type ModelConfig, type ModelManager, type ModelTask } from '../../models/index.ts';

const AUTO: Record<string, Pick<ModelTask, 'priority' | 'privacy'>> = {
  auto: { priority: 'balanced' },
  'auto:private': { priority: 'balanced', privacy: true },
  'auto:cost': { priority: 'cost' },
  'auto:quality': { priority: 'quality' },
  'auto:speed': { priority: 'speed' },
};
/** Models that `auto` goes through at most. */
const MOST_TRIES = 4;

export interface Choice {
  models: ModelConfig[];
  isPrivate: boolean;
}

/** Milliseconds that a list is believed here; the manager itself asks the services far less often. */
const LIST_TTL = 1_000;

/** The models by name, looked up on every call without making the list anew each time. */
export function createModelList(manager: ModelManager): () => Promise<ModelConfig[]> {
  let kept: { at: number; models: Promise<ModelConfig[]> } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.at > LIST_TTL) kept = { at: now, models: manager.listModels() };
    return kept.models;
  };
}

/**
 * `auto…` gives the best few; an id or `provider/id` gives that one alone: who names a model wants that model.
 * @throws not_found for an unknown name, no_model when nothing meets the task
 */
export async function chooseModels(
  name: string,
  task: ModelTask,
  { manager, listModels }: { manager: ModelManager; listModels: () => Promise<ModelConfig[]> },
): Promise<Choice> {
  const auto = AUTO[name];
  if (auto !== undefined) {
    const wish: ModelTask = { ...task, ...auto };
    const { candidates } = await manager.explainSelection(wish);
    return {
      models: candidates
        .filter((c) => c.kept)
        .slice(0, MOST_TRIES)
        .map((c) => c.model),
      isPrivate: wish.privacy === true,
    };
  }
  const known = await listModels();
  const matches = known.filter(
    (model) =>
      keyOf(model) === name || model.id === name || model.id === `${name}:latest` || keyOf(model) === `${name}:latest`,
  );
  const found =
    matches.find((model) => model.type === task.type && model.isAvailable) ??
    matches.find((model) => model.type === task.type);
  if (found !== undefined) return { models: [found], isPrivate: false };
  // A service may know models that it does not list (dated names, aliases).
  const [provider = '', ...rest] = name.split('/');
  if (manager.providers.has(provider) && rest.length > 0)
    return { models: [unlisted(provider, rest.join('/'), task)], isPrivate: false };
  throw new HkmError(
    'not_found',
    `There is no ${task.type} model "${name}". GET /v1/models lists them; "auto" chooses one.`,
    {
      details: [{ path: 'model', message: 'unknown model' }],
    },
  );
}

function unlisted(provider: string, id: string, task: ModelTask): ModelConfig {
  return {
    id,
    name: id,
    provider,
    type: task.type,
    capabilities: task.requires ?? [],
    quality: 'medium',
    speed: 'medium',
    isLocal: false,
    isAvailable: true,
    costPerToken: undefined,
  };
}
