/** A Source's text is made of blocks, one after the other with a blank line between; headings are blocks too. */
import { createHash } from 'node:crypto';
import type { Passage, Source, SourceText, Structure } from '../contract/index.ts';

export interface Block {
  /** A table's text is made by `tableText`. */
  kind: 'heading' | 'paragraph' | 'table';
  text: string;
  /** 1 is the title of the whole; only for headings. */
  level?: number;
  /** The list that a paragraph is an item of. */
  list?: 'ordered' | 'bullets';
}

const BREAK = '\n\n';

/** Joins blocks into a text with offsets. `describe` sees the hash of the text, for ids that are made of it. */
export function assembleSourceText(
  blocks: readonly Block[],
  describe: (hash: string) => Omit<Source, 'hash'>,
): SourceText {
  const headings: SourceText['headings'] = [];
  const structures: Structure[] = [];
  const parts: string[] = [];
  let offset = 0;
  let list: Structure | undefined;
  for (const block of blocks) {
    const text = block.text.replace(/\n{2,}/g, '\n');
    if (text.length === 0) continue;
    if (block.kind === 'heading') headings.push({ text, level: block.level ?? 2, start: offset });
    const kind = block.kind === 'table' ? 'table' : block.list;
    if (kind === undefined) list = undefined;
    else if (list !== undefined && list.kind === kind && kind !== 'table') list.end = offset + text.length;
    else {
      list = { kind, start: offset, end: offset + text.length };
      structures.push(list);
    }
    parts.push(text);
    offset += text.length + BREAK.length;
  }
  const text = parts.join(BREAK);
  const hash = createHash('sha256').update(text).digest('hex');
  return { ...describe(hash), hash, text, headings, ...(structures.length === 0 ? {} : { structures }) };
}

/** The paragraphs of a Source in reading order, each under its headings: `source.text.slice(start, end) === text`. */
export function passagesOf(source: SourceText): Passage[] {
  const headingAt = new Map(source.headings.map((heading) => [heading.start, heading]));
  const above: SourceText['headings'] = [];
  const passages: Passage[] = [];
  let start = 0;
  for (const text of source.text.split(BREAK)) {
    const heading = headingAt.get(start);
    if (heading !== undefined) {
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      above.push(heading);
    } else if (text.length > 0) {
      passages.push({
        id: `${source.id}:${passages.length + 1}`,
        sourceId: source.id,
        start,
        end: start + text.length,
        text,
        headings: above.map((each) => each.text).filter((each) => each !== source.title),
        score: 0,
      });
    }
    start += text.length + BREAK.length;
  }
  return passages;
}
