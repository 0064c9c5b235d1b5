/** From a Spec to a Scene: compose, fit, paint, check. */
import { type Block, type Claim, label, type Source, type Spec, type Warning } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { ARRANGEMENTS, type Arrangement, COMPACT, STANDARD } from './compose/arrangement.ts';
import { createDraft, type Draft } from './compose/draft.ts';
import { bodyWidth, type Composition, composePage, resolveComposition } from './compose/pages.ts';
import { planPairs } from './compose/pairs.ts';
import type { Composed } from './compose/parts.ts';
import { createView, type View } from './compose/view.ts';
import { checkScene, type Finding } from './gate/index.ts';
import type { IconSet } from './icons/index.ts';
import { type FitResult, fit, solve } from './layout/index.ts';
import type { LayoutNode } from './layout-node.ts';
import { countItems, fullest, reduced } from './leave-out.ts';
import { PAGE_FORMATS, type PageFormat } from './page-format.ts';
import { paint } from './paint.ts';
import type { Scene } from './scene.ts';
import { createSceneBuilder } from './scene-builder.ts';
import { resolveStyle, type Style } from './styles/index.ts';
import type { TextEngine } from './text/index.ts';

/** Instead of what the page of the Spec's size has, in pixels. */
export type PageOptions = Partial<Pick<PageFormat, 'width' | 'height' | 'minHeight' | 'maxHeight'>>;

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
  /** Type scale of the picture, within what its page allows (`page-format.ts`). */
  scale: number;
}

export interface RenderDeps {
  engine: TextEngine;
  icons: IconSet;
}

/** Content higher than the usual page by this factor will not fit it in another arrangement either. */
const HOPELESS = 1.06;
/** Each gap between sections may grow by so much before the page is cut to what its content needs, in pixels. */
const MOST_SLACK = 30;

interface Job {
  view: View;
  style: Style;
  page: Page;
  deps: RenderDeps;
  composition: Composition;
  pairs: ReadonlySet<string>;
}

type Page = PageFormat & { margin: number };

interface Laid {
  job: Job;
  composed: Composed;
  result: FitResult;
  height: number;
}

export function renderSpec(input: RenderInput, deps: RenderDeps): RenderResult {
  const { spec } = input;
  const { style, available } = resolveStyle(spec.style);
  const warnings = available ? [] : [styleWarning(spec, style)];
  const { composition, available: drawable } = resolveComposition(spec.format);
  if (!drawable) warnings.push(formatWarning(spec));
  const page = { margin: style.metrics.margin, ...PAGE_FORMATS[spec.size ?? 'Poster'], ...input.page };
  const jobOf = (content: RenderInput): Job => {
    const view = createView(content, deps.icons);
    const job = { view, style, page, deps, composition, pairs: new Set<string>() };
    return { ...job, pairs: pairsOf(job) };
  };
  let best: { result: RenderResult; rank: number } | undefined;
  for (const attempt of page.leavesOut ? reducedAttempts(input, jobOf) : attempts(jobOf(input))) {
    const laid = attempt();
    const scene = drawScene(laid);
    const findings = checkScene(scene);
    const good = laid.result.fits || (!page.leavesOut && onlyTooLong(laid, page.maxHeight));
    const rank = findings.length * 2 + (good ? 0 : 1);
    if (best === undefined || rank < best.rank) {
      const left = leftOut(spec, laid.job.view.spec);
      best = { result: { scene, findings, scale: laid.result.scale, warnings: [...warnings, ...left] }, rank };
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
  const { least, comfortable } = page.scales;
  for (const arrangement of ARRANGEMENTS.slice(0, 2)) {
    const laid = layOut(job, arrangement, page.height, comfortable);
    if (laid.result.fits) yield () => laid;
    else if (laid.result.height > page.height * HOPELESS) break;
  }
  for (const arrangement of ARRANGEMENTS) yield () => layOut(job, arrangement, page.maxHeight, least);
  // content beyond all measure gets all the height it needs
  yield () => layOut(job, STANDARD, page.maxHeight * 2.5, least);
}

/** So many pages with still less on them are tried where the gate finds something on the fullest that fits. */
const SPARE_TRIES = 4;

/** Smaller type than the page wants, where its head alone is too high for it: shares of the smallest scale. */
const SMALLER_TYPE = [1, 0.8] as const;

/** What is tried on a page that cannot grow, in order: all of the content, then as much of it as fits. */
function* reducedAttempts(input: RenderInput, jobOf: (content: RenderInput) => Job): Generator<() => Laid> {
  const lay = (content: RenderInput, arrangement: Arrangement, share = 1): Laid => {
    const job = jobOf(content);
    return layOut(job, arrangement, job.page.maxHeight, job.page.scales.least * share);
  };
  for (const arrangement of ARRANGEMENTS.slice(0, 2)) {
    const laid = lay(input, arrangement);
    if (isLowEnough(laid)) yield () => laid;
  }
  const first = input.spec.format === 'Timeline' ? 'timeline' : undefined;
  for (const share of SMALLER_TYPE) {
    const layBlocks = (blocks: readonly Block[]): Laid => lay(reduced(input, blocks), COMPACT, share);
    const choices = fullest(input.spec.blocks, first, (blocks) => isLowEnough(layBlocks(blocks)));
    for (const blocks of choices.slice(0, SPARE_TRIES)) yield () => layBlocks(blocks);
  }
}

function isLowEnough({ result }: Laid): boolean {
  return result.problems.every((problem) => problem.kind !== 'height');
}

function pairsOf({ view, style, composition, page, deps: { engine } }: Job): ReadonlySet<string> {
  const { scales, frame } = page;
  if (frame === 'strip') return new Set();
  const input = { view, style, measurer: engine, scale: scales.usual, frame, arrangement: STANDARD };
  const draft = (): Draft => createDraft({ ...input, pairs: new Set() });
  const heightOf = (node: LayoutNode, width: number): number =>
    solve(node, { width, direction: view.direction }, engine).get(node.id)?.height ?? 0;
  return planPairs(composition.order(view.blocks), draft, bodyWidth(draft(), page), composition.blocks, heightOf);
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
    const { frame } = page;
    const draft = createDraft({ view, style, measurer: deps.engine, scale, frame, arrangement, pairs });
    return composePage(draft, job.composition, page);
  };
  const limits = {
    width: page.width,
    minHeight: page.height,
    maxHeight,
    direction: view.direction,
    minScale,
    usualScale: page.scales.usual,
    maxScale: page.scales.most,
  };
  const result = fit(build, limits, deps.engine);
  if (composed === undefined) throw new HkmError('internal', 'The picture was not composed.');
  return settle({ job, composed, result, height: result.height });
}

/** Takes out the height that would only stretch the gaps; where the page cannot be shorter, the head takes it, and the foot stays below. */
function settle(laid: Laid): Laid {
  const { deps, page, view } = laid.job;
  const { root } = laid.composed;
  const children = root.children.map((child) => laid.result.boxes.get(child.id)).filter((box) => box !== undefined);
  const gaps = children.length - 1;
  const [first, second] = children;
  if (first === undefined || second === undefined) return laid;
  const slack = second.y - (first.y + first.height) - (root.style.gap ?? 0);
  if (slack <= MOST_SLACK) return laid;
  const height = Math.max(page.minHeight, Math.round(laid.height - (slack - MOST_SLACK) * gaps));
  const left = page.leavesOut ? (slack - MOST_SLACK) * gaps - (laid.height - height) : 0;
  const settled = left > 1 ? openedUp(root, first.height + Math.min(left, page.height * MOST_HEAD)) : root;
  const boxes = solve(settled, { width: page.width, height, direction: view.direction }, deps.engine);
  return { ...laid, height, composed: { ...laid.composed, root: settled }, result: { ...laid.result, boxes } };
}

/** How much higher the head may get to fill a page, as a share of the page. */
const MOST_HEAD = 0.16;

/** The page with a higher head, and what is still free above its foot. */
function openedUp(root: LayoutNode, headHeight: number): LayoutNode {
  const [head, ...rest] = root.children;
  const foot = rest.pop();
  if (head === undefined || foot === undefined) return root;
  const opened = { ...head, style: { ...head.style, minHeight: headHeight } };
  const body: LayoutNode = {
    id: 'body',
    style: { gap: (root.style.gap ?? 0) + MOST_SLACK },
    children: [opened, ...rest],
  };
  return { ...root, children: [body, foot] };
}

function drawScene({ job: { view, style, page, deps }, composed, result, height }: Laid): Scene {
  // what the fit lets pass for a page that cannot grow is less than a pixel
  const isPassed = page.leavesOut && result.fits;
  const size = {
    width: page.width,
    height: Math.min(Math.ceil(height), isPassed ? page.maxHeight : Number.POSITIVE_INFINITY),
  };
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
    page: { ...size, margin: page.margin },
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

function leftOut(whole: Spec, drawn: Spec): Warning[] {
  const [all, kept] = [countItems(whole.blocks), countItems(drawn.blocks)];
  if (all === kept || whole.size === undefined) return [];
  const left = all - kept;
  return [
    {
      code: 'left_out',
      message: `The page '${whole.size}' has no room for ${left} of ${all} statements; the size 'Poster' has room for all.`,
      path: 'size',
      parameters: { count: left, all, size: whole.size },
    },
  ];
}
