import JSZip from 'jszip';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { createSamples, openSampleTools } from '../../../engine/src/testing/exporter-samples.ts';
import { exporterTests } from '../../../engine/src/testing/exporter-tests.ts';
import { exportPptx } from '../../../engine/src/visual/export/pptx.ts';

exporterTests('PowerPoint', () => ({
  export: exportPptx,
  signature: new Uint8Array([0x50, 0x4b, 0x03, 0x04]),
  readText: async (bytes) => textOf(await part(bytes, 'ppt/slides/slide1.xml')),
  readLinks: async (bytes) => {
    const relations = await part(bytes, 'ppt/slides/_rels/slide1.xml.rels');
    return [...relations.matchAll(/Target="([^"]+)" TargetMode="External"/g)].map((match) => match[1] ?? '');
  },
}));

describe('the PowerPoint file', () => {
  it('holds well-formed XML only', async () => {
    const tools = await openSampleTools();
    const [sample] = createSamples(tools);
    const zip = await JSZip.loadAsync(await exportPptx(sample?.input ?? fail(), tools));
    const names = Object.keys(zip.files).filter((name) => /\.(xml|rels)$/.test(name));
    for (const name of names) {
      const xml = (await zip.file(name)?.async('string')) ?? '';
      expect(unbalanced(xml), name).toEqual([]);
    }
  });

  it('writes right-to-left paragraphs with the locale of the language', async () => {
    const tools = await openSampleTools();
    const arabic = createSamples(tools).find((sample) => sample.name === 'ar');
    const slide = await part(await exportPptx(arabic?.input ?? fail(), tools), 'ppt/slides/slide1.xml');
    expect(slide).toContain('algn="r" rtl="1"');
    expect(slide).toContain('lang="ar-SA"');
    expect(slide).not.toContain('rtl="0"');
  });

  it('keeps quotes and sources in the speaker notes', async () => {
    const tools = await openSampleTools();
    for (const { input } of createSamples(tools)) {
      const notes = textOf(await part(await exportPptx(input, tools), 'ppt/notesSlides/notesSlide1.xml'));
      for (const claim of input.claims) expect(notes).toContain(`“${claim.citations[0]?.quote}” [1]`);
      expect(notes).toContain('https://example.org/book?chapter=1&page=2');
    }
  });

  it('has one title, native shapes, and a picture only for the pattern', async () => {
    const tools = await openSampleTools();
    const [sample] = createSamples(tools);
    const bytes = await exportPptx(sample?.input ?? fail(), tools);
    const slide = await part(bytes, 'ppt/slides/slide1.xml');
    expect(slide.match(/<p:ph type="title"\/>/g)).toHaveLength(1);
    expect(slide.match(/<p:pic>/g)).toHaveLength(1);
    expect(slide.match(/prst="ellipse"/g)).toHaveLength(4);
    expect(slide).toContain('<a:gradFill');
    expect(slide).toContain('<a:custGeom>');
    expect(slide).toContain('baseline="30000"');
    const picture = await (await JSZip.loadAsync(bytes)).file('ppt/media/picture-1.png')?.async('uint8array');
    expect([...(picture ?? [])].slice(1, 4)).toEqual([0x50, 0x4e, 0x47]);
  });

  it('gives every object of the slide its own number', async () => {
    const tools = await openSampleTools();
    const [sample] = createSamples(tools);
    const slide = await part(await exportPptx(sample?.input ?? fail(), tools), 'ppt/slides/slide1.xml');
    const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

async function part(bytes: Uint8Array, name: string): Promise<string> {
  return (await (await JSZip.loadAsync(bytes)).file(name)?.async('string')) ?? '';
}

function textOf(xml: string): string {
  const paragraphs = [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((match) => match[1]);
  return parseHTML(`<p>${paragraphs.join('')}</p>`).document.querySelector('p')?.textContent ?? '';
}

/** Tags that are not closed in the order in which they were opened. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', selfClosed] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>/g)) {
    if (selfClosed === '/') continue;
    if (close === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, name];
  }
  return open;
}

function fail(): never {
  throw new Error('there are no samples');
}
