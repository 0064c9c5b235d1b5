import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { createSamples, openSampleTools } from '../../../engine/src/testing/exporter-samples.ts';
import { exporterTests } from '../../../engine/src/testing/exporter-tests.ts';
import { exportPdf } from '../../../engine/src/visual/export/pdf.ts';

exporterTests('PDF', () => ({
  export: exportPdf,
  signature: '%PDF-1.7',
  readText: async (bytes) => (await extractText(await open(bytes), { mergePages: true })).text,
  readLinks: async (bytes) => {
    const page = await (await open(bytes)).getPage(1);
    const annotations: { url?: string }[] = await page.getAnnotations();
    return annotations.flatMap((annotation) => annotation.url ?? []);
  },
}));

describe('the PDF', () => {
  it('names its title, its language and its sources', async () => {
    const tools = await openSampleTools();
    const samples = createSamples(tools);
    for (const { name, input } of samples) {
      const document = await open(await exportPdf(input, tools));
      const { info } = await document.getMetadata();
      expect(info).toMatchObject({ Title: input.spec.title, Language: name, Creator: 'HKM' });
      const annotations = await (await document.getPage(1)).getAnnotations();
      expect(annotations).toHaveLength(1);
    }
  });

  it('has the width of A4 and the ratio of the Scene', async () => {
    const tools = await openSampleTools();
    const [sample] = createSamples(tools);
    if (sample === undefined) throw new Error('there are no samples');
    const page = await (await open(await exportPdf(sample.input, tools))).getPage(1);
    const [, , width = 0, height = 0] = page.view;
    expect(width).toBeCloseTo(595.28, 2);
    expect(height / width).toBeCloseTo(1528 / 1080, 4);
  });

  it('tags its texts in reading order', async () => {
    const tools = await openSampleTools();
    const [sample] = createSamples(tools);
    if (sample === undefined) throw new Error('there are no samples');
    const page = await (await open(await exportPdf(sample.input, tools))).getPage(1);
    const root: unknown = await page.getStructTree();
    const roles: string[] = [];
    JSON.stringify(root, (key, value) => {
      if (key === 'children') roles.push(...value.flatMap((child: { role?: string }) => child.role ?? []));
      return value;
    });
    expect(roles).toEqual(['Document', 'P', 'H1', 'P', 'H2', 'P', 'P', 'P', 'P', 'P']);
  });
});

function open(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  return getDocumentProxy(bytes.slice());
}
