/**
 * The conductor: research -> compose -> verify -> visual (-> store, in pipeline.ts).
 * It names the stages in order and holds no detail.
 */
import type { Brief, Route, Spec, Usage, VerifyOutput, Warning } from '../contract/index.ts';
import type { KeptResearch } from '../store/index.ts';
import type { Composed, ModelWish, Stages } from './deps.ts';
import { drawnSpec, splitClaims } from './edit/index.ts';
import { noteOfComposed, noteOfResearch, noteOfVerified } from './notes.ts';
import { citedSources, type Outcome } from './outcome.ts';
import type { Watch } from './watch.ts';

/** The fields of a Brief that the stages after research need. */
export type Wish = Pick<Brief, 'topic' | 'complexityLevel' | 'visualStyle' | 'language' | 'outputFormat' | 'size'> &
  Partial<Pick<Brief, 'textModel' | 'imageModel' | 'priority' | 'budget'>>;

/** What is known when the stages after research begin. */
interface Found {
  research: KeptResearch;
  hosts: Outcome['hosts'];
  warnings: readonly Warning[];
  route?: Route;
  usage?: Usage;
  freshMs?: number;
  /** Changes what has been verified before it is drawn. */
  amend?: (verified: VerifyOutput) => VerifyOutput;
}

const BUILTIN: Route = { composer: 'builtin', attempts: [] };
const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, calls: 0, costUsd: 0 };

/** A new explainer. */
export async function explain(brief: Brief, stages: Stages, watch: Watch): Promise<Outcome> {
  const { origin, sources, passages, hosts, warnings } = await watch.stage(
    'research',
    (context) => stages.research({ brief }, context),
    noteOfResearch,
  );
  watch.warn(warnings);
  return explainFrom(brief, { research: { origin, sources, passages }, hosts, warnings }, stages, watch);
}

/** An explainer from what was found before. */
export async function explainFrom(wish: Wish, found: Found, stages: Stages, watch: Watch): Promise<Outcome> {
  const { topic, complexityLevel: level, visualStyle: style, outputFormat: format, language } = wish;
  const onAttempt = (attempt: Route['attempts'][number]) => watch.emit({ type: 'attempt', attempt });
  const composed = await watch.stage(
    'compose',
    (context) =>
      stages.compose(
        { topic, level, style, format, language, research: found.research },
        { ...context, models: modelWish(wish), onAttempt },
      ),
    noteOfComposed,
  );
  watch.warn(composed.warnings);
  const drawn = { ...composed, spec: withLook(composed.spec, wish) };
  return illustrate(drawn, found, stages, watch);
}

/** From a composed Spec to its picture. */
async function illustrate(composed: Composed, found: Found, stages: Stages, watch: Watch): Promise<Outcome> {
  const { sources } = found.research;
  const verified = await watch.stage(
    'verify',
    (context) => stages.verify({ spec: composed.spec, claims: composed.claims, sources }, context),
    noteOfVerified,
  );
  watch.warn(verified.warnings);
  for (const claim of verified.claims) watch.emit({ type: 'claim', claim });
  const { route, usage, freshMs, hosts = [] } = composed;
  const known: Found = {
    ...found,
    hosts: [...new Set([...found.hosts, ...hosts])],
    warnings: [...found.warnings, ...composed.warnings],
    ...(route && { route }),
    ...(usage && { usage }),
    ...(freshMs !== undefined && { freshMs }),
  };
  return draw(found.amend?.(verified) ?? verified, known, stages, watch);
}

/** The picture of what has been verified. */
export async function draw(
  { spec, claims: all, dropped, warnings }: VerifyOutput,
  found: Found,
  stages: Stages,
  watch: Watch,
): Promise<Outcome> {
  const { drawn: claims, hidden } = splitClaims(spec, all);
  const input = { spec: drawnSpec(spec, claims), claims, sources: citedSources(spec, found.research.sources) };
  const picture = await watch.stage('visual', (context) => stages.visual(input, context));
  watch.warn(picture.warnings);
  return {
    research: found.research,
    hosts: found.hosts,
    spec,
    claims,
    dropped,
    ...(hidden.length > 0 && { spare: hidden }),
    warnings: [...found.warnings, ...warnings, ...picture.warnings],
    picture: { svg: picture.svg, hash: picture.hash },
    route: found.route ?? BUILTIN,
    usage: found.usage ?? NO_USAGE,
    timings: { ...watch.timings },
    ...(found.freshMs !== undefined && { freshMs: found.freshMs }),
  };
}

function modelWish({ textModel, imageModel, priority, budget }: Wish): ModelWish {
  return {
    ...(textModel !== undefined && { textModel }),
    ...(imageModel !== undefined && { imageModel }),
    ...(priority !== undefined && { priority }),
    ...(budget !== undefined && { budget }),
  };
}

/** A Spec with other choices in it; what it says stays. */
export function withLook(
  { size: _, ...spec }: Spec,
  { visualStyle: style, size }: Pick<Wish, 'visualStyle' | 'size'>,
): Spec {
  return { ...spec, style, ...(size !== 'Poster' && { size }) };
}
