/** The record from Brief to Artifacts, and the events on the way. */
import { z } from 'zod';
import { storedBriefSchema } from './brief.ts';
import { claimSchema, droppedClaimSchema } from './claim.ts';
import { sourceSchema } from './source.ts';
import { specSchema } from './spec.ts';
import { type Told, toldSchema } from './told.ts';
import { exportFormatSchema } from './values.ts';

/**
 * Something survived that the user should know. `code` is stable; `path` leads to what it is about; `message` says it in English.
 * `parameters` are what stands in the message (numbers, names as they are, stable codes), so that a reader of any language can be told.
 */
export const warningSchema = toldSchema.extend({
  path: z.string().optional(),
  /** The parameter `reason` by codes. */
  reasons: z.array(toldSchema).optional(),
});
export type Warning = z.infer<typeof warningSchema>;

export const STAGES = ['research', 'compose', 'verify', 'visual', 'store'] as const;
export type Stage = (typeof STAGES)[number];

/** Tokens and money; `costUsd` is absent where it is not known, never 0 for unknown. */
export const usageSchema = z.object({
  inputTokens: z.number().default(0),
  outputTokens: z.number().default(0),
  calls: z.number().default(0),
  costUsd: z.number().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const attemptSchema = z.object({
  stage: z.string(),
  model: z.string(),
  provider: z.string(),
  outcome: z.enum(['ok', 'failed', 'skipped']),
  /** Milliseconds. */
  durationMs: z.number(),
  costUsd: z.number().optional(),
  error: z.object({ code: z.string(), message: z.string(), reasons: z.array(toldSchema).optional() }).optional(),
  /** Why it was not even asked, in English; `reasons` says the same by codes. */
  reason: z.string().optional(),
  reasons: z.array(toldSchema).optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const routeSchema = z.object({
  /** What composed the explainer in the end: `builtin` or `provider/model`. */
  composer: z.string(),
  attempts: z.array(attemptSchema),
  /** Only in an answer: an equal Brief had been answered before, and this is that Run, as it was kept. Nobody was asked. */
  cached: z.boolean().optional(),
});
export type Route = z.infer<typeof routeSchema>;

export const artifactRefSchema = z.object({
  format: exportFormatSchema,
  mediaType: z.string(),
  /** Path on this server: `/api/runs/:id/artifacts/:format`. */
  url: z.string(),
});
export type ArtifactRef = z.infer<typeof artifactRefSchema>;

/** Milliseconds per stage and in all. */
export const timingsSchema = z.record(z.string(), z.number());
export type Timings = z.infer<typeof timingsSchema>;

/** The one shape of a Run: the JSON export, the API's `result` and what is kept. */
export const runSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  title: z.string(),
  brief: storedBriefSchema,
  spec: specSchema,
  /** In reading order: every statement that the picture makes. */
  claims: z.array(claimSchema),
  dropped: z.array(droppedClaimSchema),
  /** Claims of what the Spec hides: not drawn, kept so that it can be shown again. */
  spare: z.array(claimSchema).optional(),
  sources: z.array(sourceSchema),
  warnings: z.array(warningSchema),
  route: routeSchema,
  usage: usageSchema,
  timings: timingsSchema,
  /** Every host contacted for this Run; empty when nothing left the machine. */
  hosts: z.array(z.string()),
  /** The Run that this one was rendered again from. */
  parentId: z.string().optional(),
});
export type Run = z.infer<typeof runSchema>;

/** Exported bytes. */
export interface Artifact {
  format: z.infer<typeof exportFormatSchema>;
  mediaType: string;
  bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
}

/** What a watcher of a Run is told while it happens. */
export type RunEvent =
  | {
      type: 'stage';
      stage: Stage;
      state: 'started' | 'finished';
      durationMs?: number;
      note?: string;
      reasons?: readonly Told[];
    }
  | { type: 'claim'; claim: z.infer<typeof claimSchema> }
  | { type: 'attempt'; attempt: Attempt }
  | { type: 'warning'; warning: Warning };
