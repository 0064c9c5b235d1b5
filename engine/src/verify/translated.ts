/**
 * Statements that a model wrote in another language than their quotes. Words cannot be compared across languages; numbers can, and names
 * where both languages write them alike. So they are never more than `weak`.
 */
import type { Claim, LanguageTag } from '../contract/index.ts';
import type { Evidence } from './evidence.ts';
import { foldText, isNumber, type Token, tokensOf } from './tokens.ts';

export function isTranslated(claim: Pick<Claim, 'method'>, language: LanguageTag, evidence: Evidence): boolean {
  return claim.method.startsWith('model:') && language !== evidence.language;
}

/** The first number or name of a text that its quotes do not have. */
export function foreignIn(text: string, language: LanguageTag, evidence: Evidence): Token | undefined {
  const folded = foldText(text);
  const beginnings = new Set(evidence.tokens.map((token) => beginningOf(token.key)));
  return tokensOf(folded, language).find((token, index) => {
    if (isNumber(token)) return !isArticle(token, folded) && !hasAmount(token, evidence);
    return index > 0 && isComparableName(token, folded, language, evidence) && !beginnings.has(beginningOf(token.key));
  });
}

/** "One of them" and "una de ellas": the word may be an article. */
function isArticle(token: Token, folded: string): boolean {
  return token.amount === 1 && !/\d/u.test(folded.slice(token.start, token.end));
}

const NEARLY = 1e-9;

function hasAmount(token: Token, evidence: Evidence): boolean {
  const amount = token.amount ?? Number.NaN;
  return evidence.tokens.some(
    (other) => other.amount !== undefined && Math.abs(other.amount - amount) <= NEARLY * Math.max(1, Math.abs(amount)),
  );
}

/** Names keep their letters within a script. German writes every noun with a capital letter, so there it tells nothing. */
function isComparableName(token: Token, folded: string, language: LanguageTag, evidence: Evidence): boolean {
  if (!token.capital || language === 'de') return false;
  if (/(?:^|[.!?:"“«(]\s*)$/u.test(folded.slice(Math.max(0, token.start - 3), token.start))) return false;
  const latin = /^\p{Script=Latin}/u;
  return latin.test(token.key) && evidence.tokens.some((other) => latin.test(other.key));
}

/** Three letters without marks: "México" and "Mexico", "julio" and "July". */
function beginningOf(key: string): string {
  return key.normalize('NFD').replace(/\p{M}/gu, '').slice(0, 3);
}
