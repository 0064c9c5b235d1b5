/**
 * Stages in which a text model composes, where one can. It is chosen by the router, or is the one that was wished for; when all fail,
 * or none is there, the built-in composer takes over and the result says so.
 */

import { composeWithModel } from '../compose/index.ts';
import type { Attempt, ComposeInput, Usage, Warning } from '../contract/index.ts';
import { HkmError, isHkmError } from '../errors.ts';
import { type Candidate, keyOf, type ModelConfig, type ModelManager, type ModelTask } from '../models/index.ts';
import type { Composed, StageContext, Stages } from './deps.ts';

export interface ModelStagesOptions {
  manager: ModelManager;
  /** Models that are tried before the built-in composer. Default 3. */
  mostTries?: number;
  /** Milliseconds for one model to compose. Default 180,000: a local model may think for minutes. */
  timeoutMs?: number;
}

/** Name that asks for no model at all. */
const BUILTIN = 'builtin';
/** Tokens that a plan takes at most. */
const OUTPUT_TOKENS = 4_000;

export function withModels(
  stages: Stages,
  { manager, mostTries = 3, timeoutMs = 180_000 }: ModelStagesOptions,
): Stages {
  return {
    ...stages,
    async compose(input, context) {
      if (input.research.origin === 'none' || context.models?.textModel === BUILTIN)
        return stages.compose(input, context);
      const session = createSession(context);
      const { models, warnings } = await candidatesFor(input, context, manager, session.note);
      for (const model of models.slice(0, mostTries)) {
        const start = performance.now();
        try {
          const composed = await composeBy(model, input, context, { manager, stages, timeoutMs, session });
          session.note({ ...names(model), outcome: 'ok', durationMs: Math.round(performance.now() - start) });
          return { ...composed, warnings: [...warnings, ...composed.warnings], ...session.record(keyOf(model)) };
        } catch (error) {
          if (context.signal.aborted) throw error;
          session.note({
            ...names(model),
            outcome: 'failed',
            durationMs: Math.round(performance.now() - start),
            error: describe(error),
          });
        }
      }
      const composed = await stages.compose(input, context);
      return {
        ...composed,
        warnings: [...warnings, ...failureWarning(session.attempts), ...composed.warnings],
        ...session.record(BUILTIN),
      };
    },
  };
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
    used(
      tokens: { inputTokens?: number; outputTokens?: number },
      costUsd: number | undefined,
      asked: readonly string[],
    ) {
      usage.calls++;
      usage.inputTokens += tokens.inputTokens ?? 0;
      usage.outputTokens += tokens.outputTokens ?? 0;
      // One unknown cost makes the sum unknown.
      cost = cost === undefined || costUsd === undefined ? undefined : cost + costUsd;
      for (const host of asked) hosts.add(host);
    },
    record: (composer: string): Pick<Composed, 'route' | 'usage' | 'hosts'> => ({
      route: { composer, attempts },
      usage: { ...usage, ...(cost !== undefined && { costUsd: cost }) },
      hosts: [...hosts],
    }),
  };
}
type Session = ReturnType<typeof createSession>;

interface Tools {
  manager: ModelManager;
  stages: Stages;
  timeoutMs: number;
  session: Session;
}

function composeBy(
  model: ModelConfig,
  input: ComposeInput,
  context: StageContext,
  { manager, stages, timeoutMs, session }: Tools,
) {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]);
  return composeWithModel(input, {
    modelId: keyOf(model),
    contextWindow: model.contextWindow,
    ask: (schema, prompt) =>
      manager.generateObject(schema, prompt, model, {
        signal,
        temperature: 0,
        maxOutputTokens: OUTPUT_TOKENS,
        ...(context.privacy && { private: true }),
        onResult: (result) => session.used(result.usage, manager.prices.costOf(model, result.usage), result.hosts),
      }),
    check: (verifyInput) => stages.verify(verifyInput, context),
  });
}

/** The wished model first, then the router's order; the built-in provider is never asked: its composer comes last anyway. */
async function candidatesFor(
  input: ComposeInput,
  context: StageContext,
  manager: ModelManager,
  note: (attempt: Attempt) => void,
) {
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
  const usable = ranked.filter((candidate) => candidate.kept).map((candidate) => candidate.model);
  if (textModel === undefined) return { models: usable, warnings: [] };
  const wished = ranked.find(({ model }) => isNamed(model, textModel));
  if (wished?.kept)
    return { models: [wished.model, ...usable.filter((model) => model !== wished.model)], warnings: [] };
  return { models: usable, warnings: [unavailable(textModel, wished, note)] };
}

function isNamed(model: ModelConfig, name: string): boolean {
  return (
    keyOf(model) === name || model.id === name || model.id === `${name}:latest` || keyOf(model) === `${name}:latest`
  );
}

function unavailable(name: string, wished: Candidate | undefined, note: (attempt: Attempt) => void): Warning {
  const reason = wished?.reason ?? 'no provider knows it';
  note({
    stage: 'compose',
    model: wished?.model.id ?? name,
    provider: wished?.model.provider ?? 'unknown',
    outcome: 'skipped',
    durationMs: 0,
    reason,
  });
  return {
    code: 'model_unavailable',
    message: `${wished?.model.name ?? name} could not be used: ${reason}. Another composer stepped in.`,
    path: 'textModel',
  };
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
    },
  ];
}

function names(model: ModelConfig): Pick<Attempt, 'stage' | 'model' | 'provider'> {
  return { stage: 'compose', model: model.id, provider: model.provider };
}

function describe(error: unknown): { code: string; message: string } {
  const known = isHkmError(error)
    ? error
    : new HkmError('upstream', error instanceof Error ? error.message : String(error));
  return { code: known.code, message: known.message.slice(0, 300) };
}
