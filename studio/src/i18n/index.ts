/**
 * The interface's own words: one typed table per language, English built in, the others loaded when chosen.
 * To add a language: one file beside `en.ts`, one line in INTERFACE_LANGUAGES and one in `tables`; the compiler names every missing key.
 */
import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { loadTold, NOTHING_TOLD, type Told } from './told/index.ts';

export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;

export const INTERFACE_LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;
export type InterfaceLanguage = keyof typeof INTERFACE_LANGUAGES;

const tables: Record<InterfaceLanguage, () => Promise<Messages>> = {
  en: async () => en,
  es: async () => (await import('./es.ts')).messages,
  de: async () => (await import('./de.ts')).messages,
  ar: async () => (await import('./ar.ts')).messages,
};

export function loadMessages(language: InterfaceLanguage): Promise<Messages> {
  return tables[language]();
}

export function isInterfaceLanguage(tag: string): tag is InterfaceLanguage {
  return Object.hasOwn(INTERFACE_LANGUAGES, tag);
}

/** The first of the reader's languages that the interface speaks, else English. */
export function matchLanguage(wanted: readonly string[]): InterfaceLanguage {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (isInterfaceLanguage(base)) return base;
  }
  return 'en';
}

export type Parameters = Record<string, string | number>;

export function fill(message: string, parameters: Parameters = {}): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** `{count, plural, one {# topic} other {# topics}}`, the form in which such messages are usually written. */
const PLURAL = /\{(\w+), plural,((?:\s*\w+ \{[^{}]*\})+)\s*\}/g;

/** Chooses the form for each number by the rules of the language; a number that is a text by then takes `other`. */
export function choosePlurals(message: string, parameters: Parameters, language: string): string {
  return message.replace(PLURAL, (_, name: string, forms: string) => {
    const value = parameters[name] ?? 0;
    const category = typeof value === 'number' ? new Intl.PluralRules(language).select(value) : 'other';
    const all = new Map([...forms.matchAll(/(\w+) \{([^{}]*)\}/g)].map(([, form = '', text = '']) => [form, text]));
    const shown = typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
    return (all.get(category) ?? all.get('other') ?? '').replaceAll('#', shown);
  });
}

export interface Words {
  language: InterfaceLanguage;
  direction: 'ltr' | 'rtl';
  /** The engine's own sentences in this language. */
  told: Told;
  t(key: MessageKey, parameters?: Parameters): string;
  /** A duration in milliseconds, short. */
  duration(milliseconds: number): string;
  /** A number in the interface's language. */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A day, or the text as it came where it is not a date. */
  day(iso: string): string;
  /** A moment in milliseconds since 1970: the time of day, with its day where asked for. */
  moment(milliseconds: number, withDay?: boolean): string;
}

export function createWords(language: InterfaceLanguage, messages: Messages, told: Told = NOTHING_TOLD): Words {
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options).format(value);
  const t = (key: MessageKey, parameters: Parameters = {}) => {
    const shown = Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? number(value) : value,
    ]);
    return fill(choosePlurals(messages[key], parameters, language), Object.fromEntries(shown));
  };
  return {
    language,
    direction: INTERFACE_LANGUAGES[language].direction,
    told,
    t,
    number,
    duration: (milliseconds) =>
      milliseconds < 1000
        ? t('time.ms', { value: number(Math.round(milliseconds)) })
        : t('time.s', { value: number(milliseconds / 1000, { maximumFractionDigits: milliseconds < 10_000 ? 1 : 0 }) }),
    day: (iso) => {
      // A bare year, or a year and month, must not become the first of January.
      if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return iso;
      const date = new Date(iso);
      return Number.isNaN(date.getTime())
        ? iso
        : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(date);
    },
    moment: (milliseconds, withDay = false) =>
      new Intl.DateTimeFormat(language, {
        hour: '2-digit',
        minute: '2-digit',
        ...(withDay ? { day: 'numeric', month: 'short' } : {}),
      }).format(milliseconds),
  };
}

/** All that is said in a language: the page's words and the engine's. */
export async function loadWords(language: InterfaceLanguage): Promise<Words> {
  const [messages, told] = await Promise.all([loadMessages(language), loadTold(language)]);
  return createWords(language, messages, told);
}

export const WordsContext = createContext<Words>(createWords('en', en));

export function useWords(): Words {
  return useContext(WordsContext);
}
