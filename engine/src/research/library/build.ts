/** Compiles books into the library's database: sources with their text, and a full-text index over their paragraphs. */
import type { DatabaseSync } from 'node:sqlite';
import type { Passage, SourceText } from '../../contract/index.ts';
import { assembleSourceText, type Block, passagesOf } from '../source-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import { termsOf } from '../text/words.ts';
import { centralities } from './centrality.ts';
import { definitionsIn } from './definitions.ts';
import { subjectOf } from './subjects.ts';

export interface LibraryBook {
  book: string;
  authors: string;
  publisher: string;
  url: string;
  license: string;
  licenseUrl: string;
  /** Date of the edition, ISO 8601. */
  version: string;
  attribution: string;
  modules: LibraryBookModule[];
}

export interface LibraryBookModule {
  id: string;
  chapter: string;
  title: string;
  sections: { heading: string | null; paragraphs: string[] }[];
}

/** Raised whenever the tables or the terms change, so that an older file is refused instead of misread. */
export const LIBRARY_VERSION = 11;

/** Chapters whose titles are nicknames or terms of art, with the name that people ask for; only for finding, never shown. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['The War to End All Wars', 'World War I'],
  ['Pax Mongolica: The Steppe Empire of the Mongols', 'Mongol Empire'],
  ['Antimicrobial Drugs', 'Antibiotics'],
  ['Innate Nonspecific Host Defenses', 'Immune System'],
  ['Adaptive Specific Host Defenses', 'Immune System'],
  ['Climate Change and Plague in the Fourteenth Century', 'Black Death'],
]);

const SCHEMA = `
  create table module (
    number integer primary key,
    id text not null unique,
    title text not null,
    chapter text not null,
    book text not null,
    place integer not null,
    source text not null,
    centrality text not null default '[]'
  );
  create virtual table passage_index using fts5(
    module unindexed, ordinal unindexed, title, chapter, heading, body, tokenize = "unicode61 remove_diacritics 0"
  );
  create table definition (
    name text not null,
    module integer not null,
    ordinal integer not null,
    start integer not null,
    end integer not null,
    strength real not null,
    primary key (name, module, start)
  ) without rowid;
  create table subject (
    name text not null,
    module integer not null,
    ordinal integer not null,
    weight real not null,
    primary key (name, module, ordinal)
  ) without rowid;
  create table term (term text primary key, modules integer not null) without rowid;
  create virtual table term_spelling using fts5(term, tokenize = "trigram");
`;

/** Fills an empty database. The same books give the same rows in the same order. */
export function buildLibrary(database: DatabaseSync, books: readonly LibraryBook[]): void {
  database.exec(`pragma user_version = ${LIBRARY_VERSION}; begin; ${SCHEMA}`);
  const insertModule = database.prepare(
    'insert into module (number, id, title, chapter, book, place, source) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertIndex = database.prepare(
    'insert into passage_index (module, ordinal, title, chapter, heading, body) values (?, ?, ?, ?, ?, ?)',
  );
  const insertSentences = prepareSentences(database);
  const modulesWith = new Map<string, number>();
  const bodies: ModuleTerms[] = [];
  let moduleNumber = 0;
  for (const book of books) {
    for (const module of book.modules) {
      moduleNumber += 1;
      const source = sourceOf(book, module);
      const place = 1 + book.modules.filter((each) => each.chapter === module.chapter).indexOf(module);
      insertModule.run(moduleNumber, module.id, module.title, module.chapter, book.book, place, JSON.stringify(source));
      const title = termsOf(module.title);
      const chapter = termsOf(`${module.chapter} ${OTHER_NAMES.get(module.chapter) ?? ''}`);
      const seen = new Set([...title, ...chapter]);
      const passages: string[][] = [];
      for (const [ordinal, passage] of passagesOf(source).entries()) {
        const heading = termsOf(passage.headings.join(' '));
        const body = termsOf(passage.text);
        passages.push(body);
        for (const term of [...heading, ...body]) seen.add(term);
        insertIndex.run(moduleNumber, ordinal, title.join(' '), chapter.join(' '), heading.join(' '), body.join(' '));
        insertSentences(moduleNumber, ordinal, passage);
      }
      bodies.push({ number: moduleNumber, chapter: `${book.book}\n${module.chapter}`, passages });
      for (const term of seen) modulesWith.set(term, (modulesWith.get(term) ?? 0) + 1);
    }
  }
  insertTerms(database, modulesWith);
  insertCentralities(database, bodies, modulesWith);
  database.exec(`
    insert into passage_index (passage_index) values ('optimize');
    insert into term_spelling (term_spelling) values ('optimize');
    commit; vacuum;
  `);
}

interface ModuleTerms {
  number: number;
  chapter: string;
  /** Terms of each passage. */
  passages: string[][];
}

function insertCentralities(
  database: DatabaseSync,
  modules: readonly ModuleTerms[],
  frequency: ReadonlyMap<string, number>,
): void {
  const update = database.prepare('update module set centrality = ? where number = ?');
  for (const chapter of Map.groupBy(modules, (module) => module.chapter).values()) {
    const passages = chapter.flatMap((module) => module.passages);
    const values = centralities({ passages, frequency, modules: modules.length });
    for (const { number, passages: own } of chapter) update.run(JSON.stringify(values.splice(0, own.length)), number);
  }
}

/** What the sentences of a passage define, and what they speak of. */
function prepareSentences(database: DatabaseSync): (module: number, ordinal: number, passage: Passage) => void {
  const insertDefinition = database.prepare('insert or ignore into definition values (?, ?, ?, ?, ?, ?)');
  const insertSubject = database.prepare('insert into subject values (?, ?, ?, ?)');
  return (module, ordinal, passage) => {
    const subjects = new Map<string, number>();
    for (const { start, end } of sentencesOf(passage.text)) {
      const sentence = passage.text.slice(start, end);
      for (const { name, strength } of definitionsIn(sentence)) {
        insertDefinition.run(name, module, ordinal, passage.start + start, passage.start + end, strength);
      }
      const subject = subjectOf(sentence);
      if (subject !== undefined) subjects.set(subject.name, (subjects.get(subject.name) ?? 0) + subject.weight);
    }
    for (const [name, weight] of subjects) insertSubject.run(name, module, ordinal, weight);
  };
}

function insertTerms(database: DatabaseSync, modulesWith: ReadonlyMap<string, number>): void {
  const insertTerm = database.prepare('insert into term values (?, ?)');
  const insertSpelling = database.prepare('insert into term_spelling (term) values (?)');
  const sorted = [...modulesWith].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [term, modules] of sorted) {
    insertTerm.run(term, modules);
    // Rare strings are as likely slips as words: nothing is corrected towards them.
    if (modules >= 2 && term.length >= 5) insertSpelling.run(term);
  }
}

function sourceOf(book: LibraryBook, module: LibraryBookModule): SourceText {
  const blocks: Block[] = module.sections.flatMap(({ heading, paragraphs }): Block[] => [
    ...(heading === null ? [] : [{ kind: 'heading' as const, text: heading, level: 2 }]),
    ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
  ]);
  return assembleSourceText(blocks, () => ({
    id: module.id,
    title: module.title,
    author: book.authors,
    publisher: `${book.publisher}, ${book.book}`,
    // The addresses of single sections cannot be told from the data with certainty; the book's own always holds.
    url: book.url,
    date: book.version,
    license: book.license,
    licenseUrl: book.licenseUrl,
    attribution: book.attribution,
    fetchedAt: `${book.version}T00:00:00.000Z`,
    language: 'en',
    chapter: module.chapter,
  }));
}
