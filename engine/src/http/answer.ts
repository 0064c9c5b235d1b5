/** A Run as the API gives it. */
import {
  type ArtifactRef,
  EXPORT_FORMATS,
  type ExportFormat,
  type Run,
  type Usage,
  type Warning,
} from '../contract/index.ts';
import type { Answer } from './schemas.ts';

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
};

export function artifactRefs(runId: string): ArtifactRef[] {
  return EXPORT_FORMATS.map((format) => ({
    format,
    mediaType: MEDIA_TYPES[format],
    url: `/api/runs/${encodeURIComponent(runId)}/artifacts/${format}`,
  }));
}

/** Of an answer for which nobody was asked. */
const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, calls: 0, costUsd: 0 };

/**
 * `usage` beside the result is what this answer used; that in it, what making the Run took. `extra` warnings concern the request, not the
 * Run, and are not kept.
 */
export function answerOf(
  { kept, ...run }: Run & { svg: string; kept?: false },
  extra: readonly Warning[] = [],
): Answer {
  const { id, usage, route, timings } = run;
  const warnings = [...run.warnings, ...extra];
  const artifacts = kept === false ? [] : artifactRefs(id);
  const result = { ...run, warnings, artifacts };
  return { id, result, usage: route.cached ? NO_USAGE : usage, route, timings, ...(kept === false && { kept }) };
}
