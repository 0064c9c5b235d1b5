/** What a page without room for everything does without, the least important first. */
import type { Block, BlockKind, Claim, Source, Spec } from '../contract/index.ts';

/** Kinds of which single items may be missing; of the others a part would tell something wrong, such as half a process. */
const DIVISIBLE: ReadonlySet<BlockKind> = new Set([
  'facts',
  'parts',
  'figures',
  'terms',
  'timeline',
  'causes',
  'inquiry',
]);
/** A block is not made shorter than this before whole blocks are left out. */
const SHORT = 2;

interface Content {
  spec: Spec;
  claims: readonly Claim[];
  sources: readonly Source[];
}

/**
 * Ever less of the content, one step a time; the first is all of it, the last one block with one item. Longest blocks give items up first,
 * then the last blocks go. The definition stays, and so does the line of time of a `Timeline`.
 */
function* lessAndLess(blocks: readonly Block[], first: BlockKind | undefined): Generator<readonly Block[]> {
  let rest = blocks;
  while (true) {
    yield rest;
    const next =
      shortened(rest, SHORT) ??
      withoutLast(rest, first) ??
      shortened(rest, 1) ??
      withoutFigures(rest) ??
      cutShort(rest);
    if (next === undefined) return;
    rest = next;
  }
}

/**
 * Choices of the content that fit a page, the fullest first; the last is the least that can be drawn, whether or not it fits.
 * @param first the kind of block that goes last, where the composition is about it
 */
export function fullest(
  blocks: readonly Block[],
  first: BlockKind | undefined,
  fits: (blocks: readonly Block[]) => boolean,
): (readonly Block[])[] {
  const found = fromFirstFitting([...lessAndLess(blocks, first)], fits);
  const ids = new Set(found[0]?.map((block) => block.id));
  const kept = blocks.filter((block) => ids.has(block.id));
  // where a whole block went, the others may be longer than they were when it still stood there
  return kept.length === blocks.length ? found : fromFirstFitting([...lessAndLess(kept, first)], fits);
}

/** Less content is hardly ever higher, so halving finds the first that fits. */
function fromFirstFitting<T>(steps: readonly T[], fits: (step: T) => boolean): T[] {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const step = steps[middle];
    if (step !== undefined && fits(step)) high = middle;
    else low = middle + 1;
  }
  return steps.slice(low);
}

/** The content with only these blocks: claims that are not drawn and sources that only they cite are left out. */
export function reduced<C extends Content>(content: C, blocks: readonly Block[]): C {
  const drawn = new Set(blocks.flatMap(claimIdsOf));
  const claims = content.claims.filter((claim) => drawn.has(claim.id));
  const cited = new Set(claims.flatMap((claim) => claim.citations.map(({ sourceId }) => sourceId)));
  const sources = content.sources.filter((source) => cited.has(source.id));
  return { ...content, spec: { ...content.spec, blocks: [...blocks] }, claims, sources };
}

/** How many statements, rows or questions the blocks hold. */
export function countItems(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + sizeOf(block), 0);
}

function sizeOf(block: Block): number {
  switch (block.kind) {
    case 'definition':
      return 1;
    case 'chart':
      return block.rows.length;
    case 'graph':
      return block.edges.length;
    case 'inquiry':
      return block.prompts.length;
    default:
      return block.items.length;
  }
}

/** One item less in the longest divisible block of more than `least`; of equals, the last. */
function shortened(blocks: readonly Block[], least: number): readonly Block[] | undefined {
  let longest: { at: number; size: number } | undefined;
  for (const [at, block] of blocks.entries()) {
    const size = DIVISIBLE.has(block.kind) ? sizeOf(block) : 0;
    if (size > least && size >= (longest?.size ?? 0)) longest = { at, size };
  }
  if (longest === undefined) return undefined;
  const { at } = longest;
  return blocks.map((block, i) => (i === at ? withoutOne(block) : block));
}

function withoutOne(block: Block): Block {
  switch (block.kind) {
    case 'facts':
    case 'parts':
      return { ...block, items: withoutLastFree(block.items) };
    case 'figures':
      return { ...block, items: withoutLastFree(block.items) };
    case 'terms':
      return { ...block, items: withoutLastFree(block.items) };
    case 'causes':
      return { ...block, items: withoutLastFree(block.items) };
    case 'inquiry':
      return { ...block, prompts: block.prompts.slice(0, -1) };
    case 'timeline': {
      const crowded = mostCrowded(block.items.map((item) => item.year));
      return { ...block, items: block.items.filter((_, i) => i !== crowded) };
    }
    case 'steps':
      return { ...block, items: block.items.slice(0, -1) };
    case 'contrast':
      return { ...block, items: block.items.slice(0, -1) };
    case 'chart':
      return { ...block, rows: block.rows.slice(0, -1) };
    case 'graph':
      return { ...block, edges: block.edges.slice(0, -1) };
    case 'definition':
      return block;
  }
}

/** What a person locked stays as long as there is anything else. */
function withoutLastFree<T extends { locked?: boolean | undefined }>(items: readonly T[]): T[] {
  const free = items.findLastIndex((item) => item.locked !== true);
  return items.filter((_, i) => i !== (free < 0 ? items.length - 1 : free));
}

/** The event that is missed least: neither the first nor the last, with the least time to its neighbours. */
function mostCrowded(years: readonly number[]): number {
  const order = years.map((year, i) => ({ year, i })).sort((a, b) => a.year - b.year || a.i - b.i);
  let best = { i: order.at(-1)?.i ?? 0, room: Number.POSITIVE_INFINITY };
  for (let at = 1; at < order.length - 1; at++) {
    const room = (order[at + 1]?.year ?? 0) - (order[at - 1]?.year ?? 0);
    if (room < best.room) best = { i: order[at]?.i ?? 0, room };
  }
  return best.i;
}

/** Without the numbers, where there is anything else. */
function withoutFigures(blocks: readonly Block[]): readonly Block[] | undefined {
  const rest = blocks.filter((block) => block.kind !== 'figures');
  return rest.length < blocks.length && rest.some((block) => block.kind !== 'definition') ? rest : undefined;
}

/** The last resort: even of what belongs together, the end is left out. */
function cutShort(blocks: readonly Block[]): readonly Block[] | undefined {
  const at = blocks.findIndex((block) => !DIVISIBLE.has(block.kind) && sizeOf(block) > 2);
  return at < 0 ? undefined : blocks.map((block, i) => (i === at ? withoutOne(block) : block));
}

/** Without the last block that may go; one that is no definition stays. */
function withoutLast(blocks: readonly Block[], first: BlockKind | undefined): readonly Block[] | undefined {
  const bodies = blocks.filter((block) => block.kind !== 'definition' && block.kind !== 'figures');
  const last = bodies.findLast((block) => block.kind !== first) ?? bodies.at(-1);
  return bodies.length < 2 || last === undefined ? undefined : blocks.filter((block) => block !== last);
}

function claimIdsOf(block: Block): string[] {
  switch (block.kind) {
    case 'definition':
      return [block.item.claimId];
    case 'chart':
      return block.rows.map((row) => row.claimId);
    case 'graph':
      return block.edges.flatMap((edge) => edge.claimId ?? []);
    case 'inquiry':
      return [];
    default:
      return block.items.map((item) => item.claimId);
  }
}
