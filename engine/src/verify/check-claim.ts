/** The verdict on one claim; the rules stand in docs/verify.md. */
import { type Claim, type LanguageTag, type Told, tell, type Verdict } from '../contract/index.ts';
import { align } from './align.ts';
import { FUNCTION_WORDS, HEDGES, NEGATIONS } from './data/words.ts';
import { type Evidence, evidenceOf, faultOfCitation, type Library, lossOf } from './evidence.ts';
import { isResolved } from './resolved.ts';
import { foldText, isNumber, MOST_TOKENS, stemOf, type Token, tokensOf } from './tokens.ts';
import { foreignIn, isTranslated } from './translated.ts';

export interface Judgement {
  verdict: Verdict;
  /** Why it is not `supported`. */
  reason?: Told;
}

/** Shares of a model claim's content words that must stand in its quotes. */
const MODEL_SUPPORTED = 0.75;
const MODEL_WEAK = 0.45;
/** Share of a negated clause's content words in a claim from which on the claim is held to say that clause. */
const SAME_CLAUSE = 0.6;

const SUPPORTED: Judgement = { verdict: 'supported' };

export function judgeClaim(claim: Claim, library: Library): Judgement {
  const fault = faultOfCitation(claim, library);
  if (fault !== undefined) return { verdict: 'unsupported', reason: fault };
  const evidence = evidenceOf(claim, library);
  const folded = foldText(claim.text);
  const translated = isTranslated(claim, library.language, evidence);
  const tokens = tokensOf(folded, translated ? library.language : evidence.language);
  if (tokens.length === 0) return { verdict: 'unsupported', reason: tell('no_words') };
  if (tokens.length >= MOST_TOKENS) return { verdict: 'unsupported', reason: tell('too_long') };
  if (translated) return judgeTranslated(claim.text, library.language, evidence);
  if (claim.method.startsWith('model:')) return judgeModel(folded, tokens, evidence);
  const judgement = judgeExtract(folded, tokens, evidence);
  // With a noun put in, no other small word may differ.
  return isResolved(claim) && judgement.verdict === 'weak' ? { ...judgement, verdict: 'unsupported' } : judgement;
}

function isContent(token: Token): boolean {
  return !FUNCTION_WORDS.has(token.key);
}

function withoutNegations(folded: string, language: LanguageTag): Token[] {
  return tokensOf(folded.replace(new RegExp(NEGATIONS[language].source, 'giu'), ' '), language);
}

function negationsIn(folded: string, language: LanguageTag): number {
  return [...folded.matchAll(new RegExp(NEGATIONS[language].source, 'giu'))].length;
}

const sameOrNumbers = (a: Token, b: Token): boolean => a.key === b.key || (isNumber(a) && isNumber(b));

/** Verbatim and shortened statements: every word of theirs stands in the quotes, in order, and nothing that matters is lost. */
function judgeExtract(folded: string, tokens: readonly Token[], evidence: Evidence): Judgement {
  const alignment = align(tokens, evidence.tokens);
  if (alignment !== undefined) {
    const loss = lossOf(evidence, alignment);
    if (loss === undefined) return SUPPORTED;
    if (loss === 'negation') return { verdict: 'contradicted', reason: tell('loses_negation') };
    return { verdict: 'unsupported', reason: tell(`loses_${loss}`) };
  }
  if (align(tokens, evidence.tokens, sameOrNumbers) !== undefined) {
    return { verdict: 'contradicted', reason: tell('other_number') };
  }
  const plain = withoutNegations(folded, evidence.language);
  const plainEvidence = withoutNegations(evidence.folded, evidence.language);
  const negations = negationsIn(folded, evidence.language);
  if (align(plain, plainEvidence) !== undefined) {
    return { verdict: 'contradicted', reason: tell('other_negation') };
  }
  const content = tokens.filter(isContent);
  const order = align(content, evidence.tokens);
  if (
    content.length > 0 &&
    order !== undefined &&
    negations <= negationsIn(evidence.folded, evidence.language) &&
    lossOf(evidence, order) === undefined
  ) {
    return { verdict: 'weak', reason: tell('other_small_words') };
  }
  return { verdict: 'unsupported', reason: missingWords(tokens, evidence) };
}

function missingWords(tokens: readonly Token[], evidence: Evidence): Told {
  const missing = tokens
    .filter((token) => isContent(token) && !evidence.keys.has(token.key))
    .map((token) => token.key.replace('#', ''));
  if (missing.length === 0) return tell('other_order');
  return tell('missing_words', { words: [...new Set(missing)].slice(0, 5).join(', ') });
}

/** Written by a model: numbers, names, negations and hedges must be those of the quotes; other words by their share. */
function judgeModel(folded: string, tokens: readonly Token[], evidence: Evidence): Judgement {
  const stems = new Set(evidence.tokens.map((token) => stemOf(token.key)));
  const content = tokens.filter((token) => isContent(token) && !isNumber(token));
  const shared = content.filter((token) => stems.has(stemOf(token.key))).length;
  const share = content.length === 0 ? 1 : shared / content.length;
  const number = tokens.find((token) => isNumber(token) && !hasAmount(token, evidence));
  if (number !== undefined) {
    const other = evidence.tokens.some(isNumber) && share >= MODEL_WEAK;
    return {
      verdict: other ? 'contradicted' : 'unsupported',
      reason: tell('missing_number', { number: number.key.slice(1) }),
    };
  }
  const name = tokens.find(
    (token, index) => token.capital && index > 0 && isName(token, folded) && !stems.has(stemOf(token.key)),
  );
  if (name !== undefined)
    return { verdict: 'unsupported', reason: tell('missing_name', { name: folded.slice(name.start, name.end) }) };
  if (share < MODEL_WEAK) return { verdict: 'unsupported', reason: missingWords(tokens, evidence) };
  if (isFlipped(folded, tokens, evidence)) return { verdict: 'contradicted', reason: tell('other_negation') };
  const hedge = HEDGES[evidence.language];
  if (hedge.test(evidence.folded) !== hedge.test(folded)) return { verdict: 'weak', reason: tell('other_sureness') };
  if (share < MODEL_SUPPORTED) return { verdict: 'weak', reason: missingWords(tokens, evidence) };
  return SUPPORTED;
}

function judgeTranslated(text: string, language: LanguageTag, evidence: Evidence): Judgement {
  const foreign = foreignIn(text, language, evidence);
  if (foreign === undefined) return { verdict: 'weak', reason: tell('translated') };
  const isOther = isNumber(foreign) && evidence.tokens.some(isNumber);
  return {
    verdict: isOther ? 'contradicted' : 'unsupported',
    reason: isNumber(foreign)
      ? tell('missing_number', { number: foreign.key.replace('#', '') })
      : tell('missing_name', { name: foreign.key }),
  };
}

/** The first word of a sentence has a capital letter without being a name. */
function isName(token: Token, folded: string): boolean {
  return !/(?:^|[.!?:"“«(]\s*)$/u.test(folded.slice(Math.max(0, token.start - 3), token.start));
}

const NEARLY = 1e-9;

function hasAmount(token: Token, evidence: Evidence): boolean {
  const amount = token.amount ?? Number.NaN;
  return evidence.tokens.some(
    (other) => other.amount !== undefined && Math.abs(other.amount - amount) <= NEARLY * Math.max(1, Math.abs(amount)),
  );
}

/** A negation in the claim that the quotes do not have, or one in a clause of the quotes that the claim says without it. */
function isFlipped(folded: string, tokens: readonly Token[], evidence: Evidence): boolean {
  const negation = NEGATIONS[evidence.language];
  const negated = negation.test(folded);
  if (negated && !negation.test(evidence.folded)) return true;
  if (negated) return false;
  const stems = new Set(tokens.map((token) => stemOf(token.key)));
  return evidence.folded
    .split(/[,;:()—–.!?\n،؛、，。；：！？।]+/u)
    .filter((clause) => negation.test(clause))
    .some((clause) => {
      const content = withoutNegations(clause, evidence.language).filter(isContent);
      return (
        content.length > 0 &&
        content.filter((token) => stems.has(stemOf(token.key))).length / content.length >= SAME_CLAUSE
      );
    });
}
