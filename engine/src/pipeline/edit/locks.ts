/** What is locked stays word for word when the rest is composed anew. */
import type { Block, Claim, Spec, VerifyOutput } from '../../contract/index.ts';
import type { Edited } from './apply.ts';
import { numberSources } from './drawn.ts';
import { labelsOf, withOwn } from './labels.ts';
import { mapStatements, statementsOf } from './statements.ts';

/** Begins the ids of what stayed, so that they differ from those of what was composed. */
const STAYED = 'stays-';

/** true where anything at all is locked. */
export function hasLocks({ blocks, locked = [] }: Spec): boolean {
  return locked.length > 0 || blocks.some((block) => lockedPart(block) !== undefined);
}

/**
 * The new Spec with the locked parts of the old one in it, each where it stood among the blocks. What the new one says on the same
 * quotes goes, so that nothing is said twice.
 */
export function withLocked(made: VerifyOutput, { spec: old, claims: oldClaims }: Edited): VerifyOutput {
  const oldById = new Map(oldClaims.map((claim) => [claim.id, claim]));
  const stays = old.blocks.flatMap((block, index) => {
    const part = lockedPart(block);
    return part ? [{ index, block: renamed(part) }] : [];
  });
  const claims = new Map<string, Claim>();
  for (const { claimId } of stays.flatMap(({ block }) => statementsOf(block))) {
    const claim = oldById.get(claimId.slice(STAYED.length));
    if (claim) claims.set(claimId, { ...claim, id: claimId });
  }
  const said = new Set([...claims.values()].flatMap(placesOf));
  const isRepeated = (claim: Claim) => placesOf(claim).some((place) => said.has(place));
  const repeated = new Set(made.claims.filter(isRepeated).map(({ id }) => id));
  const defined = stays.some(({ block }) => block.kind === 'definition');
  const blocks = made.spec.blocks
    .filter(({ kind }) => !(defined && kind === 'definition'))
    .flatMap((block) => without(block, repeated) ?? []);
  for (const { index, block } of stays) insert(blocks, block, index);
  const titles = titlesOf(old);
  const bare = { ...made.spec, ...titles, blocks };
  const labels = new Set(labelsOf(bare).map(({ key }) => key));
  const spec = withOwn(
    bare,
    ownStill(old, titles).filter((key) => labels.has(key)),
  );
  const byId = new Map([...made.claims.map((claim) => [claim.id, claim] as const), ...claims]);
  const ids = new Set(blocks.flatMap(statementsOf).map(({ claimId }) => claimId));
  const held = [...ids].flatMap((id) => byId.get(id) ?? []);
  return { ...made, spec: { ...spec, sourceIds: numberSources(held, made.spec.sourceIds) }, claims: held };
}

/** A part of a block joins a new block of its kind and heading; other blocks stand where they stood. */
function insert(blocks: Block[], block: Block, index: number): void {
  const at = block.locked
    ? -1
    : blocks.findIndex((other) => other.kind === block.kind && other.heading === block.heading);
  const host = blocks[at];
  if (host !== undefined && MERGING.has(host.kind) && 'items' in host && 'items' in block) {
    // both are of one kind
    blocks[at] = { ...host, items: [...block.items, ...host.items] } as Block;
  } else blocks.splice(Math.min(index, blocks.length), 0, block);
}

/** Kinds whose items mean the same in any block of that kind. */
const MERGING: ReadonlySet<Block['kind']> = new Set(['figures', 'facts', 'timeline', 'causes', 'terms']);

function ownStill({ own = [], blocks }: Spec, titles: Partial<Spec>): string[] {
  const stay = new Set(blocks.filter((block) => lockedPart(block) !== undefined).map(({ id }) => id));
  return own.flatMap((key) => {
    if (key in titles) return [key];
    const [blockId = ''] = key.split('.');
    return stay.has(blockId) ? [stayed(key)] : [];
  });
}

const stayed = (id: string) => STAYED + id;

function titlesOf({ locked = [], ...spec }: Spec): Partial<Spec> {
  if (locked.length === 0) return {};
  return {
    ...Object.fromEntries(locked.flatMap((part) => (spec[part] === undefined ? [] : [[part, spec[part]]]))),
    locked,
  };
}

/** Where a claim's quotes stand. */
function placesOf({ citations }: Claim): string[] {
  return citations.map(({ sourceId, start, end }) => `${sourceId} ${start} ${end}`);
}

/** The block as far as it is locked: whole, or its locked items; undefined where nothing of it is. */
function lockedPart(block: Block): Block | undefined {
  if (block.locked) return block;
  switch (block.kind) {
    case 'definition':
      return block.item.locked ? block : undefined;
    case 'chart': {
      const rows = block.rows.filter(({ locked }) => locked);
      return rows.length > 0 ? { ...block, rows } : undefined;
    }
    case 'graph':
      return undefined;
    case 'inquiry': {
      const prompts = block.prompts.filter(({ locked }) => locked);
      return prompts.length > 0 ? { ...block, prompts } : undefined;
    }
    default: {
      const items = block.items.filter(({ locked }: { locked?: boolean | undefined }) => locked);
      // the items stay of the kind they were
      return items.length > 0 ? ({ ...block, items } as Block) : undefined;
    }
  }
}

function renamed(block: Block): Block {
  const id = stayed(block.id);
  if (block.kind === 'inquiry')
    return { ...block, id, prompts: block.prompts.map((prompt) => ({ ...prompt, id: stayed(prompt.id) })) };
  const inside = mapStatements(block, ({ id: own, claimId }) => ({
    ...(block.kind === 'graph' ? {} : { id: stayed(own) }),
    claimId: stayed(claimId),
  }));
  return { ...inside, id };
}

/** The block without what is said already; undefined where nothing is left. */
function without(block: Block, claims: ReadonlySet<string>): Block | undefined {
  const rest = <T extends { claimId: string }>(things: readonly T[]) =>
    things.filter(({ claimId }) => !claims.has(claimId));
  switch (block.kind) {
    case 'definition':
      return claims.has(block.item.claimId) ? undefined : block;
    case 'chart': {
      const rows = rest(block.rows);
      return rows.length > 0 ? { ...block, rows } : undefined;
    }
    case 'graph':
      return { ...block, edges: block.edges.filter(({ claimId }) => claimId === undefined || !claims.has(claimId)) };
    case 'inquiry':
      return block;
    default: {
      const items = rest<(typeof block.items)[number]>(block.items);
      // the items stay of the kind they were
      return items.length > 0 ? ({ ...block, items } as Block) : undefined;
    }
  }
}
