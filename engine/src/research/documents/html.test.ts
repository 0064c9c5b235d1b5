import { describe, expect, it } from 'vitest';
import { readHtml } from './html.ts';
import { blocksOfHtml } from './html-blocks.ts';

const read = async (html: string | Uint8Array, charset?: string) => {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  return readHtml({ bytes, name: 'page.html', charset, url: undefined, signal: undefined });
};

const FILLER =
  'The Nile flows north through eleven countries, and its valley has fed people for thousands of years. '.repeat(4);
const PAGE = `<!doctype html><html lang="en-GB"><head><title>Nile - Encyclopaedia</title>
<meta name="author" content="A. Author"><meta property="article:published_time" content="2024-03-05T01:02:03Z">
<meta property="og:site_name" content="Encyclopaedia"><script>steal()</script><style>p{}</style></head>
<body><nav><a href="/">Home</a> <a href="/x">Contents of the site</a></nav><main><article><h1>Nile</h1>
<p>${FILLER}<sup class="reference">[1]</sup> It is <b>long</b>.[2]</p>
<h2>Course<span class="mw-editsection">[edit]</span></h2><p>${FILLER}</p>
<ul><li>White Nile</li><li>Blue<br>Nile</li></ul><table><tr><th>Length</th><td>6650 km</td></tr><tr><th>Mouth</th><td>Sea</td></tr></table>
</article></main><footer>Cookies</footer></body></html>`;

describe('readHtml', () => {
  it('gives the article, without what stands around it', async () => {
    const { blocks } = await read(PAGE);
    const text = blocks.map((block) => block.text).join('\n');
    expect(text).toContain('It is long.');
    expect(text).toContain('White Nile');
    expect(text).not.toMatch(/Home|Contents of the site|Cookies|steal|\[1\]|\[2\]|6650/);
    expect(blocks.find((block) => block.kind === 'heading')?.text).toBe('Course');
  });

  it('gives what the page says about itself', async () => {
    expect(await read(PAGE)).toMatchObject({
      title: 'Nile',
      author: 'A. Author',
      publisher: 'Encyclopaedia',
      date: '2024-03-05',
      language: 'en',
    });
  });

  it('reads short pages and fragments whole', async () => {
    const { blocks, title } = await read(
      '<title>Notes</title><h1>One</h1><p>A.</p><h1>Two</h1><div>B.<div>C.</div></div>',
    );
    expect(blocks.map((block) => block.text)).toEqual(['One', 'A.', 'Two', 'B.', 'C.']);
    expect(title).toBe('Notes');
  });

  it('reads a page that no article can be found in', async () => {
    expect((await read('<html><body></body></html>')).blocks).toEqual([]);
    expect((await read('<html><body>Bare.</body></html>')).blocks).toMatchObject([{ text: 'Bare.' }]);
  });

  it('believes the character set of the page', async () => {
    const html = Buffer.from(
      '<html><head><meta charset="windows-1251"></head><body><p>Река длинная</p></body></html>',
      'utf8',
    );
    const letters: Record<string, number> = {};
    for (let code = 0x410; code <= 0x44f; code += 1) letters[String.fromCharCode(code)] = code - 0x350;
    const bytes = Uint8Array.from([...html.toString('utf8')].map((each) => letters[each] ?? each.charCodeAt(0)));
    expect((await read(bytes)).blocks).toMatchObject([{ text: 'Река длинная' }]);
  });
});

describe('blocksOfHtml', () => {
  it('does not break at inline elements, and does at others', () => {
    expect(blocksOfHtml('a<b>b</b> <i>c</i><p>d<em>e</em></p>f')).toMatchObject([
      { text: 'ab c' },
      { text: 'de' },
      { text: 'f' },
    ]);
  });

  it('drops links back from footnotes, and empty headings', () => {
    expect(blocksOfHtml('<p>Note. <a href="#x">↑</a></p><h2> </h2>')).toMatchObject([{ text: 'Note.' }]);
  });

  it('survives nesting without end', () => {
    const deep = '<div>'.repeat(5_000);
    expect(blocksOfHtml(`${deep}x`).length).toBeLessThanOrEqual(1);
  });
});
