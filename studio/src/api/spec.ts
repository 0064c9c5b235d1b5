/** The Spec of a run as the editor needs it: whole, or not at all. What it does not know it leaves as it came. */
import type { Block, Spec } from '@hkm/engine/contract';
import { isRecord, type Json, list } from './read.ts';

/** Where each kind of block keeps what can be edited one by one. */
export const LIST_OF = {
  definition: 'item',
  figures: 'items',
  facts: 'items',
  timeline: 'items',
  steps: 'items',
  parts: 'items',
  contrast: 'items',
  causes: 'items',
  terms: 'items',
  chart: 'rows',
  graph: 'nodes',
  inquiry: 'prompts',
} as const satisfies Record<Block['kind'], string>;

/** undefined: nothing that could be edited. */
export function readSpec(value: unknown): Spec | undefined {
  if (!isRecord(value) || typeof value.title !== 'string' || !Array.isArray(value.blocks)) return undefined;
  // checked as far as the editor relies on it; the server checks the whole
  return value.blocks.every(isBlock) ? (value as unknown as Spec) : undefined;
}

function isBlock(value: unknown): boolean {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.heading !== 'string') return false;
  const kind = value.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(LIST_OF, kind)) return false;
  const key = LIST_OF[kind as Block['kind']];
  const things = key === 'item' ? [value.item] : value[key];
  if (!Array.isArray(things) || things.length === 0 || !things.every(isThing)) return false;
  return kind !== 'graph' || list(value.edges).every((edge) => isRecord(edge) && typeof edge.from === 'string');
}

function isThing(value: unknown): value is Json {
  return isRecord(value) && typeof value.id === 'string';
}
