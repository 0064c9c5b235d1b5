/** Where knowledge comes from: documents that somebody hands in, the bundled library, and nothing else unasked. */
export { type ReadDocumentOptions, readDocument } from './documents/read-document.ts';
export {
  type Library,
  type LibraryHit,
  type LibrarySearchOptions,
  openLibrary,
  type Suggestion,
} from './library/library.ts';
export { type ResearchDeps, research } from './research.ts';
export { passagesOf } from './source-text.ts';
export { type FetchDocumentOptions, type FetchedDocument, fetchDocument } from './web/fetch-document.ts';
