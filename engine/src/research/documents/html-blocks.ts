/** From a tree of HTML elements to blocks of text. */
import { parseHTML } from 'linkedom';
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';
import { type RawRow, tableBlock } from './table.ts';

/** The part of the DOM that is used here; the engine compiles without the DOM library. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

export interface BlockOptions {
  /** Reads the cells of tables as paragraphs; default: tables of knowledge are kept as such, those of layout left out. */
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
  const collector = new Collector(options);
  for (const child of root.childNodes) collector.walk(child, 0);
  collector.flush();
  return collector.blocks;
}

class Collector {
  readonly blocks: Block[] = [];
  private readonly options: BlockOptions;
  private line = '';
  /** The list that is being read. */
  private list: Block['list'];

  constructor(options: BlockOptions) {
    this.options = options;
  }

  flush(): void {
    const text = cleanLine(this.line.replace(FOOTNOTE_MARK, '').replace(BACK_LINK, ''));
    this.line = '';
    if (text.length > 0)
      this.blocks.push({ kind: 'paragraph', text, ...(this.list === undefined ? {} : { list: this.list }) });
  }

  walk(node: PageNode, depth: number): void {
    if (node.nodeType === TEXT) this.line += node.textContent ?? '';
    if (node.nodeType !== ELEMENT || depth > DEEPEST) return;
    const tag = node.nodeName.toUpperCase();
    if (tag === 'TABLE' && this.options.withTables !== true) this.readTable(node, depth);
    if (isIgnored(node, this.options)) return;
    const isLine = !INLINE.has(tag);
    if (isLine) this.flush();
    const outer = this.list;
    if (tag === 'OL' || tag === 'UL') this.list = listKind(node, tag);
    const level = HEADING.exec(tag)?.[1];
    if (level === undefined) for (const child of node.childNodes) this.walk(child, depth + 1);
    else pushHeading(this.blocks, inkOf(node, depth), Number(level));
    if (isLine) this.flush();
    this.list = outer;
  }

  private readTable(node: PageNode, depth: number): void {
    this.flush();
    const table = isClutter(node) ? undefined : tableBlock(rowsOf(node, depth));
    if (table !== undefined) this.blocks.push(table);
  }
}

function isIgnored(node: PageNode, { withTables = false }: BlockOptions): boolean {
  const tag = node.nodeName.toUpperCase();
  if (IGNORED.has(tag) && !(withTables && tag === 'TABLE')) return true;
  return isClutter(node);
}

function isClutter(node: PageNode): boolean {
  return CLUTTER.test(node.getAttribute?.('class') ?? '');
}

/** A list inside an item tears the list around it: neither is read as one. */
function listKind(node: PageNode, tag: 'OL' | 'UL'): Block['list'] {
  const isPlain = [...node.childNodes].every(
    (item) =>
      item.nodeType !== ELEMENT || (item.nodeName.toUpperCase() === 'LI' && !holds(item, /^(?:OL|UL|TABLE|P)$/)),
  );
  if (!isPlain) return undefined;
  return tag === 'OL' ? 'ordered' : 'bullets';
}

function holds(node: PageNode, tags: RegExp): boolean {
  return [...node.childNodes].some(
    (child) => child.nodeType === ELEMENT && (tags.test(child.nodeName.toUpperCase()) || holds(child, tags)),
  );
}

/** Rows of a table; none where a cell spans several places or holds a table itself. */
function rowsOf(table: PageNode, depth: number): RawRow[] {
  const rows: RawRow[] = [];
  let isTorn = false;
  const walk = (node: PageNode, level: number): void => {
    if (node.nodeType !== ELEMENT || level > DEEPEST) return;
    const tag = node.nodeName.toUpperCase();
    if (tag !== 'TR') for (const child of node.childNodes) walk(child, level + 1);
    else {
      const cells = [...node.childNodes].filter(({ nodeName }) => /^T[DH]$/i.test(nodeName));
      isTorn ||= cells.some((cell) => /^[2-9]|^1\d/.test(spanOf(cell)) || holds(cell, /^TABLE$/));
      const isHeader = cells.length > 0 && cells.every(({ nodeName }) => nodeName.toUpperCase() === 'TH');
      rows.push({ isHeader, cells: cells.map((cell) => inkOf(cell, level).replace(FOOTNOTE_MARK, '')) });
    }
  };
  walk(table, depth);
  return isTorn ? [] : rows;
}

function spanOf(cell: PageNode): string {
  return cell.getAttribute?.('colspan') ?? cell.getAttribute?.('rowspan') ?? '';
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
