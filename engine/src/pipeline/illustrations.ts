/**
 * Puts a picture without words at the head of the page, where an image model was wished for. No image model is needed: without one, and
 * when one fails, the page is drawn with its own art, and a warning says so. The prompt holds the title and drawable nouns, nothing else.
 */
import { type Attempt, type Block, label, type Spec, tell, type Usage, type Warning } from '../contract/index.ts';
import { type Candidate, keyOf, type ModelConfig, type ModelManager } from '../models/index.ts';
import { normalizeIllustration } from '../visual/illustration.ts';
import type { PngThread } from '../visual/png-thread.ts';
import type { Composed, StageContext } from './deps.ts';
import { describeError, isNamed, namesOf, unknownModel } from './model-names.ts';
import { untilAborted } from './watch.ts';

export interface Illustrator {
  manager: ModelManager;
  png: PngThread;
  /** Milliseconds for one model. Default 300,000: a local one loads and paints for minutes. */
  timeoutMs?: number;
}

/** Names that leave the choice to the router, and that ask for none. */
const AUTO = 'auto';
const NONE = 'none';
/** Models that `auto` goes through. */
const MOST_TRIES = 2;
/** Pixels asked for; what comes is cut to a square. */
const SIDE = 1024;
/** Milliseconds that a result without the picture it should have had may be repeated. */
const AFTER_FAILURE = 60_000;

export async function illustrate(composed: Composed, context: StageContext, tools: Illustrator): Promise<Composed> {
  const wished = context.models?.imageModel;
  if (wished === undefined || wished === NONE || composed.spec.kind === 'inquiry') return composed;
  const notes = createNotes(composed, context);
  const { models, reason, reasons } = await candidatesFor(wished, composed, context, tools.manager);
  for (const { model } of models) {
    const png = await tryModel(model, composed.spec, context, tools, notes);
    if (png === undefined) continue;
    const illustration = { png, alt: altOf(composed.spec), model: keyOf(model) };
    return notes.record({ ...composed, spec: { ...composed.spec, illustration } });
  }
  const told = notes.failures() || (wished === AUTO ? reason : `${wished} (${reason})`);
  const warning: Warning = {
    code: 'image_failed',
    message: `The page is drawn without an illustration, because no image model gave one: ${told}`,
    path: 'imageModel',
    parameters: { told, models: notes.models() || wished },
    ...(notes.models() === '' && { reasons: [...reasons] }),
  };
  const warnings = [...composed.warnings, warning];
  return { ...notes.record({ ...composed, warnings }), freshMs: AFTER_FAILURE };
}

/** Base64; undefined where the model failed: noted. @throws aborted */
async function tryModel(
  model: ModelConfig,
  spec: Spec,
  context: StageContext,
  { manager, png, timeoutMs = 300_000 }: Illustrator,
  notes: Notes,
): Promise<string | undefined> {
  const start = performance.now();
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]);
  notes.asks(manager.hostOf(model));
  try {
    const asked = manager.generateImage(promptFor(spec), model, {
      width: SIDE,
      height: SIDE,
      seed: seedOf(spec.title),
      signal,
      timeoutMs,
      ...(context.privacy && { private: true }),
    });
    const result = await untilAborted(asked, signal);
    notes.used(manager.prices.costOf(model, result.usage));
    const kept = await normalizeIllustration(result.bytes, png);
    notes.attempt(model, performance.now() - start);
    return kept;
  } catch (error) {
    if (context.signal.aborted) throw error;
    notes.attempt(model, performance.now() - start, error);
    return undefined;
  }
}

/** Kept models that may make it, best first; none with the reason. */
async function candidatesFor(
  wished: string,
  { usage }: Composed,
  { models, privacy }: StageContext,
  manager: ModelManager,
): Promise<{ models: Candidate[] } & Pick<Candidate, 'reason' | 'reasons'>> {
  const budget = models?.budget === undefined ? {} : { budget: Math.max(0, models.budget - (usage?.costUsd ?? 0)) };
  const priority = models?.priority ?? 'balanced';
  const ranked = await manager.rankModels({ type: 'image', priority, privacy, ...budget });
  const none = tell('model_none');
  if (wished === AUTO)
    return { models: ranked.filter(({ kept }) => kept).slice(0, MOST_TRIES), reason: none.message, reasons: [none] };
  const found = ranked.find(({ model }) => isNamed(model, wished));
  const { reason, reasons } = found ?? unknownModel();
  return { models: found?.kept ? [found] : [], reason, reasons };
}

type Notes = ReturnType<typeof createNotes>;

/** What making the picture took, to be added to what composing took. */
function createNotes({ route, usage, hosts }: Composed, context: StageContext) {
  const attempts: Attempt[] = [];
  const asked = new Set(hosts);
  let [calls, cost]: [number, number | undefined] = [0, 0];
  return {
    asks(host: string | undefined) {
      if (host !== undefined) asked.add(host);
    },
    used(costUsd: number | undefined) {
      calls++;
      cost = cost === undefined || costUsd === undefined ? undefined : cost + costUsd;
    },
    attempt(model: ModelConfig, durationMs: number, error?: unknown) {
      const attempt: Attempt = {
        stage: 'illustrate',
        model: model.id,
        provider: model.provider,
        outcome: error === undefined ? 'ok' : 'failed',
        durationMs: Math.round(durationMs),
        ...(error !== undefined && { error: describeError(error) }),
      };
      attempts.push(attempt);
      context.onAttempt?.(attempt);
    },
    models: () => namesOf(attempts),
    failures: () =>
      attempts.map(({ provider, model, error }) => `${provider}/${model} (${error?.message ?? ''})`).join('; '),
    record(made: Composed): Composed {
      const before: Usage = usage ?? { inputTokens: 0, outputTokens: 0, calls: 0, costUsd: 0 };
      const { costUsd, ...counts } = before;
      return {
        ...made,
        route: { composer: route?.composer ?? 'builtin', attempts: [...(route?.attempts ?? []), ...attempts] },
        usage: {
          ...counts,
          calls: counts.calls + calls,
          ...(costUsd !== undefined && cost !== undefined && { costUsd: costUsd + cost }),
        },
        hosts: [...asked],
      };
    },
  };
}

const LOOKS: Partial<Record<Spec['style'], string>> = {
  Minimalist: 'Flat geometric shapes, few bold colours, much empty space.',
};
const USUAL_LOOK = 'Clean scientific illustration, soft light, few calm colours, plain pale background.';

/** Titles and nouns come from documents: they are shortened and stand as a subject, so that they hardly can be taken for an order. */
export function promptFor(spec: Spec): string {
  const nouns = [...new Set(spec.blocks.flatMap(nounsOf))].slice(0, 6).map((noun) => plain(noun, 40));
  return [
    `One illustration for the head of a page. Subject: "${plain(spec.title, 120)}"${spec.kicker ? `, from the field "${plain(spec.kicker, 60)}"` : ''}.`,
    ...(nouns.length > 0 ? [`It may show: ${nouns.join(', ')}.`] : []),
    LOOKS[spec.style] ?? USUAL_LOOK,
    'A picture only: no text, no letters, no digits, no labels, no charts, no logos, no watermark, no frame.',
  ].join(' ');
}

function nounsOf(block: Block): string[] {
  switch (block.kind) {
    case 'definition':
      return block.item.nouns;
    case 'chart':
    case 'inquiry':
      return [];
    case 'graph':
      return block.nodes.flatMap(({ nouns }) => nouns);
    default:
      return block.items.flatMap(({ nouns }) => nouns);
  }
}

function plain(text: string, most: number): string {
  return text
    .replace(/["\s]+/gu, ' ')
    .trim()
    .slice(0, most);
}

/** What a reader who does not see it is told: who made it and what it is about. Nobody has checked what it shows. */
function altOf({ title, language }: Spec): string {
  return `${label('aiPicture', language)}: ${title.slice(0, 300)}`;
}

/** The same page asks for the same picture (services that know seeds give it). FNV-1a. */
function seedOf(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 1;
}
