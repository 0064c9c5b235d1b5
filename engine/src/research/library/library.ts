/** The bundled library: opened read-only, searched in a few milliseconds, never written to. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { type SourceText, sourceTextSchema } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import { fold } from '../text/words.ts';
import { LIBRARY_VERSION } from './build.ts';
import { namesOf, partsOf, type TitleRelation, titleRelation } from './names.ts';
import { type Lexicon, parseQuery, type QueryTerm } from './query.ts';
import { type Candidate, countTerms, joinNames, type ScoredPassage, scoreModule } from './score.ts';

export interface LibraryHit {
  /** Id of the module, which is also the id of its Source. */
  id: string;
  title: string;
  chapter: string;
  book: string;
  /** How well the module answers the query; best first, only comparable within one search. */
  score: number;
  /** 0 to 1: whether the module is about the query at all. */
  evidence: number;
  /** The title holds the whole query. */
  isTitled: boolean;
  /** The chapter's title is little else than the query. */
  isChaptered: boolean;
  /** The chapter's title holds the whole query. */
  isInChapter: boolean;
  /** The title is little else than the query. */
  isNamesake: boolean;
  /** Found only where a word of the question was left out: it bears on the question and may not answer it. */
  isPartial?: boolean;
  /** Whether the title speaks of the query, of one kind of it, or of what lies around it. */
  relation: TitleRelation;
  /** Position of the module in its chapter, from 1. */
  place: number;
  /** Position among all modules: books one after the other, each in its own order. */
  number: number;
  /** Sentences whose subject is the query, by the ordinal of their passage; less than 1 where it may be a single one. */
  subjects: ReadonlyMap<number, number>;
  /** Passages with a term of the query, best first. */
  passages: ScoredPassage[];
}

/** A sentence that says what a topic is. */
export interface LibraryDefinition {
  /** Id of its module. */
  id: string;
  ordinal: number;
  /** Offsets into the Source's text. */
  start: number;
  end: number;
  /** How surely and how well it says so, 0 to 1, less where its module is not about the topic. */
  strength: number;
}

export interface LibrarySearchOptions {
  /** Most modules; default 5. */
  limit?: number;
  /** Least evidence of a module; default 0.5, the value that the table of questions was measured with. */
  threshold?: number;
  signal?: AbortSignal;
}

export interface Suggestion {
  text: string;
  kind: 'title' | 'chapter';
  book: string;
}

export interface Library {
  /** Modules about the query, best first; an empty list when the library knows nothing about it. Never throws on odd text. */
  search(query: string, options?: LibrarySearchOptions): LibraryHit[];
  /** Passages of all modules whose sentences have the topic as their subject three times or more, those with most first. */
  speaking(topic: string): { id: string; ordinal: number; weight: number }[];
  /** The best sentence that says what the topic is, and for "acids and bases" one for each; the hits tell which meaning is meant. */
  define(topic: string, hits: readonly LibraryHit[]): LibraryDefinition[];
  /** Titles and chapters with a word that begins like the prefix; for completion while typing. */
  suggest(prefix: string, limit?: number): Suggestion[];
  /** Titles that make good topics, taken from each book in turn; always the same. */
  topics(count: number): string[];
  /** Per passage of a module, 0 to 1: how much it speaks of what its chapter speaks of. Throws `not_found` for an unknown id. */
  centrality(id: string): number[];
  /** The whole module as a Source. Throws `not_found` for an unknown id. */
  source(id: string): SourceText;
  close(): void;
}

/** Paragraphs that are looked at closely in one search. */
const CANDIDATES = 250;
const THRESHOLD = 0.5;
/** Share of the evidence that is left where one word of a why-question finds no place; such questions have three words at least. */
const WITHOUT_ONE = 0.8;
const FEWEST_WORDS_TO_LACK_ONE = 3;
const APART = 0.6;
/** Textbooks introduce a subject before they apply it: what stands first in its chapter is preferred by this share. */
const FIRST_BONUS = 0.12;
/** Worth of a module whose title puts it after or outside the topic. */
const BESIDE = 0.5;
/** Least strength of a definition, and what it is worth where its module is not about the topic. */
const LEAST_DEFINITION = 0.5;
const ELSEWHERE = 0.75;
/** Share of the best score that its module must have where only a part of the topic's words is defined. */
const NEAR_ENOUGH = 0.4;
/** Sentences of a passage that have the topic as their subject, from which on the passage is about it. */
const LEAST_SPEAKING = 3;
/** Why something happened is told at the beginning of its chapter. */
const ASKS_WHY = /\b(?:causes?|caused|origins?|why|reasons?|began|begin|started?|beginnings?)\b/iu;

/** A why-question may hold a word that the books do not use for its subject; all of its words must be known to them. */
function mayLack(terms: readonly QueryTerm[], query: string): boolean {
  const core = terms.filter(({ side }) => !side);
  return core.length >= FEWEST_WORDS_TO_LACK_ONE && core.every(({ known }) => known) && /^\s*why\b/iu.test(query);
}

interface ModuleRow {
  number: number;
  id: string;
  title: string;
  chapter: string;
  book: string;
  /** Position in its chapter, from 1. */
  place: number;
}

/**
 * Opens the library. Default path: the one built into the product.
 * Throws `not_ready` when it has not been built or is of another version.
 */
export function openLibrary(path: string | URL = new URL('../../../assets/library.sqlite', import.meta.url)): Library {
  return new SqliteLibrary(openDatabase(path instanceof URL ? fileURLToPath(path) : path));
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const version = Number(database.prepare('pragma user_version').get()?.user_version);
    if (version !== LIBRARY_VERSION) throw new Error(`version ${version} instead of ${LIBRARY_VERSION}`);
    return database;
  } catch (cause) {
    database?.close();
    throw new HkmError('not_ready', `The library at ${path} cannot be opened; build it with "npm run build".`, {
      cause,
    });
  }
}

class SqliteLibrary implements Library {
  readonly #database: DatabaseSync;
  readonly #modules: Map<number, ModuleRow>;
  readonly #numbers: Map<string, number>;
  readonly #candidates: StatementSync;
  readonly #source: StatementSync;
  readonly #centrality: StatementSync;
  readonly #subjects: StatementSync;
  readonly #definitions: StatementSync;
  readonly #lexicon: Lexicon;
  readonly #sources = new LRUCache<string, SourceText>({ max: 64 });
  #labels: { folded: string; suggestion: Suggestion }[] | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const rows = database
      .prepare('select number, id, title, chapter, book, place from module')
      .all() as unknown as ModuleRow[];
    this.#modules = new Map(rows.map((row) => [row.number, row]));
    this.#numbers = new Map(rows.map((row) => [row.id, row.number]));
    // Ranked by the index itself: many times faster than sorting the rows by a computed column.
    this.#candidates = database.prepare(`
      select module, ordinal, title, chapter, heading, body from passage_index
      where passage_index match ? and rank match 'bm25(0, 0, 5, 2, 3, 1)' order by rank limit ${CANDIDATES}`);
    this.#source = database.prepare('select source from module where number = ?');
    this.#centrality = database.prepare('select centrality from module where id = ?');
    this.#subjects = database.prepare(
      "select module, ordinal, sum(weight * (case name when ?1 then 1 else 0.5 end)) as weight from subject where name = ?1 or (name > ?1 || ' ' and name < ?1 || '!') group by module, ordinal",
    );
    this.#definitions = database.prepare('select module, ordinal, start, end, strength from definition where name = ?');
    this.#lexicon = createLexicon(database, rows.length);
  }

  search(query: string, options: LibrarySearchOptions = {}): LibraryHit[] {
    const { limit = 5, threshold = THRESHOLD, signal } = options;
    signal?.throwIfAborted();
    const terms = parseQuery(query, this.#lexicon);
    let hits = this.#hitsOf(terms, query, threshold);
    if (hits.length === 0 && mayLack(terms, query)) hits = this.#withoutOne(terms, query, threshold);
    signal?.throwIfAborted();
    return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** "Why is the sky dark at night": what tells of the night sky bears on it, though it may not say why it is dark. */
  #withoutOne(terms: readonly QueryTerm[], query: string, threshold: number): LibraryHit[] {
    const best = new Map<string, LibraryHit>();
    for (const left of terms) {
      const others = terms.filter((term) => term !== left);
      for (const hit of this.#hitsOf(others, query, threshold / WITHOUT_ONE)) {
        const weaker = {
          ...hit,
          isPartial: true,
          evidence: hit.evidence * WITHOUT_ONE,
          score: hit.score * WITHOUT_ONE,
        };
        if ((best.get(hit.id)?.score ?? 0) < weaker.score) best.set(hit.id, weaker);
      }
    }
    return [...best.values()];
  }

  #hitsOf(terms: readonly QueryTerm[], query: string, threshold: number): LibraryHit[] {
    const counted = [...this.#candidatesOf(terms)].map(([number, candidates]) => ({
      module: this.#modules.get(number),
      counted: candidates.map((candidate) => countTerms(terms, candidate)),
    }));
    const named = joinNames(
      terms,
      counted.map((each) => each.counted),
    );
    const scored = counted.map((each) => ({ module: each.module, ...scoreModule(named, each.counted) }));
    const asksWhy = ASKS_WHY.test(query);
    const phrases = named.map(({ isJoined }, index) => isJoined && scored.some((each) => each.labelPairs[index]));
    const subjects = this.#subjectsOf(named);
    return scored.flatMap(({ module, pairs, labelPairs: _, ...rest }): LibraryHit[] => {
      // Where a title or heading knows two words as one name, modules that hold them only apart are about something else.
      const isApart = phrases.some((isName, index) => isName && (pairs[index] ?? 0) < 0.7);
      const evidence = rest.evidence * (isApart ? APART : 1);
      if (module === undefined || evidence < threshold) return [];
      const { id, title, chapter, book, place, number } = module;
      const relation = titleRelation(title, named);
      const early = rest.isChaptered && asksWhy ? 1 + 1 / place : 1;
      const score = rest.score * evidence * (1 + FIRST_BONUS / place) * early * (relation === 'beside' ? BESIDE : 1);
      const spoken = subjects.get(module.number) ?? new Map<number, number>();
      return [{ id, title, chapter, book, ...rest, evidence, score, relation, place, number, subjects: spoken }];
    });
  }

  /** Per module and passage: sentences whose subject is what the terms name. */
  #subjectsOf(terms: readonly QueryTerm[]): Map<number, Map<number, number>> {
    const byModule = new Map<number, Map<number, number>>();
    const name = namesOf(terms).at(-1) ?? '';
    for (const row of this.#subjects.iterate(name)) {
      const passages = byModule.get(Number(row.module)) ?? new Map<number, number>();
      byModule.set(Number(row.module), passages.set(Number(row.ordinal), Number(row.weight)));
    }
    return byModule;
  }

  speaking(topic: string): { id: string; ordinal: number; weight: number }[] {
    const subjects = this.#subjectsOf(parseQuery(topic, this.#lexicon));
    return [...subjects]
      .flatMap(([number, passages]) =>
        [...passages].map(([ordinal, weight]) => ({ id: this.#modules.get(number)?.id ?? '', ordinal, weight })),
      )
      .filter(({ weight }) => weight >= LEAST_SPEAKING)
      .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1) || a.ordinal - b.ordinal);
  }

  define(topic: string, hits: readonly LibraryHit[]): LibraryDefinition[] {
    const whole = this.#definitionOf(topic, hits);
    if (whole !== undefined) return [whole];
    const parts = partsOf(topic).map((part) => this.#definitionOf(part, hits));
    return parts.filter((definition) => definition !== undefined);
  }

  #definitionOf(topic: string, hits: readonly LibraryHit[]): LibraryDefinition | undefined {
    const best = hits[0]?.score ?? 0;
    let found: LibraryDefinition | undefined;
    for (const [index, name] of namesOf(parseQuery(topic, this.#lexicon)).entries()) {
      for (const row of this.#definitions.iterate(name)) {
        const id = this.#modules.get(Number(row.module))?.id ?? '';
        const near = (hits.find((hit) => hit.id === id)?.score ?? 0) / (best || 1);
        // Egypt is not defined for ancient Egypt where a section about another age does so.
        if (index > 0 && near < NEAR_ENOUGH) continue;
        const strength = Number(row.strength) * (ELSEWHERE + (1 - ELSEWHERE) * Math.min(1, near));
        if (strength < LEAST_DEFINITION || strength <= (found?.strength ?? 0)) continue;
        found = { id, ordinal: Number(row.ordinal), start: Number(row.start), end: Number(row.end), strength };
      }
    }
    return found;
  }

  #candidatesOf(terms: readonly QueryTerm[]): Map<number, Candidate[]> {
    const byModule = new Map<number, Candidate[]>();
    const known = terms.filter((term) => term.known).map(({ term }) => `"${term}"`);
    if (known.length === 0) return byModule;
    // The labels of a module come with each of its paragraphs: they are divided once.
    const labels = new Map<unknown, string[]>();
    const labelOf = (value: unknown): string[] => {
      const known = labels.get(value) ?? splitTerms(value);
      labels.set(value, known);
      return known;
    };
    for (const row of this.#candidates.iterate(known.join(' OR '))) {
      const candidate: Candidate = {
        ordinal: Number(row.ordinal),
        title: labelOf(row.title),
        chapter: labelOf(row.chapter),
        heading: labelOf(row.heading),
        body: splitTerms(row.body),
      };
      const number = Number(row.module);
      const list = byModule.get(number);
      if (list === undefined) byModule.set(number, [candidate]);
      else list.push(candidate);
    }
    return byModule;
  }

  suggest(prefix: string, limit = 8): Suggestion[] {
    const wanted = fold(prefix.slice(0, 200)).trim();
    if (wanted.length === 0) return [];
    this.#labels ??= labelsOf([...this.#modules.values()]);
    const found = this.#labels.filter(({ folded }) => startsWord(folded, wanted));
    const rank = (folded: string) => (folded.startsWith(wanted) ? 0 : 1);
    return found
      .sort((a, b) => rank(a.folded) - rank(b.folded) || a.folded.length - b.folded.length)
      .slice(0, limit)
      .map(({ suggestion }) => suggestion);
  }

  topics(count: number): string[] {
    const byBook = Map.groupBy(this.#modules.values(), (module) => module.book);
    const lists = [...byBook.values()].map((modules) => modules.map((each) => each.title).filter(isTopic));
    const longest = Math.max(0, ...lists.map((list) => list.length));
    const topics = new Set<string>();
    for (let index = 0; index < longest && topics.size < count; index += 1) {
      for (const list of lists) {
        // A stride through each book, so that neighbours in a chapter do not stand beside each other.
        const title = index < list.length ? list[(index * 7) % list.length] : undefined;
        if (title !== undefined && topics.size < count) topics.add(title);
      }
    }
    return [...topics];
  }

  source(id: string): SourceText {
    const cached = this.#sources.get(id);
    if (cached !== undefined) return cached;
    const number = this.#numbers.get(id);
    const row = number === undefined ? undefined : this.#source.get(number);
    if (row === undefined) throw unknownModule(id);
    const source = sourceTextSchema.parse(JSON.parse(String(row.source)));
    this.#sources.set(id, source);
    return source;
  }

  centrality(id: string): number[] {
    const row = this.#centrality.get(id);
    if (row === undefined) throw unknownModule(id);
    return JSON.parse(String(row.centrality)) as number[];
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

function unknownModule(id: string): HkmError {
  return new HkmError('not_found', `The library has no module "${id}".`);
}

function createLexicon(database: DatabaseSync, moduleCount: number): Lexicon {
  const modulesWith = database.prepare('select modules from term where term = ?');
  const similar = database.prepare('select term from term_spelling where term_spelling match ? order by rank limit 24');
  return {
    moduleCount,
    modulesWith: (term) => Number(modulesWith.get(term)?.modules ?? 0),
    similarTo: (term) => {
      const characters = [...term];
      const trigrams = characters.slice(2).map((_, index) => `"${characters.slice(index, index + 3).join('')}"`);
      return similar.all(trigrams.join(' OR ')).map((row) => String(row.term));
    },
  };
}

function splitTerms(value: unknown): string[] {
  return typeof value === 'string' && value.length > 0 ? value.split(' ') : [];
}

function labelsOf(modules: readonly ModuleRow[]): { folded: string; suggestion: Suggestion }[] {
  const labels = new Map<string, { folded: string; suggestion: Suggestion }>();
  const add = (text: string, kind: Suggestion['kind'], book: string): void => {
    const folded = fold(text);
    if (!labels.has(folded)) labels.set(folded, { folded, suggestion: { text, kind, book } });
  };
  for (const { title, book } of modules) add(title, 'title', book);
  for (const { chapter, book } of modules) add(chapter, 'chapter', book);
  return [...labels.values()];
}

function startsWord(text: string, prefix: string): boolean {
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

function isTopic(title: string): boolean {
  return title.length <= 28 && !/[:?,“(]/.test(title);
}
