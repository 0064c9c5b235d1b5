/** What is kept, and the one door to it. Nothing outside this room knows where or how. */
import type { Artifact, ExportFormat, Passage, ResearchOutput, Run, SourceText } from '../contract/index.ts';
import type { BatchReads, BatchWrites } from './batches.ts';
import type { CacheReads, CacheWrites } from './cache.ts';
import type { FamilyReads } from './families.ts';
import type { MetricsReads, MetricsWrites } from './metrics.ts';
import type { SpendingReads, SpendingWrites } from './spending.ts';
import type { UsageReads } from './usage.ts';

export type { BatchClaim, BatchCounts, BatchItemState, BatchSummary, KeptBatch, KeptBatchItem } from './batches.ts';
export type { FamilyPage, FamilySummary } from './families.ts';

/** A Passage without its text, which is cut again out of the kept Source when it is read. */
export type KeptPassage = Omit<Passage, 'text'>;

/** Everything that a Run was made from and gave; kept in one transaction or not at all. */
export interface KeptRun {
  run: Run;
  /** What research found, so that the Run can be rendered again without asking anybody. */
  origin: ResearchOutput['origin'];
  sources: readonly SourceText[];
  passages: readonly Passage[];
  /** Artifacts that exist already; others are added on demand. */
  artifacts: readonly Artifact[];
}

/** Where a Run's material is read back from. */
export type KeptResearch = Pick<ResearchOutput, 'origin' | 'sources' | 'passages'>;

/** One line of the list of Runs. */
export interface RunSummary {
  id: string;
  createdAt: string;
  /** `inquiry` holds no facts. */
  kind: Run['spec']['kind'];
  title: string;
  topic: string;
  outputFormat: string;
  visualStyle: string;
  complexityLevel: string;
  language: string;
  /** Only where versions of one explainer are listed. */
  size?: string;
  parentId?: string;
}

export interface ListRunsOptions {
  /** 1..200, default 20. */
  limit?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** Words that must all occur in title or topic; case and accents do not matter. */
  search?: string;
  outputFormat?: string;
  visualStyle?: string;
  complexityLevel?: string;
  language?: string;
}

export interface RunPage {
  runs: RunSummary[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/** A named set of choices that the user keeps for the next Brief. */
export interface Template {
  id: string;
  name: string;
  createdAt: string;
  /** Fields of a Brief, without documents. */
  options: Readonly<Record<string, unknown>>;
}

export interface StoreFacts {
  dataDir: string;
  file: string;
  schemaVersion: number;
  runs: number;
  /** Bytes on disk, write-ahead log included. */
  bytes: number;
}

/**
 * Keeps Runs, their Sources and Artifacts, templates and settings.
 * A promise that resolves means: on the disk, and there after a power cut.
 * Errors: `not_found` (an artifact for a Run that is not there), `conflict` (an id that is taken),
 * `bad_input` (a cursor that is none), `storage` (the disk fails), `not_ready` (closed).
 */
export interface Store
  extends MetricsReads,
    MetricsWrites,
    BatchReads,
    BatchWrites,
    CacheReads,
    CacheWrites,
    SpendingReads,
    UsageReads,
    FamilyReads,
    SpendingWrites {
  saveRun(kept: KeptRun): Promise<void>;
  /** Cheap: asked for every answer that is given again. */
  hasRun(id: string): Promise<boolean>;
  getRun(id: string): Promise<Run | undefined>;
  /** The newest whose SVG has this hash, and that is no version of another. */
  findRunByPicture(hash: string): Promise<Run | undefined>;
  getResearch(runId: string): Promise<KeptResearch | undefined>;
  getSource(runId: string, sourceId: string): Promise<SourceText | undefined>;
  listRuns(options?: ListRunsOptions): Promise<RunPage>;
  /** The Run with all that were rendered again from it or before it, newest first, at most 200. Empty: there is no such family. */
  listVersions(id: string): Promise<RunSummary[]>;
  /** Deletes for good: the Run, its Artifacts, and Sources that no other Run uses. false: there was none. */
  deleteRun(id: string): Promise<boolean>;
  saveArtifact(runId: string, artifact: Artifact): Promise<void>;
  getArtifact(runId: string, format: ExportFormat): Promise<Artifact | undefined>;
  listArtifacts(runId: string): Promise<ExportFormat[]>;
  saveTemplate(template: Template): Promise<void>;
  listTemplates(): Promise<Template[]>;
  deleteTemplate(id: string): Promise<boolean>;
  getSetting(key: string): Promise<unknown>;
  /** `undefined` removes the setting. */
  setSetting(key: string, value: unknown): Promise<void>;
  facts(): Promise<StoreFacts>;
  close(): Promise<void>;
}
