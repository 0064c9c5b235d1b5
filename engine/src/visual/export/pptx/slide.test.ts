import { describe, expect, it } from 'vitest';
import { dotIcons, paintedScene } from '../../../testing/export-input.ts';
import type { SceneItem, TextItem, TextStyle } from '../../scene.ts';
import { renderSlide, type Slide } from './slide.ts';

const engine = { glyphOutline: () => '', fontData: () => new Uint8Array() };
const deps = { engine, icons: dotIcons };

function render(items: SceneItem[], linkOf: (item: TextItem) => string | undefined = () => undefined): Promise<Slide> {
  return renderSlide({ ...paintedScene(), items }, deps, linkOf);
}

function textOf(text: string, style: Partial<TextStyle> = {}, more: Partial<TextItem> = {}): TextItem {
  const run = { font: 'Inter_400Regular', size: 20, rtl: false, text, x: 0, rise: 0, width: 40, glyphs: [] };
  const line = { text, x: 0, baseline: 20, width: 40, ink: { left: 0, top: 0, right: 1, bottom: 1 }, runs: [run] };
  const whole: TextStyle = {
    family: 'inter',
    weight: 400,
    size: 20,
    lineHeight: 1.5,
    language: 'en',
    direction: 'ltr',
    align: 'start',
    ...style,
  };
  return {
    kind: 'text',
    text,
    box: { x: 8, y: 8, width: 80, height: 30 },
    style: whole,
    lines: [line],
    color: '#102030',
    background: '#ffffff',
    role: 'item-text',
    ...more,
  };
}

describe('renderSlide() of shapes', () => {
  it('draws every kind of item, each in an object of its own', async () => {
    const { xml, pictures } = await render(paintedScene().items);
    expect(xml).not.toMatch(/NaN|undefined|Infinity/);
    expect(xml).toContain('<a:gd name="adj" fmla="val 24000"/>');
    expect(xml).toContain('<a:custDash><a:ds d="200000" sp="66667"/><a:ds d="33333" sp="33333"/></a:custDash>');
    expect(xml).toContain('<a:lin ang="5400000" scaled="1"/>');
    expect(xml).toContain('<a:fillToRect l="50000" t="25000" r="50000" b="75000"/>');
    // opacity of the paint and of its fill
    expect(xml).toContain('<a:gs pos="0"><a:srgbClr val="FFFF00"><a:alpha val="25000"/></a:srgbClr></a:gs>');
    expect(xml).toContain('cap="rnd"');
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    // the pattern and the two clipped groups that lie on the page
    expect(pictures).toHaveLength(3);
  });

  it('leaves out what paints nothing', async () => {
    const { xml } = await render([
      { kind: 'rect', x: 0, y: 0, width: 9, height: 9, fill: 'none' },
      { kind: 'line', x1: 0, y1: 0, x2: 9, y2: 9, fill: '#000000' },
    ]);
    expect(xml).not.toContain('<p:sp>');
  });

  it('moves mirrored shapes', async () => {
    const circle = { kind: 'circle', cx: 10, cy: 10, r: 10, fill: '#ffffff' } as const;
    const { xml } = await render([
      { kind: 'group', mirror: { x: 0, y: 0, width: 100, height: 20 }, children: [circle] },
    ]);
    expect(xml).toContain('<a:off x="762000" y="0"/><a:ext cx="190500" cy="190500"/>');
  });

  it('makes a clipped group with text native, so that the text can be edited', async () => {
    const { xml, pictures } = await render([
      { kind: 'group', clip: { x: 0, y: 0, width: 50, height: 50 }, children: [textOf('inside')] },
    ]);
    expect(pictures).toEqual([]);
    expect(xml).toContain('<a:t>inside</a:t>');
  });
});

describe('renderSlide() of texts', () => {
  it.each<[Partial<TextStyle>, string]>([
    [{ align: 'start' }, 'algn="l" rtl="0"'],
    [{ align: 'end' }, 'algn="r" rtl="0"'],
    [{ align: 'center' }, 'algn="ctr" rtl="0"'],
    [{ align: 'start', direction: 'rtl' }, 'algn="r" rtl="1"'],
    [{ align: 'end', direction: 'rtl' }, 'algn="l" rtl="1"'],
    [{ verticalAlign: 'middle' }, 'anchor="ctr"'],
    [{ verticalAlign: 'bottom' }, 'anchor="b"'],
    [{}, 'anchor="t"'],
    [{ tracking: 0.1 }, ' spc="150"'],
    [{ family: 'plex-mono' }, '<a:latin typeface="Courier New"/>'],
    [{ language: 'ja' }, '<a:ea typeface="Yu Gothic"/>'],
    [{ language: 'hi' }, '<a:cs typeface="Nirmala UI"/>'],
    [{}, 'sz="1500" b="0"'],
    [{}, '<a:spcPts val="2250"/>'],
  ])('writes %j as %s', async (style, expected) => {
    expect((await render([textOf('Text', style)])).xml).toContain(expected);
  });

  it('has one title', async () => {
    const { xml } = await render([textOf('First', {}, { heading: 1 }), textOf('Second', {}, { heading: 1 })]);
    expect(xml.match(/type="title"/g)).toHaveLength(1);
  });

  it('wraps only what has several lines', async () => {
    const single = textOf('Single');
    expect((await render([single])).xml).toContain('wrap="none"');
    const double: TextItem = {
      ...single,
      lines: single.lines.flatMap((line) => [{ ...line, joint: 'space' as const }, line]),
    };
    const { xml } = await render([double]);
    expect(xml).toContain('wrap="square"');
    expect(xml).toContain('<a:t>Single Single</a:t>');
  });

  it('keeps spaces between runs of different weight', async () => {
    const item = textOf('so  bold');
    const [line] = item.lines;
    const run = line?.runs[0];
    if (line === undefined || run === undefined) throw new Error('there is no line');
    const runs = [
      { ...run, text: 'so ' },
      { ...run, x: 20, text: ' bold', font: 'Inter_700Bold' },
    ];
    const { xml } = await render([{ ...item, lines: [{ ...line, runs }] }]);
    expect(xml).toContain('<a:t>so </a:t>');
    expect(xml).toMatch(/b="1"[^/]*dirty="0">.*<a:t> bold<\/a:t>/);
  });

  it('links texts, each address once', async () => {
    const { xml, links } = await render([textOf('a'), textOf('b')], () => 'https://example.org/');
    expect(links).toEqual([{ relation: 'rIdLink1', url: 'https://example.org/' }]);
    expect(xml.match(/r:id="rIdLink1"/g)).toHaveLength(2);
  });

  it('escapes what it says', async () => {
    expect((await render([textOf('<a:t>&"')])).xml).toContain('<a:t>&lt;a:t&gt;&amp;&quot;</a:t>');
  });
});
