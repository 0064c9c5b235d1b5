/** The bundled library: opened read-only, searched in a few milliseconds, never written to. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { type SourceText, sourceTextSchema } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import { fold } from '../text/words.ts';
import { LIBRARY_VERSION } from './build.ts';
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
  /** The title is little else than the query. */
  isNamesake: boolean;
  /** Passages with a term of the query, best first. */
  passages: ScoredPassage[];
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
  /** Titles and chapters with a word that begins like the prefix; for completion while typing. */
  suggest(prefix: string, limit?: number): Suggestion[];
  /** Titles that make good topics, taken from each book in turn; always the same. */
  topics(count: number): string[];
  /** The whole module as a Source. Throws `not_found` for an unknown id. */
  source(id: string): SourceText;
  close(): void;
}

/** Paragraphs that are looked at closely in one search. */
const CANDIDATES = 250;
const THRESHOLD = 0.5;
const APART = 0.6;
/** Textbooks introduce a subject before they apply it: what stands first in its chapter is preferred by this share. */
const FIRST_BONUS = 0.12;

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
    this.#lexicon = createLexicon(database, rows.length);
  }

  search(query: string, options: LibrarySearchOptions = {}): LibraryHit[] {
    const { limit = 5, threshold = THRESHOLD, signal } = options;
    signal?.throwIfAborted();
    const terms = parseQuery(query, this.#lexicon);
    const counted = [...this.#candidatesOf(terms)].map(([number, candidates]) => ({
      module: this.#modules.get(number),
      counted: candidates.map((candidate) => countTerms(terms, candidate)),
    }));
    const named = joinNames(
      terms,
      counted.map((each) => each.counted),
    );
    const scored = counted.map((each) => ({ module: each.module, ...scoreModule(named, each.counted) }));
    const phrases = named.map(({ isJoined }, index) => isJoined && scored.some((each) => each.labelPairs[index]));
    const hits = scored.flatMap(({ module, pairs, labelPairs: _, ...rest }): LibraryHit[] => {
      // Where a title or heading knows two words as one name, modules that hold them only apart are about something else.
      const isApart = phrases.some((isName, index) => isName && (pairs[index] ?? 0) < 0.7);
      const evidence = rest.evidence * (isApart ? APART : 1);
      if (module === undefined || evidence < threshold) return [];
      const { id, title, chapter, book } = module;
      const score = rest.score * evidence * (1 + FIRST_BONUS / module.place);
      return [{ id, title, chapter, book, ...rest, evidence, score }];
    });
    signal?.throwIfAborted();
    return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
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
    if (row === undefined) throw new HkmError('not_found', `The library has no module "${id}".`);
    const source = sourceTextSchema.parse(JSON.parse(String(row.source)));
    this.#sources.set(id, source);
    return source;
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
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
