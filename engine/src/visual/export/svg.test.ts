import { beforeAll, describe, expect, it } from 'vitest';
import type { Scene, TextStyle } from '../scene.ts';
import { createSceneBuilder, type SceneBuilder, type ScenePage } from '../scene-builder.ts';
import { createTextEngine, type TextEngine } from '../text/index.ts';
import { exportPng } from './png.ts';
import { exportSvg, type IconSource } from './svg.ts';
import { escapeMarkup, number, pathData } from './svg-markup.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

const icons: IconSource = {
  nodes: (name) =>
    name === 'sun'
      ? [
          ['circle', { cx: '12', cy: '12', r: '4', onclick: 'alert(1)', style: 'x' }],
          ['script', { d: 'M0 0' }],
        ]
      : undefined,
};
const page: ScenePage = {
  width: 400,
  height: 300,
  language: 'en',
  direction: 'ltr',
  title: 'Light & <shadow>',
  description: 'What "light" does.',
  background: '#fffaf0',
};
const style: TextStyle = {
  family: 'inter',
  weight: 400,
  size: 16,
  lineHeight: 1.4,
  language: 'en',
  direction: 'ltr',
  align: 'start',
};
const box = { x: 40, y: 40, width: 300, height: 60 };
const ink = { color: '#111111', background: '#fffaf0', role: 'item-text' } as const;

function scene(draw: (builder: SceneBuilder) => void, changes: Partial<ScenePage> = {}): Scene {
  const builder = createSceneBuilder({ ...page, ...changes }, engine);
  draw(builder);
  return builder.build();
}
const svgOf = (draw: (builder: SceneBuilder) => void, prefix?: string): string =>
  exportSvg(scene(draw), { engine, icons }, prefix === undefined ? {} : { prefix });

describe('exportSvg', () => {
  it('is a labelled picture in its language', () => {
    const svg = svgOf(() => undefined);
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 400 300" width="400" height="300" lang="en"/,
    );
    expect(svg).toContain('role="img" aria-labelledby="hkm-title hkm-desc"');
    expect(svg).toContain('<title id="hkm-title">Light &amp; &lt;shadow&gt;</title>');
    expect(svg).toContain('<desc id="hkm-desc">What &quot;light&quot; does.</desc>');
    expect(svg).toContain('<rect width="400" height="300" fill="#fffaf0"/>');
  });

  it('writes each outline once and text as uses of it, with its words as label', () => {
    const svg = svgOf((b) =>
      b.text(
        [
          { kind: 'text', text: 'llll <b>' },
          { kind: 'cite', numbers: [1] },
        ],
        style,
        box,
        { ...ink, claimId: 'c3' },
      ),
    );
    expect(svg.match(/<path id=/g)).toHaveLength(5);
    expect(svg.match(/<use href="#hkm-g0"/g)).toHaveLength(4);
    expect(svg).toContain('<g role="img" aria-label="llll &lt;b&gt;" data-claim="c3" fill="#111111">');
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('<b>');
  });

  it('draws shapes with their paint, rounded to 1/100 px', () => {
    const svg = svgOf((b) => {
      b.rect(
        { x: 1.23456, y: 2, width: 3, height: 4 },
        { fill: '#ff0000', radius: 2, strokeDash: [1, 2.345], opacity: 0.5 },
      );
      b.circle(1, 2, 3, { stroke: '#00ff00', strokeWidth: 2, strokeCap: 'round', strokeJoin: 'miter' });
      b.line(1, 2, 3, 4, { stroke: '#0000ff', strokeOpacity: 0.4, fillOpacity: 0.2 });
      b.path('M0.123456 0L10.5 -3.99999', box, { fill: '#000000' });
    });
    expect(svg).toContain(
      '<rect x="1.23" y="2" width="3" height="4" rx="2" fill="#ff0000" stroke-dasharray="1 2.35" opacity="0.5"/>',
    );
    expect(svg).toContain(
      '<circle cx="1" cy="2" r="3" fill="none" stroke="#00ff00" stroke-width="2" stroke-linecap="round" stroke-linejoin="miter"/>',
    );
    expect(svg).toContain(
      '<line x1="1" y1="2" x2="3" y2="4" fill="none" fill-opacity="0.2" stroke="#0000ff" stroke-opacity="0.4"/>',
    );
    expect(svg).toContain('<path d="M0.12 0L10.5 -4" fill="#000000"/>');
  });

  it('draws icons by geometry alone, mirrored if asked', () => {
    const svg = svgOf((b) => {
      b.icon('sun', 10, 20, 48, { stroke: '#111111', strokeWidth: 3 });
      b.icon('sun', 10, 20, 48, { stroke: '#111111', strokeWidth: 3, flip: true });
    });
    expect(svg).toContain(
      '<g transform="translate(10 20) scale(2)" fill="none" color="#111111" stroke="#111111" stroke-width="1.5"',
    );
    expect(svg).toContain('translate(58 20) scale(-2 2)');
    expect(svg).toContain('<circle cx="12" cy="12" r="4"/>');
    expect(svg).not.toMatch(/onclick|<script|style=/);
    expect(() => svgOf((b) => b.icon('nothing', 0, 0, 1, { stroke: '#000000', strokeWidth: 1 }))).toThrow(
      /no icon "nothing"/,
    );
  });

  it('groups claims, clips, mirrors and fades', () => {
    const svg = svgOf((b) => {
      b.group({ claimId: 'c3', opacity: 0.9 }, () => b.circle(1, 1, 1, {}));
      b.group({ clip: box, mirror: { x: 100, y: 0, width: 50, height: 10 } }, () => b.circle(2, 2, 2, {}));
    });
    expect(svg).toContain('<g data-claim="c3" opacity="0.9">');
    expect(svg).toContain('<g transform="translate(250 0) scale(-1 1)" clip-path="url(#hkm-c0)">');
    expect(svg).toContain('<clipPath id="hkm-c0"><rect x="40" y="40" width="300" height="60"/></clipPath>');
  });

  it('writes gradients and patterns and refers to them by namespaced ids', () => {
    const svg = svgOf((b) => {
      b.def({
        kind: 'linear',
        id: 'sky',
        from: [0, 0],
        to: [0, 1],
        stops: [
          { at: 0, color: '#000000', opacity: 0.5 },
          { at: 1, color: '#ffffff' },
        ],
      });
      b.def({ kind: 'radial', id: 'glow', center: [0.5, 0.5], radius: 0.5, stops: [] });
      b.def({
        kind: 'pattern',
        id: 'dots',
        width: 8,
        height: 8,
        rotate: 45,
        items: [{ kind: 'circle', cx: 1, cy: 1, r: 1, fill: '#000000' }],
      });
      b.def({ kind: 'pattern', id: 'plain', width: 8, height: 8, items: [] });
      b.rect(box, { fill: 'url(#sky)', stroke: 'url(#dots)' });
    }, 'p2-');
    expect(svg).toContain(
      '<linearGradient id="p2-sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000000" stop-opacity="0.5"/>',
    );
    expect(svg).toContain('<radialGradient id="p2-glow" cx="0.5" cy="0.5" r="0.5">');
    expect(svg).toContain(
      '<pattern id="p2-dots" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
    );
    expect(svg).toContain('fill="url(#p2-sky)" stroke="url(#p2-dots)"');
  });

  it('is the same bytes for the same Scene, with no id in common with another prefix', () => {
    const draw = (b: SceneBuilder): void => void b.text('Light', style, box, ink);
    expect(svgOf(draw)).toBe(svgOf(draw));
    const ids = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
    const other = new Set(ids(svgOf(draw, 'b-')));
    expect(ids(svgOf(draw, 'a-')).filter((id) => other.has(id))).toEqual([]);
    expect(() => svgOf(draw, '"><script>')).toThrowError(expect.objectContaining({ code: 'bad_input' }));
  });

  it('lets nothing from outside become markup', () => {
    const evil = '"><script>alert(1)</script>\u0000\ud800';
    const svg = exportSvg(
      scene(
        (b) => {
          b.text(evil, style, box, { color: evil, background: '#ffffff', role: evil, claimId: evil });
          b.rect(box, { fill: evil, stroke: `url(#${evil})` });
          b.path(evil, box, {});
          b.group({ claimId: evil }, () => b.circle(1, 1, 1, {}));
        },
        { title: evil, description: evil, background: evil },
      ),
      { engine, icons },
    );
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
    // Without its tags and their quoted values nothing is left but line breaks and the escaped title and description.
    const rest = svg.replace(/<\/?[A-Za-z]+(?: [\w:-]+="[^"<>]*")*\/?>/g, '').replaceAll('\n', '');
    expect(rest).not.toMatch(/[<>"]/);
  });
});

describe('markup', () => {
  it('escapes and rounds', () => {
    expect(escapeMarkup(`a<b>&"'\u0007\ufffe`)).toBe('a&lt;b&gt;&amp;&quot;&#39;');
    expect([number(-0.001), number(1 / 3), number(12)]).toEqual(['0', '0.33', '12']);
    expect(pathData('M1.23456 1.2e3L0.0000001 5')).toBe('M1.23 1.2e3L0 5');
  });
});

describe('exportPng', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><rect width="10" height="20" fill="#f00"/></svg>';
  const width = (png: Uint8Array): number => new DataView(png.buffer, png.byteOffset).getUint32(16);

  it('is as wide as asked, 2160 by default', async () => {
    const png = await exportPng(svg, { width: 30 });
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(width(png)).toBe(30);
    expect(width(await exportPng(svg))).toBe(2160);
  });

  it('refuses impossible widths and what is no SVG', async () => {
    for (const bad of [0, 1.5, 9000, Number.NaN]) {
      await expect(exportPng(svg, { width: bad })).rejects.toMatchObject({ code: 'bad_input' });
    }
    await expect(exportPng('no svg')).rejects.toMatchObject({ code: 'internal' });
  });
});
