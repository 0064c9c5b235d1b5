/**
 * Where a line may end: the rules of UAX #14 that our ten languages need, Japanese and Chinese line-edge prohibitions
 * (kinsoku), and what careful typesetting adds (no loose % sign, citation or French punctuation).
 */
import type { LanguageTag } from '../../contract/index.ts';
import { CITATION, type Cluster } from './clusters.ts';

/** `collapse`: the spaces around the break vanish; `join`: nothing vanishes. */
export type BreakKind = 'none' | 'collapse' | 'join';

const BREAKING_SPACE = /^[\u0020\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/;
const GLUE = /^[\u00a0\u2007\u202f\u2011\u2060\u200d]/;
const CJK =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;
// Closing signs, small kana, prolonged sound and iteration marks, and sentence ends never begin a line.
const NEVER_FIRST =
  /^[!%),.:;?\]}¢°·’”‐–—…‰′″›»℃、。〃々〉》」』】〕〗〙〛〜〞〟゛゜ゝゞ・ーヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ！％），．：；？］｝～｡｣､･।॥،؛؟]/u;
// Opening signs and currency never end a line.
const NEVER_LAST = /^[([{‘“‹«〈《「『【〔〖〘〚〝（［｛｢$£¥＄￡￥]/u;
const LETTER = /^[\p{L}\p{M}]/u;
const DIGIT = /^\p{Nd}/u;
const LOOSE_AFTER_SPACE = /^[%‰!?;:»।॥]/u;
const UNIT = /^(?:[°℃%]|km|cm|mm|kg|m|g|s|h|W|V|K)$/u;

export function isBreakingSpace(cluster: Cluster): boolean {
  return BREAKING_SPACE.test(cluster.text);
}

export function isCjk(cluster: Cluster): boolean {
  return CJK.test(cluster.text);
}

/** Kinsoku: whether a line may end between two neighbours of which at least one is Chinese or Japanese. */
export function allowsCjkBreak(before: Cluster, after: Cluster): boolean {
  if (!isCjk(before) && !isCjk(after)) return false;
  if (GLUE.test(before.text) || GLUE.test(after.text) || after.cite !== undefined) return false;
  return !NEVER_FIRST.test(after.text) && !NEVER_LAST.test(before.text);
}

/** For each cluster, how a line may end after it. `phrases` are the only places inside Chinese or Japanese, if given. */
export function breakKinds(
  clusters: readonly Cluster[],
  language: LanguageTag,
  phrases: ReadonlySet<number> | undefined,
): BreakKind[] {
  return clusters.map((cluster, index) => {
    const next = clusters[index + 1];
    if (next === undefined || next.cite !== undefined || isBreakingSpace(next)) return 'none';
    if (isBreakingSpace(cluster)) return breakAtSpace(clusters, index, language);
    if (cluster.text === '\u200b') return 'join';
    if (GLUE.test(cluster.text) || GLUE.test(next.text)) return 'none';
    const allowed = allowsCjkBreak(cluster, next)
      ? phrases === undefined || phrases.has(next.start)
      : breakAfterMark(clusters[index - 1], cluster, next);
    return allowed ? 'join' : 'none';
  });
}

function breakAtSpace(clusters: readonly Cluster[], index: number, language: LanguageTag): BreakKind {
  const before = clusters[index - 1];
  const after = clusters[index + 1];
  if (before === undefined || after === undefined) return 'none';
  if (LOOSE_AFTER_SPACE.test(after.text)) return 'none';
  if (before.text === '«' && language === 'fr') return 'none';
  if (DIGIT.test(before.text) && UNIT.test(wordAt(clusters, index + 1))) return 'none';
  return 'collapse';
}

/** The word that begins at a cluster, up to three characters of it. */
function wordAt(clusters: readonly Cluster[], from: number): string {
  let word = '';
  for (let index = from; index < clusters.length && index < from + 4; index += 1) {
    const cluster = clusters[index];
    if (cluster === undefined || isBreakingSpace(cluster) || cluster.text === CITATION) break;
    if (/^[.,;:)]/.test(cluster.text)) break;
    word += cluster.text;
  }
  return word;
}

/** After hyphens and dashes inside words, after a slash before a word: not inside numbers and ranges. */
function breakAfterMark(before: Cluster | undefined, mark: Cluster, after: Cluster): boolean {
  if (before === undefined) return false;
  if (mark.text === '-' || mark.text === '‐') return LETTER.test(after.text) && /^[\p{L}\p{N}]/u.test(before.text);
  if (mark.text === '–') return !DIGIT.test(after.text) && !NEVER_FIRST.test(after.text);
  if (mark.text === '—') return !NEVER_FIRST.test(after.text);
  if (mark.text === '/') return LETTER.test(after.text) && /^[\p{L}\p{N}/]/u.test(before.text);
  return false;
}
