/** What a person adds: entries and sections of their own. They state what nobody has checked, so they stand on no claim yet. */
import type { Block, Spec } from '@hkm/engine/contract';
import { type Thing, thingsOf, withThings } from './things.ts';

/** Begins the ids of what was added here. */
const OWN = 'own-';
/** Where an entry has no claim yet; the server gives it one of its own. */
const NO_CLAIM = '';

export type SectionKind = Exclude<Block['kind'], 'definition' | 'contrast' | 'graph' | 'inquiry'>;
/** Sections that can be added, as they are offered. */
export const SECTION_KINDS: readonly SectionKind[] = [
  'facts',
  'figures',
  'timeline',
  'steps',
  'terms',
  'chart',
  'parts',
  'causes',
];

/** What kinds of entries a block may get: its subjects, causes and effects, or just one kind. */
export type EntryRole = { subject: number; name: string } | { role: 'cause' | 'effect' } | undefined;

export function entryRolesOf(block: Block): readonly EntryRole[] {
  if (block.kind === 'contrast') return block.subjects.map((name, subject) => ({ subject, name }));
  if (block.kind === 'causes') return [{ role: 'cause' }, { role: 'effect' }];
  return block.kind === 'definition' ? [] : [undefined];
}

export const createOwnId = (): string => OWN + crypto.randomUUID().slice(0, 8);
export const isAdded = ({ id }: { id: string }): boolean => id.startsWith(OWN);

/** At the end of its block. The id is the caller's to make. */
export function addEntry(spec: Spec, blockId: string, id: string, role?: EntryRole): Spec {
  return { ...spec, blocks: spec.blocks.map((block) => (block.id === blockId ? withEntry(block, id, role) : block)) };
}

/** After all others, with as many empty entries as its kind needs. */
export function addSection(spec: Spec, kind: SectionKind, ids: { block: string; things: readonly string[] }): Spec {
  return { ...spec, blocks: [...spec.blocks, sectionOf(kind, ids)] };
}

/** Kinds of which one entry says nothing. */
const PAIRS: ReadonlySet<Block['kind']> = new Set(['steps', 'parts', 'chart']);
export const entriesOfNew = (kind: SectionKind): number => (PAIRS.has(kind) ? 2 : 1);

function withEntry(block: Block, id: string, role: EntryRole): Block {
  const entry = entryOf(block, id, role);
  const changed = withThings(block, (things) => [...things, entry]);
  if (changed.kind !== 'graph' || block.kind !== 'graph') return changed;
  // A node that hangs on nothing has no place in a map: it hangs on the one that most others hang on.
  const [first] = block.nodes;
  const degree = (node: string) => block.edges.filter(({ from }) => from === node).length;
  const hub = block.nodes.toSorted((a, b) => degree(b.id) - degree(a.id))[0] ?? first;
  return hub ? { ...changed, edges: [...block.edges, { from: hub.id, to: id }] } : changed;
}

function entryOf(block: Block, id: string, role: EntryRole): { id: string } & Record<string, unknown> {
  const item = { id, claimId: NO_CLAIM, text: '', nouns: [] };
  switch (block.kind) {
    case 'figures':
      return { ...item, value: '' };
    case 'timeline':
      return { ...item, date: '', year: block.items.at(-1)?.year ?? 0 };
    case 'terms':
      return { ...item, term: '' };
    case 'chart':
      return { id, claimId: NO_CLAIM, label: '', value: 0 };
    case 'graph':
      return { id, label: '', nouns: [] };
    case 'inquiry':
      return { id, text: '', nouns: [] };
    case 'contrast':
      return { ...item, subject: role && 'subject' in role ? role.subject : 0 };
    case 'causes':
      return { ...item, role: role && 'role' in role ? role.role : 'cause' };
    default:
      return item;
  }
}

function sectionOf(kind: SectionKind, ids: { block: string; things: readonly string[] }): Block {
  const frame = { id: ids.block, kind, heading: '', whole: '', unit: '', items: [], rows: [] };
  const { whole, unit, items, rows, ...base } = frame;
  const bare = (
    kind === 'chart' ? { ...base, unit, rows } : kind === 'parts' ? { ...base, whole, items } : { ...base, items }
  ) as Block;
  return ids.things.reduce((block, id) => withEntry(block, id, undefined), bare);
}

/** The Spec as it can be drawn: what was added and is not filled in yet is left out. The same object where nothing is. */
export function withoutBlanks(spec: Spec): Spec {
  const blocks = spec.blocks.flatMap((block) => {
    const blank = new Set(
      thingsOf(block)
        .filter(isBlank)
        .map(({ id }) => id),
    );
    if (blank.size === 0) return [block];
    const left = thingsOf(block).length - blank.size;
    if (left < (PAIRS.has(block.kind) ? 2 : 1)) return [];
    const rest = withThings(block, (things) => things.filter(({ id }) => !blank.has(id)));
    return [rest.kind === 'graph' ? withoutLooseEdges(rest) : rest];
  });
  const isWhole = blocks.length === spec.blocks.length && blocks.every((block, at) => block === spec.blocks[at]);
  return isWhole ? spec : { ...spec, blocks };
}

/** Edges lead from node to node. */
export function withoutLooseEdges<B extends Extract<Block, { kind: 'graph' }>>(block: B): B {
  const ids = new Set(block.nodes.map(({ id }) => id));
  return { ...block, edges: block.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

/** Something that has to be there is not: a heading and a unit may be missing. */
export function isBlank(thing: Thing): boolean {
  return isAdded(thing) && thing.fields.some(({ name, value }) => !OPTIONAL.has(name) && value.trim() === '');
}

const OPTIONAL: ReadonlySet<string> = new Set(['heading', 'unit']);
