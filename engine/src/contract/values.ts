/** The closed lists of values that a Brief may hold; the spellings are public. */
import { z } from 'zod';

export const COMPLEXITY_LEVELS = ['Elementary', 'High School', 'College', 'Expert'] as const;
export const VISUAL_STYLES = [
  'Standard Scientific',
  'Minimalist',
  'Photorealistic',
  'Graphic Novel',
  'Vintage Lithograph',
  'Cyberpunk HUD',
  '3D Isometric',
  'Technical Blueprint',
] as const;
export const OUTPUT_FORMATS = [
  'Infographic',
  'Timeline',
  'Process',
  'Comparison',
  'Mind Map',
  'Concept Map',
  'Cheat Sheet',
  'Slide Deck',
] as const;
/** What a picture is made for: a page that takes the height it needs, a sheet of paper, a projector (16:9), a phone held upright. */
export const PAGE_SIZES = ['Poster', 'A4', 'Wide', 'Phone'] as const;
export const LANGUAGES = {
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
} as const;
export const EXPORT_FORMATS = ['svg', 'png', 'pdf', 'pptx', 'html', 'json', 'md'] as const;

/** Codes of the warnings that belong to one picture: another picture of the same statements has its own. */
export const PICTURE_WARNINGS: readonly string[] = ['style_unavailable', 'format_unavailable', 'left_out'];

export type ComplexityLevel = (typeof COMPLEXITY_LEVELS)[number];
export type VisualStyle = (typeof VISUAL_STYLES)[number];
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
export type PageSize = (typeof PAGE_SIZES)[number];
export type Language = keyof typeof LANGUAGES;
/** BCP-47 tag of a supported language. */
export type LanguageTag = (typeof LANGUAGES)[Language];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type Direction = 'ltr' | 'rtl';

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];
export const LANGUAGE_TAGS = Object.values(LANGUAGES) as LanguageTag[];

export const complexityLevelSchema = z.enum(COMPLEXITY_LEVELS);
export const visualStyleSchema = z.enum(VISUAL_STYLES);
export const outputFormatSchema = z.enum(OUTPUT_FORMATS);
export const pageSizeSchema = z.enum(PAGE_SIZES);
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export const languageTagSchema = z.enum(LANGUAGE_TAGS as [LanguageTag, ...LanguageTag[]]);
/** Accepts a language name or its tag; gives the name. */
export const languageSchema = z
  .enum([...LANGUAGE_NAMES, ...LANGUAGE_TAGS] as [string, ...string[]])
  .transform(toLanguage);

function toLanguage(value: string): Language {
  if (value in LANGUAGES) return value as Language;
  return LANGUAGE_NAMES.find((name) => LANGUAGES[name] === value) ?? 'English';
}

export function languageName(tag: LanguageTag): Language {
  return toLanguage(tag);
}

export function languageTag(language: Language): LanguageTag {
  return LANGUAGES[language];
}

export function directionOf(tag: LanguageTag): Direction {
  return tag === 'ar' ? 'rtl' : 'ltr';
}
