/** What may be cited, and the located stretches of it. */
import { z } from 'zod';

export const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string().optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  /** File name, for a document handed in. */
  file: z.string().optional(),
  /** Date of the work as its source states it (ISO 8601 or a year). */
  date: z.string().optional(),
  license: z.string().optional(),
  licenseUrl: z.string().optional(),
  /** The credit line that the licence asks for. */
  attribution: z.string().optional(),
  /** SHA-256 of the text, hexadecimal. */
  hash: z.string(),
  /** ISO 8601. For the bundled library: the date of the edition, so that results stay the same. */
  fetchedAt: z.string(),
  /** BCP-47 tag of the text's language, where it could be told. */
  language: z.string().optional(),
  /** Title of the chapter that it belongs to, where it is a section of a book. */
  chapter: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * A stretch of a Source's text that is no prose. A table's lines are its rows, their cells apart by ` | `, the first line naming the
 * columns; of a list each paragraph is one item.
 */
export const structureSchema = z.object({
  kind: z.enum(['table', 'ordered', 'bullets']),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type Structure = z.infer<typeof structureSchema>;

/** A Source with its whole text. Offsets everywhere are UTF-16 units into `text`. */
export const sourceTextSchema = sourceSchema.extend({
  text: z.string(),
  /** Headings in order; each governs the text from `start` to the next heading of the same or a higher level. */
  headings: z.array(z.object({ text: z.string(), level: z.number().int(), start: z.number().int() })),
  /** Tables and lists, in order; absent where the text has none. */
  structures: z.array(structureSchema).optional(),
});
export type SourceText = z.infer<typeof sourceTextSchema>;

/** A paragraph of a Source: `sourceText.text.slice(start, end) === text`. */
export const passageSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  text: z.string(),
  /** Headings above the passage, outermost first (without the Source's own title). */
  headings: z.array(z.string()),
  /** Relevance to the topic, higher is better; 0 where nothing was asked. */
  score: z.number(),
  /** `definition`: `key` says what the topic is. */
  role: z.enum(['definition']).optional(),
  /** The sentence for whose sake it was chosen, as offsets into the Source's text; only with a `role`. */
  key: z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }).optional(),
});
export type Passage = z.infer<typeof passageSchema>;
