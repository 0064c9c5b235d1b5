/** Rendering a kept Run again, from what is kept: nothing is researched. */
import {
  type Brief,
  briefSchema,
  languageName,
  PICTURE_WARNINGS,
  type Run,
  type Spec,
  type StoredBrief,
  type VerifyOutput,
} from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { KeptResearch, Store } from '../store/index.ts';
import type { RenderChanges, Stages } from './deps.ts';
import {
  applyEdits,
  checkOwnWords,
  type Edited,
  hasLocks,
  numberSources,
  splitClaims,
  withLocked,
} from './edit/index.ts';
import type { Outcome } from './outcome.ts';
import { draw, explainFrom, type Wish, withLook } from './run.ts';
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

const CHOICES = ['complexityLevel', 'visualStyle', 'outputFormat', 'language', 'size'] as const;

/** The Brief of the new Run. Errors: `bad_input`. */
export function changedBrief({ run }: KeptMaterial, changes: RenderChanges): StoredBrief {
  const wanted = Object.fromEntries(
    CHOICES.flatMap((key) => (changes[key] === undefined ? [] : [[key, changes[key]]])),
  );
  const parsed = briefSchema
    .pick({ complexityLevel: true, visualStyle: true, outputFormat: true, language: true, size: true })
    .safeParse({ ...run.brief, ...(changes.spec && choicesOf(changes.spec)), ...wanted });
  if (!parsed.success) {
    throw new HkmError('bad_input', 'The run cannot be rendered with these values.', {
      details: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    });
  }
  return { ...run.brief, ...parsed.data };
}

function choicesOf({ level, style, format, language, size = 'Poster' }: Spec) {
  return { complexityLevel: level, visualStyle: style, outputFormat: format, language: languageName(language), size };
}

/**
 * Style and size alone: the same statements in another picture. An edited Spec: what it says anew is marked as a person's own words.
 * Level, language or format: composed again from the same passages, around what is locked.
 */
export async function explainAgain(
  material: KeptMaterial,
  brief: StoredBrief,
  changes: RenderChanges,
  stages: Stages,
  watch: Watch,
): Promise<Outcome> {
  const { run, research } = material;
  const found = { research, hosts: [], warnings: [] };
  const edited = await editedSpec(material, changes, stages, watch);
  const before = changes.spec ? { ...run.brief, ...choicesOf(changes.spec) } : run.brief;
  const isComposed = (['complexityLevel', 'language', 'outputFormat'] as const).some(
    (key) => brief[key] !== before[key],
  );
  if (isComposed) {
    const wish: Wish = { ...brief, language: brief.language as Brief['language'] };
    const { illustration } = edited.spec;
    // It is still about the same topic: no image model is asked again.
    if (illustration !== undefined) delete wish.imageModel;
    const amend = (made: VerifyOutput): VerifyOutput => {
      const kept = hasLocks(edited.spec) ? withLocked(made, edited) : made;
      return illustration === undefined ? kept : { ...kept, spec: { ...kept.spec, illustration } };
    };
    return explainFrom(wish, { ...found, amend }, stages, watch);
  }
  // No model is asked for a new style or an edit; what is drawn was still composed by whom it was.
  const asBefore = { ...found, route: { composer: run.route.composer, attempts: [] } };
  const { dropped } = run;
  const warnings = run.warnings.filter(({ code }) => !PICTURE_WARNINGS.includes(code));
  return draw({ ...edited, spec: withLook(edited.spec, brief), dropped, warnings }, asBefore, stages, watch);
}

async function editedSpec(
  { run, research }: KeptMaterial,
  { spec, check }: RenderChanges,
  stages: Stages,
  watch: Watch,
): Promise<Edited> {
  const kept = { spec: run.spec, claims: [...run.claims, ...(run.spare ?? [])] };
  const edited = spec ? applyEdits(run, spec) : kept;
  const checked = check
    ? await watch.stage('verify', (context) =>
        checkOwnWords(edited, check, research, (input) => stages.verify(input, context)),
      )
    : edited;
  if (checked === kept) return kept;
  const { drawn } = splitClaims(checked.spec, checked.claims);
  return { ...checked, spec: { ...checked.spec, sourceIds: numberSources(drawn, run.spec.sourceIds) } };
}
