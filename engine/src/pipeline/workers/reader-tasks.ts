/** What the reader's threads do. */
import { briefSchema, type ComposeInput, type ResearchInput, type ResearchOutput } from '../../contract/index.ts';
// Not by way of the room's index, which would load all that can read or fetch anything.
import { type Library, openLibrary } from '../../research/library/library.ts';
import { research } from '../../research/research.ts';

export interface ResearchTask {
  input: ResearchInput;
  /** Only handed over where pages are fetched: nothing else can be interrupted. */
  signal?: AbortSignal;
}

export interface SuggestTask {
  prefix: string;
  limit: number;
}

export interface ReaderTasks {
  warm(input: unknown): Promise<void>;
  research(task: ResearchTask): Promise<ResearchOutput>;
  suggest(task: SuggestTask): Promise<string[]>;
  /** What research finds for so many topics of the library, far from each other. */
  practice(count: number): Promise<ComposeInput[]>;
}

/** Neighbours in the list of topics are of one subject. */
const PRACTICE_SPREAD = 7;

/** The library is opened with the first task, so that a missing one is told as an error of that task. */
export function createReaderTasks(open: () => Library = openLibrary): ReaderTasks {
  let opened: Library | undefined;
  const library = (): Library => {
    opened ??= open();
    return opened;
  };
  return {
    async warm() {
      library().search('light');
    },
    async research({ input, signal }) {
      return research(input, { library: library(), ...(signal ? { signal } : {}) });
    },
    async suggest({ prefix, limit }) {
      const texts = library()
        .suggest(prefix, limit)
        .map((suggestion) => suggestion.text);
      return [...new Set(texts)];
    },
    async practice(count) {
      const topics = library().topics(count * PRACTICE_SPREAD);
      const chosen = topics.filter((_, i) => i % PRACTICE_SPREAD === 0);
      return Promise.all(
        chosen.map(async (topic) => {
          const brief = briefSchema.parse({ topic });
          const { origin, sources, passages } = await research({ brief }, { library: library() });
          const { complexityLevel: level, visualStyle: style, outputFormat: format, language } = brief;
          return { topic, level, style, format, language, research: { origin, sources, passages } };
        }),
      );
    },
  };
}
