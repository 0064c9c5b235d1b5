/** The icons of the product and the search for one that really depicts a noun. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HkmError } from '../../errors.ts';
import { lookupKey } from './lookup-key.ts';
import { searchIcons } from './search.ts';

/** A shape of an icon on a 24 x 24 grid, to be stroked: tag name and attributes. */
export type IconNode = readonly [tag: string, attributes: Readonly<Record<string, string>>];

export interface ResolvedIcon {
  name: string;
  /** 0 to 1; see SCORES. */
  score: number;
}

export interface IconSet {
  /** The shapes of an icon, or undefined where the set has no icon of that name. */
  nodes(name: string): readonly IconNode[] | undefined;
  has(name: string): boolean;
  /**
   * The icon that depicts the first of the nouns for which there is one, best nouns first; `taken` are in use already.
   * Undefined when nothing reaches the threshold: then draw a numeral or a plain shape.
   */
  resolve(nouns: readonly string[], taken: ReadonlySet<string>): ResolvedIcon | undefined;
  /** Names of icons for what somebody types, best first. */
  search(query: string, limit: number): string[];
}

type Index = Readonly<Record<string, readonly string[]>>;

/** The file that scripts/build-icons.ts writes; every key of an index is a `lookupKey`. */
export interface IconFile {
  concepts: Index;
  names: Index;
  tags: Index;
  /** Each icon's nodes as JSON text, parsed when the icon is drawn, so that opening the file stays cheap. */
  nodes: Readonly<Record<string, string>>;
}

/** How sure we are that an icon depicts the noun, by the way it was found. */
const SCORES = { concept: 1, name: 0.92, headOfConcept: 0.8, headOfName: 0.72, tag: 0.4 } as const;
/** Below this nothing is drawn. One tag alone is no proof: two nouns must agree. */
const THRESHOLD = 0.65;
/** Each further alternative icon of a concept, and each later noun, counts for less. */
const STEP = 0.03;
const MAX_NOUNS = 12;

/** @param path default: the file that scripts/build-icons.ts writes. */
export function loadIcons(path = fileURLToPath(new URL('../../../assets/icons.json', import.meta.url))): IconSet {
  return createIconSet(parseIconFile(path));
}

function parseIconFile(path: string): IconFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as IconFile;
  } catch (cause) {
    throw new HkmError('internal', `The icons could not be read from ${path}; run: node scripts/build-icons.ts`, {
      cause,
    });
  }
}

export function createIconSet(file: IconFile): IconSet {
  const parsed = new Map<string, readonly IconNode[]>();
  const find = (index: Index, key: string): readonly string[] | undefined =>
    Object.hasOwn(index, key) ? index[key] : undefined;

  function candidatesOf(noun: string): Map<string, number> {
    const found = new Map<string, number>();
    const offer = (icons: readonly string[] | undefined, score: number): void => {
      icons?.forEach((icon, i) => {
        found.set(icon, Math.max(found.get(icon) ?? 0, score - i * STEP));
      });
    };
    const whole = lookupKey(noun);
    const known = find(file.concepts, whole);
    if (known !== undefined) {
      offer(known, SCORES.concept);
      return found;
    }
    offer(find(file.names, whole), SCORES.name);
    const head = whole.slice(whole.lastIndexOf(' ') + 1);
    if (head === whole) {
      if (found.size === 0) offer(find(file.tags, whole), SCORES.tag);
      return found;
    }
    const knownHead = find(file.concepts, head);
    offer(knownHead, SCORES.headOfConcept);
    if (knownHead === undefined) offer(find(file.names, head), SCORES.headOfName);
    return found;
  }

  return {
    search: (query, limit) => searchIcons(file, query, limit),
    has: (name) => Object.hasOwn(file.nodes, name),
    nodes(name) {
      const known = parsed.get(name);
      if (known !== undefined) return known;
      const text = Object.hasOwn(file.nodes, name) ? file.nodes[name] : undefined;
      if (text === undefined) return undefined;
      const nodes = JSON.parse(text) as readonly IconNode[];
      parsed.set(name, nodes);
      return nodes;
    },
    resolve(nouns, taken) {
      const totals = new Map<string, number>();
      nouns.slice(0, MAX_NOUNS).forEach((noun, i) => {
        for (const [icon, score] of candidatesOf(noun)) {
          const own = score - i * STEP;
          const before = totals.get(icon);
          // tags add up; a real hit is not made surer by a second one
          const total = before === undefined ? own : before < THRESHOLD ? before + own : Math.max(before, own);
          totals.set(icon, Math.min(1, total));
        }
      });
      return bestOf(totals, taken);
    },
  };
}

function bestOf(totals: ReadonlyMap<string, number>, taken: ReadonlySet<string>): ResolvedIcon | undefined {
  let best: ResolvedIcon | undefined;
  for (const [name, score] of totals) {
    if (score < THRESHOLD || taken.has(name)) continue;
    if (best === undefined || score > best.score || (score === best.score && name < best.name)) best = { name, score };
  }
  return best;
}
