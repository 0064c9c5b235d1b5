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

/** Every model under each name by which it may be called. */
type ModelIndex = ReadonlyMap<string, readonly ModelConfig[]>;

/** Looked up on every call: a list of hundreds must not be gone through each time. */
export function createModelIndex(manager: ModelManager): () => Promise<ModelIndex> {
  let kept: { at: number; index: Promise<ModelIndex> } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.at > LIST_TTL) kept = { at: now, index: manager.listModels().then(toIndex) };
    return kept.index;
  };
}

function toIndex(models: readonly ModelConfig[]): ModelIndex {
  const index = new Map<string, ModelConfig[]>();
  for (const model of models) {
    for (const name of [model.id, keyOf(model)]) {
      for (const alias of name.endsWith(LATEST) ? [name, name.slice(0, -LATEST.length)] : [name]) {
        const named = index.get(alias);
        if (named === undefined) index.set(alias, [model]);
        else named.push(model);
      }
    }
  }
  return index;
}

/** What Ollama adds to a name without a tag. */
const LATEST = ':latest';

/**
 * `auto…` gives the best few; an id or `provider/id` gives that one alone: who names a model wants that model.
 * @throws not_found for an unknown name, no_model when nothing meets the task
 */
export async function chooseModels(
  name: string,
  task: ModelTask,
  { manager, modelIndex }: { manager: ModelManager; modelIndex: () => Promise<ModelIndex> },
): Promise<Choice> {
  const auto = AUTO[name];
  if (auto !== undefined) {
    const wish: ModelTask = { ...task, ...auto };
    const { candidates } = await manager.explainSelection(wish);
    const kept = candidates.filter((candidate) => candidate.kept).slice(0, MOST_TRIES);
    return { models: kept.map(({ model }) => model), isPrivate: wish.privacy === true };
  }
  const matches = ((await modelIndex()).get(name) ?? []).filter((model) => model.type === task.type);
  const found = matches.find((model) => model.isAvailable) ?? matches[0];
  if (found !== undefined) return { models: [found], isPrivate: false };
  // A service may know models that it does not list (dated names, aliases).
  const [provider = '', ...rest] = name.split('/');
  if (manager.providers.has(provider) && rest.length > 0)
    return { models: [unlisted(provider, rest.join('/'), task)], isPrivate: false };
  const message = `There is no ${task.type} model "${name}". GET /v1/models lists them; "auto" chooses one.`;
  throw new HkmError('not_found', message, { details: [{ path: 'model', message: 'unknown model' }] });
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
