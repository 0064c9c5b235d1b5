/** The file formats: one row each. */
import type { ExportFormat } from '../contract/index.ts';
import { exportJson } from './export/json.ts';
import { exportMarkdown } from './export/markdown.ts';
import type { ExportDeps, ExportInput } from './export/shared/exporter.ts';
import { exportSvg } from './export/svg.ts';
import type { PngThread } from './png-thread.ts';

export interface ExporterDeps extends ExportDeps {
  png: PngThread;
}

export interface Exporter {
  mediaType: string;
  write(input: ExportInput, deps: ExporterDeps): Promise<Uint8Array>;
}

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** Pixels of a PNG for one of the page. */
const PNG_SCALE = 2;
const encoder = new TextEncoder();

/** Writers with large libraries are loaded when first needed: most runs write no more than SVG. */
export const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  svg: { mediaType: 'image/svg+xml', write: async ({ scene }, deps) => encoder.encode(exportSvg(scene, deps)) },
  png: {
    mediaType: 'image/png',
    write: ({ scene }, deps) => deps.png.rasterize(exportSvg(scene, deps), { width: scene.width * PNG_SCALE }),
  },
  pdf: {
    mediaType: 'application/pdf',
    write: async (input, deps) => (await import('./export/pdf.ts')).exportPdf(input, deps),
  },
  pptx: { mediaType: PPTX, write: async (input, deps) => (await import('./export/pptx.ts')).exportPptx(input, deps) },
  html: {
    mediaType: 'text/html; charset=utf-8',
    write: async (input, deps) => (await import('./export/html.ts')).exportHtml(input, deps),
  },
  json: { mediaType: 'application/json', write: exportJson },
  md: { mediaType: 'text/markdown; charset=utf-8', write: exportMarkdown },
};
