/** The stores that the views share; made once in main, made anew in every test. */
import { createContext, useContext } from 'react';
import type { DraftStore } from './draft.ts';
import type { JobStore } from './job.ts';
import type { PreferencesStore } from './preferences.ts';
import type { ServerStore } from './server.ts';
import type { UploadStore } from './uploads.ts';

export interface AppStores {
  draft: DraftStore;
  job: JobStore;
  preferences: PreferencesStore;
  server: ServerStore;
  uploads: UploadStore;
}

export const StoresContext = createContext<AppStores | undefined>(undefined);

export function useStores(): AppStores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('useStores needs a StoresContext above it');
  return stores;
}
