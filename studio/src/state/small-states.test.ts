import { afterEach, expect, test, vi } from 'vitest';
import { fileName, saveBlob } from './download.ts';
import { createPreferencesStore } from './preferences.ts';
import { parseRoute, runAddress } from './route.ts';
import { browserKeeper, keep } from './storage.ts';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('preferences are kept, unknown ones fall back', () => {
  const first = createPreferencesStore(localStorage, ['de-DE']);
  expect(first.getState()).toMatchObject({ theme: 'auto', language: 'de' });
  first.getState().setTheme('dark');
  first.getState().setLanguage('ar');
  expect(createPreferencesStore(localStorage, ['en']).getState()).toMatchObject({ theme: 'dark', language: 'ar' });
  localStorage.setItem('hkm.preferences', '{"theme":"neon","language":"xx"}');
  expect(createPreferencesStore(localStorage, ['es']).getState()).toMatchObject({ theme: 'auto', language: 'es' });
});

test('addresses of runs lead there and back', () => {
  for (const id of ['run-1', 'a b', 'ü/%']) expect(parseRoute(runAddress(id))).toBe(id);
  expect([parseRoute(''), parseRoute('#/'), parseRoute('#/runs/%E0%A4%A'), parseRoute('#/other')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('file names come from titles in any script', () => {
  expect(fileName('How light becomes sugar: 6 CO₂', 'png')).toBe('how-light-becomes-sugar-6-co₂.png');
  expect(fileName('الثقوب السوداء', 'pdf')).toBe('الثقوب-السوداء.pdf');
  expect(fileName('///', 'svg')).toBe('explainer.svg');
});

test('bytes go to the downloads under their name', () => {
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.href} ${this.download}`);
  });
  saveBlob(new Blob(['x']), 'a.svg');
  expect(clicked).toEqual(['blob:x a.svg']);
});

test('a browser that forbids storage gives none', () => {
  expect(browserKeeper('localStorage')).toBe(localStorage);
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(browserKeeper('localStorage')).toBeUndefined();
  expect(keep(undefined, 'a', 1)).toBe(false);
});
