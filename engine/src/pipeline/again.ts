/** Rendering a kept Run again, from what is kept: nothing is researched. */
import { type Brief, briefSchema, type Run, type StoredBrief } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { KeptResearch, Store } from '../store/index.ts';
import type { RenderChanges, Stages } from './deps.ts';
import type { Outcome } from './outcome.ts';
import { draw, explainFrom, illustrate, type Wish, withStyle } from './run.ts';
import type { Watch } from './watch.ts';

export interface KeptMaterial {
  run: Run;
  research: KeptResearch;
}

/** Errors: `not_found`. */
export async function loadMaterial(store: Store, runId: string): Promise<KeptMaterial> {
  const [run, research] = await Promise.all([store.getRun(runId), store.getResearch(runId)]);
  if (!run || !research) throw new HkmError('not_found', `There is no run "${runId}".`);
  return { run, research };
}

/** The Brief of the new Run. Errors: `bad_input`. */
export function changedBrief({ run }: KeptMaterial, { spec, ...changes }: RenderChanges): StoredBrief {
  const wanted = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const fromSpec = spec
    ? { complexityLevel: spec.level, visualStyle: spec.style, outputFormat: spec.format, language: spec.language }
    : {};
  const parsed = briefSchema
    .pick({ complexityLevel: true, visualStyle: true, outputFormat: true, language: true })
    .safeParse({ ...run.brief, ...fromSpec, ...wanted });
  if (!parsed.success) {
    throw new HkmError('bad_input', 'The run cannot be rendered with these values.', {
      details: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    });
  }
  return { ...run.brief, ...parsed.data };
}

/**
 * Style alone: the same statements in another picture. Level, language or format: composed again from the same
 * passages. An edited Spec: verified again, so that nothing enters that its source does not say.
 */
export function explainAgain(
  material: KeptMaterial,
  brief: StoredBrief,
  changes: RenderChanges,
  stages: Stages,
  watch: Watch,
): Promise<Outcome> {
  const { run, research } = material;
  const found = { research, hosts: [], warnings: [] };
  // No model is asked for a new style or an edit; what is drawn was still composed by whom it was.
  const asBefore = { ...found, route: { composer: run.route.composer, attempts: [] } };
  const { claims, dropped, warnings } = run;
  if (changes.spec) {
    const spec = withStyle(changes.spec, brief.visualStyle);
    return illustrate({ spec, claims, warnings: [] }, asBefore, stages, watch);
  }
  const same = (['complexityLevel', 'language', 'outputFormat'] as const).every((key) => brief[key] === run.brief[key]);
  if (same)
    return draw({ spec: withStyle(run.spec, brief.visualStyle), claims, dropped, warnings }, asBefore, stages, watch);
  const wish: Wish = { ...brief, language: brief.language as Brief['language'] };
  return explainFrom(wish, found, stages, watch);
}
