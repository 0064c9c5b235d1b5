/** How scripts differ in set size and line height. */
import type { LanguageTag } from '../../contract/index.ts';
import type { TextStyle } from '../scene.ts';
import type { Style, TextRole, TypeToken } from './style.ts';

interface ScriptSetting {
  /** Factor on every size: scripts with large bodies are set smaller. */
  size: number;
  display: number;
  text: number;
}

const LATIN: ScriptSetting = { size: 1, display: 1.1, text: 1.38 };
const SETTINGS: Readonly<Record<LanguageTag, ScriptSetting>> = {
  en: LATIN,
  es: LATIN,
  fr: LATIN,
  pt: LATIN,
  de: { size: 1, display: 1.12, text: 1.38 },
  ru: { size: 0.98, display: 1.14, text: 1.4 },
  ar: { size: 0.96, display: 1.42, text: 1.62 },
  zh: { size: 0.96, display: 1.28, text: 1.56 },
  ja: { size: 0.94, display: 1.28, text: 1.56 },
  hi: { size: 0.98, display: 1.36, text: 1.56 },
};

/** No text gets smaller than this, at any scale (the gate refuses it). */
export const SMALLEST_TEXT = 12;

export interface TypeOptions {
  /** Pixels at scale 1, instead of the role's own size. */
  size?: number;
  align?: TextStyle['align'];
  verticalAlign?: NonNullable<TextStyle['verticalAlign']>;
  lineHeight?: number;
}

/** The text style of a role at a scale. */
export function typeset(
  style: Style,
  role: TextRole,
  place: { language: LanguageTag; direction: TextStyle['direction']; scale: number },
  options: TypeOptions = {},
): TextStyle {
  const token: TypeToken = style.type[role];
  const setting = SETTINGS[place.language];
  const size = Math.max(SMALLEST_TEXT, (options.size ?? token.size) * setting.size * place.scale);
  return {
    family: style.family,
    weight: token.weight,
    size: Math.round(size * 100) / 100,
    lineHeight: options.lineHeight ?? setting[token.leading],
    language: place.language,
    direction: place.direction,
    align: options.align ?? token.align ?? 'start',
    ...(options.verticalAlign === undefined ? {} : { verticalAlign: options.verticalAlign }),
    ...(token.balance === true ? { balance: true } : {}),
    ...(token.tracking === undefined || joins(place.language) ? {} : { tracking: token.tracking }),
  };
}

function joins(language: LanguageTag): boolean {
  return language === 'ar' || language === 'hi';
}
