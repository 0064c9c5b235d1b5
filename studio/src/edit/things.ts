/** What of a block is edited one by one, whatever its kind: items, rows, prompts, nodes. */
import type { Block } from '@hkm/engine/contract';
import { LIST_OF } from '../api/spec.ts';
import { yearOf } from './years.ts';

/** `line` fields hold a few words, `text` a sentence, `number` a number of a chart. */
export interface Field {
  name: FieldName;
  form: 'line' | 'text' | 'number';
  value: string;
}

export type FieldName = 'heading' | 'text' | 'value' | 'unit' | 'date' | 'term' | 'label';

export interface Thing {
  id: string;
  claimId: string | undefined;
  fields: Field[];
  hidden: boolean;
  locked: boolean;
  /** Chosen by hand; undefined: automatic. */
  icon: string | undefined;
}

type Loose = { id: string } & Readonly<Record<string, unknown>>;

/** Fields in the order in which they are read, by kind; those of `ALWAYS` can be filled in where they are absent. */
const FIELDS: Readonly<Record<Block['kind'], readonly FieldName[]>> = {
  definition: ['text'],
  figures: ['value', 'unit', 'text'],
  facts: ['heading', 'text'],
  timeline: ['date', 'heading', 'text'],
  steps: ['heading', 'text'],
  parts: ['heading', 'text'],
  contrast: ['heading', 'text'],
  causes: ['heading', 'text'],
  terms: ['term', 'text'],
  chart: ['label', 'value'],
  graph: ['label'],
  inquiry: ['text'],
};

/** Kinds whose items may carry an icon. */
const PICTURED: ReadonlySet<Block['kind']> = new Set(['facts', 'steps', 'parts', 'contrast', 'causes', 'graph']);
/** Kinds of which fewer items than two say nothing. */
const PAIRS: ReadonlySet<Block['kind']> = new Set(['steps', 'parts', 'chart']);
/** Kinds that the picture puts in an order of its own. */
const SORTED: ReadonlySet<Block['kind']> = new Set(['timeline', 'definition', 'graph']);

export const canHaveIcon = ({ kind }: Block): boolean => PICTURED.has(kind);
export const canBeSorted = (block: Block): boolean => !SORTED.has(block.kind) && looseOf(block).length > 1;
/** false: it is the last that the block can spare, or others of a map hang on it. */
export const canLose = (block: Block, thingId?: string): boolean =>
  block.kind === 'graph'
    ? block.nodes.length > 2 && !block.edges.some(({ from }) => from === thingId)
    : !PAIRS.has(block.kind) || looseOf(block).length > 2;
/** Nodes of a graph are neither hidden nor locked one by one. */
export const canBeHandled = ({ kind }: Block): boolean => kind !== 'graph' && kind !== 'definition';

export function thingsOf(block: Block): Thing[] {
  return looseOf(block).map((loose) => ({
    id: loose.id,
    claimId: textAt(loose, 'claimId'),
    fields: FIELDS[block.kind].map((name) => ({
      name,
      form: formOf(block, name),
      value: typeof loose[name] === 'number' ? String(loose[name]) : (textAt(loose, name) ?? ''),
    })),
    hidden: loose.hidden === true,
    locked: loose.locked === true,
    icon: textAt(loose, 'icon'),
  }));
}

/** The block with another list of its things. Empty lists are the caller's not to give. */
export function withThings(block: Block, change: (things: readonly Loose[]) => readonly Loose[]): Block {
  const changed = change(looseOf(block));
  const key = LIST_OF[block.kind];
  // the things stay of the kind they were
  return { ...block, [key]: key === 'item' ? changed[0] : changed } as Block;
}

/** A field as it is kept: numbers as numbers; an optional one that is empty goes. */
export function withField(block: Block, thing: Loose, name: FieldName, value: string): Loose {
  if (formOf(block, name) === 'number') {
    const number = Number(value.replace(',', '.'));
    return value.trim() !== '' && Number.isFinite(number) ? { ...thing, [name]: number } : thing;
  }
  if (value === '' && (name === 'heading' || name === 'unit')) {
    const { [name]: _gone, ...rest } = thing;
    return { ...rest, id: thing.id };
  }
  const year = name === 'date' ? yearOf(value) : undefined;
  return { ...thing, [name]: value, ...(year === undefined ? {} : { year }) };
}

function formOf({ kind }: Block, name: FieldName): Field['form'] {
  if (name === 'text') return 'text';
  return kind === 'chart' && name === 'value' ? 'number' : 'line';
}

function looseOf(block: Block): readonly Loose[] {
  const key = LIST_OF[block.kind];
  const held = (block as unknown as Readonly<Record<string, unknown>>)[key];
  // readSpec has looked at every one of them
  return (Array.isArray(held) ? held : [held]) as readonly Loose[];
}

function textAt(loose: Loose, key: string): string | undefined {
  const value = loose[key];
  return typeof value === 'string' ? value : undefined;
}
