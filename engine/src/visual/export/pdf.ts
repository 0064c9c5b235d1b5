/**
 * A PDF of one page: the picture as vector outlines, marked as an artifact, and over it the invisible text layer, tagged
 * in reading order, so that the page can be searched, copied and read aloud in every language.
 */
import { PAGE_FORMATS } from '../page-format.ts';
import type { Scene } from '../scene.ts';
import { PdfCanvas } from './pdf/canvas.ts';
import { dictionary, PdfFile, pdfDate, reference, textString } from './pdf/file.ts';
import { writeLayerFont } from './pdf/layer-font.ts';
import { matrixOperator, pdfNumbers } from './pdf/operators.ts';
import { PdfResources } from './pdf/resources.ts';
import { markedContent, tagText, writeStructure } from './pdf/structure.ts';
import { TextLayer } from './pdf/text-layer.ts';
import { CREATOR, type ExportDeps, type ExportInput, FIXED_DATE } from './shared/exporter.ts';
import type { Matrix } from './shared/path.ts';
import { plainText } from './shared/safe-text.ts';
import { sourceLinks, textItems } from './shared/walk.ts';

const LAYER_FONT = 'F1';

export async function exportPdf(input: ExportInput, deps: ExportDeps): Promise<Uint8Array> {
  const { scene, spec } = input;
  // the height follows the Scene
  const width = PAGE_FORMATS[spec.size ?? 'Poster'].points;
  const scale = width / scene.width;
  const height = scene.height * scale;
  const toPage: Matrix = [scale, 0, 0, -scale, 0, height];
  const file = new PdfFile();
  const resources = new PdfResources(file, deps.engine);
  const page = file.reserve();

  const drawing = new PdfCanvas(deps, resources, scene.defs).draw([backgroundOf(scene), ...scene.items], toPage);
  const layer = new TextLayer(deps.engine);
  const texts = textItems(scene.items)
    .map((item) => tagText(item, layer.operators(item, LAYER_FONT)))
    .filter((text) => text.operators !== '');
  resources.font(LAYER_FONT, writeLayerFont(file, layer.characters));
  resources.finish();

  const content = ['q', matrixOperator(toPage), '/Artifact BMC', drawing, 'EMC', markedContent(texts), 'Q'].join('\n');
  const links = writeLinks(file, input, toPage);
  const pages = file.reserve();
  file.set(page, {
    Type: '/Page',
    Parent: reference(pages),
    MediaBox: `[${pdfNumbers([0, 0, width, height])}]`,
    Resources: resources.reference,
    Contents: reference(file.add({ dictionary: {}, content })),
    StructParents: 0,
    Tabs: '/S',
    ...(links.length === 0 ? {} : { Annots: `[${links.map(reference).join(' ')}]` }),
  });
  file.set(pages, { Type: '/Pages', Count: 1, Kids: `[${reference(page)}]` });
  const structure = writeStructure(file, texts, page);
  return file.finish(writeCatalog(file, scene, pages, structure), writeInfo(file, scene));
}

function backgroundOf({ width, height, background }: Scene): Parameters<PdfCanvas['draw']>[0][number] {
  return { kind: 'rect', x: 0, y: 0, width, height, fill: background };
}

function writeCatalog(file: PdfFile, scene: Scene, pages: number, structure: number): number {
  return file.add({
    Type: '/Catalog',
    Pages: reference(pages),
    Lang: textString(scene.language),
    MarkInfo: dictionary({ Marked: 'true' }),
    StructTreeRoot: reference(structure),
    ViewerPreferences: dictionary({
      DisplayDocTitle: 'true',
      Direction: scene.direction === 'rtl' ? '/R2L' : '/L2R',
    }),
  });
}

function writeInfo(file: PdfFile, scene: Scene): number {
  return file.add({
    Title: textString(plainText(scene.title)),
    Subject: textString(plainText(scene.description)),
    Creator: textString(CREATOR),
    Producer: textString(CREATOR),
    CreationDate: pdfDate(FIXED_DATE),
    ModDate: pdfDate(FIXED_DATE),
  });
}

/** A link over every source that has a web address. */
function writeLinks(file: PdfFile, { scene, sources }: ExportInput, [a, , , d, e, f]: Matrix): number[] {
  return sourceLinks(scene, sources).map(({ box, url }) =>
    file.add({
      Type: '/Annot',
      Subtype: '/Link',
      Rect: `[${pdfNumbers([a * box.x + e, d * (box.y + box.height) + f, a * (box.x + box.width) + e, d * box.y + f])}]`,
      Border: '[0 0 0]',
      F: 4,
      Contents: textString(url),
      A: dictionary({ S: '/URI', URI: textString(url) }),
    }),
  );
}
