/** How the page looks and which language it speaks. */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { record, text } from '../api/read.ts';
import { type InterfaceLanguage, isInterfaceLanguage, matchLanguage } from '../i18n/index.ts';
import { type Keeper, keep, readKept } from './storage.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  theme: Theme;
  language: InterfaceLanguage;
  setTheme(theme: Theme): void;
  setLanguage(language: InterfaceLanguage): void;
}

export type PreferencesStore = UseBoundStore<StoreApi<Preferences>>;

const KEY = 'hkm.preferences';

export function createPreferencesStore(keeper: Keeper | undefined, spoken: readonly string[]): PreferencesStore {
  const kept = record(readKept(keeper, KEY));
  const language = text(kept.language) ?? '';
  const store = create<Preferences>()((set) => ({
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'auto',
    language: isInterfaceLanguage(language) ? language : matchLanguage(spoken),
    setTheme: (theme) => set({ theme }),
    setLanguage: (chosen) => set({ language: chosen }),
  }));
  store.subscribe(({ theme, language: chosen }) => keep(keeper, KEY, { theme, language: chosen }));
  return store;
}
