/**
 * A text model plans the explainer from the passages; every statement is checked against its quote. What fails goes back once, then
 * it is dropped with a warning. Throws when too little is left: the caller then takes the built-in composer.
 */
import type { z } from 'zod';
import type { ComposeInput, ComposeOutput, VerifyInput, VerifyOutput, Warning } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import { type Assembled, assemblePlan, numberedItems } from './assemble.ts';
import { type Plan, planSchema, type Repair, repairSchema } from './plan.ts';
import { type FailedItem, fitPassages, type LabelledPassage, planPrompt, repairPrompt } from './prompt.ts';

export interface ModelComposeDeps {
  /** `provider/model`, for the claims' method. */
  modelId: string;
  /** Tokens; default 8,192, which small local models have. */
  contextWindow?: number | undefined;
  /** Asks the model for an answer of this form; validates and repairs its form. */
  ask<T>(schema: z.ZodType<T>, prompt: string): Promise<T>;
  /** The stage that gives verdicts. */
  check(input: VerifyInput): Promise<VerifyOutput>;
}

const WORDS = { Elementary: 110, 'High School': 160, College: 230, Expert: 300 } as const;
/** Fewer checked statements than this are no explainer. */
const FEWEST_CLAIMS = 3;

/** @throws invalid_output when fewer than three statements stand the check, and whatever `ask` throws */
export async function composeWithModel(input: ComposeInput, deps: ModelComposeDeps): Promise<ComposeOutput> {
  const passages = fitPassages(input.research.passages, deps.contextWindow ?? 8_192);
  if (passages.length === 0)
    throw new HkmError('invalid_output', 'There is no passage that fits into the context of the model.');
  const maxWords = input.maxWords ?? WORDS[input.level];
  const plan = await deps.ask(planSchema, planPrompt(input, passages, maxWords));
  const first = await judge(plan, input, passages, deps);
  if (first.failed.length === 0) return finish(first, 0);
  const mended = await mend(plan, first.failed, input, passages, deps);
  const second = mended === undefined ? first : await judge(mended, input, passages, deps);
  return finish(second.claims.length >= first.claims.length ? second : first, second.failed.length);
}

/** Assembles a plan and finds what does not stand the check. */
async function judge(
  plan: Plan,
  input: ComposeInput,
  passages: readonly LabelledPassage[],
  deps: ModelComposeDeps,
): Promise<Assembled> {
  const assembled = assemblePlan(plan, input, passages, deps.modelId);
  const { claims, dropped } = await deps.check({
    spec: assembled.spec,
    claims: assembled.claims,
    sources: input.research.sources,
  });
  const kept = new Set(claims.map((claim) => claim.id));
  const items = numberedItems(plan);
  const reasons = new Map(dropped.map(({ text, reason }) => [text, reason]));
  const failed = assembled.claims.flatMap((claim): FailedItem[] => {
    const number = assembled.numbers.get(claim.id) ?? 0;
    const item = items[number - 1];
    if (kept.has(claim.id) || item === undefined) return [];
    return [{ number, item, reason: reasons.get(claim.text) ?? 'the quote does not support the text' }];
  });
  return {
    ...assembled,
    claims: assembled.claims.filter((claim) => kept.has(claim.id)),
    failed: [...assembled.failed, ...failed],
  };
}

/** One round of mending; a model that fails at it costs only the failed items. */
async function mend(
  plan: Plan,
  failed: readonly FailedItem[],
  input: ComposeInput,
  passages: readonly LabelledPassage[],
  deps: ModelComposeDeps,
): Promise<Plan | undefined> {
  let repair: Repair;
  try {
    repair = await deps.ask(repairSchema, repairPrompt(input, passages, failed));
  } catch (error) {
    if (error instanceof HkmError && error.code === 'aborted') throw error;
    return undefined;
  }
  const wanted = new Set(failed.map((entry) => entry.number));
  const mended = new Map(
    repair.items.filter((item) => wanted.has(item.number)).map(({ number, ...item }) => [number, item]),
  );
  let number = 0;
  const blocks = plan.blocks.map((block) => ({
    ...block,
    items: block.items.map((item) => mended.get(++number) ?? item),
  }));
  return { ...plan, blocks };
}

/** The Spec keeps the failed items: the stage that verifies drops them and says so, as it does for every composer. */
function finish({ spec, claims, failed }: Assembled, stillFailed: number): ComposeOutput {
  if (claims.length < FEWEST_CLAIMS)
    throw new HkmError('invalid_output', `Only ${claims.length} statements of the model stand in the sources.`);
  const kept = new Set(claims.map((claim) => claim.id));
  const warnings: Warning[] =
    stillFailed === 0
      ? []
      : [
          {
            code: 'model_claims_dropped',
            message: `${failed.length} statements of the model did not stand the check against their sources and were left out.`,
            parameters: { count: failed.length },
          },
        ];
  return { spec: withoutOthers(spec, kept), claims, warnings };
}

function withoutOthers(spec: ComposeOutput['spec'], kept: ReadonlySet<string>): ComposeOutput['spec'] {
  const blocks = spec.blocks.flatMap((block): ComposeOutput['spec']['blocks'] => {
    if (block.kind === 'definition') return kept.has(block.item.claimId) ? [block] : [];
    if (!('items' in block)) return [block];
    const items = block.items.filter((item) => kept.has(item.claimId));
    if (items.length === 0) return [];
    if (items.length < 2 && (block.kind === 'steps' || block.kind === 'parts'))
      return [{ id: block.id, heading: block.heading, kind: 'facts', items }];
    return [{ ...block, items } as typeof block];
  });
  return { ...spec, blocks };
}
