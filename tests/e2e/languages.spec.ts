/** Every page in every language of the interface, on a phone and on a desk: nothing sticks out, axe finds nothing. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, finished, kept, test } from './support/studio.ts';

const LANGUAGES = {
  en: { direction: 'ltr', history: 'Over time' },
  es: { direction: 'ltr', history: 'A lo largo del tiempo' },
  de: { direction: 'ltr', history: 'Im Lauf der Zeit' },
  ar: { direction: 'rtl', history: 'على مر الوقت' },
} as const;

/** Each theme and each kind of window once: axe takes seconds. */
const VIEWS = [
  ['light', 1280],
  ['dark', 390],
] as const;

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((tag) => {
    // The frame of a preview has no storage.
    if (window.top === window)
      localStorage.setItem('hkm.preferences', JSON.stringify({ theme: 'auto', language: tag }));
  }, language);
}

const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const [language, { direction, history }] of Object.entries(LANGUAGES)) {
  for (const [colorScheme, width] of VIEWS) {
    test(`${language}, ${colorScheme}, ${width} pixels: result with exports, and settings`, async ({ page }) => {
      test.slow();
      const id = await kept('Comets');
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await speak(page, language);
      await page.goto(`/#/runs/${id}`);
      await finished(page);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await page.getByTestId('advanced-toggle').click();
      await page.getByTestId('export-button').click();
      await expect(page.getByTestId('export-preview')).toBeVisible();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await findings(page), 'result').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('settings-button').click();
      await expect(page.getByTestId('history-charts')).toContainText(history);
      await expect(page.getByTestId('chart-times')).toBeVisible();
      await page.locator('.as-table summary').click();
      await expect(page.getByTestId('history-table')).toBeVisible();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await findings(page), 'settings').toEqual([]);
    });
  }
}

for (const [language, { direction }] of Object.entries(LANGUAGES)) {
  for (const width of [360, 1920, 2560]) {
    test(`${language}, ${width} pixels: the first page fits`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await speak(page, language);
      await page.goto('/');
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await expect(page.getByTestId('empty-state')).toBeVisible();
      await page.getByTestId('advanced-toggle').click();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
    });
  }
}

test('what the server warns of is said in the language of the page', async ({ page }) => {
  await speak(page, 'de');
  await page.goto('/');
  await page.getByTestId('language-select').selectOption('Spanish');
  await page.getByTestId('topic-input').fill('Comets');
  await page.getByTestId('generate-button').click();
  await finished(page);
  await expect(page.getByTestId('warnings')).toContainText('Die Quellen sind in English');
  await page.getByTestId('interface-language').selectOption('ar');
  await expect(page.getByTestId('warnings')).toContainText('المصادر بلغة English');
});
