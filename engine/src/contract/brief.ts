/** What the user asked for. */
import { z } from 'zod';
import {
  complexityLevelSchema,
  languageSchema,
  outputFormatSchema,
  pageSizeSchema,
  visualStyleSchema,
} from './values.ts';

/** Limits on what a Brief may hold; the error messages name them. */
export const BRIEF_LIMITS = {
  topicCharacters: 1_000,
  documents: 50,
  /** Bytes of one document, after base64 decoding. */
  documentBytes: 20 * 1024 * 1024,
} as const;

/** A document handed in: exactly one of `text`, `base64` or `url`. */
export const documentInputSchema = z
  .object({
    name: z.string().min(1).max(300),
    /** Media type; inferred from the name and the first bytes when absent. */
    mediaType: z.string().max(200).optional(),
    text: z.string().optional(),
    base64: z.string().optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
  })
  .refine((d) => [d.text, d.base64, d.url].filter((v) => v !== undefined).length === 1, {
    message: 'give exactly one of text, base64 or url',
  });

export const prioritySchema = z.enum(['quality', 'cost', 'speed', 'balanced']);

export const briefSchema = z.object({
  /** Control characters are removed, white space is folded; must not be empty. */
  topic: z
    .string()
    .max(BRIEF_LIMITS.topicCharacters, {
      message: `is longer than ${BRIEF_LIMITS.topicCharacters} characters; hand long text in as a document instead`,
    })
    .transform(cleanTopic)
    .refine((t) => t.length > 0, { message: 'is empty; say what the explainer is about' }),
  complexityLevel: complexityLevelSchema.default('High School'),
  visualStyle: visualStyleSchema.default('Standard Scientific'),
  language: languageSchema.default('English'),
  outputFormat: outputFormatSchema.default('Infographic'),
  size: pageSizeSchema.default('Poster'),
  documents: z.array(documentInputSchema).max(BRIEF_LIMITS.documents).default([]),
  /** true: nothing of this request may leave this machine. */
  privacy: z.boolean().default(false),
  priority: prioritySchema.default('balanced'),
  /** USD for the whole request. */
  budget: z.number().nonnegative().optional(),
  textModel: z.string().max(300).optional(),
  imageModel: z.string().max(300).optional(),
});

export type DocumentInput = z.infer<typeof documentInputSchema>;
export type Priority = z.infer<typeof prioritySchema>;
export type Brief = z.infer<typeof briefSchema>;
/** What a caller may send: everything but `topic` is optional. */
export type BriefInput = z.input<typeof briefSchema>;

/** A Brief as it is kept: documents by name and size, never their content. */
export const storedBriefSchema = briefSchema.extend({
  topic: z.string(),
  language: z.string(),
  documents: z.array(z.object({ name: z.string(), mediaType: z.string().optional(), url: z.string().optional() })),
});
export type StoredBrief = z.infer<typeof storedBriefSchema>;

/** C0 and C1 controls, lone surrogates, bidi overrides and isolates, zero-width marks that carry no meaning in a line of text. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

export function cleanTopic(raw: string): string {
  return raw
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(UNPRINTABLE, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}
