import { describe, expect, it } from 'vitest';
import { dotIcons, emptyScene } from '../../../testing/export-input.ts';
import type { PlacedRun, Scene, SceneItem, TextItem } from '../../scene.ts';
import { renderPicture } from './picture.ts';
import { StyleSheet } from './style-sheet.ts';
import { documentStyles } from './styles.ts';

const engine = { glyphOutline: () => '', fontData: () => new Uint8Array() };
const fonts = { css: '', family: (key: string) => `"${key}"`, regular: 'serif', bold: 'serif' };
const anchors = {
  claim: (id: string | undefined) => (id === 'c1' ? 'claim-1' : undefined),
  inPicture: (id: string | undefined) => (id === 'c1' ? 'drawn-1' : undefined),
  source: (number: number | undefined) => (number === 2 ? 'source-2' : undefined),
};

const runOf = (run: Partial<PlacedRun> & { text: string }): PlacedRun => ({
  font: 'Inter_400Regular',
  size: 20,
  rtl: false,
  x: 0,
  rise: 0,
  width: 40,
  glyphs: [],
  ...run,
});

function textOf(text: string, runs: PlacedRun[] = [runOf({ text })], more: Partial<TextItem> = {}): TextItem {
  const line = { text, x: 4, baseline: 50, width: 40, ink: { left: 0, top: 0, right: 1, bottom: 1 }, runs };
  const style = {
    family: 'inter',
    weight: 400,
    size: 20,
    lineHeight: 1.5,
    language: 'en',
    direction: 'ltr',
    align: 'start',
  } as const;
  return {
    kind: 'text',
    text,
    box: { x: 0, y: 0, width: 80, height: 30 },
    style,
    lines: [line],
    color: '#102030',
    background: '#ffffff',
    role: 'item-text',
    ...more,
  };
}

function render(items: SceneItem[]): { html: string; css: string } {
  const styles = new StyleSheet();
  const html = renderPicture({ ...emptyScene, items }, { deps: { engine, icons: dotIcons }, fonts, styles, anchors });
  return { html, css: styles.css };
}

describe('renderPicture()', () => {
  it('stands each line on its baseline', () => {
    const { html, css } = render([textOf('Text')]);
    expect(html).toContain('>Text</span></p>');
    expect(css).toContain(
      'left:calc(4*var(--u));top:calc(30*var(--u));width:calc(40*var(--u));font-family:"Inter_400Regular"',
    );
  });

  it('leaves no text in the shapes, and hides them from readers', () => {
    const { html } = render([
      { kind: 'group', children: [textOf('Only once'), { kind: 'circle', cx: 1, cy: 1, r: 1, fill: '#000000' }] },
    ]);
    expect(html.match(/Only once/g)).toHaveLength(1);
    expect(html).toMatch(/^<div class="shapes" aria-hidden="true"><svg/);
    expect(html).toContain('<circle');
  });

  it('never skips a level of headings', () => {
    const { html } = render(
      [1, 3, 3, 2].map((heading) => textOf(`h${heading}`, undefined, { heading: heading as 1 | 2 | 3 })),
    );
    expect([...html.matchAll(/<(h\d)/g)].map((match) => match[1])).toEqual(['h1', 'h2', 'h3', 'h2']);
  });

  it('links citations to their claim, else to their source, else nowhere', () => {
    const cite = (numbers: number[]) => [
      runOf({ text: 'a' }),
      runOf({ text: numbers.join(), cite: numbers, x: 40, rise: -8, size: 12 }),
    ];
    expect(render([textOf('a', cite([1]), { claimId: 'c1' })]).html).toMatch(
      /<sup class="\w+"><a href="#claim-1">1<\/a><\/sup>/,
    );
    expect(render([textOf('a', cite([2, 3]))]).html).toMatch(/<a href="#source-2">2,3<\/a>/);
    expect(render([textOf('a', cite([9]))]).html).toMatch(/<sup class="\w+">9<\/sup>/);
  });

  it('marks the first text of a claim as its place and lights up all', () => {
    const { html, css } = render([
      textOf('a', undefined, { claimId: 'c1' }),
      textOf('b', undefined, { claimId: 'c1' }),
    ]);
    expect(html.match(/id="drawn-1"/g)).toHaveLength(1);
    expect(html.match(/class="drawn-1 /g)).toHaveLength(2);
    expect(css).toContain('.picture:has(#drawn-1:target) .drawn-1 .l{');
  });

  it('sets words of another font in that font', () => {
    const runs = [runOf({ text: 'so ' }), runOf({ text: 'bold', font: 'Inter_700Bold', x: 40 })];
    expect(render([textOf('so bold', runs)]).html).toMatch(/so <span class="\w+">bold<\/span>/);
  });

  it('falls back to the text of the line', () => {
    const runs = [runOf({ text: 'two ' }), runOf({ text: 'one', x: 40 }), runOf({ text: '2', cite: [2], x: 80 })];
    const item = textOf('one two', runs);
    expect(render([item]).html).toMatch(/>one two<sup/);
    const divided = { ...item, lines: item.lines.map((line) => ({ ...line, joint: 'hyphen' as const })) };
    expect(render([divided]).html).toMatch(/<\/sup>-<\/span>/);
    expect(render([{ ...item, lines: item.lines.map((line) => ({ ...line, runs: [] })) }]).html).toMatch(
      /<p [^>]*><\/p>/,
    );
  });

  it('keeps a colour only if it is one', () => {
    const item = textOf('Text', undefined, { color: 'red;}body{display:none' });
    const { css } = render([{ ...item, style: { ...item.style, tracking: 0.05, tabular: true } }]);
    expect(css).toContain('color:currentColor;');
    expect(css).toContain('letter-spacing:0.05em;font-variant-numeric:tabular-nums');
  });
});

describe('documentStyles()', () => {
  const stylesOf = (scene: Partial<Scene>): string => documentStyles({ ...emptyScene, ...scene }, fonts, 'Poster');

  it('takes its colours from texts that can be read on the page', () => {
    const title = textOf('T', undefined, { heading: 1, color: '#112233' });
    const css = stylesOf({ items: [title, textOf('k', undefined, { role: 'kicker', color: '#990000' })] });
    expect(css).toContain('color:#112233');
    expect(css).toContain('--veil:#9900002e');
  });

  it('does without those that cannot be, or that stand on another ground', () => {
    const pale = textOf('T', undefined, { heading: 1, color: '#eeeeee' });
    expect(stylesOf({ items: [pale, textOf('x', undefined, { color: 'none' })] })).toContain('color:#121212');
    expect(stylesOf({ items: [textOf('T', undefined, { heading: 1, background: '#000000' })] })).toContain(
      'color:#121212',
    );
    expect(stylesOf({ background: '#000000' })).toContain('color:#ffffff');
    expect(stylesOf({ background: 'paper' })).toContain('background:#ffffff');
    expect(stylesOf({ background: '#8a8a8a' })).toContain('background:#8a8a8a');
  });
});
