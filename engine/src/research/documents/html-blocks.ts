/** From a tree of HTML elements to blocks of text. */
import { parseHTML } from 'linkedom';
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';

/** The part of the DOM that is used here; the engine compiles without the DOM library. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

export interface BlockOptions {
  /** Reads the cells of tables as paragraphs; default: tables are left out. */
  withTables?: boolean;
}

/** Nesting beyond this is no page but an attack on the stack. */
const DEEPEST = 400;
const ELEMENT = 1;
const TEXT = 3;

const HEADING = /^H([1-6])$/;
const IGNORED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT NAV HEADER FOOTER ASIDE FORM BUTTON SELECT FIGURE FIGCAPTION TABLE PRE HEAD TITLE TEXTAREA DIALOG MENU VIDEO AUDIO'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY RB S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
/** Footnote marks, edit links, boxes of links and the like in encyclopaedias. */
const CLUTTER = /(^|[\s_-])(reference|mw-editsection|noprint|navbox|hatnote|sr-only|visually-hidden|toc)($|[\s_-])/i;
const FOOTNOTE_MARK = /\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]/gi;
const BACK_LINK = /\s*[↑↩]\s*$/;

export function parsePage(html: string) {
  const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(page).document;
}

/** The one place where the library's nodes become ours: both are the DOM. */
export function asNode(node: unknown): PageNode {
  return node as PageNode;
}

/** Blocks of HTML that is all text, such as what other formats are converted to. */
export function blocksOfHtml(html: string, options: BlockOptions = {}): Block[] {
  return blocksOf(asNode(parsePage(html).body), options);
}

/** Text runs until the next element that starts a line of its own. */
export function blocksOf(root: PageNode, options: BlockOptions = {}): Block[] {
  const blocks: Block[] = [];
  let line = '';
  const flush = (): void => {
    const text = cleanLine(line.replace(FOOTNOTE_MARK, '').replace(BACK_LINK, ''));
    line = '';
    if (text.length > 0) blocks.push({ kind: 'paragraph', text });
  };
  const walk = (node: PageNode, depth: number): void => {
    if (node.nodeType === TEXT) line += node.textContent ?? '';
    if (node.nodeType !== ELEMENT || depth > DEEPEST || isIgnored(node, options)) return;
    const tag = node.nodeName.toUpperCase();
    const level = HEADING.exec(tag)?.[1];
    if (!INLINE.has(tag)) flush();
    if (level === undefined) for (const child of node.childNodes) walk(child, depth + 1);
    else pushHeading(blocks, inkOf(node, depth), Number(level));
    if (!INLINE.has(tag)) flush();
  };
  for (const child of root.childNodes) walk(child, 0);
  flush();
  return blocks;
}

function isIgnored(node: PageNode, { withTables = false }: BlockOptions): boolean {
  const tag = node.nodeName.toUpperCase();
  if (IGNORED.has(tag) && !(withTables && tag === 'TABLE')) return true;
  return CLUTTER.test(node.getAttribute?.('class') ?? '');
}

/** Text of an element without what is ignored in it, such as edit links. */
function inkOf(node: PageNode, depth: number): string {
  if (node.nodeType === TEXT) return node.textContent ?? '';
  if (node.nodeType !== ELEMENT || depth > DEEPEST || isIgnored(node, {})) return '';
  return [...node.childNodes].map((child) => inkOf(child, depth + 1)).join('');
}

function pushHeading(blocks: Block[], ink: string, level: number): void {
  const text = cleanLine(ink.replace(FOOTNOTE_MARK, ''));
  if (text.length > 0) blocks.push({ kind: 'heading', text, level });
}
