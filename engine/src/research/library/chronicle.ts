/** What the library dates of a topic: a history is told from more than the sections that say what the topic is. */
import type { Passage } from '../../contract/index.ts';
import { passagesOf } from '../source-text.ts';
import type { Library, LibraryHit } from './library.ts';

/** A passage that tells what happened when. */
export interface DatedPassage {
  moduleId: string;
  passage: Passage;
  /** Above 0, at most 1: how much its section and itself are about the topic. */
  score: number;
}

/** Sections that are looked through. */
const MOST_HITS = 30;
/** A section below this share of the best one's score names the topic in passing. */
const LEAST_SHARE = 0.06;
/** A passage of a section about something else counts only where it is this surely about the topic. */
const LEAST_EVIDENCE = 0.6;
/** Share of the score that a section named after the topic gives each of its passages. */
const NAMED = 0.5;
/** Places of the passages beside one. */
const BESIDE = [-2, -1, 1, 2] as const;
const MOST_WORDS = 12_000;

/** A year in figures or an era: "1206", "the 1920s", "264 BCE"; no "1,206" and no "12.06". */
const DATED = /(?<![\d.,])(?:[1-9]\d{2}|1\d{3}|20\d{2})(?![\d,.]?\d)|\b(?:BCE|CE)\b/u;

/** Dated passages about the topic from all of the library, the best first. */
export function chronicleOf(library: Library, topic: string, signal?: AbortSignal): DatedPassage[] {
  const hits = library.search(topic, { limit: MOST_HITS, ...(signal === undefined ? {} : { signal }) });
  const best = Math.max(...hits.map((hit) => hit.score));
  const found = hits
    .filter((hit) => hit.score >= LEAST_SHARE * best)
    .flatMap((hit) => datedOf(library, hit, Math.sqrt(hit.score / best)));
  let words = 0;
  return found
    .sort((a, b) => b.score - a.score)
    .filter(({ passage }) => {
      words += passage.text.split(' ').length;
      return words <= MOST_WORDS;
    });
}

/** All dated passages of a section or a chapter named after the topic; of others those that speak of it, and what stands beside them. */
function datedOf(library: Library, hit: LibraryHit, weight: number): DatedPassage[] {
  const isNamed = hit.isTitled || hit.isChaptered || hit.isInChapter;
  const speaking = new Map(hit.passages.map((passage) => [passage.ordinal, passage]));
  const strongest = Math.max(...hit.passages.map((passage) => passage.score));
  const about = (ordinal: number): number => {
    const own = speaking.get(ordinal);
    const isAbout = own !== undefined && (own.isHeaded || own.evidence >= Math.min(LEAST_EVIDENCE, hit.evidence * 0.9));
    return isAbout ? Math.sqrt(own.score / strongest) : 0;
  };
  return passagesOf(library.source(hit.id)).flatMap((passage, ordinal) => {
    const near = Math.max(...BESIDE.map((distance) => about(ordinal + distance)));
    const relevance = (isNamed ? NAMED : 0) + (1 - NAMED) * Math.max(about(ordinal), near / 2);
    if (!DATED.test(passage.text) || relevance === 0) return [];
    return [{ moduleId: hit.id, passage, score: Math.max(0.01, Math.round(weight * relevance * 10_000) / 10_000) }];
  });
}
