/**
 * The declarative description of the visual: typed blocks that refer to Claims. Never coordinates, fonts or colours.
 * Text in an item is what is drawn; `claimId` leads to the statement and its citations.
 */
import { z } from 'zod';
import {
  complexityLevelSchema,
  languageTagSchema,
  outputFormatSchema,
  pageSizeSchema,
  visualStyleSchema,
} from './values.ts';

/** What a person who edits the Spec may say of a block or an item. */
const handling = {
  /** Stays word for word when the Spec is composed again for another level, language or format. */
  locked: z.boolean().optional(),
  /** Not drawn; kept so that it can be shown again. */
  hidden: z.boolean().optional(),
};

/** A drawn statement. `nouns` are drawable nouns, in English, best first: the icon resolver's only input. */
export const itemSchema = z.object({
  id: z.string(),
  claimId: z.string(),
  /** A few words that say what the text is about; taken from the source's own terms. */
  heading: z.string().optional(),
  text: z.string(),
  /** The words of `text` that a reader should see first, to the letter; set bold. Without effect where they do not stand there. */
  emphasis: z.string().optional(),
  nouns: z.array(z.string()).default([]),
  /** Chosen by hand: the name of an icon, `numeral` or `none`. Absent: what its nouns give. */
  icon: z.string().optional(),
  ...handling,
});
export type Item = z.infer<typeof itemSchema>;

/** A number worth showing large. `text` continues it: "73 %" + "of the Universe is dark energy". */
export const figureSchema = itemSchema.extend({
  /** The number as drawn, with its unit or scale word where that belongs to it: "4.6 billion", "≈50 %". */
  value: z.string(),
  /** Set small beside the value: "years", "km/s". */
  unit: z.string().optional(),
});
export type Figure = z.infer<typeof figureSchema>;

export const eventSchema = itemSchema.extend({
  /** The date as the source writes it, short: "1347", "14 July 1789", "13.8 billion years ago". */
  date: z.string(),
  /** Position in time, in years of the common era (negative: before it); fractions for month and day. */
  year: z.number(),
});
export type TimelineEvent = z.infer<typeof eventSchema>;

export const termSchema = itemSchema.extend({ term: z.string() });
export type Term = z.infer<typeof termSchema>;

export const chartRowSchema = z.object({
  id: z.string(),
  claimId: z.string(),
  label: z.string(),
  value: z.number(),
  ...handling,
});
export type ChartRow = z.infer<typeof chartRowSchema>;

const base = { id: z.string(), heading: z.string(), ...handling };

export const blockSchema = z.discriminatedUnion('kind', [
  /** What the topic is. At most one; drawn first. */
  z.object({ ...base, kind: z.literal('definition'), term: z.string(), item: itemSchema }),
  /** Numbers worth showing large. The first may become the hero of the poster. */
  z.object({ ...base, kind: z.literal('figures'), items: z.array(figureSchema).min(1) }),
  /** Statements under one heading, without an order that matters. */
  z.object({ ...base, kind: z.literal('facts'), items: z.array(itemSchema).min(1) }),
  z.object({ ...base, kind: z.literal('timeline'), items: z.array(eventSchema).min(1) }),
  /** Statements whose order matters. */
  z.object({ ...base, kind: z.literal('steps'), items: z.array(itemSchema).min(2) }),
  /** Parts or kinds of a whole. */
  z.object({ ...base, kind: z.literal('parts'), whole: z.string(), items: z.array(itemSchema).min(2) }),
  /** Two or more subjects set against each other; each item belongs to one subject. */
  z.object({
    ...base,
    kind: z.literal('contrast'),
    subjects: z.array(z.string()).min(2),
    items: z.array(itemSchema.extend({ subject: z.number().int().nonnegative().optional() })).min(1),
  }),
  z.object({
    ...base,
    kind: z.literal('causes'),
    items: z.array(itemSchema.extend({ role: z.enum(['cause', 'effect', 'both']) })).min(1),
  }),
  z.object({ ...base, kind: z.literal('terms'), items: z.array(termSchema).min(1) }),
  /** Comparable numbers: one unit, one kind. */
  z.object({ ...base, kind: z.literal('chart'), unit: z.string(), rows: z.array(chartRowSchema).min(2) }),
  /** Nodes and labelled edges, for mind maps and concept maps. */
  z.object({
    ...base,
    kind: z.literal('graph'),
    nodes: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          nouns: z.array(z.string()).default([]),
          icon: z.string().optional(),
        }),
      )
      .min(1),
    edges: z.array(
      z.object({ from: z.string(), to: z.string(), label: z.string().optional(), claimId: z.string().optional() }),
    ),
  }),
  /** Guiding questions; holds no facts and cites nothing. Only in a Spec of kind `inquiry`. */
  z.object({
    ...base,
    kind: z.literal('inquiry'),
    prompts: z
      .array(z.object({ id: z.string(), text: z.string(), nouns: z.array(z.string()).default([]), ...handling }))
      .min(1),
  }),
]);
export type Block = z.infer<typeof blockSchema>;
export type BlockKind = Block['kind'];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

/** The words of a Spec that belong to no block. */
export const titlePartSchema = z.enum(['kicker', 'title', 'subtitle']);
export type TitlePart = z.infer<typeof titlePartSchema>;

/** A picture without words that an image model made for the head of the page. It shows what the page is about and proves nothing. */
export const illustrationSchema = z.object({
  /** An opaque PNG of 8 bits a channel, base64. */
  png: z.base64().max(4_000_000),
  /** What it shows, for those who do not see it. */
  alt: z.string().max(500),
  /** Who made it: `provider/model`. */
  model: z.string().max(300),
});
export type Illustration = z.infer<typeof illustrationSchema>;

export const specSchema = z.object({
  version: z.literal(1),
  /** `inquiry` holds no facts and is marked so in every artifact. */
  kind: z.enum(['explainer', 'inquiry']),
  format: outputFormatSchema,
  level: complexityLevelSchema,
  style: visualStyleSchema,
  /** What the page is made for; absent: `Poster`. */
  size: pageSizeSchema.optional(),
  /** Language of the words that are drawn (may differ from the one asked for; a warning says so). */
  language: languageTagSchema,
  /** Small line above the title: the field or chapter. */
  kicker: z.string().optional(),
  title: z.string(),
  subtitle: z.string().optional(),
  /** Stands where the hero art would. */
  illustration: illustrationSchema.optional(),
  /** In reading order. */
  blocks: z.array(blockSchema),
  /** The Sources cited, in the order of their numbers: the first is 1. */
  sourceIds: z.array(z.string()),
  /** Words of the title that stay when the Spec is composed again. */
  locked: z.array(titlePartSchema).optional(),
  /** Title parts, and ids of blocks whose headings, are a person's own words that stand in no source. Set by the engine. */
  own: z.array(z.string()).optional(),
});
export type Spec = z.infer<typeof specSchema>;
