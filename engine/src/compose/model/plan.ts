/** What a text model is asked to give: a plan, whose every item leads to a quote. Flat and small, so that small models manage it. */
import { z } from 'zod';

const short = z.string().trim().min(1).max(160);

export const planItemSchema = z.object({
  /** One statement, one or two sentences, in the language asked for. */
  text: z.string().trim().min(1).max(600),
  /** Label of the passage that it rests on: `P3`. */
  passage: z.string().trim().min(1).max(12),
  /** Words copied from that passage, exactly. */
  quote: z.string().trim().min(1).max(1_200),
  heading: short.nullish(),
  /** For figures: the number as it is drawn, with its scale word or percent sign; and its unit. */
  value: short.nullish(),
  unit: short.nullish(),
  /** For timeline: the date as the passage writes it, and its year (negative before the common era). */
  date: short.nullish(),
  year: z.number().nullish(),
  /** For terms. */
  term: short.nullish(),
  /** For causes. */
  role: z.enum(['cause', 'effect', 'both']).nullish().catch(null),
  /** Things that can be drawn, in English: `leaf`, `sun`. */
  icons: z.array(z.string().max(40)).max(5).nullish().catch(null),
});
export type PlanItem = z.infer<typeof planItemSchema>;

export const PLAN_KINDS = ['definition', 'figures', 'facts', 'timeline', 'steps', 'parts', 'causes', 'terms'] as const;

export const planSchema = z.object({
  title: short,
  subtitle: z.string().trim().max(240).nullish(),
  blocks: z
    .array(
      z.object({
        kind: z.enum(PLAN_KINDS).catch('facts'),
        heading: short,
        items: z.array(planItemSchema).min(1).max(12),
      }),
    )
    .min(1)
    .max(8),
});
export type Plan = z.infer<typeof planSchema>;

/** The second round: items mended, by the number they were given. */
export const repairSchema = z.object({
  items: z.array(planItemSchema.extend({ number: z.number().int() })).max(40),
});
export type Repair = z.infer<typeof repairSchema>;
