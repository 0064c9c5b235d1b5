import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dotIcons, paintedScene } from '../../../testing/export-input.ts';
import type { SceneItem } from '../../scene.ts';
import type { Matrix } from '../shared/path.ts';
import { PdfCanvas } from './canvas.ts';
import { PdfFile } from './file.ts';
import { PdfResources } from './resources.ts';

const engine = {
  glyphOutline: (_: string, id: number) => (id === 0 ? '' : 'M0 0L500 0L0 -700Z'),
  fontData: () => new Uint8Array(),
};
const PAGE: Matrix = [0.5, 0, 0, -0.5, 0, 800];

/** The operators of the items, and everything in the file. */
function draw(items: readonly SceneItem[]): { operators: string; file: string } {
  const file = new PdfFile();
  const resources = new PdfResources(file, engine);
  const operators = new PdfCanvas({ engine, icons: dotIcons }, resources, paintedScene().defs).draw(items, PAGE);
  resources.finish();
  const text = Buffer.from(file.finish(1, 1)).toString('latin1');
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map((m) =>
    inflateSync(Buffer.from(m[1] ?? '', 'latin1')),
  );
  return { operators, file: [text, ...streams].join('\n') };
}

const rect = { kind: 'rect', x: 10, y: 20, width: 100, height: 50 } as const;

describe('PdfCanvas', () => {
  it('fills, strokes, or both', () => {
    expect(draw([{ ...rect, fill: '#ff0000' }]).operators).toBe(
      'q\n1 0 0 rg\n10 20 m\n110 20 l\n110 70 l\n10 70 l\nh\nf\nQ',
    );
    const both = draw([
      {
        ...rect,
        fill: '#ff0000',
        stroke: '#00f',
        strokeWidth: 2,
        strokeDash: [3, 1],
        strokeCap: 'round',
        strokeJoin: 'round',
      },
    ]);
    expect(both.operators).toContain('0 0 1 RG\n2 w 1 J 1 j [3 1] 0 d');
    expect(both.operators).toMatch(/\nB\nQ$/);
    expect(draw([{ ...rect, stroke: '#000000' }]).operators).toContain('1 w 0 J 0 j');
    expect(
      draw([
        { ...rect, fill: 'none' },
        { ...rect, stroke: '#000000', strokeWidth: 0 },
      ]).operators.trim(),
    ).toBe('');
  });

  it('takes an unknown colour for black', () =>
    expect(draw([{ ...rect, fill: 'red' }]).operators).toContain('0 0 0 rg'));

  it('multiplies the opacities of paint and groups', () => {
    const { operators, file } = draw([
      { kind: 'group', opacity: 0.5, children: [{ ...rect, fill: '#000000', opacity: 0.5, fillOpacity: 0.4 }] },
    ]);
    expect(operators).toContain('/S1 gs');
    expect(file).toContain('<< /ca 0.1 /CA 0.25 >>');
  });

  it('places gradients in the box that they fill, padded to its ends', () => {
    const { operators, file } = draw([
      { ...rect, fill: 'url(#sky)' },
      { ...rect, fill: 'url(#sky)' },
      { ...rect, x: 0, fill: 'url(#sky)' },
    ]);
    expect(operators.match(/\/P1 scn/g)).toHaveLength(2);
    expect(operators).toContain('/P2 scn');
    expect(file).toContain('/Matrix [50 0 0 -25 5 790]');
    expect(file).toContain('/Coords [0 0 0 1]');
    expect(file).toContain('/Bounds [0.2 0.5 0.8]');
  });

  it('knows radial gradients and those of one colour or none', () => {
    const { file } = draw([
      { ...rect, fill: 'url(#sun)' },
      { ...rect, fill: 'url(#none)' },
    ]);
    expect(file).toContain('/ShadingType 3 /ColorSpace /DeviceRGB /Coords [0.5 0.25 0 0.5 0.25 0.5]');
    expect(file).toContain('/C0 [0 0 0] /C1 [0 0 0]');
  });

  it('tiles patterns, also for strokes, and stops at patterns inside patterns', () => {
    const { operators, file } = draw([
      { ...rect, stroke: 'url(#dots)' },
      { ...rect, fill: 'url(#deep)' },
    ]);
    expect(operators).toContain('/Pattern CS /P1 SCN');
    expect(file).toContain(
      '/PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Matrix [0.433013 -0.25 -0.25 -0.433013 0 800]',
    );
    expect(file).toContain('/XStep 5');
  });

  it('mirrors and clips groups', () => {
    const { operators } = draw([
      {
        kind: 'group',
        mirror: { x: 10, y: 0, width: 80, height: 1 },
        clip: { x: 1, y: 2, width: 3, height: 4 },
        children: [{ ...rect, fill: '#000000' }],
      },
    ]);
    expect(operators).toMatch(/^q\n1 2 3 4 re W n\n-1 0 0 1 100 0 cm\n/);
  });

  it('writes each glyph once and calls it by name', () => {
    const run = {
      font: 'f',
      size: 20,
      rtl: false,
      text: 'aa b',
      x: 5,
      rise: -2,
      width: 40,
      glyphs: [1, 1, 0, 2].map((id, index) => ({ id, x: index * 10, y: 0 })),
    };
    const line = {
      text: 'aa b',
      x: 100,
      baseline: 200,
      width: 40,
      ink: { left: 0, top: 0, right: 1, bottom: 1 },
      runs: [run],
    };
    const style = {
      family: 'inter',
      weight: 400,
      size: 20,
      lineHeight: 1,
      language: 'en',
      direction: 'ltr',
      align: 'start',
    } as const;
    const text = {
      kind: 'text',
      text: 'aa b',
      box: rect,
      style,
      lines: [line],
      color: '#00ff00',
      background: '#ffffff',
      role: 'x',
    } as const;
    const { operators, file } = draw([{ ...text, lines: [line] }]);
    expect(operators.match(/\/G1 Do/g)).toHaveLength(2);
    expect(operators).toContain('q 0.02 0 0 0.02 135 198 cm /G2 Do Q');
    expect(file.match(/\/Subtype \/Form/g)).toHaveLength(2);
    expect(draw([{ ...text, lines: [{ ...line, runs: [{ ...run, glyphs: [] }] }] }]).operators).toBe('');
  });

  it('strokes icons and fills their dots', () => {
    const icon = { kind: 'icon', name: 'dot', x: 20, y: 20, size: 48, stroke: '#ffffff', strokeWidth: 4 } as const;
    const { operators } = draw([icon]);
    expect(operators).toContain('2 0 0 2 20 20 cm');
    expect(operators).toContain('2 w 1 J 1 j');
    expect(operators.match(/\nf\nQ/g)).toHaveLength(1);
    expect(() => draw([{ ...icon, name: 'lost' }])).toThrow(/no icon "lost"/);
  });

  it('draws every kind of item with brackets in balance', () => {
    const { operators } = draw(paintedScene().items);
    const words = operators.split(/\s+/);
    expect(words.filter((word) => word === 'q')).toHaveLength(words.filter((word) => word === 'Q').length);
    expect(operators).not.toMatch(/NaN|undefined|Infinity|e[+-]\d/);
  });
});
