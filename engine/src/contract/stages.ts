/** What the stages hand to each other. Each stage is one function `(input, deps) => Promise<output>`. */
import type { Brief } from './brief.ts';
import type { Claim, DroppedClaim } from './claim.ts';
import type { Warning } from './run.ts';
import type { Passage, SourceText } from './source.ts';
import type { Spec } from './spec.ts';
import type { ComplexityLevel, OutputFormat, VisualStyle } from './values.ts';

export interface ResearchInput {
  brief: Brief;
  /** Documents from the web that were read before, by their position in the Brief: they are not fetched again. */
  known?: Readonly<Record<number, SourceText>>;
}

export interface ResearchOutput {
  /** `none`: nothing relevant is known; compose gives an inquiry organizer. */
  origin: 'documents' | 'library' | 'web' | 'none';
  /** Only Sources that have a Passage below. */
  sources: SourceText[];
  /** Best first for the library; in reading order for documents. The composer ranks for itself. */
  passages: Passage[];
  warnings: Warning[];
  hosts: string[];
  /** Documents that were fetched just now and may be kept for a while, by their position in the Brief, with the id of their Source. */
  fetched?: { document: number; sourceId: string }[];
}

export interface ComposeInput {
  topic: string;
  level: ComplexityLevel;
  style: VisualStyle;
  format: OutputFormat;
  /** Name of the language asked for. */
  language: Brief['language'];
  research: Pick<ResearchOutput, 'origin' | 'sources' | 'passages'>;
  /** Most words of body text; default by level. */
  maxWords?: number;
}

export interface ComposeOutput {
  spec: Spec;
  /** In reading order; verdict is `supported` only after verify. */
  claims: Claim[];
  warnings: Warning[];
}

export interface VerifyInput {
  spec: Spec;
  claims: Claim[];
  sources: SourceText[];
}

export interface VerifyOutput {
  /** Without the items whose claims were dropped, and without blocks left too small. */
  spec: Spec;
  claims: Claim[];
  dropped: DroppedClaim[];
  warnings: Warning[];
}
