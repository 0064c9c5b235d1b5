/**
 * Stages in which a text model composes, where one can. It is chosen by the router, or is the one that was wished for; when all fail,
 * or none is there, the built-in composer takes over and the result says so.
 */

import { type Attempt, type ComposeInput, tell, type Usage, type Warning } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import {
  type Candidate,
  COOLING_DOWN,
  keyOf,
  type ModelConfig,
  type ModelManager,
  type ModelTask,
} from '../models/index.ts';
import { createPngThread } from '../visual/png-thread.ts';
import type { Composed, StageContext, Stages } from './deps.ts';
import { illustrate } from './illustrations.ts';
import { describeError, isNamed, namesOf, unknownModel } from './model-names.ts';
import { untilAborted } from './watch.ts';

export interface ModelStagesOptions {
  manager: ModelManager;
  /** Models that are tried before the built-in composer. Default 3. */
  mostTries?: number;
  /** Milliseconds for one model to compose. Default 180,000: a local model may think for minutes. */
  timeoutMs?: number;
  /** Milliseconds for one image model. Default 300,000. */
  imageTimeoutMs?: number;
}

/** Name that asks for no model at all. */
const BUILTIN = 'builtin';
/** Tokens that a plan takes at most. */
const OUTPUT_TOKENS = 4_000;
/** Milliseconds beyond its limit that a model has to end by itself, so that it can say what went wrong. */
const GRACE = 2_000;
/** Milliseconds that a result without the model it should have had may be repeated: it may be back soon. */
const AFTER_FAILURE = 60_000;
/** The same where there was no model at all: one may be installed or started. */
const WITHOUT_MODELS = 600_000;

export function withModels(
  stages: Stages,
  { manager, mostTries = 3, timeoutMs = 180_000, imageTimeoutMs = 300_000 }: ModelStagesOptions,
): Stages {
  const png = createPngThread();
  const compose = composeInWords(stages, { manager, mostTries, timeoutMs });
  return {
    ...stages,
    compose: async (input, context) =>
      illustrate(await compose(input, context), context, { manager, png, timeoutMs: imageTimeoutMs }),
    async close() {
      await png.close();
      await stages.close();
    },
  };
}

function composeInWords(
  stages: Stages,
  { manager, mostTries, timeoutMs }: Required<Omit<ModelStagesOptions, 'imageTimeoutMs'>>,
): Stages['compose'] {
  return async (input, context) => {
    if (input.research.origin === 'none' || context.models?.textModel === BUILTIN)
      return stages.compose(input, context);
    const session = createSession(context);
    const { models, missing } = await candidatesFor(input, context, manager, session.note);
    const tools: Tools = { manager, stages, timeoutMs, session };
    for (const candidate of models.slice(0, mostTries)) {
      const composed = await tryModel(candidate, input, context, tools);
      if (composed !== undefined)
        return {
          ...composed,
          warnings: [...missingWarning(missing, keyOf(candidate.model)), ...composed.warnings],
          ...session.record(keyOf(candidate.model)),
        };
    }
    const composed = await stages.compose(input, context);
    return {
      ...composed,
      warnings: [...missingWarning(missing, BUILTIN), ...failureWarning(session.attempts), ...composed.warnings],
      ...session.record(BUILTIN),
    };
  };
}

/** undefined where the model failed: noted, and the next may try. @throws aborted */
async function tryModel(candidate: Candidate, input: ComposeInput, context: StageContext, tools: Tools) {
  const { model } = candidate;
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  try {
    const composed = await composeBy(candidate, input, context, tools);
    tools.session.note({ ...names(model), outcome: 'ok', durationMs: since() });
    return composed;
  } catch (error) {
    if (context.signal.aborted) throw error;
    tools.session.note({ ...names(model), outcome: 'failed', durationMs: since(), error: describeError(error) });
    return undefined;
  }
}

/** What was tried and used so far. */
function createSession(context: StageContext) {
  const attempts: Attempt[] = [];
  const hosts = new Set<string>();
  const usage: Usage = { inputTokens: 0, outputTokens: 0, calls: 0 };
  let cost: number | undefined = 0;
  return {
    attempts,
    note(attempt: Attempt) {
      attempts.push(attempt);
      context.onAttempt?.(attempt);
    },
    /** Noted before the question: a call that fails has been there too. Gives what to do where nobody was asked in the end. */
    asks(host: string | undefined): () => void {
      if (host === undefined || hosts.has(host)) return () => undefined;
      hosts.add(host);
      return () => void hosts.delete(host);
    },
    used(tokens: { inputTokens?: number; outputTokens?: number }, costUsd: number | undefined) {
      usage.calls++;
      usage.inputTokens += tokens.inputTokens ?? 0;
      usage.outputTokens += tokens.outputTokens ?? 0;
      // One unknown cost makes the sum unknown.
      cost = cost === undefined || costUsd === undefined ? undefined : cost + costUsd;
    },
    /** USD, as far as it is known. */
    spent: () => cost ?? 0,
    record: (composer: string): Pick<Composed, 'route' | 'usage' | 'hosts' | 'freshMs'> => ({
      route: { composer, attempts },
      usage: { ...usage, ...(cost !== undefined && { costUsd: cost }) },
      hosts: [...hosts],
      ...freshness(composer, attempts),
    }),
  };
}

function freshness(composer: string, attempts: readonly Attempt[]): Pick<Composed, 'freshMs'> {
  if (attempts.some((attempt) => attempt.outcome !== 'ok')) return { freshMs: AFTER_FAILURE };
  return composer === BUILTIN ? { freshMs: WITHOUT_MODELS } : {};
}

type Session = ReturnType<typeof createSession>;

interface Tools {
  manager: ModelManager;
  stages: Stages;
  timeoutMs: number;
  session: Session;
}

async function composeBy(
  { model, estimatedCost }: Candidate,
  input: ComposeInput,
  context: StageContext,
  { manager, stages, timeoutMs, session }: Tools,
) {
  const end = performance.now() + timeoutMs;
  // A provider of one's own may know no limits and no signal: it is left behind.
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs + GRACE)]);
  // Loaded when a model is asked: where there is none, composing happens in threads alone.
  const { composeWithModel } = await import('../compose/index.ts');
  return composeWithModel(input, {
    modelId: keyOf(model),
    contextWindow: model.contextWindow,
    async ask(schema, prompt) {
      assertBudget(context.models?.budget, session.spent(), estimatedCost);
      const forget = session.asks(manager.hostOf(model));
      const answer = manager.generateObject(schema, prompt, model, {
        signal,
        timeoutMs: Math.max(1, Math.round(end - performance.now())),
        temperature: 0,
        maxOutputTokens: OUTPUT_TOKENS,
        ...(context.privacy && { private: true }),
        onResult(result) {
          if (result.cached) forget();
          else session.used(result.usage, manager.prices.costOf(model, result.usage));
        },
      });
      return untilAborted(answer, signal);
    },
    check: (verifyInput) => stages.verify(verifyInput, context),
  });
}

/** @throws budget_exceeded before a question that what is left of the budget cannot pay */
function assertBudget(budget: number | undefined, spent: number, estimate = 0): void {
  if (budget === undefined || spent + estimate <= budget) return;
  throw new HkmError(
    'budget_exceeded',
    tell('budget_spent', { costUsd: estimate, spentUsd: spent, budgetUsd: budget }),
  );
}

/** The wished model first, then the router's order; the built-in provider is never asked: its composer comes last anyway. */
async function candidatesFor(
  input: ComposeInput,
  context: StageContext,
  manager: ModelManager,
  note: (attempt: Attempt) => void,
): Promise<{ models: Candidate[]; missing?: Missing }> {
  const { textModel, priority = 'balanced', budget } = context.models ?? {};
  const words = input.research.passages.reduce((sum, passage) => sum + passage.text.length, 0);
  const task: ModelTask = {
    type: 'text',
    complexity: 'complex',
    priority,
    privacy: context.privacy,
    inputTokens: Math.min(20_000, Math.ceil(words / 4) + 800),
    outputTokens: 1_500,
    ...(budget !== undefined && { budget }),
  };
  // Whether a model fits is decided by its context at the call: passages are cut to it.
  const ranked = (await manager.rankModels({ ...task, inputTokens: Math.min(task.inputTokens ?? 0, 3_000) })).filter(
    ({ model }) => model.provider !== BUILTIN,
  );
  const isCooling = ({ reasons }: Pick<Candidate, 'reasons'>) => reasons.some(({ code }) => code === COOLING_DOWN.code);
  for (const candidate of ranked)
    if (!candidate.kept && isCooling(candidate)) note(skipped(candidate.model, candidate));
  const usable = ranked.filter((candidate) => candidate.kept);
  if (textModel === undefined) return { models: usable };
  // Kept ones come first, so that of two services with the same model the one that can is taken.
  const wished = ranked.find(({ model }) => isNamed(model, textModel));
  if (wished?.kept) return { models: [wished, ...usable.filter((candidate) => candidate !== wished)] };
  const { reason, reasons } = wished ?? unknownModel();
  const missing = { name: wished?.model.name ?? textModel, reason, reasons };
  if (!isCooling(missing)) note(skipped(wished?.model ?? { id: textModel, provider: 'unknown' }, missing));
  return { models: usable, missing };
}

/** The model that was wished for, where it could not be asked. */
interface Missing extends Pick<Candidate, 'reason' | 'reasons'> {
  name: string;
}

function missingWarning(missing: Missing | undefined, composer: string): Warning[] {
  if (missing === undefined) return [];
  const other = composer === BUILTIN ? 'The built-in composer' : composer;
  const message = `${missing.name} could not be used: ${missing.reason}. ${other} stepped in.`;
  const parameters = { model: missing.name, reason: missing.reason, composer };
  return [{ code: 'model_unavailable', message, path: 'textModel', parameters, reasons: [...missing.reasons] }];
}

function failureWarning(attempts: readonly Attempt[]): Warning[] {
  const failed = attempts.filter((attempt) => attempt.outcome === 'failed');
  if (failed.length === 0) return [];
  const told = failed
    .map((attempt) => `${attempt.provider}/${attempt.model} (${attempt.error?.message ?? 'failed'})`)
    .join('; ');
  return [
    {
      code: 'model_failed',
      message: `The built-in composer stepped in, because no model gave a sound explainer: ${told}`,
      parameters: { told, models: namesOf(failed) },
    },
  ];
}

function skipped(
  model: Pick<ModelConfig, 'id' | 'provider'>,
  { reason, reasons }: Pick<Candidate, 'reason' | 'reasons'>,
): Attempt {
  return { ...names(model), outcome: 'skipped', durationMs: 0, reason, reasons: [...reasons] };
}

function names(model: Pick<ModelConfig, 'id' | 'provider'>): Pick<Attempt, 'stage' | 'model' | 'provider'> {
  return { stage: 'compose', model: model.id, provider: model.provider };
}
