/** Edits of a Spec: pure, each gives a new Spec and leaves everything untouched that it does not change. */
import type { Block, Spec, TitlePart } from '@hkm/engine/contract';
import { withoutLooseEdges } from './entries.ts';
import { type FieldName, withField, withThings } from './things.ts';

/** A block, or a thing in it. */
export interface Place {
  blockId: string;
  thingId?: string | undefined;
}

export function setTitle(spec: Spec, part: TitlePart, text: string): Spec {
  if (text !== '' || part === 'title') return { ...spec, [part]: text };
  const { [part]: _gone, ...rest } = spec;
  return rest;
}

export function setHeading(spec: Spec, blockId: string, heading: string): Spec {
  return mapBlock(spec, blockId, (block) => ({ ...block, heading }));
}

export function setField(spec: Spec, { blockId, thingId }: Place, name: FieldName, value: string): Spec {
  return mapBlock(spec, blockId, (block) =>
    withThings(block, (things) =>
      things.map((thing) => (thing.id === thingId ? withField(block, thing, name, value) : thing)),
    ),
  );
}

/** undefined: chosen by the engine again. */
export function setIcon(spec: Spec, { blockId, thingId }: Place, icon: string | undefined): Spec {
  return mapBlock(spec, blockId, (block) =>
    withThings(block, (things) =>
      things.map((thing) => {
        if (thing.id !== thingId) return thing;
        const { icon: _old, ...rest } = thing;
        return icon === undefined ? { ...rest, id: thing.id } : { ...thing, icon };
      }),
    ),
  );
}

/** Turns `locked` or `hidden` of a block or a thing on or off. */
export function toggle(spec: Spec, { blockId, thingId }: Place, flag: 'locked' | 'hidden'): Spec {
  const turn = <T extends object>(thing: T): T => {
    const { [flag]: on, ...rest } = thing as T & { locked?: boolean; hidden?: boolean };
    return (on ? rest : { ...thing, [flag]: true }) as T;
  };
  return mapBlock(spec, blockId, (block) =>
    thingId === undefined
      ? turn(block)
      : withThings(block, (things) => things.map((thing) => (thing.id === thingId ? turn(thing) : thing))),
  );
}

export function toggleTitleLock(spec: Spec, part: TitlePart): Spec {
  const { locked = [], ...rest } = spec;
  const next = locked.includes(part) ? locked.filter((other) => other !== part) : [...locked, part];
  return next.length === 0 ? rest : { ...rest, locked: next };
}

/** A block that loses its last thing goes with it. */
export function remove(spec: Spec, { blockId, thingId }: Place): Spec {
  const blocks = spec.blocks.flatMap((block) => {
    if (block.id !== blockId) return [block];
    if (thingId === undefined) return [];
    let left = 0;
    const changed = withThings(block, (things) => {
      const rest = things.filter(({ id }) => id !== thingId);
      left = rest.length;
      return rest;
    });
    if (left === 0) return [];
    return [changed.kind === 'graph' ? withoutLooseEdges(changed) : changed];
  });
  return { ...spec, blocks };
}

/** To a place among its siblings, from 0; beyond the ends is at the end. The same Spec where nothing moves. */
export function moveTo(spec: Spec, { blockId, thingId }: Place, to: number): Spec {
  if (thingId === undefined) {
    const blocks = moved(spec.blocks, (block) => block.id === blockId, to);
    return blocks === spec.blocks ? spec : { ...spec, blocks: [...blocks] };
  }
  let same = false;
  const next = mapBlock(spec, blockId, (block) =>
    withThings(block, (things) => {
      const changed = moved(things, ({ id }) => id === thingId, to);
      same = changed === things;
      return changed;
    }),
  );
  return same ? spec : next;
}

function moved<T>(list: readonly T[], isIt: (entry: T) => boolean, to: number): readonly T[] {
  const from = list.findIndex(isIt);
  const entry = list[from];
  const target = Math.max(0, Math.min(to, list.length - 1));
  if (entry === undefined || target === from) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(target, 0, entry);
}

function mapBlock(spec: Spec, blockId: string, change: (block: Block) => Block): Spec {
  return { ...spec, blocks: spec.blocks.map((block) => (block.id === blockId ? change(block) : block)) };
}
