/** The file around the slide: pptxgenjs writes master, layout, theme and notes; the slide is ours; dates are fixed. */
import JSZip from 'jszip';
import PptxGenJS from 'pptxgenjs';
import { CREATOR, FIXED_DATE } from '../shared/exporter.ts';
import { escapeMarkup } from '../shared/safe-text.ts';
import type { Slide } from './slide.ts';

export interface Presentation {
  title: string;
  subject: string;
  /** Pixels at 96 to the inch. */
  width: number;
  height: number;
  slide: Slide;
  /** Speaker notes, one paragraph each. */
  notes: readonly string[];
  locale: string;
  rtl: boolean;
}

// the package declares its default export as CommonJS would see it; at run time it is the class itself
const PptxDocument = PptxGenJS as unknown as typeof PptxGenJS.default;

const PIXELS_PER_INCH = 96;
const NOTES_MARK = 'HKM-NOTES';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export async function writePresentation(presentation: Presentation): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await writeSkeleton(presentation));
  const { slide } = presentation;
  zip.file('ppt/slides/slide1.xml', slide.xml);
  slide.pictures.forEach(({ bytes }, index) => {
    zip.file(`ppt/media/picture-${index + 1}.png`, bytes);
  });
  await edit(zip, 'ppt/slides/_rels/slide1.xml.rels', (xml) =>
    xml.replace('</Relationships>', `${relations(slide)}</Relationships>`),
  );
  await edit(zip, 'ppt/notesSlides/notesSlide1.xml', (xml) => withNotes(xml, presentation));
  await edit(zip, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${FIXED_DATE.toISOString().replace('.000Z', 'Z')}`),
  );
  return repack(zip);
}

async function writeSkeleton({ title, subject, width, height }: Presentation): Promise<Uint8Array> {
  const pptx = new PptxDocument();
  pptx.title = title;
  pptx.subject = subject;
  pptx.author = CREATOR;
  pptx.company = CREATOR;
  pptx.defineLayout({ name: 'PAGE', width: width / PIXELS_PER_INCH, height: height / PIXELS_PER_INCH });
  pptx.layout = 'PAGE';
  pptx.addSlide().addNotes(NOTES_MARK);
  const bytes = await pptx.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('expected bytes of the presentation');
  return bytes;
}

async function edit(zip: JSZip, path: string, change: (xml: string) => string): Promise<void> {
  const entry = zip.file(path);
  if (entry !== null) zip.file(path, change(await entry.async('string')));
}

function relations({ pictures, links }: Slide): string {
  const images = pictures.map(
    ({ relation }, index) =>
      `<Relationship Id="${relation}" Type="${RELATION}/image" Target="../media/picture-${index + 1}.png"/>`,
  );
  const targets = links.map(
    ({ relation, url }) =>
      `<Relationship Id="${relation}" Type="${RELATION}/hyperlink" Target="${escapeMarkup(url)}" TargetMode="External"/>`,
  );
  return [...images, ...targets].join('');
}

function withNotes(xml: string, { notes, locale, rtl }: Presentation): string {
  const paragraphs = notes.map(
    (note) =>
      `<a:p><a:pPr rtl="${rtl ? 1 : 0}"${rtl ? ' algn="r"' : ''}/><a:r><a:rPr lang="${locale}" dirty="0"/><a:t>${escapeMarkup(note)}</a:t></a:r></a:p>`,
  );
  const marked = new RegExp(`<a:p><a:r><a:rPr[^>]*/><a:t>${NOTES_MARK}</a:t></a:r>.*?</a:p>`);
  return xml.replace(marked, () => (paragraphs.length === 0 ? '<a:p/>' : paragraphs.join('')));
}

/** Entries in the order of their names, all of one date; the list of contents first, as Office writes it. */
async function repack(zip: JSZip): Promise<Uint8Array> {
  const names = Object.values(zip.files)
    .filter((entry) => !entry.dir)
    .map((entry) => entry.name);
  const [first, others] = [names.filter((name) => name.startsWith('[')), names.filter((name) => !name.startsWith('['))];
  const packed = new JSZip();
  for (const name of [...first, ...others.sort()]) {
    const content = await zip.file(name)?.async('uint8array');
    if (content !== undefined) packed.file(name, content, { date: FIXED_DATE, createFolders: false });
  }
  return packed.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}
