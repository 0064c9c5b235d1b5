/**
 * The interface's own words: one typed table per language, English built in, the others loaded when chosen.
 * To add a language: one file beside `en.ts`, one line in INTERFACE_LANGUAGES and one in `tables`; the compiler names every missing key.
 */
import { createContext, useContext } from 'react';
import { en } from './en.ts';

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

export interface Words {
  language: InterfaceLanguage;
  direction: 'ltr' | 'rtl';
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

export function createWords(language: InterfaceLanguage, messages: Messages): Words {
  const t = (key: MessageKey, parameters?: Parameters) => fill(messages[key], parameters);
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options).format(value);
  return {
    language,
    direction: INTERFACE_LANGUAGES[language].direction,
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

export const WordsContext = createContext<Words>(createWords('en', en));

export function useWords(): Words {
  return useContext(WordsContext);
}
