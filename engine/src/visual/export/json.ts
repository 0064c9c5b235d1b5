/** The whole record as JSON: one shape for the file, the API and what is kept (contract/run.ts). */
import { type Brief, LANGUAGE_NAMES, LANGUAGES, type Run, runSchema } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import { digest } from './shared/digest.ts';
import { type ExportInput, FIXED_DATE } from './shared/exporter.ts';

/**
 * Two spaces of indentation, keys in the order of the contract; what the contract does not know is left out, so the
 * full text of a source never gets into the file.
 * @throws HkmError `internal` when the input does not keep the contract.
 */
export async function exportJson(input: ExportInput): Promise<Uint8Array> {
  const { spec, claims, sources } = input;
  const run = { ...(input.run ?? recordOf(input)), spec, claims, sources };
  const parsed = runSchema.safeParse(run);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    throw new HkmError('internal', `The run does not keep the contract: ${details[0]?.path} ${details[0]?.message}`, {
      details,
    });
  }
  const ordered = { ...parsed.data, timings: sortKeys(parsed.data.timings) };
  return new TextEncoder().encode(`${JSON.stringify(ordered, null, 2)}\n`);
}

/** A record for a picture that was rendered without a Run: only what the Spec and the claims tell. */
function recordOf({ spec, claims, sources }: ExportInput): Omit<Run, 'claims' | 'sources'> {
  const models = new Set(
    claims.map((claim) => /^model:(.+)$/s.exec(claim.method)?.[1]).filter((id) => id !== undefined),
  );
  const brief: Brief = {
    topic: spec.title,
    complexityLevel: spec.level,
    visualStyle: spec.style,
    language: LANGUAGE_NAMES.find((name) => LANGUAGES[name] === spec.language) ?? 'English',
    outputFormat: spec.format,
    size: spec.size ?? 'Poster',
    documents: [],
    privacy: false,
    priority: 'balanced',
  };
  return {
    id: digest(JSON.stringify([spec, claims, sources])).slice(0, 16),
    createdAt: FIXED_DATE.toISOString(),
    title: spec.title,
    brief,
    spec,
    dropped: [],
    warnings: [],
    route: { composer: models.size === 0 ? 'builtin' : [...models].join(', '), attempts: [] },
    usage: { inputTokens: 0, outputTokens: 0, calls: 0 },
    timings: {},
    hosts: [],
  };
}

function sortKeys(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
