/** Sections of a text without headings: statements that speak of the same, under the name by which they call it. */
import type { LanguageTag } from '../../contract/index.ts';
import { startsWithVerb } from '../shorten/verbs.ts';
import { stemOf, wordsOf } from '../text/words.ts';
import { capitalised, type Statement } from './statement.ts';

export interface Cluster {
  /** As the text writes it. */
  heading: string;
  statements: Statement[];
}

export interface ClusterPage {
  topic: string;
  title: string;
  language: LanguageTag;
}

/** Fewer statements need no sections. */
const FEWEST_STATEMENTS = 5;
const FEWEST_IN_CLUSTER = 2;
const MOST_CLUSTERS = 3;
/** A name that more than this share of the statements have tells none apart. */
const MOST_SHARE = 0.6;
const LONGEST = 40;

/** Runs of words with capital letters, small linking words between them, as in "Treaty of Paris". */
const NAMES =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}'’-]+(?: (?:(?:of|the|de|del|la|von|van|и|der|des) ){0,2}(?:\p{Lu}[\p{L}\p{M}\p{N}'’-]*|[IVX]+|\d+(?![\p{L}\p{N}.,%])))*/gu;
/** What stands before a noun, by language; a common word is a term only where it stands there again and again. */
const BEFORE_NOUN: Partial<Record<LanguageTag, string>> = {
  en: '(?:the|an?|of|this|these|its|their) ',
  es: '(?:el|la|los|las|un|una|del|de|su|sus) ',
  fr: '(?:le|la|les|un|une|du|des|de|ses?) ',
  pt: '(?:o|a|os|as|um|uma|do|da|dos|das) ',
};
/** In scripts without capitals: the mark of a noun before it or behind it. */
const MARKED: Partial<Record<LanguageTag, (word: string) => RegExp>> = {
  ar: (word) => new RegExp(`(?<!\\p{L})(?:ال|لل)${word}(?!\\p{L})`, 'gu'),
  hi: (word) => new RegExp(`(?<!\\p{L})${word} (?:का|के|की|में|को|ने|पर)(?![\\p{L}\\p{M}])`, 'gu'),
  zh: (word) => new RegExp(`${word}(?:的|是|在|和|、)`, 'gu'),
  ja: (word) => new RegExp(`${word}(?:の|は|が|を|に)`, 'gu'),
};
/** "Grissom, White, and Chaffee" */
const LIST = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]+(?:, \p{Lu}[\p{L}’'-]+)*,? (?:and|und|y|et|e|и) \p{Lu}[\p{L}’'-]+/gu;
/** Months and days, and peoples, whose names stand before all sorts of things. */
const NO_TERM =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|\p{L}+day|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|French|Dutch|Greek|Spanish|(?:The|In|At|On|By|From|After|Before|During|Der|Die|Das|El|La|Le|Los|Las|В|На)|\p{L}+(?:ese|ish|ian|ean))$/u;
/** Where nouns are inflected or marked, only what begins a statement has the form of a heading. */
const INFLECTED: ReadonlySet<LanguageTag> = new Set(['ru', 'ar', 'hi', 'zh', 'ja']);
const FEWEST_AS_NOUN = 3;
const SHORTEST_WORD = 4;
const SHORTEST_UNSPACED = 2;

/** Sections that two statements and more share a term of, those of most statements first taken; the rest is handed back. */
export function clustersOf(
  statements: readonly Statement[],
  page: ClusterPage,
): { clusters: Cluster[]; rest: Statement[] } {
  const none = { clusters: [], rest: [...statements] };
  if (statements.length < FEWEST_STATEMENTS) return none;
  const terms = sharedTerms(statements, page);
  const clusters: Cluster[] = [];
  let left = [...statements];
  while (clusters.length < MOST_CLUSTERS) {
    const best = terms
      .map(({ heading, holders }) => ({ heading, statements: left.filter((statement) => holders.has(statement)) }))
      .filter((cluster) => cluster.statements.length >= FEWEST_IN_CLUSTER)
      .sort((a, b) => b.statements.length - a.statements.length || b.heading.length - a.heading.length)[0];
    if (best === undefined) break;
    clusters.push(best);
    left = left.filter((statement) => !best.statements.includes(statement));
  }
  return clusters.length === 0 ? none : { clusters, rest: left };
}

interface Term {
  heading: string;
  holders: Set<Statement>;
}

/** Terms of two statements and more, of the same by its longest name, without the topic's own. */
function sharedTerms(statements: readonly Statement[], { topic, title, language }: ClusterPage): Term[] {
  const known = new Set(
    [topic, title].flatMap((text) =>
      wordsOf(text, language).map(({ text: word }) => stemOf(word.toLowerCase(), language)),
    ),
  );
  const terms = new Map<string, Term>();
  const shared = sharedStems(statements, language);
  for (const statement of statements) {
    for (const term of termsOf(statement, language, shared)) {
      const stems = wordsOf(term, language).filter(({ content }) => content);
      const key = stems.map(({ stem }) => stem).join(' ');
      if (key === '' || term.length > LONGEST || stems.some(({ stem }) => known.has(stem))) continue;
      const entry = terms.get(key) ?? { heading: term, holders: new Set() };
      entry.holders.add(statement);
      terms.set(key, entry);
    }
  }
  const begins = (heading: string): boolean =>
    statements.some(({ candidate }) => candidate.text.toLowerCase().startsWith(heading.toLowerCase()));
  return [...terms.values()].filter(
    ({ heading, holders }) =>
      holders.size >= FEWEST_IN_CLUSTER &&
      holders.size <= MOST_SHARE * statements.length &&
      (!INFLECTED.has(language) || begins(heading)),
  );
}

/** Stems that two statements hold and more: no term with another can be shared, and none such is looked for in the source. */
function sharedStems(statements: readonly Statement[], language: LanguageTag): Set<string> {
  const counts = new Map<string, number>();
  for (const { candidate } of statements) {
    const texts = [candidate.text, ...namesIn(candidate.text)];
    const stems = new Set(texts.flatMap((text) => wordsOf(text, language).map(({ stem }) => stem)));
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= FEWEST_IN_CLUSTER).map(([stem]) => stem));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(NAMES), ...text.matchAll(LIST)].map(([name]) => name);
}

function termsOf({ candidate, paragraph }: Statement, language: LanguageTag, shared: ReadonlySet<string>): string[] {
  const { text } = candidate;
  const source = paragraph.source.text;
  const names = namesIn(text).filter((name) =>
    wordsOf(name, language).every(({ content, stem }) => !content || shared.has(stem)),
  );
  const isKnownName = (name: string): boolean =>
    name.includes(' ') || new RegExp(`(?<=\\p{Ll},? )${escaped(name)}(?![\\p{L}])`, 'u').test(source);
  const words = wordsOf(text, language);
  const common = words.flatMap(({ content, text: word, stem, start, end }, i) => {
    if (!content || !shared.has(stem) || !isLong(word, language) || !isNoun(word, source, language)) return [];
    // "plugs-out test" says more than "test"
    const [before, after] = [words[i - 1], words[i + 1]];
    const joined = [
      before?.content === true ? text.slice(before.start, end) : '',
      after?.content === true && !startsWithVerb(after.text) ? text.slice(start, after.end) : '',
    ];
    return [word, ...joined.filter((term) => /^\p{L}[\p{L}-]* \p{L}[\p{L}-]*$/u.test(term))];
  });
  return [...names.filter(isKnownName).map((name) => name.replace(/['’]s$/u, '')), ...common]
    .filter((term) => !NO_TERM.test(term))
    .map(capitalised);
}

function isLong(word: string, language: LanguageTag): boolean {
  if (/\p{N}/u.test(word)) return false;
  return word.length >= (language === 'zh' || language === 'ja' ? SHORTEST_UNSPACED : SHORTEST_WORD);
}

/** Stands where nouns stand, again and again in its source. */
function isNoun(word: string, source: string, language: LanguageTag): boolean {
  const before = BEFORE_NOUN[language];
  const marked = MARKED[language];
  if (before === undefined && marked === undefined) return false;
  if (/^\p{Lu}/u.test(word)) return false;
  const plain = escaped(word.replace(/^ال/u, ''));
  const pattern = marked?.(plain) ?? new RegExp(`(?<!\\p{L})${before ?? ''}${plain}(?!\\p{L})`, 'giu');
  return (source.match(pattern)?.length ?? 0) >= FEWEST_AS_NOUN;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
