/** Ways through the Scene. */
import type { Source } from '../../../contract/index.ts';
import type { Box, Scene, SceneItem, TextItem } from '../../scene.ts';
import { plainText, webAddress } from './safe-text.ts';

/** All texts in painting order, which is the reading order; with the claim of the group around where they have none. */
export function textItems(items: readonly SceneItem[], claimId?: string): TextItem[] {
  return items.flatMap((item): TextItem[] => {
    if (item.kind === 'group') return textItems(item.children, item.claimId ?? claimId);
    if (item.kind !== 'text' || item.lines.length === 0) return [];
    return [item.claimId === undefined && claimId !== undefined ? { ...item, claimId } : item];
  });
}

/** A function that tells the web address of the source that a text names. */
export function sourceUrlOf(sources: readonly Source[]): (item: TextItem) => string | undefined {
  const named = sources.flatMap((source) => {
    const url = webAddress(source.url);
    const title = plainText(source.title);
    return url === undefined || title === '' ? [] : [{ title, url }];
  });
  return (item) => {
    if (!item.role.startsWith('source')) return undefined;
    const text = plainText(item.text);
    return named.find(({ title }) => text.includes(title))?.url;
  };
}

/** Where the Scene names a source that has a web address. */
export function sourceLinks(scene: Scene, sources: readonly Source[]): { box: Box; url: string }[] {
  const urlOf = sourceUrlOf(sources);
  return textItems(scene.items).flatMap((item) => {
    const url = urlOf(item);
    return url === undefined ? [] : [{ box: inkBox(item), url }];
  });
}

function inkBox(item: TextItem): Box {
  const inks = item.lines.map((line) => line.ink);
  const [x, y] = [Math.min(...inks.map((ink) => ink.left)), Math.min(...inks.map((ink) => ink.top))];
  const [right, bottom] = [Math.max(...inks.map((ink) => ink.right)), Math.max(...inks.map((ink) => ink.bottom))];
  return { x, y, width: right - x, height: bottom - y };
}
