/** From a Spec to a Scene: compose, fit, paint, check. */
import { type Claim, label, type Source, type Spec, type Warning } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { ARRANGEMENTS, type Arrangement, STANDARD } from './compose/arrangement.ts';
import { createDraft, type Draft } from './compose/draft.ts';
import { type Composition, composePage, contentWidth, resolveComposition } from './compose/pages.ts';
import { planPairs } from './compose/pairs.ts';
import type { Composed } from './compose/parts.ts';
import { createView, type View } from './compose/view.ts';
import { checkScene, type Finding } from './gate/index.ts';
import type { IconSet } from './icons/index.ts';
import { type FitResult, fit, solve } from './layout/index.ts';
import type { LayoutNode } from './layout-node.ts';
import { paint } from './paint.ts';
import type { Scene } from './scene.ts';
import { createSceneBuilder } from './scene-builder.ts';
import { resolveStyle, type Style } from './styles/index.ts';
import type { TextEngine } from './text/index.ts';

/** Pixels. */
export interface PageOptions {
  /** Default 1080. */
  width?: number;
  /** Height of the usual page. Default 1528: ISO paper. */
  height?: number;
  /** The page shrinks to this where there is little to say. Default 1080. */
  minHeight?: number;
  /** The page grows to this where there is much to say. Default 2400. */
  maxHeight?: number;
}

export interface RenderInput {
  spec: Spec;
  claims: readonly Claim[];
  sources: readonly Source[];
  page?: PageOptions;
}

export interface RenderResult {
  scene: Scene;
  warnings: Warning[];
  /** What the gate has against the picture; a picture with findings must not be offered. */
  findings: Finding[];
  /** Type scale of the picture, 0.85 to 1.15. */
  scale: number;
}

export interface RenderDeps {
  engine: TextEngine;
  icons: IconSet;
}

const SCALES = { least: 0.86, comfortable: 0.92, most: 1.15 } as const;
/** Content higher than the usual page by this factor will not fit it in another arrangement either. */
const HOPELESS = 1.06;
/** Each gap between sections may grow by so much before the page is cut to what its content needs, in pixels. */
const MOST_SLACK = 30;

interface Job {
  view: View;
  style: Style;
  page: Required<PageOptions>;
  deps: RenderDeps;
  composition: Composition;
  pairs: ReadonlySet<string>;
}

interface Laid {
  composed: Composed;
  result: FitResult;
  height: number;
}

export function renderSpec(input: RenderInput, deps: RenderDeps): RenderResult {
  const { spec } = input;
  const view = createView(input, deps.icons);
  const { style, available } = resolveStyle(spec.style);
  const warnings = available ? [] : [styleWarning(spec, style)];
  const { composition, available: drawable } = resolveComposition(spec.format);
  if (!drawable) warnings.push(formatWarning(spec));
  const page = { width: 1080, height: 1528, minHeight: 1080, maxHeight: 2400, ...input.page };
  const job: Job = { view, style, page, deps, composition, pairs: pairsOf(view, style, composition, page.width, deps) };
  let best: { result: RenderResult; rank: number } | undefined;
  for (const attempt of attempts(job)) {
    const laid = attempt();
    const scene = drawScene(job, laid);
    const findings = checkScene(scene);
    const good = laid.result.fits || onlyTooLong(laid, page.maxHeight);
    const rank = findings.length * 2 + (good ? 0 : 1);
    if (best === undefined || rank < best.rank) {
      best = { result: { scene, findings, scale: laid.result.scale, warnings }, rank };
    }
    if (rank === 0) break;
  }
  if (best === undefined) throw new HkmError('internal', 'No arrangement of the picture was tried.');
  return best.result;
}

/** Fewer columns make it no shorter: so much content takes the height it needs. */
function onlyTooLong({ result }: Laid, maxHeight: number): boolean {
  return result.height > maxHeight * HOPELESS && result.problems.every((problem) => problem.kind === 'height');
}

/** What is tried, in order: the usual page, other arrangements of it, then a taller page. */
function* attempts(job: Job): Generator<() => Laid> {
  const { page } = job;
  for (const arrangement of ARRANGEMENTS.slice(0, 2)) {
    const laid = layOut(job, arrangement, page.height, SCALES.comfortable);
    if (laid.result.fits) yield () => laid;
    else if (laid.result.height > page.height * HOPELESS) break;
  }
  for (const arrangement of ARRANGEMENTS) yield () => layOut(job, arrangement, page.maxHeight, SCALES.least);
  // content beyond all measure gets all the height it needs
  yield () => layOut(job, STANDARD, page.maxHeight * 2.5, SCALES.least);
}

function pairsOf(
  view: View,
  style: Style,
  composition: Composition,
  pageWidth: number,
  { engine }: RenderDeps,
): ReadonlySet<string> {
  const draft = (): Draft =>
    createDraft({ view, style, measurer: engine, scale: 1, arrangement: STANDARD, pairs: new Set() });
  const heightOf = (node: LayoutNode, width: number): number =>
    solve(node, { width, direction: view.direction }, engine).get(node.id)?.height ?? 0;
  const blocks = composition.order(view.blocks);
  return planPairs(blocks, draft, contentWidth(style, pageWidth), composition.blocks, heightOf);
}

function layOut(job: Job, arrangement: Arrangement, maxHeight: number, minScale: number): Laid {
  const { view, style, page, deps } = job;
  let composed: Composed | undefined;
  const pairs = arrangement.paired ? job.pairs : new Set<string>();
  const known = new Map<number, Composed>();
  const build = (scale: number): LayoutNode => {
    composed = known.get(scale) ?? buildAt(scale);
    known.set(scale, composed);
    return composed.root;
  };
  const buildAt = (scale: number): Composed => {
    const draft = createDraft({ view, style, measurer: deps.engine, scale, arrangement, pairs });
    return composePage(draft, job.composition, page.width);
  };
  const limits = {
    width: page.width,
    minHeight: page.height,
    maxHeight,
    direction: view.direction,
    minScale,
    maxScale: SCALES.most,
  };
  const result = fit(build, limits, deps.engine);
  if (composed === undefined) throw new HkmError('internal', 'The picture was not composed.');
  return settle(job, { composed, result, height: result.height });
}

/** Takes out the height that would only stretch the gaps. */
function settle(job: Job, laid: Laid): Laid {
  const { deps, page, view } = job;
  const { root } = laid.composed;
  const children = root.children.map((child) => laid.result.boxes.get(child.id)).filter((box) => box !== undefined);
  const gaps = children.length - 1;
  const [first, second] = children;
  if (first === undefined || second === undefined) return laid;
  const slack = second.y - (first.y + first.height) - (root.style.gap ?? 0);
  if (slack <= MOST_SLACK) return laid;
  const height = Math.max(page.minHeight, Math.round(laid.height - (slack - MOST_SLACK) * gaps));
  const boxes = solve(root, { width: page.width, height, direction: view.direction }, deps.engine);
  return { ...laid, height, result: { ...laid.result, boxes } };
}

function drawScene({ view, style, page, deps }: Job, { composed, result, height }: Laid): Scene {
  const size = { width: page.width, height: Math.ceil(height) };
  const scene = createSceneBuilder(
    {
      ...size,
      language: view.language,
      direction: view.direction,
      title: view.title,
      description: describe(view),
      background: style.background(view),
    },
    deps.engine,
  );
  scene.rect({ x: 0, y: 0, ...size }, { fill: style.background(view) });
  paint(composed, result.boxes, style, {
    scene,
    view,
    scale: result.scale,
    rtl: view.direction === 'rtl',
    page: size,
    place: (id) => result.boxes.get(id),
  });
  return scene.build();
}

function describe(view: View): string {
  const lead = view.definition?.item.text ?? view.subtitle ?? view.hero?.figure.text;
  const said = [view.title, lead].filter((part) => part !== undefined).join(': ');
  return view.spec.illustration === undefined ? said : `${said} (${label('aiPicture', view.language)})`;
}

function styleWarning(spec: Spec, style: Style): Warning {
  return {
    code: 'style_unavailable',
    message: `The style '${spec.style}' is not built yet; the picture is drawn in '${style.name}'.`,
    path: 'visualStyle',
    parameters: { wanted: spec.style, used: style.name },
  };
}

function formatWarning(spec: Spec): Warning {
  return {
    code: 'format_unavailable',
    message: `The format '${spec.format}' is not built yet; the picture is drawn as 'Infographic'.`,
    path: 'outputFormat',
    parameters: { wanted: spec.format },
  };
}
