/** The picture of an image model in every file format. */
import JSZip from 'jszip';
import { parseHTML } from 'linkedom';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stressCase } from '../../../bench/corpus/stress.ts';
import { VISUAL_STYLES, type VisualStyle } from '../../../engine/src/contract/index.ts';
import { createVisual, exportSvg, type OpenVisual } from '../../../engine/src/visual/index.ts';
import { writeOpaquePng } from '../../../engine/src/visual/opaque-png.ts';

let visual: OpenVisual;
beforeAll(async () => {
  visual = await createVisual();
});
afterAll(() => visual.close());

/** Green above, yellow below. */
const SIDE = 64;
const PNG = Buffer.from(
  writeOpaquePng(
    Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, i) => {
      const isAbove = i < SIDE * SIDE * 2;
      return [isAbove ? 20 : 250, isAbove ? 160 : 210, isAbove ? 60 : 30, 255][i % 4] ?? 0;
    }),
    SIDE,
    SIDE,
  ),
).toString('base64');
const ALT = 'Picture made by AI: "Leaves" & light';

function input(style: VisualStyle = 'Standard Scientific', png = PNG) {
  const { spec, claims, sources } = stressCase('en', 'usual', 'Infographic', style).input;
  const illustration = { png, alt: ALT, model: 'comfyui/sdxl' };
  return { spec: { ...spec, style, illustration }, claims, sources };
}

function exportInput(png?: string) {
  const given = input('Standard Scientific', png);
  return { ...given, scene: visual.render(given).scene };
}

describe('an illustration', () => {
  it.each(VISUAL_STYLES)('stands in the head of the page in %s, and the foot tells of it', (style) => {
    const { scene, findings } = visual.render(input(style));
    expect(findings).toEqual([]);
    const svg = exportSvg(scene, visual);
    const { document } = parseHTML(svg);
    const image = document.querySelector('image');
    expect(image?.getAttribute('aria-label')).toBe(ALT);
    expect(image?.getAttribute('href')).toBe(`data:image/png;base64,${PNG}`);
    expect(Number(image?.getAttribute('y'))).toBeLessThan(scene.height / 4);
    expect(document.querySelector('desc')?.textContent).toContain('Picture made by AI');
    expect(svg).toMatch(/aria-label="[^"]*Picture made by AI"/u);
    expect(exportSvg(visual.render(input(style)).scene, visual)).toBe(svg);
  });

  it('is painted in the PNG', async () => {
    const { bytes } = await visual.exportArtifact('png', exportInput());
    const without = await visual.exportArtifact('png', { ...exportInput(), scene: visual.render(plain()).scene });
    expect(bytes.byteLength).toBeGreaterThan(1_000);
    expect(bytes).not.toEqual(without.bytes);
  });

  it('is a picture in the PDF, upright and once', async () => {
    const { bytes } = await visual.exportArtifact('pdf', exportInput());
    const page = await (await getDocumentProxy(bytes.slice())).getPage(1);
    const { OPS } = await getResolvedPDFJS();
    const { fnArray, argsArray } = await page.getOperatorList();
    const painted = fnArray.flatMap((fn: number, i: number) => (fn === OPS.paintImageXObject ? [argsArray[i]] : []));
    expect(painted).toHaveLength(1);
    const image = await new Promise<{ width: number; height: number; data?: Uint8ClampedArray }>((resolve) =>
      page.objs.get(painted[0][0], resolve),
    );
    expect(image).toMatchObject({ width: SIDE, height: SIDE });
  });

  it('may be shown by the HTML file, which still loads nothing', async () => {
    const { bytes } = await visual.exportArtifact('html', exportInput());
    const html = new TextDecoder().decode(bytes);
    expect(html).toContain('img-src data:');
    expect(html).toContain(PNG.slice(0, 200));
  });

  it('is a described picture on the slide', async () => {
    const { bytes } = await visual.exportArtifact('pptx', exportInput());
    const zip = await JSZip.loadAsync(bytes);
    const slide = (await zip.file('ppt/slides/slide1.xml')?.async('string')) ?? '';
    expect(slide).toContain('descr="Picture made by AI: &quot;Leaves&quot; &amp; light"');
  });

  it('of another kind than ours is left out of the PDF, which is whole all the same', async () => {
    const { bytes } = await visual.exportArtifact('pdf', exportInput(Buffer.from('no picture').toString('base64')));
    expect((await getDocumentProxy(bytes.slice())).numPages).toBe(1);
  });
});

function plain() {
  const { illustration: _, ...spec } = input().spec;
  return { ...input(), spec };
}
