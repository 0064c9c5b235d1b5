/** The file formats: one row each. */
import type { ExportFormat } from '../contract/index.ts';
import { exportJson } from './export/json.ts';
import { exportMarkdown } from './export/markdown.ts';
import { exportPdf } from './export/pdf.ts';
import { exportPng } from './export/png.ts';
import type { ExportDeps, ExportInput } from './export/shared/exporter.ts';
import { exportSvg } from './export/svg.ts';

export interface Exporter {
  mediaType: string;
  write(input: ExportInput, deps: ExportDeps): Promise<Uint8Array>;
}

const encoder = new TextEncoder();

/** HTML and PowerPoint bring large libraries along, which are loaded when they are first asked for. */
export const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  svg: { mediaType: 'image/svg+xml', write: async ({ scene }, deps) => encoder.encode(exportSvg(scene, deps)) },
  png: { mediaType: 'image/png', write: ({ scene }, deps) => exportPng(exportSvg(scene, deps)) },
  pdf: { mediaType: 'application/pdf', write: exportPdf },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    write: async (input, deps) => (await import('./export/pptx.ts')).exportPptx(input, deps),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    write: async (input, deps) => (await import('./export/html.ts')).exportHtml(input, deps),
  },
  json: { mediaType: 'application/json', write: exportJson },
  md: { mediaType: 'text/markdown; charset=utf-8', write: exportMarkdown },
};
