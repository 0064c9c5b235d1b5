/** The server's icons: searched by a word, or looked up by their names. */
import { requestJson } from './http.ts';
import { isRecord, list, record, text } from './read.ts';

export interface IconShape {
  name: string;
  /** Shapes on a 24 x 24 grid, to be stroked. */
  nodes: { tag: ShapeTag; attributes: Record<string, string> }[];
}

const TAGS = ['path', 'circle', 'line', 'rect', 'polyline', 'polygon', 'ellipse'] as const;
export type ShapeTag = (typeof TAGS)[number];
/** Geometry alone: nothing that could load, link or run. */
const GEOMETRY = /^(?:d|points|[cr]?[xy]|[xy][12]|r|width|height)$/;

export async function searchIcons(query: string, signal?: AbortSignal): Promise<IconShape[]> {
  return readIcons(await requestJson(`/api/icons?q=${encodeURIComponent(query)}`, { signal }));
}

export async function namedIcons(names: readonly string[], signal?: AbortSignal): Promise<IconShape[]> {
  return readIcons(await requestJson(`/api/icons?names=${encodeURIComponent(names.join(','))}`, { signal }));
}

function readIcons(answer: unknown): IconShape[] {
  return list(record(answer).icons).flatMap((value) => {
    const name = text(record(value).name);
    return name ? [{ name, nodes: list(record(value).nodes).flatMap(readNode) }] : [];
  });
}

function readNode(value: unknown): IconShape['nodes'] {
  const tag = TAGS.find((known) => known === record(value).tag);
  const attributes = record(value).attributes;
  if (!tag || !isRecord(attributes)) return [];
  const allowed = Object.entries(attributes).flatMap(([name, held]) => {
    const drawn = text(held);
    return drawn !== undefined && GEOMETRY.test(name) ? [[name, drawn] as const] : [];
  });
  return [{ tag, attributes: Object.fromEntries(allowed) }];
}
