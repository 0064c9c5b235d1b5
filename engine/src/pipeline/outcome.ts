/** What the stages give together, before it becomes the record of one request. */
import type {
  Artifact,
  Brief,
  Claim,
  DroppedClaim,
  ResearchOutput,
  Route,
  Run,
  Source,
  SourceText,
  Spec,
  StoredBrief,
  Timings,
  Usage,
  Warning,
} from '../contract/index.ts';
import type { KeptResearch } from '../store/index.ts';
import type { Picture } from './deps.ts';

/** Depends on Brief and Sources alone (timings aside). Never changed once made. */
export interface Outcome {
  research: KeptResearch;
  hosts: ResearchOutput['hosts'];
  spec: Spec;
  claims: readonly Claim[];
  dropped: readonly DroppedClaim[];
  /** Claims of what is hidden. */
  spare?: readonly Claim[];
  warnings: readonly Warning[];
  picture: Pick<Picture, 'svg' | 'hash'>;
  route: Route;
  usage: Usage;
  timings: Timings;
  /** Milliseconds that it may be repeated; absent: as long as memory lasts. */
  freshMs?: number;
}

export interface RecordInput {
  id: string;
  createdAt: string;
  brief: StoredBrief;
  outcome: Outcome;
  parentId?: string;
  timings: Timings;
}

/** The record of one request. */
export function assembleRun({ id, createdAt, brief, outcome, parentId, timings }: RecordInput): Run {
  const { spec, claims, dropped, spare, warnings, research, route, usage, hosts } = outcome;
  return {
    id,
    createdAt,
    title: spec.title,
    brief,
    spec,
    claims: [...claims],
    dropped: [...dropped],
    ...(spare && { spare: [...spare] }),
    sources: citedSources(spec, research.sources),
    warnings: [...warnings],
    route,
    usage,
    timings,
    hosts: [...hosts],
    ...(parentId === undefined ? {} : { parentId }),
  };
}

/** In the order of their numbers in the picture, without their texts. */
export function citedSources(spec: Spec, sources: readonly SourceText[]): Source[] {
  return spec.sourceIds.flatMap((id) => {
    const source = sources.find((candidate) => candidate.id === id);
    return source ? [withoutText(source)] : [];
  });
}

function withoutText({ text: _text, headings: _headings, ...source }: SourceText): Source {
  return source;
}

/** Documents by name only: their content is kept as Sources, or not at all. */
export function storedBrief(brief: Brief): StoredBrief {
  return {
    ...brief,
    documents: brief.documents.map(({ name, mediaType, url }) => ({
      name,
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(url === undefined ? {} : { url }),
    })),
  };
}

export function svgArtifact({ svg, hash }: Outcome['picture']): Artifact {
  return { format: 'svg', mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg), hash };
}
