/** What the server warns of, in the reader's language: by the stable code where the page knows it, else in the server's own words. */
import type { Warning } from '@hkm/engine/contract';
import type { MessageKey, Words } from '../i18n/index.ts';
import { composerName } from './models.ts';
import { reasonsInWords } from './told.ts';

/** Also what the tests walk: every code of a warning that the engine has. */
export const MESSAGES: Readonly<Record<string, MessageKey>> = {
  document_skipped: 'warning.document_skipped',
  document_repeated: 'warning.document_repeated',
  no_sources: 'warning.no_sources',
  question_open: 'warning.question_open',
  little_material: 'warning.little_material',
  few_dates: 'warning.few_dates',
  not_drawn: 'warning.not_drawn',
  language_unavailable: 'warning.language_unavailable',
  model_claims_dropped: 'warning.model_claims_dropped',
  model_unavailable: 'warning.model_unavailable',
  model_failed: 'warning.model_failed',
  image_failed: 'warning.image_failed',
  claims_dropped: 'warning.claims_dropped',
  claims_weak: 'warning.claims_weak',
  nothing_supported: 'warning.nothing_supported',
  style_unavailable: 'warning.style_unavailable',
  format_unavailable: 'warning.format_unavailable',
  left_out: 'warning.left_out',
  unknown_field: 'warning.unknown_field',
};

/** Why something was refused, by the server's error codes. */
const REASONS: Readonly<Record<string, MessageKey>> = {
  bad_input: 'reason.bad_input',
  too_large: 'reason.too_large',
  unsupported_media: 'reason.unsupported_media',
  unreadable_document: 'reason.unreadable_document',
  blocked_address: 'reason.blocked_address',
  timeout: 'reason.timeout',
  unavailable: 'reason.unavailable',
};

type Wording = Pick<Words, 't' | 'number' | 'duration' | 'language' | 'told'>;

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A warning that lacks a parameter (kept by an older server) is shown as it came. */
export function warningInWords({ code, message, parameters = {}, reasons }: Warning, words: Wording): string {
  const reason = String(parameters.reason ?? '');
  // A format may be impossible for several reasons, each with a sentence of its own.
  const key = own(MESSAGES, code === 'format_unsupported' ? reason : code);
  if (key === undefined) return message;
  const said = words.t(key, {
    ...inWords(parameters, words),
    ...(reasons && { reason: reasonsInWords(reasons, reason, words) }),
  });
  return /\{\w+\}/.test(said) ? message : said;
}

function inWords(parameters: NonNullable<Warning['parameters']>, words: Wording): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, parameterInWords(name, value, words)]),
  );
}

function parameterInWords(name: string, value: string | number, words: Wording): string | number {
  // Chosen by its plural; what is only shown is written in the language by `t`.
  if (typeof value === 'number') return value;
  if (name === 'composer') return composerName(value, words);
  const reason = name === 'reason' ? own(REASONS, value) : undefined;
  return reason === undefined ? value : words.t(reason);
}
