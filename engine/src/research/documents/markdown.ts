/** Markdown: its own headings, paragraphs, list items and tables, without marks, links' addresses, code and HTML. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block } from '../source-text.ts';
import { cleanLine, cleanText } from './clean.ts';
import { decodeText } from './decode.ts';
import type { Extracted, Reader } from './reader.ts';
import { tableBlock } from './table.ts';

type Root = ReturnType<typeof fromMarkdown>;
type RootContent = Root['children'][number];
type Nodes = Root | RootContent;

/** Nesting beyond this is no document but an attack on the stack. */
const DEEPEST = 60;

export const readMarkdown: Reader = ({ bytes, name, charset }): Extracted => {
  const { body, title } = splitFrontMatter(cleanText(decodeText(bytes, name, charset)));
  const blocks: Block[] = [];
  for (const node of fromMarkdown(body).children) collect(node, blocks, 0);
  return { blocks, title };
};

/** The block of settings that site generators put on top: its title is used, the rest is no text. */
function splitFrontMatter(text: string): { body: string; title: string | undefined } {
  const match = /^---\n([\s\S]{0,5000}?)\n---(?:\n|$)/.exec(text);
  if (match === null) return { body: text, title: undefined };
  const title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(match[1] ?? '')?.[1];
  return { body: text.slice(match[0].length), title };
}

function collect(node: RootContent, blocks: Block[], depth: number, list?: Block['list']): void {
  if (depth > DEEPEST) return;
  if (node.type === 'heading') {
    blocks.push({ kind: 'heading', text: cleanLine(inlineText(node)), level: node.depth });
  } else if (node.type === 'paragraph') {
    blocks.push(...paragraphBlocks(inlineText(node), list));
  } else if (node.type === 'list') {
    const isPlain = node.children.every((item) => item.children.length === 1 && item.children[0]?.type === 'paragraph');
    const kind = isPlain ? (node.ordered === true ? 'ordered' : 'bullets') : undefined;
    for (const child of node.children) collect(child, blocks, depth + 1, kind);
  } else if (node.type === 'blockquote' || node.type === 'listItem') {
    for (const child of node.children) collect(child, blocks, depth + 1, list);
  }
}

const ROW_OF_DASHES = /^[\s|:-]*-[\s|:-]*$/;

/** Line ends inside a paragraph are only wrapping, unless the lines are a table. */
function paragraphBlocks(text: string, list: Block['list']): Block[] {
  const lines = text.split('\n');
  const isTable = lines.length > 1 && lines.every((line) => line.includes('|'));
  if (isTable) {
    const isMarked = ROW_OF_DASHES.test(lines[1] ?? '');
    const rows = lines.filter((line) => !ROW_OF_DASHES.test(line)).map((line) => cellsOf(line));
    const table = tableBlock(rows.map((cells, i) => ({ cells, isHeader: isMarked && i === 0 })));
    return table === undefined ? [] : [table];
  }
  const line = cleanLine(text);
  return line === '' ? [] : [{ kind: 'paragraph', text: line, ...(list === undefined ? {} : { list }) }];
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
}

function inlineText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference' || node.type === 'html') return '';
  return 'children' in node ? node.children.map((child) => inlineText(child)).join('') : '';
}
