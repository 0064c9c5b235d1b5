/**
 * How much of what people ask does the picture answer? Composes an explainer of at most 160 words of body text from each article
 * and counts the human questions whose answer stands in it; three simple summaries of the same length are measured beside it.
 * Run: node bench/coverage.ts [--show <title>]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bodyTexts, compose } from '../engine/src/compose/index.ts';
import { splitSentences } from '../engine/src/compose/text/split.ts';
import { countWords, wordsOf } from '../engine/src/compose/text/words.ts';
import type {
  Block,
  Claim,
  ComposeOutput,
  Language,
  LanguageTag,
  Passage,
  SourceText,
} from '../engine/src/contract/index.ts';
import { LANGUAGES } from '../engine/src/contract/index.ts';

const BUDGET = 160;
/** A single budget hangs on single questions; the mean over several tells more of how the choice does elsewhere. */
const BUDGETS: readonly number[] = [120, 140, 160, 180, 200];
const TAGS: readonly LanguageTag[] = ['en', 'ar', 'de', 'es', 'hi', 'ru', 'zh'];

export interface Article {
  title: string;
  language: LanguageTag;
  paragraphs: string[];
  questions: { question: string; answer: string; paragraph: number }[];
}

export interface LanguageCoverage {
  language: LanguageTag;
  articles: number;
  questions: number;
  /** Share of the questions whose answer stands in the picture's body text. */
  share: number;
  /** The same, looked for in the claims in reading order, cut at the budget. */
  claimShare: number;
  baselines: { firstSentences: number; paragraphStarts: number; textRank: number };
  /** `share` by the best baseline. */
  ratio: number;
  /** Mean of the shares at 120, 140, … 200 words, and of the best baseline's there. */
  level: { share: number; baseline: number };
  /** `share` on every other article, from the first and from the second. */
  halves: [number, number];
  /** Mean words of body text. */
  words: number;
  /** Most words of body text in any article. */
  mostWords: number;
  /** Share of body words that stand, in order, in the quote of their claim. */
  traceable: number;
}

export interface CoverageResult {
  budget: number;
  languages: LanguageCoverage[];
  meets: { english: boolean; ratios: boolean; traceable: boolean };
}

export function loadArticles(tag: LanguageTag): Article[] {
  return JSON.parse(readFileSync(new URL(`./data/articles/dev.${tag}.json`, import.meta.url), 'utf8')) as Article[];
}

/** An article as one document with its paragraphs as passages. */
export function asDocument(article: Article): { source: SourceText; passages: Passage[] } {
  const id = `article-${article.title.toLowerCase().replace(/[^a-z]+/gu, '-')}`;
  const text = article.paragraphs.join('\n\n');
  const source: SourceText = {
    id,
    title: article.title,
    file: `${id}.txt`,
    hash: '0'.repeat(64),
    fetchedAt: '2026-01-01T00:00:00.000Z',
    language: article.language,
    text,
    headings: [],
  };
  const passages: Passage[] = [];
  let start = 0;
  article.paragraphs.forEach((paragraph, i) => {
    passages.push({
      id: `${id}.${i}`,
      sourceId: id,
      start,
      end: start + paragraph.length,
      text: paragraph,
      headings: [],
      score: 0,
    });
    start += paragraph.length + 2;
  });
  return { source, passages };
}

export async function composeArticle(article: Article, maxWords = BUDGET): Promise<ComposeOutput> {
  const { source, passages } = asDocument(article);
  const language =
    (Object.keys(LANGUAGES) as Language[]).find((name) => LANGUAGES[name] === article.language) ?? 'English';
  return compose({
    topic: article.title,
    level: 'High School',
    style: 'Standard Scientific',
    format: 'Infographic',
    language,
    research: { origin: 'documents', sources: [source], passages },
    maxWords,
  });
}

/** Letters and digits only, so that case, spaces and punctuation do not matter. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function answered(text: string, article: Article): number {
  const hay = bare(text);
  return article.questions.filter(({ answer }) => bare(answer) !== '' && hay.includes(bare(answer))).length;
}

/** Sentences in the given order while they fit; the first that does not fit ends it. */
function take(sentences: readonly string[], language: LanguageTag, budget = BUDGET): string {
  const taken: string[] = [];
  let words = 0;
  for (const sentence of sentences) {
    words += countWords(sentence, language);
    if (words > budget) break;
    taken.push(sentence);
  }
  return taken.join('\n');
}

function sentencesByParagraph(article: Article): string[][] {
  return article.paragraphs.map((text) =>
    splitSentences(text, article.language).map((span) => text.slice(span.start, span.end)),
  );
}

function roundRobin(lists: readonly string[][]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}

/** TextRank (Mihalcea, Tarau, 2004): sentences ranked by shared words, drawn in the order of rank. */
function textRank(sentences: readonly string[], language: LanguageTag): string[] {
  const sets = sentences.map(
    (sentence) =>
      new Set(
        wordsOf(sentence, language)
          .filter((word) => word.content)
          .map((word) => word.stem),
      ),
  );
  const weight = sets.map((a, i) =>
    sets.map((b, j) => {
      if (i === j || a.size < 2 || b.size < 2) return 0;
      return [...a].filter((stem) => b.has(stem)).length / (Math.log(a.size) + Math.log(b.size));
    }),
  );
  const out = weight.map((row) => row.reduce((sum, value) => sum + value, 0));
  let rank = sentences.map(() => 1);
  for (let round = 0; round < 40; round++) {
    rank = rank.map(
      (_, i) =>
        0.15 +
        0.85 *
          rank.reduce(
            (sum, value, j) => sum + ((out[j] ?? 0) > 0 ? (value * (weight[j]?.[i] ?? 0)) / (out[j] ?? 1) : 0),
            0,
          ),
    );
  }
  return sentences
    .map((sentence, i) => ({ sentence, i }))
    .sort((a, b) => (rank[b.i] ?? 0) - (rank[a.i] ?? 0) || a.i - b.i)
    .map(({ sentence }) => sentence);
}

/** Cut inside the claim that passes the budget, as a reader with a limit would. */
function claimsWithin(claims: readonly Claim[], language: LanguageTag): string {
  return take(
    claims.map((claim) => claim.text),
    language,
  );
}

// Chinese and Japanese are written without spaces: there each character is traced.
const TRACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu;

/** Words of `text` that stand in `quote` in the same order, by the longest common subsequence from the left. */
export function traceableWords(text: string, quote: string): { found: number; all: number } {
  const words: readonly string[] = text.toLowerCase().match(TRACED) ?? [];
  const target: readonly string[] = quote.toLowerCase().match(TRACED) ?? [];
  let at = 0;
  let found = 0;
  for (const word of words) {
    const next = target.indexOf(word, at);
    if (next < 0) continue;
    found++;
    at = next + 1;
  }
  return { found, all: words.length };
}

interface DrawnItem {
  claimId: string;
  text: string;
  value?: string;
  unit?: string | undefined;
  date?: string;
  term?: string;
}

/** What is drawn, piece by piece, with the claim that it belongs to. */
function drawnPieces(block: Block): { text: string; claimId: string }[] {
  if (block.kind === 'definition') return [{ text: block.item.text, claimId: block.item.claimId }];
  if (block.kind === 'chart') return block.rows.map(({ label, claimId }) => ({ text: label, claimId }));
  if (block.kind === 'graph' || block.kind === 'inquiry') return [];
  const items: readonly DrawnItem[] = block.items;
  return items.flatMap(({ claimId, value, unit, date, term, text }) =>
    [value, unit, date, term, text].flatMap((piece) => (piece === undefined ? [] : [{ text: piece, claimId }])),
  );
}

function traceability(output: ComposeOutput): { found: number; all: number } {
  const claims = new Map(output.claims.map((claim) => [claim.id, claim]));
  const total = { found: 0, all: 0 };
  for (const { text, claimId } of output.spec.blocks.flatMap(drawnPieces)) {
    const { found, all } = traceInClaim(text, claims.get(claimId));
    total.found += found;
    total.all += all;
  }
  return total;
}

/** A noun in a pronoun's place is traced in the quote that names it, the other words in the sentence. */
function traceInClaim(text: string, claim: Claim | undefined): { found: number; all: number } {
  const quotes = claim?.citations.map(({ quote }) => quote) ?? [];
  const [noun = '', own = ''] = quotes;
  const at = claim?.method === 'resolved' ? text.toLowerCase().indexOf(noun.toLowerCase()) : -1;
  if (at < 0) return traceableWords(text, quotes.join(' '));
  const rest = traceableWords(`${text.slice(0, at)} ${text.slice(at + noun.length).replace(/^[’']s?/u, '')}`, own);
  const put = traceableWords(noun, noun);
  return { found: rest.found + put.found, all: rest.all + put.all };
}

/** Shares of answered questions over all budgets: ours, and that of the beginnings of paragraphs, the best baseline in each language. */
async function levelOf(
  articles: readonly Article[],
  language: LanguageTag,
  budgets: readonly number[],
): Promise<{ share: number; baseline: number }> {
  const questions = articles.reduce((sum, article) => sum + article.questions.length, 0) * budgets.length;
  let ours = 0;
  let starts = 0;
  for (const article of articles) {
    const sentences = roundRobin(sentencesByParagraph(article));
    for (const budget of budgets) {
      const { spec } = await composeArticle(article, budget);
      ours += answered(bodyTexts(spec).join('\n'), article);
      starts += answered(take(sentences, language, budget), article);
    }
  }
  return { share: ours / questions, baseline: starts / questions };
}

async function measure(language: LanguageTag, budgets: readonly number[]): Promise<LanguageCoverage> {
  const articles = loadArticles(language);
  const halves: [number, number][] = [
    [0, 0],
    [0, 0],
  ];
  const sum = {
    questions: 0,
    hits: 0,
    claimHits: 0,
    first: 0,
    starts: 0,
    rank: 0,
    words: 0,
    most: 0,
    found: 0,
    all: 0,
  };
  for (const [i, article] of articles.entries()) {
    const output = await composeArticle(article);
    const texts = bodyTexts(output.spec);
    const words = texts.reduce((total, text) => total + countWords(text, language), 0);
    const trace = traceability(output);
    const lists = sentencesByParagraph(article);
    sum.questions += article.questions.length;
    const hits = answered(texts.join('\n'), article);
    sum.hits += hits;
    const half = halves[i % 2];
    if (half !== undefined) {
      half[0] += hits;
      half[1] += article.questions.length;
    }
    sum.claimHits += answered(claimsWithin(output.claims, language), article);
    sum.first += answered(take(lists.flat(), language), article);
    sum.starts += answered(take(roundRobin(lists), language), article);
    sum.rank += answered(take(textRank(lists.flat(), language), language), article);
    sum.words += words;
    sum.most = Math.max(sum.most, words);
    sum.found += trace.found;
    sum.all += trace.all;
  }
  const share = sum.hits / sum.questions;
  const baselines = {
    firstSentences: sum.first / sum.questions,
    paragraphStarts: sum.starts / sum.questions,
    textRank: sum.rank / sum.questions,
  };
  return {
    language,
    articles: articles.length,
    questions: sum.questions,
    share,
    claimShare: sum.claimHits / sum.questions,
    baselines,
    ratio: share / Math.max(baselines.firstSentences, baselines.paragraphStarts, baselines.textRank),
    level: await levelOf(articles, language, budgets),
    halves: [shareOf(halves[0]), shareOf(halves[1])],
    words: sum.words / articles.length,
    mostWords: sum.most,
    traceable: sum.found / sum.all,
  };
}

function shareOf(half: readonly [number, number] | undefined): number {
  return half === undefined ? 0 : half[0] / Math.max(1, half[1]);
}

export async function run(): Promise<CoverageResult> {
  const result = await measureAll();
  process.stdout.write(`${format(result)}\n`);
  return result;
}

/** `budgets`: those over which the level is taken. */
export async function measureAll(budgets: readonly number[] = BUDGETS): Promise<CoverageResult> {
  const languages: LanguageCoverage[] = [];
  for (const tag of TAGS) languages.push(await measure(tag, budgets));
  const english = languages.find((result) => result.language === 'en');
  return {
    budget: BUDGET,
    languages,
    meets: {
      english: (english?.share ?? 0) >= 0.45,
      ratios: languages.every((result) => result.ratio >= 1.1),
      traceable: languages.every((result) => result.traceable === 1),
    },
  };
}

function format(result: CoverageResult): string {
  const rows = result.languages.map((r) =>
    [
      r.language,
      r.share.toFixed(3),
      r.claimShare.toFixed(3),
      r.baselines.firstSentences.toFixed(3),
      r.baselines.paragraphStarts.toFixed(3),
      r.baselines.textRank.toFixed(3),
      r.ratio.toFixed(2),
      r.level.share.toFixed(3),
      (r.level.share / r.level.baseline).toFixed(2),
      r.halves.map((half) => half.toFixed(2)).join('/'),
      r.words.toFixed(0),
      String(r.mostWords),
      `${(100 * r.traceable).toFixed(2)} %`,
    ].join('\t'),
  );
  return [
    'lang\tshare\tclaims\tfirst\tstarts\ttextrank\tratio\tlevel\tratio\thalves\twords\tmost\ttraceable',
    ...rows,
  ].join('\n');
}

async function show(title: string, tag: LanguageTag): Promise<void> {
  for (const article of loadArticles(tag).filter((entry) => entry.title.includes(title))) {
    const output = await composeArticle(article);
    process.stdout.write(`${output.spec.kicker ?? ''} / ${output.spec.title}\n`);
    for (const block of output.spec.blocks) process.stdout.write(`${JSON.stringify(block, null, 1)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--show');
  const shown = process.argv[at + 1];
  if (at > 0 && shown !== undefined) await show(shown, (process.argv[at + 2] as LanguageTag | undefined) ?? 'en');
  else await run();
}
