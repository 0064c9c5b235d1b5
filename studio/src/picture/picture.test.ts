import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './passage.ts';
import { cleanSvg } from './sanitize.ts';
import { fitScale, limitScale, scrollFor, stepScale, ZOOM_LIMITS } from './zoom.ts';

const wrap = (inside: string, attributes = 'viewBox="0 0 100 200"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const cleaned = (inside: string) => cleanSvg(wrap(inside), 'p-')?.element.innerHTML ?? '';

test('a drawing stays as it is, with ids of its own', () => {
  const picture = cleanSvg(
    wrap(
      '<defs><path id="a" d="M0 0"/><linearGradient id="g"/></defs><use href="#a"/><use xlink:href="#a"/>' +
        '<g data-claim="c1" fill="url(#g)" aria-labelledby="a b"><text x="1">Hi</text></g>',
      'width="100" height="200"',
    ),
    'p-',
  );
  const markup = picture?.element.innerHTML ?? '';
  expect(picture).toMatchObject({ width: 100, height: 200 });
  expect(picture?.element.getAttribute('viewBox')).toBe('0 0 100 200');
  expect(markup).toContain('id="p-a"');
  expect(markup.match(/href="#p-a"/g)).toHaveLength(2);
  expect(markup).toContain('fill="url(#p-g)"');
  expect(markup).toContain('aria-labelledby="p-a p-b"');
  expect(markup).toContain('data-claim="c1"');
});

test.each([
  '<script>alert(1)</script>',
  '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
  '<rect onclick="alert(1)" ONLOAD="alert(1)"/>',
  '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
  '<use href="https://evil.example/x.svg#a"/>',
  '<use xlink:href="data:image/svg+xml,alert"/>',
  '<image href="https://evil.example/alert.png"/>',
  '<image href="data:image/svg+xml;base64,alert"/>',
  '<rect style="background:url(https://evil.example/alert)"/>',
  '<rect fill="url(https://evil.example/alert#a)"/>',
  '<style>@import "https://evil.example/alert.css"</style>',
  '<set attributeName="href" to="javascript:alert(1)"/>',
  '<animate attributeName="href" values="javascript:alert(1)"/>',
  '<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>',
])('%s does not come through', (evil) => {
  const markup = cleaned(`<g>${evil}</g>`);
  expect(markup).not.toMatch(/alert|evil|javascript/i);
});

test('pictures inside a picture are allowed as bytes', () => {
  expect(cleaned('<image href="data:image/png;base64,AAAA"/>')).toContain('data:image/png;base64,AAAA');
});

test('what is no SVG is refused', () => {
  expect(cleanSvg('<svg><broken', 'p-')).toBeUndefined();
  expect(cleanSvg('<html xmlns="http://www.w3.org/1999/xhtml"/>', 'p-')).toBeUndefined();
  expect(cleanSvg('<svg/>', 'p-')).toBeUndefined();
});

test('an SVG that is built to exhaust the reader is cut', () => {
  const deep = 600;
  expect(() => cleaned('<g>'.repeat(deep) + '</g>'.repeat(deep))).not.toThrow();
});

test('no text or attribute value can turn into something that runs', () => {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('fill', 'href', 'id', 'onclick', 'style'), (text, name) => {
      // Characters that XML forbids make it no SVG at all, which is fine too.
      const picture = cleanSvg(wrap(`<rect ${name}="${escaped(text)}"/>`), 'p-');
      const rect = picture?.element.querySelector('rect');
      expect(rect?.getAttribute('onclick') ?? '').toBe('');
      expect(rect?.getAttribute('style') ?? '').toBe('');
      const href = rect?.getAttribute('href');
      if (href) expect(href).toMatch(/^#p-/);
    }),
  );
});

test('the picture fits its window', () => {
  const picture = { width: 1000, height: 2000 };
  expect(fitScale('width', picture, { width: 500, height: 500 })).toBe(0.5);
  expect(fitScale('whole', picture, { width: 500, height: 500 })).toBe(0.25);
  expect(fitScale('width', picture, { width: 0, height: 0 })).toBe(1);
  expect(fitScale('width', { width: 0, height: 0 }, { width: 0, height: 0 })).toBe(1);
});

test('zoom has limits, and one step in and out leads back', () => {
  expect(limitScale(1000)).toBe(ZOOM_LIMITS.most);
  expect(limitScale(0)).toBe(ZOOM_LIMITS.least);
  expect(stepScale(stepScale(1, 1), -1)).toBeCloseTo(1);
});

test('what is under the pointer stays under it', () => {
  const pointer = 120;
  const scroll = scrollFor(300, pointer, 1, 2);
  expect((scroll + pointer) / 2).toBe(300 + pointer);
});

const SOURCE = `First paragraph.\n\nBefore it. The quote stands here. After it.\n\n${'long '.repeat(300)}`;
const QUOTE = 'The quote stands here.';

test('a passage is shown with its paragraph', () => {
  const start = SOURCE.indexOf(QUOTE);
  expect(excerptOf(SOURCE, QUOTE, start, start + QUOTE.length)).toEqual({
    before: 'Before it. ',
    quote: QUOTE,
    after: ' After it.',
    cutBefore: true,
    cutAfter: true,
  });
});

test('offsets that are off are mended by searching, a quote that is not there is none', () => {
  expect(excerptOf(SOURCE, QUOTE, 1, 3)?.quote).toBe(QUOTE);
  expect(excerptOf(SOURCE, 'Not in it.', 0, 10)).toBeUndefined();
  expect(excerptOf(SOURCE, '', 0, 0)).toBeUndefined();
});

test('a passage in a text without paragraphs is cut at words', () => {
  const text = `${'word '.repeat(200)}${QUOTE}${' word'.repeat(200)}`;
  const found = excerptOf(text, QUOTE, 1000, 1000 + QUOTE.length);
  expect(found?.before).toMatch(/^word/);
  expect(found?.after).toMatch(/word$/);
  expect(found).toMatchObject({ cutBefore: true, cutAfter: true });
  const solid = 'x'.repeat(900);
  expect(excerptOf(`${solid}${QUOTE}${solid}`, QUOTE, 900, 900 + QUOTE.length)?.before).toHaveLength(420);
});
