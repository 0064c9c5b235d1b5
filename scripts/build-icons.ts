/**
 * Builds engine/assets/icons.json: the nodes of the icons that depict something, with the words that find them.
 * Taken: Lucide (ISC) and the outline icons of Tabler (MIT); both are drawn on 24 x 24 with round strokes of 2, so they
 * mix in one picture. Left out: Healthicons, whose outlines are filled shapes and look foreign beside them.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IconFile } from '../engine/src/visual/icons/icon-set.ts';
import { lookupKey } from '../engine/src/visual/icons/lookup-key.ts';

type Nodes = readonly (readonly [string, Readonly<Record<string, string | number>>])[];
interface ConceptFile {
  concepts: readonly { icons: readonly string[]; terms: readonly string[] }[];
}

const LUCIDE_NODES = 'node_modules/lucide-static/icon-nodes.json';
const LUCIDE_TAGS = 'node_modules/lucide-static/tags.json';
const TABLER_NODES = 'node_modules/@tabler/icons/tabler-nodes-outline.json';
const TABLER_ICONS = 'node_modules/@tabler/icons/icons.json';
const CONCEPTS = 'engine/data/concepts.json';
const OUTPUT = 'engine/assets/icons.json';

export const inputs: string[] = [
  LUCIDE_NODES,
  LUCIDE_TAGS,
  TABLER_NODES,
  TABLER_ICONS,
  CONCEPTS,
  'scripts/build-icons.ts',
];
export const outputs: string[] = [OUTPUT];

/** Signs that the painters draw themselves. */
const SIGNS = ['check', 'triangle-alert', 'circle-question-mark', 'arrow-right', 'arrow-down', 'search', 'book-open'];

/** Tabler's categories that hold pictures of things; the others hold signs of user interfaces, brands and letters. */
const TABLER_THINGS = new Set([
  'Animals',
  'Buildings',
  'Electrical',
  'Food',
  'Health',
  'Nature',
  'Sport',
  'Vehicles',
  'Weather',
]);

/** Names of Lucide that belong to user interfaces. */
const INTERFACE =
  /^(a|align|arrow|arrows|chevron|chevrons|circle|square|file|folder|message|messages|panel|panels|layout|text|git|user|mail|calendar|list|move|monitor|mouse|pointer|grid|rows|corner|chart|cloud|database|clipboard|bookmark|bell|badge|between|signal|shield|smartphone|sliders|volume|wifi|zoom|video|undo|redo|toggle|table|spell|separator|screen|save|replace|repeat|receipt|ratio|play|pause|skip|log|lock|indent|image|heading|grip|fold|unfold|flip|funnel|shrink|dot|copy|combine|clock|check|caption|captions|case|brackets|blocks|app|ad|shopping|scan|rotate|navigation|diff|import|laptop|cassette|gallery|maximize|minimize|option|paint|pen|pilcrow|rectangle|regex|remove|rss|send|server|square|stretch|strikethrough|subscript|superscript|tablet|tag|ticket|trash|type|ungroup|unlink|upload|variable|vibrate|view|voicemail|webcam|x|squircle|iteration|sticky|notebook|notepad|gap|line|hdmi|usb|nfc|step|fast|picture|touchpad|tally|zodiac)(-|$)/;
const VARIANT =
  /-(off|x|plus|minus|check|cancel|pause|pin|star|up|down|share|search|question|exclamation|cog|dollar|heart|left|right|edit|lock|locked|code|\d+)$/;

export async function build(root: string): Promise<void> {
  const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(path.join(root, file), 'utf8')) as T;
  const [lucide, lucideTags, tabler, tablerIcons, { concepts }] = await Promise.all([
    read<Record<string, Nodes>>(LUCIDE_NODES),
    read<Record<string, string[]>>(LUCIDE_TAGS),
    read<Record<string, Nodes>>(TABLER_NODES),
    read<Record<string, { category: string; tags: (string | number)[] }>>(TABLER_ICONS),
    read<ConceptFile>(CONCEPTS),
  ]);
  const nodes = new Map<string, Nodes>();
  const names = new Map<string, string[]>();
  const tagged = new Map<string, string[]>();
  const nodesOf = (name: string): Nodes => {
    const found = name.startsWith('tabler-') ? tabler[name.slice(7)] : lucide[name];
    if (found === undefined) throw new Error(`${CONCEPTS} names the icon '${name}', which neither set holds`);
    return found;
  };
  for (const name of [...SIGNS, ...concepts.flatMap((concept) => concept.icons)]) nodes.set(name, nodesOf(name));
  const addWords = (name: string, tags: readonly (string | number)[]): void => {
    nodes.set(name, nodesOf(name));
    push(names, name.replace(/^tabler-/, '').replaceAll('-', ' '), name);
    for (const tag of tags) if (/^[a-z][a-z -]{2,}$/i.test(String(tag))) push(tagged, String(tag), name);
  };
  for (const name of Object.keys(lucide)) {
    if (nodes.has(name) || (!INTERFACE.test(name) && !VARIANT.test(name))) addWords(name, lucideTags[name] ?? []);
  }
  for (const [name, { category, tags }] of Object.entries(tablerIcons)) {
    if (tabler[name] === undefined) continue;
    const own = `tabler-${name}`;
    if (nodes.has(own) || (TABLER_THINGS.has(category) && !VARIANT.test(name) && lucide[name] === undefined))
      addWords(own, tags);
  }
  const file: IconFile = {
    concepts: Object.fromEntries(
      concepts.flatMap(({ terms, icons }) => terms.map((term) => [lookupKey(term), icons] as const)),
    ),
    names: toRecord(names),
    tags: toRecord(tagged),
    nodes: Object.fromEntries(
      [...nodes].sort(byKey).map(([name, shapes]) => [name, JSON.stringify(shapes.map(plain))] as const),
    ),
  };
  await mkdir(path.join(root, path.dirname(OUTPUT)), { recursive: true });
  await writeFile(path.join(root, OUTPUT), `${JSON.stringify(file)}\n`);
}

/** Numbers become strings; keys that belong to React are dropped. */
function plain([tag, attributes]: Nodes[number]): [string, Record<string, string>] {
  return [
    tag,
    Object.fromEntries(
      Object.entries(attributes)
        .filter(([key]) => key !== 'key')
        .map(([k, v]) => [k, String(v)]),
    ),
  ];
}

function push(index: Map<string, string[]>, words: string, name: string): void {
  const key = lookupKey(words);
  const known = index.get(key);
  if (known === undefined) index.set(key, [name]);
  else if (!known.includes(name)) known.push(name);
}

function toRecord(index: ReadonlyMap<string, string[]>): Record<string, string[]> {
  return Object.fromEntries([...index].sort(byKey).map(([key, names]) => [key, names.sort()] as const));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

if (import.meta.main) await build(path.resolve(import.meta.dirname, '..'));
