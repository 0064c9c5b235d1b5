/** Which item gets which icon. */
import type { Block, Item, Spec } from '../../contract/index.ts';
import { type IconSet, lookupKey } from '../icons/index.ts';

export type Drawable = Pick<Item, 'id' | 'nouns' | 'icon'>;

/** A block shows icons only if so many of its items have one: a row should look like one row. */
const LEAST_SHARE = 0.6;

/**
 * Icons by the ids of items. No icon twice in one picture, and no noun twice either: a second item about the same thing gets no second
 * picture of it. Nouns that few items share come first, for they tell an item from its neighbours. What a person chose is taken as it is.
 */
export function chooseIcons(spec: Spec, icons: IconSet): ReadonlyMap<string, string> {
  const frequency = countNouns(spec);
  const chosen = new Map<string, string>();
  const taken = { icons: new Set<string>(), nouns: new Set<string>() };
  for (const block of spec.blocks) {
    const things = drawablesOf(block);
    const open = things.filter(({ icon }) => icon === undefined);
    const byHand = things.flatMap(({ id, icon = '' }): [string, string][] => (icons.has(icon) ? [[id, icon]] : []));
    const mine = { icons: new Set(taken.icons), nouns: new Set(taken.nouns) };
    const found = open.flatMap((thing): [string, string][] => {
      const name = iconFor(thing, icons, frequency, mine);
      return name === undefined ? [] : [[thing.id, name]];
    });
    if (byHand.length === 0 && found.length < open.length * LEAST_SHARE) continue;
    for (const [id, name] of [...byHand, ...found]) chosen.set(id, name);
    taken.icons = mine.icons;
    taken.nouns = mine.nouns;
  }
  return chosen;
}

interface Taken {
  icons: Set<string>;
  nouns: Set<string>;
}

/** The icon of the first noun that has one, noted as taken. */
function iconFor(
  { nouns }: Drawable,
  icons: IconSet,
  frequency: ReadonlyMap<string, number>,
  taken: Taken,
): string | undefined {
  for (const noun of byRarity(nouns, frequency)) {
    const key = lookupKey(noun);
    if (taken.nouns.has(key)) continue;
    const icon = icons.resolve([noun], taken.icons);
    if (icon === undefined) continue;
    taken.icons.add(icon.name);
    taken.nouns.add(key);
    return icon.name;
  }
  return undefined;
}

function countNouns(spec: Spec): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { nouns } of spec.blocks.flatMap(drawablesOf)) {
    for (const key of new Set(nouns.map(lookupKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Best nouns first within the same frequency. Nouns late in the list are only loosely about the item. */
const MOST_NOUNS = 3;

function byRarity(nouns: readonly string[], frequency: ReadonlyMap<string, number>): string[] {
  const count = (noun: string): number => frequency.get(lookupKey(noun)) ?? 0;
  return nouns.slice(0, MOST_NOUNS).toSorted((a, b) => count(a) - count(b));
}

/** What of a block may carry an icon. Questions have numerals, so that they can be talked about. */
export function drawablesOf(block: Block): readonly Drawable[] {
  switch (block.kind) {
    case 'facts':
    case 'steps':
    case 'parts':
    case 'contrast':
    case 'causes':
      return block.items;
    case 'graph':
      return block.nodes;
    default:
      return [];
  }
}
