/** Models: chosen in the form, told of in the result, listed in the settings. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, finished, make, test } from './support/studio.ts';

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test('a model that is not running can be chosen; the result says who stepped in', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('text-model-selector').click();
  await page.getByTestId('model-llama3.3').click();
  await expect(page.getByTestId('selected-text-model')).toContainText('Llama 3.3');
  await expect(page.getByTestId('text-model-badge')).toHaveText('Not available');
  await expect(page.getByTestId('selected-image-model')).toHaveText('Automatic');
  await page.reload();
  await expect(page.getByTestId('selected-text-model')).toContainText('Llama 3.3');
  await make(page, 'Black holes');
  await finished(page);
  await expect(page.getByTestId('warnings')).toContainText('Llama 3.3');
  await expect(page.getByTestId('composer')).toHaveText('Composed by the built-in composer');
  await page.getByTestId('making-facts').locator('summary').click();
  await expect(page.getByTestId('attempt')).toContainText('llama3.3 (Ollama) was not asked');
  await expect(page.getByText('Nothing left this machine')).toBeVisible();
});

test('models are found and chosen by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('text-model-selector').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('model-llama3.3')).toBeVisible();
  await page.keyboard.type('llama');
  await expect(page.getByTestId('model-extractive')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('selected-text-model')).toHaveText('Llama 3.3');
  await expect(page.getByTestId('text-model-selector')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('model-dropdown')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('model-dropdown')).toHaveCount(0);
  await expect(page.getByTestId('text-model-selector')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the list of models and the settings, on a phone, in ${colorScheme} colours`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto('/');
    await page.getByTestId('advanced-toggle').click();
    await page.getByTestId('text-model-selector').click();
    await expect(page.getByTestId('model-llama3.3')).toBeVisible();
    await page.getByTestId('why-model').click();
    await expect(page.getByText(/^Automatic takes/)).toBeVisible();
    expect(await findings(page), 'list').toEqual([]);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await make(page, 'Sunspots');
    await finished(page);
    await page.getByTestId('making-facts').locator('summary').click();
    await page.getByTestId('settings-button').click();
    for (const [part, sign] of [
      ['models-tab', 'provider-ollama'],
      ['usage-tab', 'usage-total'],
    ] as const) {
      await page.getByTestId(part).getByRole('button').first().click();
      await expect(page.getByTestId(sign)).toBeVisible();
      expect(await findings(page), part).toEqual([]);
      expect(await overhang()).toBeLessThanOrEqual(0);
      const wide = await page.getByTestId('settings').evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(wide, `${part} sticks out of the window`).toBeLessThanOrEqual(0);
    }
  });
}

test('the settings name providers and how to connect them, and add usage up', async ({ page }) => {
  await page.goto('/');
  await make(page, 'Nuclear fusion');
  await finished(page);
  await page.getByTestId('settings-button').click();
  await expect(page.getByTestId('alerts-list')).toBeVisible();
  await expect(page.getByTestId('cache-hit-rate')).toContainText('%');
  await page.getByTestId('models-tab').getByRole('button').first().click();
  await expect(page.getByTestId('provider-builtin')).toContainText('Ready');
  await expect(page.getByTestId('provider-gemini')).toContainText('GEMINI_API_KEY');
  await page.getByTestId('usage-tab').getByRole('button').first().click();
  await page.getByTestId('usage-by-model').check();
  await expect(page.getByTestId('usage-row').first()).toContainText('the built-in composer');
  await expect(page.getByTestId('usage-total')).toContainText('$0.00');
});
