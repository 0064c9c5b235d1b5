/** Web pages: the article without navigation, scripts and advertisements. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';
import { decodeText } from './decode.ts';
import type { Extracted, Reader } from './reader.ts';

/** The part of the DOM that is used here; the engine compiles without the DOM library. */
interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

/** Elements of a page; more, and it is a generated list, not a text. */
const MOST_ELEMENTS = 100_000;
const DEEPEST = 400;

const HEADING = /^H([1-6])$/;
const IGNORED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT NAV HEADER FOOTER ASIDE FORM BUTTON SELECT FIGURE FIGCAPTION TABLE PRE HEAD TEXTAREA DIALOG MENU VIDEO AUDIO'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY RB S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
/** Marks of footnotes, edit links and the like in encyclopaedias. */
const CLUTTER = /(^|[\s_-])(reference|mw-editsection|noprint|navbox|hatnote|sr-only|visually-hidden|toc)($|[\s_-])/i;
const FOOTNOTE_MARK = /\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]/gi;

export const readHtml: Reader = ({ bytes, name, charset }): Extracted => {
  const html = decodeText(bytes, name, charset ?? declaredCharset(bytes));
  const page = parsePage(html);
  const article = new Readability(page, { maxElemsToParse: MOST_ELEMENTS, serializer: asNode }).parse();
  // The article reader changes the page it reads, so the fallback starts from a new one.
  const root = article?.content ?? asNode(parsePage(html).body);
  let blocks = blocksOf(root);
  if (lettersIn(blocks) < 200) {
    const whole = blocksOf(asNode(parsePage(html).body));
    if (lettersIn(whole) > lettersIn(blocks) * 2) blocks = whole;
  }
  const date = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(article?.publishedTime ?? '')?.[0];
  return {
    blocks,
    title: cleanLine(article?.title ?? ''),
    author: cleanLine(article?.byline ?? '').slice(0, 200),
    publisher: cleanLine(article?.siteName ?? '').slice(0, 200),
    date,
    language: article?.lang?.slice(0, 2).toLowerCase(),
  };
};

function parsePage(html: string) {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  return document;
}

function asNode(node: unknown): PageNode {
  return node as PageNode;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_048)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
}

/** Walks the tree; text runs until the next element that starts a line of its own. */
function blocksOf(root: PageNode, { withTables = false } = {}): Block[] {
  const blocks: Block[] = [];
  let line = '';
  const flush = (): void => {
    const text = cleanLine(line.replace(FOOTNOTE_MARK, '').replace(/\s*[↑↩]\s*$/, ''));
    line = '';
    if (text.length > 0) blocks.push({ kind: 'paragraph', text });
  };
  const walk = (node: PageNode, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.nodeType === 3) line += node.textContent ?? '';
    if (node.nodeType !== 1) return;
    const tag = node.nodeName.toUpperCase();
    if ((IGNORED.has(tag) && !(withTables && tag === 'TABLE')) || CLUTTER.test(node.getAttribute?.('class') ?? ''))
      return;
    const level = HEADING.exec(tag)?.[1];
    if (level !== undefined) {
      flush();
      const text = cleanLine((node.textContent ?? '').replace(FOOTNOTE_MARK, ''));
      if (text.length > 0) blocks.push({ kind: 'heading', text, level: Number(level) });
      return;
    }
    const isInline = INLINE.has(tag);
    if (!isInline) flush();
    for (const child of node.childNodes) walk(child, depth + 1);
    if (!isInline) flush();
  };
  for (const child of root.childNodes) walk(child, 0);
  flush();
  return blocks;
}

/** Blocks of HTML that is all text, such as what other formats are converted to. */
export function blocksOfHtml(html: string, options: { withTables?: boolean } = {}): Block[] {
  return blocksOf(asNode(parsePage(html).body), options);
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0);
}
