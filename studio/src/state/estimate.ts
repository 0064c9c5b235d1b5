/** What an explainer will probably cost and how long it will take, from what the server would choose and what it lately needed. */
import type { ServerFigures } from '../api/figures.ts';
import { keyOf, type ListedModel, type Selection } from '../api/models.ts';
import type { Words } from '../i18n/index.ts';
import { dollars } from './models.ts';

export interface Estimate {
  /** The model that would be asked; absent where the built-in composer does it alone. */
  model?: ListedModel;
  /** USD; undefined where the price is not known. */
  costUsd: number | undefined;
  /** Milliseconds; undefined before the server has made one. */
  durationMs: number | undefined;
}

/** `choice` is `provider/id`, '' for the server's own. A chosen model that would not be asked leaves it to the others. */
export function estimateOf(choice: string, selection: Selection, figures: ServerFigures | undefined): Estimate {
  const kept = selection.candidates.filter((candidate) => candidate.kept && candidate.model.provider !== 'builtin');
  const asked = kept.find(({ model }) => keyOf(model) === choice) ?? kept[0];
  const alone = figures?.medianResponseTime;
  if (asked === undefined) return { costUsd: 0, durationMs: alone };
  return {
    model: asked.model,
    costUsd: asked.estimatedCost,
    durationMs: figures?.modelTimes?.[keyOf(asked.model)],
  };
}

export function estimateInWords({ model, costUsd, durationMs }: Estimate, words: Words): string {
  const { t, duration } = words;
  const name = model ? model.name : t('model.builtin');
  const cost =
    costUsd === undefined
      ? t('model.priceUnknown')
      : costUsd === 0
        ? t('model.free')
        : t('model.estimate', { cost: dollars(costUsd, words) });
  const time = durationMs === undefined ? [] : [t('model.estimate', { cost: duration(durationMs) })];
  return [name, cost, ...time].join(' · ');
}
