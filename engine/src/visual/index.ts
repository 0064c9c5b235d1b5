/** The visual room: from a Spec to a Scene, and from a Scene to files. */
import { createHash } from 'node:crypto';
import type { Artifact, ExportFormat } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { ExportInput } from './export/shared/exporter.ts';
import { EXPORTERS, type Exporter, type ExporterDeps } from './exporters.ts';
import { type IconSet, loadIcons } from './icons/index.ts';
import { createPngThread } from './png-thread.ts';
import { type RenderInput, type RenderResult, renderSpec } from './render.ts';
import { createTextEngine, type TextEngine } from './text/index.ts';

export interface VisualOptions {
  /** Where the fonts are; default: the engine's assets. */
  fontsDir?: URL | string;
  /** The file of the icons; default: the engine's assets. */
  iconsFile?: string;
}

export interface Visual {
  /** A picture with findings must not be offered; see `RenderResult.findings`. Never changes its input. */
  render(input: RenderInput): RenderResult;
  /** The same input gives the same bytes. */
  exportArtifact(format: ExportFormat, input: ExportInput): Promise<Artifact>;
}

/** The visual room with what it opened. */
export interface OpenVisual extends Visual {
  readonly engine: TextEngine;
  readonly icons: IconSet;
  /** Ends the thread that rasterises. An idle one does not keep the process alive. */
  close(): Promise<void>;
}

export async function createVisual(options: VisualOptions = {}): Promise<OpenVisual> {
  const engine = await createTextEngine(options.fontsDir === undefined ? {} : { fontsDir: options.fontsDir });
  const icons = loadIcons(options.iconsFile);
  const deps = { engine, icons, png: createPngThread() };
  return {
    engine,
    icons,
    render: (input) => renderSpec(input, deps),
    exportArtifact: (format, input) => exportWith(format, input, deps),
    close: () => deps.png.close(),
  };
}

async function exportWith(format: ExportFormat, input: ExportInput, deps: ExporterDeps): Promise<Artifact> {
  const exporter: Exporter | undefined = Object.hasOwn(EXPORTERS, format) ? EXPORTERS[format] : undefined;
  if (exporter === undefined) {
    throw new HkmError('bad_input', `The format '${format}' cannot be exported.`, {
      details: [{ path: 'format', message: 'is not an export format', allowed: Object.keys(EXPORTERS) }],
    });
  }
  const bytes = await exporter.write(input, deps);
  return { format, mediaType: exporter.mediaType, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

export type { ExportInput } from './export/shared/exporter.ts';
export { exportSvg } from './export/svg.ts';
export { EXPORTERS, type Exporter } from './exporters.ts';
export type { Finding } from './gate/index.ts';
export type { PageOptions, RenderInput, RenderResult } from './render.ts';
