/** For everybody: keyboard, screen readers, colours, narrow and wide windows, other scripts. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, finished, make, test } from './support/studio.ts';

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page in ${colorScheme} colours`, async ({ page }) => {
    // Axe looks at every element five times.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await page.getByTestId('advanced-toggle').click();
    expect(await findings(page), 'empty').toEqual([]);
    await page.getByTestId('generate-button').click();
    expect(await findings(page), 'invalid').toEqual([]);
    await make(page, 'Black holes');
    await finished(page);
    await page.getByTestId('claim').first().getByRole('button').first().click();
    await expect(page.getByTestId('passage').first()).toBeVisible();
    await page.getByTestId('refine-toggle').click();
    await page.getByTestId('export-button').click();
    expect(await findings(page), 'result').toEqual([]);
    await page.getByTestId('settings-button').click();
    await expect(page.getByTestId('total-requests')).toBeVisible();
    expect(await findings(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await page.route('**/api/generate', (route) => route.fulfill({ status: 500, json: { error: 'Test fault' } }));
    await make(page, 'Sunspots');
    await expect(page.getByTestId('retry-button')).toBeVisible();
    expect(await findings(page), 'error').toEqual([]);
  });
}

test('the keyboard alone makes, checks and exports', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('empty-state')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByTestId('topic-input')).toBeFocused();
  await page.keyboard.type('Sunspots');
  await page.keyboard.press('Enter');
  await finished(page);
  await page.keyboard.press('j');
  await expect(page.getByTestId('claim').first()).toHaveClass(/is-selected/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('claim-light')).toHaveCount(0);
  // From the title, where the focus is after a run, by Tab to the exports.
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  for (let presses = 0; presses < 8 && (await focused()) !== 'export-button'; presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('export-svg');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(outline).toBe('solid');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.svg$/);
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('export-button');
  await page.keyboard.press('?');
  await expect(page.getByTestId('shortcuts')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('shortcuts')).toHaveCount(0);
});

for (const width of [360, 390, 768, 1280, 2560]) {
  test(`nothing sticks out at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto('/');
    await expect(page.getByTestId('empty-state')).toBeVisible();
    expect(await overhang()).toBeLessThanOrEqual(0);
    await make(page, 'Black holes');
    await finished(page);
    await page.getByTestId('refine-toggle').click();
    expect(await overhang()).toBeLessThanOrEqual(0);
    const picture = await page.getByTestId('result-image').boundingBox();
    const claims = await page.getByTestId('claims-panel').boundingBox();
    const beside = (claims?.x ?? 0) > (picture?.x ?? 0) + 100;
    expect(beside, 'claims beside the picture').toBe(width > 1140);
  });
}

test('the interface in Arabic is mirrored, and stays so', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('interface-language').selectOption('ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByTestId('generate-button')).toHaveText('أنشئ الشرح');
  const rail = await page.getByTestId('generate-button').boundingBox();
  expect(rail?.x ?? 0).toBeGreaterThan(640);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await make(page, 'Black holes');
  await finished(page);
  const picture = await page.getByTestId('result-image').boundingBox();
  const claims = await page.getByTestId('claims-panel').boundingBox();
  expect(claims?.x ?? 0).toBeLessThan(picture?.x ?? 0);
  expect(await findings(page)).toEqual([]);
});
