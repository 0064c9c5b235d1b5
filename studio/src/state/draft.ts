/** What the person has typed and chosen so far. It outlives reloads; documents do as long as they are small. */
import type {
  BriefInput,
  ComplexityLevel,
  Language,
  OutputFormat,
  PageSize,
  Priority,
  VisualStyle,
} from '@hkm/engine/contract';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { list, number, record, text } from '../api/read.ts';
import { FORMATS, LANGUAGES, LEVELS, PRIORITIES, SIZES, STYLES } from '../values.ts';
import { type DocumentProblem, type HeldDocument, linkedDocument, toDocumentInput } from './documents.ts';
import { type Keeper, keep, readKept } from './storage.ts';

export interface DraftFields {
  topic: string;
  complexityLevel: ComplexityLevel;
  visualStyle: VisualStyle;
  language: Language;
  outputFormat: OutputFormat;
  size: PageSize;
  privacy: boolean;
  priority: Priority;
  /** As typed; '' is no budget. */
  budget: string;
  /** `provider/id`; '' leaves the choice to the server. */
  textModel: string;
  imageModel: string;
  advancedOpen: boolean;
}

export interface Draft extends DraftFields {
  documents: HeldDocument[];
  problems: DocumentProblem[];
  /** Names of documents that were too large to survive a reload. */
  lost: string[];
  change(fields: Partial<DraftFields>): void;
  /** What is added takes away what was wrong with a document of its name. */
  addDocuments(documents: readonly HeldDocument[], problems?: readonly DocumentProblem[]): void;
  removeDocument(name: string): void;
  dismissProblem(name: string): void;
}

export type DraftStore = UseBoundStore<StoreApi<Draft>>;

const FIELDS_KEY = 'hkm.draft';
const DOCUMENTS_KEY = 'hkm.draft.documents';
/** Characters of all documents together that are kept over a reload; browsers allow about five million. */
const KEPT_CHARACTERS = 3_000_000;
/** Documents whose problem is shown at once. */
const MOST_PROBLEMS = 20;

export const DEFAULTS: DraftFields = {
  topic: '',
  complexityLevel: 'High School',
  visualStyle: 'Standard Scientific',
  language: 'English',
  outputFormat: 'Infographic',
  size: 'Poster',
  privacy: false,
  priority: 'balanced',
  budget: '',
  textModel: '',
  imageModel: '',
  advancedOpen: false,
};

export function createDraftStore(fieldKeeper?: Keeper, documentKeeper?: Keeper): DraftStore {
  const store = create<Draft>()((set) => ({
    ...DEFAULTS,
    ...readFields(readKept(fieldKeeper, FIELDS_KEY)),
    ...readDocuments(readKept(documentKeeper, DOCUMENTS_KEY)),
    problems: [],
    change: (fields) => set(fields),
    addDocuments: (documents, problems = []) =>
      set((draft) => {
        const named = new Set([...documents, ...problems].map(({ name }) => name));
        const others = draft.problems.filter(({ name }) => !named.has(name));
        return {
          documents: [...draft.documents, ...documents],
          problems: [...others, ...problems].slice(-MOST_PROBLEMS),
          lost: documents.length > 0 ? [] : draft.lost,
        };
      }),
    removeDocument: (name) =>
      set((draft) => ({ documents: draft.documents.filter((document) => document.name !== name) })),
    dismissProblem: (name) => set((draft) => ({ problems: draft.problems.filter((problem) => problem.name !== name) })),
  }));
  store.subscribe((draft, before) => {
    keep(fieldKeeper, FIELDS_KEY, pickFields(draft));
    if (draft.documents !== before.documents) keepDocuments(documentKeeper, draft.documents);
  });
  return store;
}

function pickFields(draft: Draft): DraftFields {
  const { topic, complexityLevel, visualStyle, language, outputFormat, size } = draft;
  const { privacy, priority, budget, textModel, imageModel, advancedOpen } = draft;
  return {
    topic,
    complexityLevel,
    visualStyle,
    language,
    outputFormat,
    size,
    privacy,
    priority,
    budget,
    textModel,
    imageModel,
    advancedOpen,
  };
}

/** Only values that the page offers, whatever was kept or sent (an older version, a template made by hand). */
export function readFields(value: unknown): Partial<DraftFields> {
  const kept = record(value);
  const chosen = <T extends string>(options: readonly T[], wanted: unknown): T | undefined =>
    options.find((option) => option === wanted);
  const fields: { [K in keyof DraftFields]: DraftFields[K] | undefined } = {
    topic: text(kept.topic),
    complexityLevel: chosen(LEVELS, kept.complexityLevel),
    visualStyle: chosen(STYLES, kept.visualStyle),
    language: chosen(LANGUAGES, kept.language),
    outputFormat: chosen(FORMATS, kept.outputFormat),
    size: chosen(SIZES, kept.size),
    privacy: typeof kept.privacy === 'boolean' ? kept.privacy : undefined,
    priority: chosen(PRIORITIES, kept.priority),
    budget: text(kept.budget),
    textModel: text(kept.textModel),
    imageModel: text(kept.imageModel),
    advancedOpen: typeof kept.advancedOpen === 'boolean' ? kept.advancedOpen : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

function keepDocuments(keeper: Keeper | undefined, documents: readonly HeldDocument[]): void {
  const characters = documents.reduce((sum, { content }) => sum + Object.values(content).join('').length, 0);
  const whole = characters <= KEPT_CHARACTERS && keep(keeper, DOCUMENTS_KEY, { documents });
  if (!whole) keep(keeper, DOCUMENTS_KEY, { lost: documents.map(({ name }) => name) });
}

function readDocuments(value: unknown): Pick<Draft, 'documents' | 'lost'> {
  const kept = record(value);
  const documents = list(kept.documents).flatMap((item): HeldDocument[] => {
    const row = record(item);
    const content = record(row.content);
    const name = text(row.name);
    const words = text(content.text);
    const base64 = text(content.base64);
    const linked = linkedDocument(text(content.url) ?? '');
    const count = number(row.words);
    const looked = count === undefined ? {} : { words: count };
    if (linked) return [{ ...linked, ...looked }];
    if (!name || (words === undefined && base64 === undefined)) return [];
    const held = words === undefined ? { base64: base64 ?? '' } : { text: words };
    return [
      { name, mediaType: text(row.mediaType) ?? 'text/plain', size: number(row.size) ?? 0, content: held, ...looked },
    ];
  });
  return { documents, lost: list(kept.lost).flatMap((name) => text(name) ?? []) };
}

/** Dollars, `undefined` for none, NaN for what is no amount. */
export function parseBudget(typed: string): number | undefined {
  const plain = typed.trim().replace(',', '.');
  if (plain === '') return undefined;
  const amount = Number(plain);
  return amount >= 0 ? amount : Number.NaN;
}

/** The topic as sent: a document alone speaks for itself by its name. */
export function topicOf(draft: Pick<Draft, 'topic' | 'documents'>): string {
  const typed = draft.topic.trim();
  if (typed) return typed;
  const document = draft.documents[0];
  const first = document && 'url' in document.content ? lastPart(document.content.url) : (document?.name ?? '');
  return first
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
}

/** The last part of an address's path, else its host without the ending. */
function lastPart(address: string): string {
  const url = URL.parse(address);
  const part = url?.pathname.split('/').findLast(Boolean) ?? url?.hostname ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What a template keeps, and what goes along with every brief: the choices, without topic and documents. */
export function toOptions(draft: DraftFields): Omit<BriefInput, 'topic' | 'documents'> {
  const { complexityLevel, visualStyle, language, outputFormat, size } = draft;
  const { privacy, priority, textModel, imageModel } = draft;
  const budget = parseBudget(draft.budget);
  return {
    complexityLevel,
    visualStyle,
    language,
    outputFormat,
    size,
    privacy,
    priority,
    ...(budget === undefined || Number.isNaN(budget) ? {} : { budget }),
    ...(textModel ? { textModel } : {}),
    ...(imageModel ? { imageModel } : {}),
  };
}

export function toBrief(draft: Draft): BriefInput {
  return {
    topic: topicOf(draft),
    ...toOptions(draft),
    ...(draft.documents.length > 0 ? { documents: draft.documents.map(toDocumentInput) } : {}),
  };
}
