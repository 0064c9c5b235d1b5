/** Checking, refining, exporting, keeping. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, finished, make, test } from './support/studio.ts';

async function open(page: Page, topic = 'Black holes'): Promise<void> {
  await page.goto('/');
  await make(page, topic);
  await finished(page);
}

test('a claim and its place in the picture light up together, with the passage', async ({ page }) => {
  await open(page);
  const second = page.getByTestId('claim').nth(1);
  const statement = (await second.getByRole('button').first().textContent())?.trim() ?? '';
  await second.getByRole('button').first().click();
  await expect(second).toHaveClass(/is-selected/);
  const light = page.getByTestId('claim-light').first();
  await expect(light).toBeVisible();
  const [place, picture] = [await light.boundingBox(), await page.getByTestId('result-image').boundingBox()];
  expect(place?.width ?? 0).toBeGreaterThan(20);
  expect(place?.width ?? 0).toBeLessThan(picture?.width ?? 0);
  const quote = await page.getByTestId('passage').first().locator('mark').textContent();
  expect(quote?.length ?? 0).toBeGreaterThan(statement.length / 2);
  // The other way round: from the picture to the list.
  const third = await page.getByTestId('claim').nth(2).getAttribute('data-claim-id');
  await page.getByTestId('result-image').locator(`[data-claim="${third}"]`).first().click();
  await expect(page.getByTestId('claim').nth(2)).toHaveClass(/is-selected/);
  await expect(second).not.toHaveClass(/is-selected/);
});

const SIGNATURES: Record<string, RegExp> = {
  svg: /^<svg/,
  png: /^\u0089PNG/,
  pdf: /^%PDF-/,
  pptx: /^PK/,
  html: /^<!doctype html>/i,
  json: /^\{/,
  md: /^# \S/m,
};

test('every export is a file of its kind, named after the picture', async ({ page }) => {
  await open(page);
  await page.getByTestId('export-button').click();
  for (const [format, signature] of Object.entries(SIGNATURES)) {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      page.getByTestId(`export-${format}`).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^[a-z].*\\.${format}$`));
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 200).toString('latin1').trimStart(), format).toMatch(signature);
    expect(bytes.length, format).toBeGreaterThan(500);
  }
});

test('another style is drawn from the same research, in a version of its own', async ({ page }) => {
  await open(page);
  const before = page.url();
  const count = await page.getByTestId('claim').count();
  await page.getByTestId('refine-toggle').click();
  await page.getByTestId('refine-style').selectOption('Minimalist');
  await expect(page.getByTestId('refine-status')).toContainText('without new research');
  expect(page.url()).not.toBe(before);
  await finished(page);
  await expect(page.getByTestId('claim')).toHaveCount(count);
  await page.getByRole('link', { name: 'Earlier version' }).click();
  await expect(page).toHaveURL(before);
});

test('the picture zooms and comes back to its fit', async ({ page }) => {
  await open(page);
  const width = async () => (await page.getByTestId('result-image').boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.getByRole('region', { name: /^Picture/ }).focus();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(fitted * 1.2);
  await page.keyboard.press('1');
  await expect(page.getByTestId('zoom-value')).toHaveText('100 %');
  await page.keyboard.press('0');
  await expect.poll(width).toBeCloseTo(fitted, 0);
});

test('what was made is found in the history, opened, and deleted for good', async ({ page, request }) => {
  await open(page, 'Acids and bases');
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const id = page.url().split('/').at(-1) ?? '';
  await page.getByRole('button', { name: 'New' }).click();
  await expect(page.getByTestId('empty-state')).toBeVisible();
  const panel = page.getByTestId('history-panel');
  await panel.getByTestId('history-search').fill('acids');
  await panel.locator(`a[href="#/runs/${id}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  const card = panel.getByTestId('history-item').filter({ has: page.locator(`a[href="#/runs/${id}"]`) });
  await card.getByTestId('history-delete').click();
  await page.getByTestId('confirm-delete-button').click();
  await expect(page.getByTestId('empty-state')).toBeVisible();
  expect((await request.get(`/api/runs/${id}`)).status()).toBe(404);
});

test('a reload keeps the result and what was typed; one in mid-run takes the run up again', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('style-select').selectOption('Minimalist');
  await make(page, 'Nuclear fusion');
  await finished(page);
  await page.reload();
  await finished(page);
  await expect(page.getByTestId('topic-input')).toHaveValue('Nuclear fusion');
  await expect(page.getByTestId('style-select')).toHaveValue('Minimalist');
  await page.getByRole('button', { name: 'New' }).click();
  await page.route('**/api/generate', () => undefined);
  await make(page, 'Sunspots');
  await expect(page.getByTestId('loading-state')).toBeVisible();
  await page.unroute('**/api/generate');
  await page.reload();
  await finished(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByTestId('topic-input')).toHaveValue('Sunspots');
});

test('the figures of the server appear in the settings', async ({ page }) => {
  await open(page);
  await page.getByTestId('settings-button').click();
  await page.getByTestId('performance-tab').click();
  await expect(page.getByTestId('total-requests')).toHaveText(/[1-9]/);
  await expect(page.getByTestId('success-rate')).toContainText('%');
  await expect(page.getByTestId('average-response-time')).toContainText(/m?s/);
  await expect(page.getByTestId('p95-response-time')).toContainText(/m?s/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('settings')).toHaveCount(0);
  await expect(page.getByTestId('settings-button')).toBeFocused();
});

test('options are kept as a template on the server', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('complexity-select').selectOption('Expert');
  await page.getByTestId('privacy-toggle').check();
  await page.getByTestId('template-name').fill('Seminar');
  await page.getByTestId('template-save').click();
  await expect(page.getByText('Template saved.')).toBeVisible();
  await page.getByTestId('complexity-select').selectOption('Elementary');
  await page.reload();
  await page.getByTestId('template-select').selectOption({ label: 'Seminar' });
  await expect(page.getByTestId('complexity-select')).toHaveValue('Expert');
  await expect(page.getByTestId('privacy-toggle')).toBeChecked();
});
