/** The file formats: one row each. */
import type { ExportFormat } from '../contract/index.ts';
import { exportHtml } from './export/html.ts';
import { exportJson } from './export/json.ts';
import { exportMarkdown } from './export/markdown.ts';
import { exportPdf } from './export/pdf.ts';
import { exportPptx } from './export/pptx.ts';
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
const encoder = new TextEncoder();

export const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  svg: { mediaType: 'image/svg+xml', write: async ({ scene }, deps) => encoder.encode(exportSvg(scene, deps)) },
  png: { mediaType: 'image/png', write: ({ scene }, deps) => deps.png.rasterize(exportSvg(scene, deps)) },
  pdf: { mediaType: 'application/pdf', write: exportPdf },
  pptx: { mediaType: PPTX, write: exportPptx },
  html: { mediaType: 'text/html; charset=utf-8', write: exportHtml },
  json: { mediaType: 'application/json', write: exportJson },
  md: { mediaType: 'text/markdown; charset=utf-8', write: exportMarkdown },
};
