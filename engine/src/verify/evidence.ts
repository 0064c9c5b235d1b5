/** The quotes of a claim, read once, and what a text leaves away of them. */
import { type Claim, LANGUAGE_TAGS, type LanguageTag, type SourceText, type Told, tell } from '../contract/index.ts';
import { type Alignment, type Gap, gapsOf } from './align.ts';
import { CONDITIONS, HEDGES, NEGATIONS } from './data/words.ts';
import { faultOfNoun, isResolved, resolvedQuote } from './resolved.ts';
import { foldText, type Token, tokensOf } from './tokens.ts';

/** All quotes of a claim as one folded text; quotes are apart by a line break, which ends a clause. */
export interface Evidence {
  language: LanguageTag;
  folded: string;
  tokens: Token[];
  keys: ReadonlySet<string>;
}

/** The sources by id, and the language to read them in where they do not name their own. */
export interface Library {
  sources: ReadonlyMap<string, SourceText>;
  language: LanguageTag;
}

function tagOf(language: string | undefined, otherwise: LanguageTag): LanguageTag {
  const base = language?.toLowerCase().split('-')[0];
  return LANGUAGE_TAGS.find((tag) => tag === base) ?? otherwise;
}

function languageOfClaim(claim: Claim, library: Library): LanguageTag {
  return tagOf(library.sources.get(claim.citations[0]?.sourceId ?? '')?.language, library.language);
}

export function evidenceOf(claim: Claim, library: Library): Evidence {
  const language = languageOfClaim(claim, library);
  const quotes = isResolved(claim)
    ? [resolvedQuote(claim, { ...library, language })]
    : claim.citations.map((citation) => citation.quote);
  const folded = quotes.map(foldText).join('\n');
  const tokens = tokensOf(folded, language);
  return { language, folded, tokens, keys: new Set(tokens.map((token) => token.key)) };
}

/** Why a citation does not hold, or undefined. */
export function faultOfCitation(claim: Claim, library: Library): Told | undefined {
  if (claim.citations.length === 0) return tell('cites_nothing');
  for (const { sourceId, start, end, quote } of claim.citations) {
    const source = library.sources.get(sourceId);
    if (source === undefined) return tell('source_missing', { source: sourceId });
    if (quote.trim() === '') return tell('quote_empty');
    if (source.text.slice(start, end) !== quote) return tell('quote_misplaced');
  }
  return isResolved(claim) ? faultOfNoun(claim, { ...library, language: languageOfClaim(claim, library) }) : undefined;
}

export type Loss = 'negation' | 'hedge' | 'condition';

const DELIMITER = /[,;:()[\]{}—–.!?…،؛؟、，。；：！？।「」『』（）"“”«»\n]/u;

/** Joining words at the end of what goes: "…, but" before a clause that stays. */
const JOINING = new Set(
  'and but or so yet while whereas y pero e mas et mais ou und aber oder и но а или 但 而 और लेकिन'.split(' '),
);

function isDelimited(evidence: Evidence, gap: Gap): boolean {
  let end = gap.last;
  while (end > gap.first && JOINING.has(evidence.tokens[end]?.key ?? '')) end--;
  const first = evidence.tokens[gap.first];
  const last = evidence.tokens[end];
  const before = evidence.tokens[gap.first - 1];
  const after = evidence.tokens[end + 1];
  if (first === undefined || last === undefined) return false;
  const left = before === undefined || DELIMITER.test(evidence.folded.slice(before.end, first.start));
  return left && (after === undefined || DELIMITER.test(evidence.folded.slice(last.end, after.start)));
}

/** Negations of the text with nothing but them in it ("…, not, …"): no clause that can go. */
function isNegationAlone(text: string, negation: RegExp): boolean {
  return text.replace(new RegExp(negation.source, 'giu'), '').replace(/[\s\p{P}]+/gu, '') === '';
}

/** Clauses and second predicates that may follow without a comma. */
const CLAUSE_OPENING =
  /^(?:and|y|et|und|e|и|और|because|which|where|who|whose|while|whereas|although|though|since|so that|porque|donde|aunque|parce que|où|tandis que|weil|während|obwohl|porque|onde|embora|потому что|который|хотя|क्योंकि|जो|لأن|حيث|因为|ため)(?![\p{L}\p{M}])/iu;
/** How far before kept words a hedge still governs them, in words. */
const HEDGE_REACH = 3;

/** A hedge matters where it governs what stays: just before it, or in a lead such as "it is thought that". */
function losesHedge(evidence: Evidence, gap: Gap): boolean {
  if (gap.last === evidence.tokens.length - 1) return false;
  const from = gap.first === 0 ? 0 : Math.max(gap.first, gap.last - HEDGE_REACH + 1);
  const first = evidence.tokens[from];
  const last = evidence.tokens[gap.last];
  return (
    first !== undefined &&
    last !== undefined &&
    HEDGES[evidence.language].test(evidence.folded.slice(first.start, last.end))
  );
}

function lossOfGap(evidence: Evidence, gap: Gap, kept: ReadonlySet<string>): Loss | undefined {
  const tokens = evidence.tokens.slice(gap.first, gap.last + 1).filter((token) => !kept.has(token.key));
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = evidence.folded.slice(first.start, last.end);
  if (CONDITIONS[evidence.language].test(text)) return 'condition';
  const negation = NEGATIONS[evidence.language];
  const negated = negation.test(text);
  const isClause = isDelimited(evidence, gap) || (gap.last === evidence.tokens.length - 1 && CLAUSE_OPENING.test(text));
  if (isClause && !(negated && isNegationAlone(text, negation))) return undefined;
  if (negated) return 'negation';
  return losesHedge(evidence, gap) ? 'hedge' : undefined;
}

const NO_TOKENS: ReadonlySet<string> = new Set();

/**
 * What a shortened text loses that changes its meaning: a negation or a hedge whose clause it keeps, or a condition.
 * A clause of its own (between commas, brackets, dashes) may go with its negations. `kept` are words shown beside the text.
 */
export function lossOf(
  evidence: Evidence,
  alignment: Alignment,
  kept: ReadonlySet<string> = NO_TOKENS,
): Loss | undefined {
  const losses = gapsOf(alignment, evidence.tokens.length).map((gap) => lossOfGap(evidence, gap, kept));
  return losses.find((loss) => loss === 'negation') ?? losses.find((loss) => loss !== undefined);
}
