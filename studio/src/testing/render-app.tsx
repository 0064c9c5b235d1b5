/** The whole page in a test: real stores and queries over a fake server, nothing kept between tests. */
import { cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { readFileOnServer, readPageOnServer } from '../api/documents.ts';
import { generate } from '../api/generate.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import type { AppStores } from '../state/app-context.ts';
import { createDraftStore } from '../state/draft.ts';
import { createJobStore } from '../state/job.ts';
import { createPreferencesStore } from '../state/preferences.ts';
import { goTo } from '../state/route.ts';
import { createServerStore } from '../state/server.ts';
import { createUploads } from '../state/uploads.ts';
import { createQueries, Root } from '../views/root.tsx';
import { createFakeXhr } from './fake-xhr.ts';
import { createFakeFetch, type Handler } from './fixtures.ts';

/** jsdom lays nothing out: what the page asks of the layout gets an empty answer. */
export function prepareBrowser(): void {
  // Other suites may hold the processors.
  configure({ asyncUtilTimeout: 10_000 });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}

export function resetBrowser(): void {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  window.location.hash = '';
  document.documentElement.removeAttribute('data-theme');
}

export function renderApp(handlers: Record<string, Handler> = {}) {
  const server = createFakeFetch(handlers);
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('XMLHttpRequest', createFakeXhr(server.fetch));
  const queries = createQueries();
  queries.setDefaultOptions({ queries: { retry: false } });
  const draft = createDraftStore(localStorage, sessionStorage);
  const stores: AppStores = {
    draft,
    uploads: createUploads({ draft, readFile: readFileOnServer, readPage: readPageOnServer }),
    preferences: createPreferencesStore(localStorage, ['en']),
    server: createServerStore(),
    job: createJobStore({
      generate,
      keeper: sessionStorage,
      shortest: 5,
      onDone: (result) => {
        void queries.invalidateQueries({ queryKey: ['runs'] });
        if (result.id) queries.setQueryData(['run', result.id], result);
        goTo(result.id);
      },
    }),
  };
  const view = render(<Root stores={stores} queries={queries} words={createWords('en', en)} />);
  return { ...view, ...server, stores, user: userEvent.setup() };
}
