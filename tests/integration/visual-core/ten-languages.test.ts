/** Ten languages through the whole core: layout, scene, both gates, SVG and pixels. */
import { beforeAll, describe, expect, it } from 'vitest';
import { directionOf, LANGUAGE_TAGS, type LanguageTag } from '../../../engine/src/contract/index.ts';
import { exportPng } from '../../../engine/src/visual/export/png.ts';
import { exportSvg } from '../../../engine/src/visual/export/svg.ts';
import { checkPixels, checkScene } from '../../../engine/src/visual/gate/index.ts';
import { box, fit as fitPage, textNode } from '../../../engine/src/visual/layout/index.ts';
import type { LayoutNode } from '../../../engine/src/visual/layout-node.ts';
import type { RichText, Scene, TextStyle } from '../../../engine/src/visual/scene.ts';
import { createSceneBuilder } from '../../../engine/src/visual/scene-builder.ts';
import { createTextEngine, type TextEngine } from '../../../engine/src/visual/text/index.ts';

/** Sample sentences to set, not facts to learn: title and one statement in each language. */
const SAMPLES: Record<LanguageTag, { title: string; text: string }> = {
  en: {
    title: 'How plants turn light into food',
    text: 'Chlorophyll takes up mainly red and blue light: 6 CO₂ + 6 H₂O → C₆H₁₂O₆ + 6 O₂.',
  },
  es: {
    title: '¿Cómo convierten las plantas la luz en azúcar?',
    text: 'La clorofila absorbe sobre todo luz roja y azul.',
  },
  fr: {
    title: 'Comment les plantes transforment la lumière',
    text: '« La chlorophylle » absorbe surtout le rouge : est-ce vrai ? Oui !',
  },
  de: {
    title: 'Photosynthesereaktionszentren und Lichtsammelkomplexe',
    text: 'Die Geschwindigkeitsbegrenzung der Kohlenstoffdioxidfixierung hängt von der Temperatur ab.',
  },
  zh: {
    title: '植物如何把阳光变成食物',
    text: '叶绿素主要吸收红光和蓝光，植物利用水和二氧化碳制造“糖”。1944年，DNA。',
  },
  ja: {
    title: '植物はどのように光を食べ物に変えるのか',
    text: '「クロロフィル」は主に赤と青の光を吸収し、水と二酸化炭素から糖を作ります。',
  },
  hi: {
    title: 'पौधे प्रकाश को भोजन में कैसे बदलते हैं',
    text: 'क्लोरोफिल मुख्यतः लाल और नीली रोशनी सोखता है। क्षत्रिय, ज्ञान, श्री और DNA।',
  },
  ar: {
    title: 'كيف تحوّل النباتات الضوء إلى غذاء',
    text: 'يمتص الكلوروفيل الضوء الأحمر والأزرق (DNA) منذ عام 1914، وتنتج النباتات السكر.',
  },
  pt: {
    title: 'Como as plantas transformam a luz em açúcar',
    text: 'A clorofila absorve principalmente luz vermelha e azul; não é só isso.',
  },
  ru: {
    title: 'Как растения превращают свет в сахар',
    text: 'Хлорофилл поглощает в основном красный и синий свет, объясняет учёный.',
  },
};
const FAMILIES = ['inter', 'jost', 'plex-mono'] as const;
const NO_ICONS = { nodes: () => undefined };

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

function page(language: LanguageTag, family: string): { scene: Scene; svg: string } {
  const direction = directionOf(language);
  const style = (size: number, weight: 400 | 700): TextStyle => ({
    family,
    weight,
    size,
    lineHeight: weight === 700 ? 1.25 : 1.5,
    language,
    direction,
    align: 'start',
    balance: weight === 700,
  });
  const { title, text } = SAMPLES[language];
  const content: RichText = [
    { kind: 'text', text },
    { kind: 'cite', numbers: [1, 2] },
  ];
  const build = (scale: number): LayoutNode =>
    box('root', { padding: 40, gap: 24 }, [
      textNode('title', title, style(44 * scale, 700)),
      box('row', { direction: 'row', gap: 24 }, [
        textNode('first', content, style(18 * scale, 400), { grow: 1, basis: 0, shrink: 1 }),
        textNode('second', content, style(15 * scale, 400), { grow: 1, basis: 0, shrink: 1 }),
      ]),
    ]);
  const fitted = fitPage(build, { width: 600, minHeight: 360, maxHeight: 600, direction }, engine);
  expect(fitted.problems).toEqual([]);
  const builder = createSceneBuilder(
    { width: 600, height: fitted.height, language, direction, title, description: text, background: '#ffffff' },
    engine,
  );
  for (const [role, solved] of fitted.boxes) {
    const leaf = solved.node.text;
    if (leaf === undefined) continue;
    const colours = { color: '#14213d', background: '#ffffff' };
    expect(builder.text(leaf.content, leaf.style, solved, { ...colours, role }).overflows).toBe(false);
  }
  const scene = builder.build();
  return { scene, svg: exportSvg(scene, { engine, icons: NO_ICONS }) };
}

describe.each(FAMILIES)('in %s', (family) => {
  it.each(LANGUAGE_TAGS)('%s is set without a finding, and every line shows in the pixels', async (language) => {
    const { scene, svg } = page(language, family);
    expect(checkScene(scene)).toEqual([]);
    expect(await checkPixels(scene, svg, engine)).toEqual([]);
    expect(svg.length).toBeLessThan(100_000);
    expect(page(language, family).svg).toBe(svg);
  });
});

describe('the raster', () => {
  it('is as wide as asked', async () => {
    const png = await exportPng(page('hi', 'inter').svg, { width: 1200 });
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1200);
  });
});

describe('two engines', () => {
  it('give the same bytes', async () => {
    const { svg } = page('ja', 'jost');
    engine = await createTextEngine();
    expect(page('ja', 'jost').svg).toBe(svg);
  });
});
