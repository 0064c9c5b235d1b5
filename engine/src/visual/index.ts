/** The visual room: from a Spec to a Scene, and from a Scene to files. */
import { createHash } from 'node:crypto';
import type { Artifact, ExportFormat } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { ExportDeps, ExportInput } from './export/shared/exporter.ts';
import { EXPORTERS, type Exporter } from './exporters.ts';
import { type IconSet, loadIcons } from './icons/index.ts';
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
  readonly engine: TextEngine;
  readonly icons: IconSet;
}

export async function createVisual(options: VisualOptions = {}): Promise<Visual> {
  const engine = await createTextEngine(options.fontsDir === undefined ? {} : { fontsDir: options.fontsDir });
  const icons = loadIcons(options.iconsFile);
  const deps = { engine, icons };
  return {
    engine,
    icons,
    render: (input) => renderSpec(input, deps),
    exportArtifact: (format, input) => exportWith(EXPORTERS[format], format, input, deps),
  };
}

async function exportWith(
  exporter: Exporter | undefined,
  format: ExportFormat,
  input: ExportInput,
  deps: ExportDeps,
): Promise<Artifact> {
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
