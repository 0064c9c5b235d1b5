import { beforeAll, describe, expect, it } from 'vitest';
import { exportSvg } from '../export/svg.ts';
import type { Scene, TextItem, TextStyle } from '../scene.ts';
import { createSceneBuilder, type SceneBuilder, type ScenePage } from '../scene-builder.ts';
import { createTextEngine, type TextEngine } from '../text/index.ts';
import { checkPixels, checkScene, contrastRatio, GATE_RULES, requiredContrast } from './index.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

const page: ScenePage = {
  width: 400,
  height: 300,
  language: 'en',
  direction: 'ltr',
  title: 'Light',
  description: 'What light does.',
  background: '#ffffff',
};
const style = (changes: Partial<TextStyle> = {}): TextStyle => ({
  family: 'inter',
  weight: 400,
  size: 16,
  lineHeight: 1.4,
  language: 'en',
  direction: 'ltr',
  align: 'start',
  ...changes,
});
const box = { x: 40, y: 40, width: 300, height: 60 };
const ink = { color: '#111111', background: '#ffffff', role: 'item-text' };
const icons = { nodes: () => [['path', { d: 'M4 4L20 20' }]] as const };

function scene(draw: (builder: SceneBuilder) => void): Scene {
  const builder = createSceneBuilder(page, engine);
  draw(builder);
  return builder.build();
}
const rules = (draw: (builder: SceneBuilder) => void): string[] =>
  checkScene(scene(draw)).map((finding) => finding.rule);
const write = (b: SceneBuilder, at = box, changes: Partial<typeof ink> = {}): void =>
  void b.text('Light is absorbed', style(), at, { ...ink, ...changes });

describe('checkScene finds', () => {
  it('nothing in a sound picture', () => {
    expect(
      rules((b) => {
        b.rect({ x: 30, y: 30, width: 320, height: 80 }, { fill: '#eeeeee', stroke: '#000000', strokeWidth: 2 });
        b.line(30, 120, 350, 120, { stroke: '#000000', strokeWidth: 2 });
        b.circle(370, 200, 20, { stroke: '#000000' });
        b.icon('sun', 300, 150, 24, { stroke: '#000000', strokeWidth: 2 });
        write(b);
        write(b, { ...box, y: 200 });
        b.text('Large', style({ size: 24 }), { ...box, y: 150, width: 200 }, { ...ink, color: '#888888' });
      }),
    ).toEqual([]);
  });

  it('ink outside its box', () => {
    expect(rules((b) => write(b, { ...box, width: 300, height: 5 }))).toEqual(['overflow']);
    expect(checkScene(scene((b) => write(b, { ...box, width: 30 })))[0]).toMatchObject({
      rule: 'overflow',
      role: 'item-text',
      text: 'Light is absorbed',
      box: { width: 30 },
    });
  });

  it('text on text', () => {
    const [finding] = checkScene(scene((b) => [write(b), write(b, { ...box, y: 45 })]));
    expect(finding).toMatchObject({ rule: 'text-overlap', message: expect.stringContaining('item-text') });
  });

  it('text on an icon', () => {
    expect(rules((b) => [b.icon('sun', 50, 38, 24, { stroke: '#000000', strokeWidth: 2 }), write(b)])).toEqual([
      'icon-overlap',
    ]);
  });

  it('text on the stroke of a panel, a line or a ring', () => {
    const stroke = { stroke: '#000000', strokeWidth: 2 };
    expect(rules((b) => [b.rect({ ...box, width: 60 }, stroke), write(b)])).toEqual(['stroke-overlap']);
    expect(rules((b) => [b.line(30, 52, 350, 52, stroke), write(b)])).toEqual(['stroke-overlap']);
    expect(rules((b) => [b.line(90, 30, 90, 90, stroke), write(b)])).toEqual(['stroke-overlap']);
    expect(rules((b) => [b.circle(60, 52, 30, stroke), write(b)])).toEqual(['stroke-overlap']);
    expect(rules((b) => [write(b), b.line(30, 52, 350, 52, stroke)])).toEqual(['stroke-overlap']);
  });

  it('no stroke that cannot be seen: hidden, of no width, of no opacity, or of a path', () => {
    const line = (b: SceneBuilder, changes = {}): void => b.line(30, 52, 350, 52, { stroke: '#000000', ...changes });
    expect(
      rules((b) => [line(b), b.rect({ x: 0, y: 0, width: 400, height: 100 }, { fill: '#ffffff' }), write(b)]),
    ).toEqual([]);
    expect(rules((b) => [line(b), b.circle(150, 50, 200, { fill: '#ffffff' }), write(b)])).toEqual([]);
    for (const glass of [{ fill: '#ffffff', opacity: 0.5 }, { fill: 'url(#sky)' }, { fill: 'none' }, {}]) {
      expect(rules((b) => [line(b), b.rect({ x: 0, y: 0, width: 400, height: 100 }, glass), write(b)])).toEqual([
        'stroke-overlap',
      ]);
    }
    expect(
      rules((b) => [
        line(b, { strokeWidth: 0 }),
        line(b, { stroke: 'none' }),
        line(b, { opacity: 0 }),
        line(b, { strokeOpacity: 0 }),
        write(b),
      ]),
    ).toEqual([]);
    expect(rules((b) => [b.path('M30 52H350', box, { stroke: '#000000' }), write(b)])).toEqual([]);
  });

  it('a shape painted over a text', () => {
    expect(rules((b) => [write(b), b.rect({ ...box, width: 50 }, { fill: '#ff0000' })])).toEqual(['covered']);
    expect(rules((b) => [write(b), b.circle(60, 52, 10, { fill: '#ff0000' })])).toEqual(['covered']);
    expect(
      rules((b) => [
        write(b),
        b.circle(60, 52, 10, { fill: '#ff0000', fillOpacity: 0.02 }),
        b.circle(60, 52, 10, {}),
        b.path('M0 0', box, { fill: '#000000' }),
      ]),
    ).toEqual([]);
  });

  it('text that its group cuts off or turns round', () => {
    expect(rules((b) => b.group({ clip: { ...box, width: 40 } }, () => write(b)))).toEqual(['clipped']);
    expect(rules((b) => b.group({ clip: { x: 0, y: 0, width: 400, height: 300 } }, () => write(b)))).toEqual([]);
    expect(rules((b) => b.group({ mirror: box }, () => write(b)))).toEqual(['mirrored']);
  });

  it('shapes where their groups put them: mirrored, clipped, faded', () => {
    const half = { x: 0, y: 0, width: 400, height: 300 };
    const small = { ...box, width: 60 };
    const right = { x: 280, y: 40, width: 60, height: 60 };
    const red = { fill: '#ff0000' };
    const stroke = { stroke: '#000000', strokeWidth: 2 };
    const at = (b: SceneBuilder, mirror: typeof half | undefined, draw: () => void): void =>
      b.group(mirror === undefined ? {} : { mirror }, draw);
    expect(rules((b) => [write(b, { ...small, width: 140 }), at(b, half, () => b.rect(small, red))])).toEqual([]);
    expect(
      rules((b) => [write(b, { ...small, width: 140 }), at(b, half, () => b.rect({ ...right, x: 300 }, red))]),
    ).toEqual(['covered']);
    expect(rules((b) => [write(b), at(b, half, () => at(b, half, () => b.circle(60, 52, 10, red)))])).toEqual([
      'covered',
    ]);
    expect(rules((b) => [write(b), at(b, half, () => b.circle(340, 52, 10, red))])).toEqual(['covered']);
    expect(rules((b) => [write(b), at(b, half, () => b.line(310, 0, 310, 100, stroke))])).toEqual(['stroke-overlap']);
    expect(rules((b) => [write(b), at(b, half, () => b.path('M0 0', box, red))])).toEqual([]);
    const sun = { stroke: '#000000', strokeWidth: 2 };
    expect(rules((b) => [write(b), at(b, half, () => b.icon('sun', 320, 40, 24, sun))])).toEqual(['icon-overlap']);
    expect(rules((b) => [write(b), at(b, half, () => b.icon('sun', 50, 40, 24, sun))])).toEqual([]);
    // The clip is mirrored with the group: what remains lies on the right, beside the text.
    const clip = { x: 0, y: 0, width: 60, height: 300 };
    expect(rules((b) => [write(b), b.group({ mirror: half, clip }, () => b.rect(half, red))])).toEqual([]);
    expect(rules((b) => [write(b), b.group({ clip }, () => b.rect(half, red))])).toEqual(['covered']);
    expect(
      rules((b) => [write(b), b.group({ clip: right }, () => b.group({ clip }, () => b.rect(half, red)))]),
    ).toEqual([]);
    expect(rules((b) => [write(b), b.group({ opacity: 0.02 }, () => b.rect(small, { ...red, ...stroke }))])).toEqual(
      [],
    );
    // A panel that is cut off before the text hides no line under it.
    expect(
      rules((b) => [
        b.line(30, 52, 350, 52, stroke),
        b.group({ clip }, () => b.rect(half, { fill: '#ffffff' })),
        write(b),
      ]),
    ).toEqual(['stroke-overlap']);
  });

  it('text in the margin of the page', () => {
    expect(rules((b) => write(b, { ...box, x: 5 }))).toEqual(['page-margin']);
    const near = scene((b) => write(b, { ...box, x: 5 }));
    expect(checkScene(near, { margin: 4 })).toEqual([]);
  });

  it('letters that are not drawn, but no emoji', () => {
    expect(rules((b) => void b.text('Light ไทย', style(), box, ink))).toEqual(['missing-glyph']);
    expect(rules((b) => void b.text('ไทย', style(), box, ink))).toEqual(['missing-glyph']);
    expect(rules((b) => void b.text('Light 🎉', style(), box, ink))).toEqual([]);
    const broken = scene((b) => write(b));
    const glyph = (broken.items[0] as TextItem).lines[0]?.runs[0]?.glyphs[0];
    if (glyph !== undefined) glyph.id = 0;
    expect(checkScene(broken).map((finding) => finding.rule)).toEqual(['missing-glyph']);
  });

  it('weak contrast, with a lower bar for large text', () => {
    expect(rules((b) => write(b, box, { color: '#888888' }))).toEqual(['contrast']);
    expect(rules((b) => void b.text('Light', style({ size: 24 }), box, { ...ink, color: '#bbbbbb' }))).toEqual([
      'contrast',
    ]);
  });

  it('colours that cannot be judged', () => {
    expect(rules((b) => write(b, box, { background: 'url(#sky)' }))).toEqual(['background']);
    expect(rules((b) => write(b, box, { background: '' }))).toEqual(['background']);
  });

  it('text too small for paper, citations exempt', () => {
    expect(rules((b) => void b.text('Light', style({ size: 11.9 }), box, ink))).toEqual(['small-text']);
    expect(
      rules(
        (b) =>
          void b.text(
            [
              { kind: 'text', text: 'Light' },
              { kind: 'cite', numbers: [1] },
            ],
            style({ size: 12 }),
            box,
            ink,
          ),
      ),
    ).toEqual([]);
  });

  it('shortens what it quotes', () => {
    const long = checkScene(scene((b) => void b.text('Light '.repeat(40), style(), box, ink)))[0];
    expect(long?.text?.length).toBe(60);
  });
});

describe('checkPixels', () => {
  const sound = (b: SceneBuilder): void => {
    b.rect({ x: 30, y: 30, width: 340, height: 200 }, { fill: '#1b2430' });
    b.text(
      [
        { kind: 'text', text: 'Light is absorbed by chlorophyll, food is made.' },
        { kind: 'cite', numbers: [1] },
      ],
      style(),
      { ...box, height: 100 },
      { ...ink, color: '#ffffff', background: '#1b2430' },
    );
    b.text(
      'ضوء الشمس',
      style({ language: 'ar', direction: 'rtl', size: 20 }),
      { ...box, y: 120 },
      { ...ink, color: '#ffffff', background: '#1b2430' },
    );
  };
  const check = async (made: Scene, damage: (svg: string) => string = (svg) => svg) => {
    const svg = exportSvg(made, { engine, icons });
    const damaged = damage(svg);
    const findings = await checkPixels(made, damaged, engine, { scale: 1.5 });
    return { changed: damaged !== svg, rules: [...new Set(findings.map((finding) => finding.rule))], findings };
  };

  it('finds nothing in a sound picture', async () => {
    expect((await check(scene(sound))).findings).toEqual([]);
  });

  it('finds every single glyph that vanished', async () => {
    const made = scene(sound);
    const count = exportSvg(made, { engine, icons }).match(/<path id="hkm-g\w+" d="[^"]+"/g)?.length ?? 0;
    let missed = 0;
    for (let index = 0; index < count; index += 1) {
      const id = `hkm-g${index.toString(36)}"`;
      const result = await check(made, (svg) => svg.replace(new RegExp(`(<path id="${id} d=")[^"]+`), '$1M0 0'));
      expect(result.changed).toBe(true);
      if (!result.rules.includes('ink-missing')) missed += 1;
    }
    expect(count).toBeGreaterThan(15);
    // A dot or comma has too little ink to judge.
    expect(missed).toBeLessThanOrEqual(2);
  }, 60_000);

  it('finds a covered word and a background that is not the declared one', async () => {
    const made = scene(sound);
    const covered = await check(made, (svg) =>
      svg.replace('</svg>', '<rect x="60" y="40" width="60" height="20" fill="#1b2430"/></svg>'),
    );
    expect(covered.rules).toContain('ink-missing');
    const light = await check(made, (svg) => svg.replaceAll('#1b2430', '#e0e0e0'));
    expect(light.rules).toContain('pixel-contrast');
    expect(light.findings[0]).toMatchObject({ role: 'item-text', box: { x: expect.any(Number) } });
  });

  it('looks into groups and passes over colours that checkScene refuses', async () => {
    const made = scene((b) => b.group({}, () => write(b, box, { background: 'url(#sky)' })));
    expect((await check(made)).findings).toEqual([]);
    const grouped = scene((b) => b.group({}, () => write(b)));
    const gone = await check(grouped, (svg) => svg.replaceAll('#111111', '#ffffff'));
    expect(gone.rules).toContain('ink-missing');
  });
});

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrastRatio('#000', 'white')).toBeCloseTo(21, 6);
    expect(contrastRatio('#767676', '#ffffffff')).toBeCloseTo(4.54, 2);
    expect(contrastRatio('black', 'rgb(0,0,0)')).toBeUndefined();
    expect(contrastRatio('#12345', '#fff')).toBeUndefined();
    expect([requiredContrast(23.9), requiredContrast(24)]).toEqual([4.5, 3]);
  });

  it('has a meaning for every rule', () => {
    for (const meaning of Object.values(GATE_RULES)) expect(meaning).toMatch(/\.$/);
  });
});
