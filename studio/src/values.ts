/**
 * The closed lists a person chooses from. Records keyed by the contract's types: the compiler names what is missing or
 * misspelt, and the page does not have to carry the schema library.
 */
import type {
  ComplexityLevel,
  ExportFormat,
  Language,
  LanguageTag,
  OutputFormat,
  PageSize,
  Priority,
  Stage,
  VisualStyle,
} from '@hkm/engine/contract';
import type { MessageKey } from './i18n/index.ts';

const keysOf = <K extends string>(record: Record<K, unknown>): readonly K[] => Object.keys(record) as K[];

const levelSet: Record<ComplexityLevel, true> = { Elementary: true, 'High School': true, College: true, Expert: true };

const styleSet: Record<VisualStyle, true> = {
  'Standard Scientific': true,
  Minimalist: true,
  Photorealistic: true,
  'Graphic Novel': true,
  'Vintage Lithograph': true,
  'Cyberpunk HUD': true,
  '3D Isometric': true,
  'Technical Blueprint': true,
};

const formatSet: Record<OutputFormat, true> = {
  Infographic: true,
  Timeline: true,
  Process: true,
  Comparison: true,
  'Mind Map': true,
  'Concept Map': true,
  'Cheat Sheet': true,
  'Slide Deck': true,
};

const sizeSet: Record<PageSize, true> = { Poster: true, A4: true, Wide: true, Phone: true };

const languageTags: Record<Language, LanguageTag> = {
  English: 'en',
  Spanish: 'es',
  French: 'fr',
  German: 'de',
  Mandarin: 'zh',
  Japanese: 'ja',
  Hindi: 'hi',
  Arabic: 'ar',
  Portuguese: 'pt',
  Russian: 'ru',
};

/** What each export is good for, as a message key. */
export const EXPORT_PURPOSE: Record<ExportFormat, MessageKey> = {
  svg: 'export.svg',
  png: 'export.png',
  pdf: 'export.pdf',
  pptx: 'export.pptx',
  html: 'export.html',
  json: 'export.json',
  md: 'export.md',
};

/** What a file of each format holds, said under its preview. */
export const EXPORT_HOLDS: Record<ExportFormat, MessageKey> = {
  svg: 'holds.svg',
  png: 'holds.png',
  pdf: 'holds.pdf',
  pptx: 'holds.pptx',
  html: 'holds.html',
  json: 'holds.json',
  md: 'holds.md',
};

/** What a page size is good for. */
export const SIZE_PURPOSE: Record<PageSize, MessageKey> = {
  Poster: 'size.Poster',
  A4: 'size.A4',
  Wide: 'size.Wide',
  Phone: 'size.Phone',
};

export const PRIORITY_LABEL: Record<Priority, MessageKey> = {
  balanced: 'priority.balanced',
  quality: 'priority.quality',
  cost: 'priority.cost',
  speed: 'priority.speed',
};

export const STAGE_LABEL: Record<Stage, MessageKey> = {
  research: 'stage.research',
  compose: 'stage.compose',
  verify: 'stage.verify',
  visual: 'stage.visual',
  store: 'stage.store',
};

export const LEVELS = keysOf(levelSet);
export const STYLES = keysOf(styleSet);
export const FORMATS = keysOf(formatSet);
export const SIZES = keysOf(sizeSet);
export const LANGUAGES = keysOf(languageTags);
export const EXPORTS = keysOf(EXPORT_PURPOSE);
export const PRIORITIES = keysOf(PRIORITY_LABEL);
/** In the order in which a run goes through them. */
export const STAGES = keysOf(STAGE_LABEL);

/** Documents of one request, together: encoded they must fit into the body that the server takes (24 MiB). */
export const DOCUMENT_LIMITS = { count: 50, bytes: 18_000_000 } as const;
export const TOPIC_LIMIT = 1_000;
