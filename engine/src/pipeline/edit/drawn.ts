/** What is drawn of a Spec: without what is hidden, and with a dagger behind a person's own words that no source holds. */
import { type Block, type Claim, isOwn, type Spec } from '../../contract/index.ts';
import { markLabels } from './labels.ts';
import { mapStatements, statementsOf } from './statements.ts';

/** The sign of words that stand in no source; the foot of the picture explains it. */
export const DAGGER = '\u00a0†';

/** The same object where nothing is hidden and nothing is anybody's own. */
export function drawnSpec(spec: Spec, claims: readonly Claim[]): Spec {
  const blocks = shownBlocks(spec);
  const isWhole = blocks.length === spec.blocks.length && blocks.every((block, index) => block === spec.blocks[index]);
  const marked = new Set(claims.filter((claim) => isOwn(claim) && claim.verdict !== 'supported').map(({ id }) => id));
  const own = new Set(spec.own ?? []);
  const shown = isWhole ? spec : { ...spec, blocks };
  const stated = marked.size === 0 ? shown : { ...shown, blocks: blocks.map((block) => markBlock(block, marked)) };
  return own.size === 0 ? stated : markLabels(stated, own, DAGGER);
}

/** The claims of what is drawn, and those of what is only hidden, each in the order given. */
export function splitClaims(spec: Spec, claims: readonly Claim[]): { drawn: Claim[]; hidden: Claim[] } {
  const idsOf = (blocks: readonly Block[]) => new Set(blocks.flatMap(statementsOf).map(({ claimId }) => claimId));
  const drawn = idsOf(shownBlocks(spec));
  const hidden = [...idsOf(spec.blocks)].filter((id) => !drawn.has(id));
  const isHidden = ({ id }: Claim) => hidden.includes(id);
  return { drawn: claims.filter((claim) => !isHidden(claim)), hidden: claims.filter(isHidden) };
}

/** The Sources that claims cite: first those that had a number, in the order of their numbers. */
export function numberSources(claims: readonly Claim[], numbered: readonly string[]): string[] {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)));
  return [...new Set([...numbered.filter((id) => cited.has(id)), ...cited])];
}

function shownBlocks(spec: Spec): Block[] {
  return spec.blocks.flatMap((block) => (block.hidden ? [] : (withoutHidden(block) ?? [])));
}

/** undefined where nothing is left of it. */
function withoutHidden(block: Block): Block | undefined {
  const shown = <T extends { hidden?: boolean | undefined }>(things: readonly T[]) =>
    things.filter(({ hidden }) => !hidden);
  const keep = <T>(all: readonly T[], some: T[], make: () => Block): Block | undefined =>
    some.length === all.length ? block : some.length === 0 ? undefined : make();
  switch (block.kind) {
    case 'definition':
      return block.item.hidden ? undefined : block;
    case 'graph':
      return block;
    case 'chart': {
      const rows = shown(block.rows);
      return keep(block.rows, rows, () => ({ ...block, rows }));
    }
    case 'inquiry': {
      const prompts = shown(block.prompts);
      return keep(block.prompts, prompts, () => ({ ...block, prompts }));
    }
    default: {
      const items = shown<(typeof block.items)[number]>(block.items);
      // the items stay of the kind they were
      return keep(block.items, items, () => ({ ...block, items }) as Block);
    }
  }
}

function markBlock(block: Block, marked: ReadonlySet<string>): Block {
  if (!statementsOf(block).some(({ claimId }) => marked.has(claimId))) return block;
  if (block.kind === 'chart') {
    const mark = (row: (typeof block.rows)[number]) =>
      marked.has(row.claimId) ? { ...row, label: row.label + DAGGER } : row;
    return { ...block, rows: block.rows.map(mark) };
  }
  if (block.kind === 'graph') {
    const mark = (edge: (typeof block.edges)[number]) =>
      marked.has(edge.claimId ?? '') ? { ...edge, label: `${edge.label ?? ''}${DAGGER}`.trim() } : edge;
    return { ...block, edges: block.edges.map(mark) };
  }
  return mapStatements(block, ({ claimId, text }) => (marked.has(claimId) ? { text: text + DAGGER } : undefined));
}
