/** Web pages: the article without navigation, scripts and advertisements. */
import { Readability } from '@mozilla/readability';
import type { Block } from '../source-text.ts';
import { cleanLine } from './clean.ts';
import { decodeText } from './decode.ts';
import { asNode, blocksOf, parsePage } from './html-blocks.ts';
import type { Extracted, Reader } from './reader.ts';

/** Elements of a page; more, and it is a generated list, not a text. */
const MOST_ELEMENTS = 100_000;
/** Characters below which an article may have been cut too narrowly. */
const SHORT_ARTICLE = 200;

export const readHtml: Reader = ({ bytes, name, charset }): Extracted => {
  const html = decodeText(bytes, name, charset ?? declaredCharset(bytes));
  const page = parsePage(html);
  const heading = onlyHeading(page.querySelectorAll('h1'));
  const pageTitle = cleanLine(page.querySelector('title')?.textContent ?? '');
  const article = new Readability(page, {
    maxElemsToParse: MOST_ELEMENTS,
    keepClasses: true,
    serializer: asNode,
  }).parse();
  const date = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(article?.publishedTime ?? '')?.[0];
  return {
    blocks: article?.content ? widened(blocksOf(article.content), html) : wholePage(html),
    title: titleOf(heading, cleanLine(article?.title ?? ''), pageTitle),
    author: cleanLine(article?.byline ?? '').slice(0, 200),
    publisher: cleanLine(article?.siteName ?? '').slice(0, 200),
    date,
    language: article?.lang?.slice(0, 2).toLowerCase(),
  };
};

/** Sites put their name behind the page's; the heading has it alone. */
function titleOf(heading: string, articleTitle: string, pageTitle: string): string {
  const title = articleTitle || pageTitle;
  return heading !== '' && (title === '' || title.includes(heading)) ? heading : title;
}

function onlyHeading(headings: ArrayLike<{ textContent: string | null }>): string {
  return headings.length === 1 ? cleanLine(headings[0]?.textContent ?? '') : '';
}

/** Short pages, and those built of many small parts, are read better whole. */
function widened(blocks: Block[], html: string): Block[] {
  if (lettersIn(blocks) >= SHORT_ARTICLE) return blocks;
  const whole = wholePage(html);
  return lettersIn(whole) > lettersIn(blocks) * 2 ? whole : blocks;
}

/** The article reader changes the page that it reads, so this starts from a new one. */
function wholePage(html: string): Block[] {
  return blocksOf(asNode(parsePage(html).body));
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_048)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0);
}
