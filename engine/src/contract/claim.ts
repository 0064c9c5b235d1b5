/** Statements, their citations and their verdicts. */
import { z } from 'zod';
import { toldSchema } from './told.ts';

export const citationSchema = z.object({
  sourceId: z.string(),
  passageId: z.string(),
  /** Exactly what stands in the Source's text from `start` to `end`. */
  quote: z.string(),
  /** Offsets in UTF-16 units into the Source's text. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type Citation = z.infer<typeof citationSchema>;

export const verdictSchema = z.enum(['supported', 'weak', 'contradicted', 'unsupported']);
export type Verdict = z.infer<typeof verdictSchema>;

const anyClaimSchema = z.object({
  id: z.string(),
  /** The whole statement, one or more sentences, as a reader would defend it. */
  text: z.string(),
  /** Empty only for a person's own words that rest on nothing yet. */
  citations: z.array(citationSchema),
  verdict: verdictSchema,
  /** How the statement was made: `verbatim`, `shortened`, `model:<id>`, or one of OWN_METHODS. */
  method: z.string(),
  /** Why it is not `supported`; absent where it is. */
  reasons: z.array(toldSchema).optional(),
});
export type Claim = z.infer<typeof anyClaimSchema>;

export const claimSchema = anyClaimSchema.refine((claim) => claim.citations.length > 0 || isOwn(claim), {
  path: ['citations'],
  message: "is empty; only a person's own words may cite nothing",
});

/** Words that a person put in: compared with the cited passage, or not yet. What is unchecked is never `supported`. */
export const OWN_METHODS = { checked: 'own', unchecked: 'own:unchecked' } as const;

export function isOwn({ method }: Pick<Claim, 'method'>): boolean {
  return method === OWN_METHODS.checked || method === OWN_METHODS.unchecked;
}

/** A claim that did not make it into the picture, and why. */
export const droppedClaimSchema = z.object({
  text: z.string(),
  verdict: verdictSchema,
  /** In English; `reasons` says the same by codes. */
  reason: z.string(),
  reasons: z.array(toldSchema).optional(),
});
export type DroppedClaim = z.infer<typeof droppedClaimSchema>;
