/**
 * What the engine says to people beside names, figures and quotes: each sentence in English under a stable code.
 * Wherever an answer has such a text (`reason`, `message`, `note`), `reasons` beside it says the same as codes and parameters, so that a
 * page can say it in its reader's language. A code never changes its meaning; who does not know one shows the English message.
 */
import { z } from 'zod';

/** The name of a parameter tells its unit: `…Usd` dollars, `…Ms` milliseconds, `…Percent` 0 to 100; other numbers are counts. */
export const SAYINGS = {
  // why a model is left out
  model_not_text: 'it writes no text',
  model_not_image: 'it makes no pictures',
  model_not_embedding: 'it makes no embeddings',
  model_hosted: 'it is hosted, and the request is private',
  model_cloud_name: 'its name says that it runs in a cloud',
  model_forwarded: 'it is forwarded to another host',
  model_cloud_node: 'it sends the prompt to a cloud',
  model_unavailable: 'it is not available',
  model_lacks: 'it lacks {capabilities}',
  model_context: '{tokens} tokens exceed its context of {most}',
  model_cost_unknown: 'its cost is unknown, and there is a budget',
  model_over_budget: 'it would cost about {costUsd}, more than the budget of {budgetUsd}',
  model_cooling_down: 'it failed lately and is in its cool-down',
  model_last_resort: 'the last resort, and another model can do it',
  model_unknown: 'no provider knows it',
  model_none: 'no model of this kind is there',
  // why a model is liked
  quality_low: 'quality low',
  quality_medium: 'quality medium',
  quality_high: 'quality high',
  cost_unknown: 'cost unknown',
  cost_free: 'free',
  cost_about: 'about {costUsd}',
  speed_slow: 'speed slow',
  speed_medium: 'speed medium',
  speed_fast: 'speed fast',
  latency: '{latencyMs} lately',
  success: '{successPercent} succeeded',
  // why a provider's models are not there, and how to mend it
  provider_unconfigured: '{provider} is not configured',
  provider_hosted: 'it is hosted, and was not asked because the request is private',
  provider_lacks_model: 'it is not installed',
  provider_refused_key: '{provider} refused the key',
  provider_silent: '{provider} does not answer',
  provider_silent_at: '{provider} does not answer at {address}',
  provider_stopped: '{provider} is not running',
  provider_stopped_at: '{provider} is not running at {address}',
  mend_set: 'set {variable}',
  mend_set_key: 'set {variable} to a key that is good',
  mend_set_both: 'set {variable} and {other}',
  mend_key: 'check its address and key',
  mend_internet: 'Check the connection to the internet',
  mend_run: 'Start it with `{command}`',
  mend_start: 'Start it, or set {variable} to where it runs',
  mend_address: 'Check its address',
  // why a call was not made
  budget_spent: 'This question would cost about {costUsd}, and {spentUsd} of the budget of {budgetUsd} are spent.',
  private_refused: '{model} cannot take a private request.',
  // why a statement is not supported
  cites_nothing: 'It cites nothing.',
  source_missing: 'Its source {source} is not among the sources.',
  quote_empty: 'Its quote is empty.',
  quote_misplaced: 'Its quote does not stand at the place that it names.',
  no_words: 'It holds no words.',
  too_long: 'It is too long to be checked.',
  loses_negation: 'It loses a negation of its quote.',
  loses_hedge: 'It loses a hedge of its quote.',
  loses_condition: 'It loses a condition of its quote.',
  other_number: 'It says the same with another number.',
  other_negation: 'It says the same with a negation added or taken away.',
  other_small_words: 'The small words between its words are not those of the quote.',
  other_order: 'Its words stand in the quote in another order.',
  missing_words: 'Not in its quote: {words}.',
  missing_number: 'The number {number} is not in its quote.',
  missing_name: 'The name {name} is not in its quote.',
  other_sureness: 'It is surer or less sure than its quote.',
  translated: 'It is translated: only its numbers and names could be compared.',
  noun_unnamed: 'It does not name the noun and the sentence that it is made of.',
  noun_not_before: 'Its noun is not named before its sentence, in the same passage.',
  noun_begins_inside: 'Its noun begins inside a word.',
  noun_ends_inside: 'Its noun ends inside a word.',
  noun_none: 'Its noun is none.',
  noun_more: 'Its noun is more than a noun.',
  // why a statement that holds is not drawn
  claim_missing: 'It refers to a claim that is not there.',
  drawn_value: 'The value that would be drawn is not in its quote.',
  drawn_unit: 'The unit that would be drawn is not in its quote.',
  drawn_date: 'The date that would be drawn is not in its quote.',
  drawn_term: 'The term that would be drawn is not in its quote.',
  drawn_text: 'The text that would be drawn is not in its quote.',
  drawn_label: 'The label that would be drawn is not in its quote.',
  drawn_number: 'The number that would be drawn is not in its quote.',
  drawn_word: '{word} would be drawn and is not in its quote.',
  drawn_phrase: '“{phrase}” is in none of its quotes.',
  drawn_year: 'Its place in time is not that of its date.',
  drawn_loses_negation: 'The text that would be drawn loses a negation.',
  drawn_no_words: 'Its text holds no words.',
  drawn_too_long: 'Its text is too long to be checked.',
  same_as_earlier: 'It says the same as an earlier statement.',
  not_drawn: 'Nothing that is drawn stands on it.',
  block_too_small: 'Its block was left with too little.',
  // what a stage came to
  found_passages: '{count} passages',
  found_nothing: 'nothing that can be cited',
  from_documents: 'from the documents',
  from_library: 'from the library',
  from_web: 'from the web',
  composed_builtin: 'by the built-in composer',
  composed_model: 'by {model}',
  statements: '{count} statements',
  checked: '{kept} of {all} hold',
  // what is wrong with a field
  field_missing: 'is missing',
  field_unknown: 'is not known',
  field_not_allowed: 'must be one of: {values}',
  field_type: 'is not of the kind expected',
  field_too_short: 'is shorter than {least}',
  field_too_long: 'is longer than {most}',
  field_too_small: 'is less than {least}',
  field_too_big: 'is more than {most}',
  field_too_many: 'holds more than {most} entries',
  field_malformed: 'is not of its form',
} as const satisfies Record<string, string>;

export type ToldCode = keyof typeof SAYINGS;

/** The names between braces. */
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Parameters<C extends ToldCode> = Readonly<Record<Names<(typeof SAYINGS)[C]>, string | number>>;

/** A sentence for people. `parameters` are what stands in it, as they are: no unit, no rounding. */
export const toldSchema = z.object({
  code: z.string(),
  /** In English. */
  message: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Told = z.infer<typeof toldSchema>;

/** @param parameters what stands between the braces; the compiler knows which */
export function tell<C extends ToldCode>(
  code: C,
  ...[parameters]: keyof Parameters<C> extends never ? [] : [Parameters<C>]
): Told & { code: C } {
  const values: Readonly<Record<string, string | number>> = parameters ?? {};
  const message = SAYINGS[code].replace(/\{(\w+)\}/gu, (_, name: string) => inEnglish(name, values[name] ?? ''));
  return { code, message, ...(parameters !== undefined && { parameters: { ...values } }) };
}

function inEnglish(name: string, value: string | number): string {
  if (typeof value === 'string') return value;
  if (name.endsWith('Usd')) return `$${Number(value.toPrecision(3))}`;
  if (name.endsWith('Ms')) return `${Math.round(value)} ms`;
  return name.endsWith('Percent') ? `${Math.round(value)}%` : value.toLocaleString('en');
}

/** Several as one text. */
export function toldAsText(told: readonly Told[]): string {
  return told.map(({ message }) => message).join(', ');
}
