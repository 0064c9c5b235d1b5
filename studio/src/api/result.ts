/** The result of a run as the page shows it: read field by field, so that an answer with gaps still shows what it has. */
import type {
  Attempt,
  Citation,
  Claim,
  DroppedClaim,
  ExportFormat,
  Source,
  Spec,
  Usage,
  Verdict,
  Warning,
} from '@hkm/engine/contract';
import { EXPORTS } from '../values.ts';
import { compact, firstText, isRecord, type Json, list, number, record, text } from './read.ts';
import { readSpec } from './spec.ts';
import { readParameters, readTold } from './told.ts';

/** What the run was made with; only what the server said. */
export interface Making {
  topic?: string;
  complexityLevel?: string;
  visualStyle?: string;
  language?: string;
  outputFormat?: string;
  size?: string;
  privacy?: boolean;
}

export interface ShownResult {
  /** Absent when the server did not keep the run: then it cannot be refined or exported by the server. */
  id?: string;
  title: string;
  createdAt?: string;
  parentId?: string;
  /** SVG text, to be cleaned before it is shown. */
  svg?: string;
  /** Address of a picture, where there is no SVG. */
  imageUrl?: string;
  /** true: guiding questions, no facts. */
  inquiry: boolean;
  making: Making;
  /** What can be edited; absent where the answer does not hold it whole. */
  spec?: Spec;
  claims: Claim[];
  dropped: DroppedClaim[];
  sources: Source[];
  warnings: Warning[];
  attempts: Attempt[];
  composer?: string;
  usage?: Usage;
  /** true: an equal request had been answered before. */
  cached?: boolean;
  /** Hosts that were contacted; undefined where the server did not say. */
  hosts?: string[];
  /** Milliseconds per stage. */
  timings: Record<string, number>;
  artifacts: { format: ExportFormat; url: string }[];
}

const VERDICTS: readonly Verdict[] = ['supported', 'weak', 'contradicted', 'unsupported'];

/** Reads the answer of `/api/generate`, `/api/runs/:id` or `/api/runs/:id/render`. */
export function readResult(answer: unknown): ShownResult {
  const outer = record(answer);
  const inner = isRecord(outer.result) ? outer.result : isRecord(outer.run) ? outer.run : outer;
  const both: Json = { ...outer, ...inner };
  const spec = record(both.spec);
  const id = text(outer.id) ?? text(inner.id);
  return compact<ShownResult>({
    id,
    title: firstText(both, 'title') ?? firstText(spec, 'title') ?? firstText(record(both.brief), 'topic') ?? '',
    createdAt: text(both.createdAt),
    parentId: text(both.parentId),
    ...readPicture(both),
    inquiry: spec.kind === 'inquiry',
    making: readMaking(both),
    spec: readSpec(both.spec),
    claims: list(both.claims).flatMap(readClaim),
    dropped: list(both.dropped).flatMap(readDropped),
    sources: list(both.sources).flatMap(readSource),
    warnings: list(both.warnings).flatMap(readWarning),
    attempts: list(record(both.route).attempts).flatMap(readAttempt),
    composer: text(record(both.route).composer),
    usage: isRecord(both.usage) ? readUsage(both.usage) : undefined,
    cached: record(both.route).cached === true || undefined,
    hosts: Array.isArray(both.hosts) ? both.hosts.flatMap((host) => text(host) ?? []) : undefined,
    timings: readTimings(both.timings),
    artifacts: readArtifacts(both.artifacts, id),
  });
}

function readPicture(fields: Json): { svg: string | undefined; imageUrl: string | undefined } {
  const svg = firstText(fields, 'svg');
  const picture = firstText(fields, 'imageUrl', 'imageURL', 'image', 'url');
  if (svg && /<svg[\s>]/i.test(svg)) return { svg, imageUrl: undefined };
  return { svg: undefined, imageUrl: safeImageUrl(svg ?? picture) };
}

/** Addresses that may stand in an `<img>`; bare base64 is taken for a PNG. */
export function safeImageUrl(address: string | undefined): string | undefined {
  if (!address) return undefined;
  if (/^data:image\//i.test(address) || /^blob:/i.test(address) || /^https?:\/\//i.test(address)) return address;
  if (/^[/.]/.test(address)) return address;
  return /^[A-Za-z0-9+/=\s]{64,}$/.test(address) ? `data:image/png;base64,${address}` : undefined;
}

function readMaking(fields: Json): Making {
  const brief = record(fields.brief);
  const spec = record(fields.spec);
  return compact<Making>({
    topic: text(brief.topic),
    complexityLevel: text(spec.level) ?? text(brief.complexityLevel),
    visualStyle: text(spec.style) ?? text(brief.visualStyle),
    language: text(brief.language),
    outputFormat: text(spec.format) ?? text(brief.outputFormat),
    size: text(spec.size) ?? text(brief.size),
    privacy: typeof brief.privacy === 'boolean' ? brief.privacy : undefined,
  });
}

function readVerdict(value: unknown): Verdict {
  return VERDICTS.find((verdict) => verdict === value) ?? 'unsupported';
}

export function readClaim(value: unknown, index = 0): Claim[] {
  const claim = record(value);
  const statement = text(claim.text);
  if (!statement) return [];
  return [
    compact<Claim>({
      id: text(claim.id) ?? `claim-${index + 1}`,
      text: statement,
      citations: list(claim.citations).flatMap(readCitation),
      verdict: readVerdict(claim.verdict),
      method: text(claim.method) ?? '',
      reasons: readTold(claim.reasons),
    }),
  ];
}

function readCitation(value: unknown): Citation[] {
  const citation = record(value);
  const sourceId = text(citation.sourceId);
  if (!sourceId) return [];
  return [
    {
      sourceId,
      passageId: text(citation.passageId) ?? '',
      quote: text(citation.quote) ?? '',
      start: number(citation.start) ?? 0,
      end: number(citation.end) ?? 0,
    },
  ];
}

function readDropped(value: unknown): DroppedClaim[] {
  const dropped = record(value);
  const statement = text(dropped.text);
  if (!statement) return [];
  const { verdict, reason, reasons } = dropped;
  return [
    compact<DroppedClaim>({
      text: statement,
      verdict: readVerdict(verdict),
      reason: text(reason) ?? '',
      reasons: readTold(reasons),
    }),
  ];
}

function readSource(value: unknown): Source[] {
  const source = record(value);
  const id = text(source.id);
  if (!id) return [];
  return [
    compact<Source>({
      id,
      title: firstText(source, 'title', 'file', 'url') ?? id,
      author: text(source.author),
      publisher: text(source.publisher),
      url: safeLink(text(source.url)),
      file: text(source.file),
      date: text(source.date),
      license: text(source.license),
      licenseUrl: safeLink(text(source.licenseUrl)),
      attribution: text(source.attribution),
      hash: text(source.hash) ?? '',
      fetchedAt: text(source.fetchedAt) ?? '',
      language: text(source.language),
    }),
  ];
}

/** Only web addresses may become links. */
function safeLink(address: string | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}

export function readWarning(value: unknown): Warning[] {
  if (typeof value === 'string') return [{ code: 'warning', message: value }];
  const warning = record(value);
  const message = text(warning.message) ?? text(warning.code);
  return message
    ? [
        compact<Warning>({
          code: text(warning.code) ?? 'warning',
          message,
          path: text(warning.path),
          parameters: readParameters(warning.parameters),
          reasons: readTold(warning.reasons),
        }),
      ]
    : [];
}

export function readAttempt(value: unknown): Attempt[] {
  const attempt = record(value);
  const model = text(attempt.model);
  if (!model) return [];
  const error = isRecord(attempt.error)
    ? compact<NonNullable<Attempt['error']>>({
        code: text(attempt.error.code) ?? '',
        message: text(attempt.error.message) ?? '',
        reasons: readTold(attempt.error.reasons),
      })
    : undefined;
  return [
    compact<Attempt>({
      stage: text(attempt.stage) ?? '',
      model,
      provider: text(attempt.provider) ?? '',
      outcome: attempt.outcome === 'ok' || attempt.outcome === 'skipped' ? attempt.outcome : 'failed',
      durationMs: number(attempt.durationMs) ?? 0,
      costUsd: number(attempt.costUsd),
      reason: text(attempt.reason),
      reasons: readTold(attempt.reasons),
      error,
    }),
  ];
}

export function readUsage(value: unknown): Usage {
  const usage = record(value);
  const costUsd = number(usage.costUsd);
  return {
    inputTokens: number(usage.inputTokens) ?? 0,
    outputTokens: number(usage.outputTokens) ?? 0,
    calls: number(usage.calls) ?? 0,
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}

function readTimings(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, ms]) => (number(ms) === undefined ? [] : [[name, Number(ms)]])),
  );
}

function readArtifacts(value: unknown, id: string | undefined): { format: ExportFormat; url: string }[] {
  const named = list(value).flatMap((item) => {
    const artifact = record(item);
    const format = EXPORTS.find((name) => name === artifact.format);
    const url = text(artifact.url);
    return format && url && /^\//.test(url) ? [{ format, url }] : [];
  });
  if (named.length > 0 || !id) return named;
  return EXPORTS.map((format) => ({ format, url: `/api/runs/${encodeURIComponent(id)}/artifacts/${format}` }));
}
