/** What the conductor needs from the world. Everything is handed in; `createPipeline` has good defaults for the rest. */
import type {
  Artifact,
  Attempt,
  Brief,
  Claim,
  ComposeInput,
  ComposeOutput,
  DocumentInput,
  ExportFormat,
  ResearchInput,
  ResearchOutput,
  Route,
  Run,
  RunEvent,
  Source,
  Spec,
  Usage,
  VerifyInput,
  VerifyOutput,
  Warning,
} from '../contract/index.ts';
import type { Store } from '../store/index.ts';
import type { CheckWish } from './edit/index.ts';
import type { DocumentFacts, ReadOptions } from './read-document.ts';

/** Handed to every stage. */
export interface StageContext {
  signal: AbortSignal;
  /** true: nothing of this request may leave this machine. */
  privacy: boolean;
  /** true: work that somebody waits for goes first. */
  background?: boolean;
  /** What was wished of models; without it the stage chooses for itself. */
  models?: ModelWish;
  /** Told of every try of a model while it happens. */
  onAttempt?: (attempt: Attempt) => void;
}

export type ModelWish = Partial<Pick<Brief, 'textModel' | 'imageModel' | 'priority' | 'budget'>>;

/** What compose gives; a composer that asked models also says which, what it cost and where it went. */
export interface Composed extends ComposeOutput {
  route?: Route;
  usage?: Usage;
  hosts?: string[];
  /** Milliseconds that an equal Brief may be answered with this; absent: as long as memory lasts. */
  freshMs?: number;
}

export interface PictureInput {
  spec: Spec;
  claims: readonly Claim[];
  sources: readonly Source[];
}

export interface Picture {
  /** The SVG in outlines; its bytes depend on Spec, Claims and Sources alone. */
  svg: string;
  /** SHA-256 of the SVG's bytes, hexadecimal. */
  hash: string;
  warnings: readonly Warning[];
}

export interface ExportInput extends PictureInput {
  /** The record, for formats that carry it (JSON). */
  run?: Run;
}

/**
 * The stages between a Brief and its picture. They know nothing of each other; each is made of earlier outputs only.
 * The default (`createWorkerStages`) runs all of them off the event loop.
 */
export interface Stages {
  research(input: ResearchInput, context: StageContext): Promise<ResearchOutput>;
  compose(input: ComposeInput, context: StageContext): Promise<Composed>;
  verify(input: VerifyInput, context: StageContext): Promise<VerifyOutput>;
  /** Refuses with `unrenderable` what its gate finds wrong. */
  visual(input: PictureInput, context: StageContext): Promise<Picture>;
  exportArtifact(format: ExportFormat, input: ExportInput, context: StageContext): Promise<Artifact>;
  /** Titles of the bundled library that begin like `prefix`, best first. */
  suggest(prefix: string, limit: number): Promise<string[]>;
  /** Resolves when the first picture would come without a cold start. */
  ready(): Promise<void>;
  /** Tasks that wait for a thread; absent where there are none. */
  waiting?(): number;
  close(): Promise<void>;
}

export interface PipelineDeps {
  store: Store;
  stages: Stages;
  /** Milliseconds since 1970; default `Date.now`. */
  now?: () => number;
  /** Milliseconds for durations; default `performance.now`. */
  clock?: () => number;
  /** Default `crypto.randomUUID`. */
  createId?: () => string;
  /** Results kept in memory for equal Briefs; `false` switches that off. */
  cache?: Partial<ResultCacheOptions> | false;
  /**
   * Tells this program, its library and its models from others (`programKey`): answers and files that the same program made before a
   * restart are used again. Without it, or without a cache, nothing is remembered beyond this process.
   */
  program?: string;
}

export interface ResultCacheOptions {
  /** Most results, default 500. */
  maxEntries: number;
  /** Most bytes, default 128 MiB. */
  maxBytes: number;
  /** Milliseconds that a result which rests on other hosts may be repeated, default 10 minutes; others stay. */
  webTtlMs: number;
  /** Milliseconds that a document from the web is taken to be as it was when it was fetched, default one hour. */
  pageTtlMs: number;
}

export interface GenerateOptions {
  signal?: AbortSignal;
  /** Of the new Run, where one is made. Default `createId`. Errors: `conflict` where it is taken. */
  id?: string;
  /** true: nobody waits for it, so requests that somebody waits for go before it. Default false. */
  background?: boolean;
  onEvent?: (event: RunEvent) => void;
}

/** What a Run is rendered again with. */
export type RenderChanges = Partial<
  Pick<Brief, 'complexityLevel' | 'visualStyle' | 'language' | 'outputFormat' | 'size'>
> & {
  /** A Spec edited by hand. What it says anew is a person's own words: drawn, marked, and not `supported` before it is checked. */
  spec?: Spec;
  /** Own words that are compared with their passages: ids of items, rows and blocks, or names of title parts; `true`: all. */
  check?: CheckWish;
  /** false: a preview that is not kept. Default true. */
  keep?: boolean;
};

/** `kept` is false for a preview: its id is that of the Run that it was drawn from. */
export type RunWithPicture = Run & { svg: string; kept?: false };

export interface Pipeline {
  /**
   * From a Brief to a kept Run. An equal Brief that was answered before, or is being answered, gives the Run of that answer, with
   * `route.cached`. Errors: those of the stages, `queue_full`, `aborted`.
   */
  generate(brief: Brief, options?: GenerateOptions): Promise<RunWithPicture>;
  /** A new Run from the Sources of an earlier one, without new research. Errors: also `not_found`, `bad_input`. */
  renderAgain(runId: string, changes: RenderChanges, options?: GenerateOptions): Promise<RunWithPicture>;
  /** Made on demand, then kept. Errors: also `not_found`. */
  artifact(runId: string, format: ExportFormat, options?: { signal?: AbortSignal }): Promise<Artifact>;
  /** Reads one document as `generate` would; makes and keeps nothing. Errors: those of reading. */
  readDocument(document: DocumentInput, options: ReadOptions): Promise<DocumentFacts>;
  suggest(prefix: string, limit?: number): Promise<string[]>;
  ready(): Promise<void>;
  stats(): PipelineStats;
  close(): Promise<void>;
}

export interface PipelineStats {
  running: number;
  /** Tasks that wait for a thread. */
  waiting: number;
  /** Runs that answer again. */
  cache: CacheFigures;
  /** Documents from the web. */
  pages: CacheFigures;
  /** Files of Runs: those that were there already, and those that had to be made. */
  artifacts: { hits: number; misses: number };
}

export interface CacheFigures {
  entries: number;
  /** As estimated, in memory. */
  bytes: number;
  hits: number;
  misses: number;
  /** Of the hits, those that the store knew and the memory did not. */
  recalled: number;
}
