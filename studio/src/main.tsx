/** Starts the studio. */
import { createRoot } from 'react-dom/client';
import { readFileOnServer, readPageOnServer } from './api/documents.ts';
import { generate } from './api/generate.ts';
import { loadWords } from './i18n/index.ts';
import { createDraftStore } from './state/draft.ts';
import { createJobStore } from './state/job.ts';
import { createPreferencesStore } from './state/preferences.ts';
import { goTo } from './state/route.ts';
import { createServerStore } from './state/server.ts';
import { browserKeeper } from './state/storage.ts';
import { createUploads } from './state/uploads.ts';
import { createQueries, Root } from './views/root.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/form.css';
import './styles/models.css';
import './styles/making.css';
import './styles/empty.css';
import './styles/progress.css';
import './styles/result.css';
import './styles/export.css';
import './styles/claims.css';
import './styles/history.css';
import './styles/dialog.css';
import './styles/figures.css';
import './styles/print.css';

const lasting = browserKeeper('localStorage');
const session = browserKeeper('sessionStorage');
const queries = createQueries();
const preferences = createPreferencesStore(lasting, navigator.languages);
const job = createJobStore({
  generate,
  keeper: session,
  onDone: (result) => {
    void queries.invalidateQueries({ queryKey: ['runs'] });
    void queries.invalidateQueries({ queryKey: ['figures'] });
    if (result.id) queries.setQueryData(['run', result.id], result);
    goTo(result.id);
  },
});
const draft = createDraftStore(lasting, session);
const uploads = createUploads({ draft, readFile: readFileOnServer, readPage: readPageOnServer });
const stores = { draft, uploads, job, preferences, server: createServerStore() };
const { language } = preferences.getState();
const words = await loadWords(language);
const host = document.getElementById('root');
if (host) createRoot(host).render(<Root stores={stores} queries={queries} words={words} />);
