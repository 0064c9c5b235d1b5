/** Puts stores, queries, words and theme around the page. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { loadWords, type Words, WordsContext } from '../i18n/index.ts';
import { type AppStores, StoresContext } from '../state/app-context.ts';
import { App } from './app.tsx';

export function createQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
}

interface RootProps {
  stores: AppStores;
  queries: QueryClient;
  words: Words;
}

export function Root({ stores, queries, words: first }: RootProps) {
  const [words, setWords] = useState(first);
  const { theme, language } = stores.preferences();

  useEffect(() => {
    if (language === words.language) return;
    let current = true;
    void loadWords(language).then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [language, words.language]);

  useEffect(() => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
  }, [words]);

  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <StoresContext value={stores}>
      <WordsContext value={words}>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </WordsContext>
    </StoresContext>
  );
}
