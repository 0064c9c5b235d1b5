/** `-o`: which files to write, in which formats. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { EXPORT_FORMATS, type ExportFormat } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { nearest } from './choices.ts';

export interface Output {
  /** `-` is standard output. */
  path: string;
  format: ExportFormat;
}

export const STDOUT = '-';

/** Without `-o`: an SVG named after the topic, in the current folder. Errors: `bad_input`. */
export function resolveOutputs(paths: readonly string[], topic: string): Output[] {
  if (paths.length === 0) return [{ path: `${slugOf(topic)}.svg`, format: 'svg' }];
  return paths.map((path) => ({ path, format: formatOf(path) }));
}

function formatOf(path: string): ExportFormat {
  if (path === STDOUT) return 'svg';
  const given = extname(path).slice(1).toLowerCase();
  const format = EXPORT_FORMATS.find((candidate) => candidate === given);
  if (format) return format;
  const near = nearest(given, EXPORT_FORMATS);
  const allowed = EXPORT_FORMATS.map((candidate) => `.${candidate}`).join(', ');
  const hint = near === undefined ? '' : ` Did you mean ".${near}"?`;
  const message = `"${path}" does not end in a format that can be written: ${allowed}.${hint}`;
  throw new HkmError('bad_input', message, { details: [{ path: '--output', message, allowed: EXPORT_FORMATS }] });
}

/** "Black holes!" -> "black-holes"; letters of every script stay. */
export function slugOf(topic: string): string {
  const slug = topic
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...slug].slice(0, 60).join('') || 'explainer';
}

/** Writes a file, making its folder when it is not there. Errors: `bad_input`. */
export async function writeOutput(cwd: string, path: string, bytes: Uint8Array): Promise<string> {
  const file = resolve(cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  } catch (error) {
    throw new HkmError('bad_input', `"${path}" cannot be written: ${(error as Error).message}`, { cause: error });
  }
  return file;
}
