/** What the reader's threads do. */
import type { ResearchInput, ResearchOutput } from '../../contract/index.ts';
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
}

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
  };
}
