/** Handing a run on: what a file will hold, the clipboard, and the page that can only be read. */
import { expect, finished, kept, make, productUrl, test } from './support/studio.ts';

test('each format is previewed before it is saved', async ({ page }) => {
  await page.goto(`/#/runs/${await kept('Comets')}`);
  await finished(page);
  await page.getByTestId('export-button').click();
  const preview = page.getByTestId('export-preview');
  await expect(preview).toHaveAttribute('data-format', 'svg');
  await expect(preview.locator('img')).toBeVisible();
  await page.getByTestId('export-md').focus();
  await expect(preview.locator('pre')).toContainText('# ');
  await page.getByTestId('export-json').hover();
  await expect(preview.locator('pre')).toContainText('"topic": "Comets"');
  await page.getByTestId('export-html').focus();
  const pageWithin = preview.frameLocator('iframe');
  await expect(pageWithin.getByRole('heading').first()).toBeAttached();
});

test('the picture goes into the clipboard as an image', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/#/runs/${await kept('Comets')}`);
  await finished(page);
  await page.getByTestId('export-button').click();
  await page.getByTestId('copy-image').click();
  await expect(page.getByTestId('share-status')).toHaveText('The image is in the clipboard.');
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]));
  expect(types).toContain('image/png');
  await page.getByTestId('copy-address').click();
  await expect(page.getByTestId('share-status')).toHaveText('The address is in the clipboard.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http:\/\/.*\/view\//);
});

test('a browser that refuses the clipboard is answered with what to do', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto(`/#/runs/${await kept('Comets')}`);
  await finished(page);
  await page.getByTestId('export-button').click();
  await page.getByTestId('copy-image').click();
  await expect(page.getByTestId('share-status')).toContainText('download the PNG instead');
});

test('the page to read opens by its address, holds the evidence as text, and nothing to change it', async ({
  page,
}) => {
  await page.goto(`/#/runs/${await kept('Comets')}`);
  await finished(page);
  const claims = await page.getByTestId('claim').count();
  await page.getByTestId('export-button').click();
  const [reading] = await Promise.all([page.waitForEvent('popup'), page.getByTestId('view-link').click()]);
  await reading.waitForLoadState();
  expect(new URL(reading.url()).pathname).toMatch(/^\/view\//);
  await expect(reading.getByRole('heading', { level: 1 })).toContainText(/comet/i);
  await expect(reading.getByRole('heading', { name: 'Statements and evidence' })).toBeVisible();
  expect(await reading.locator('.claims > li').count()).toBe(claims);
  expect(await reading.locator('button, input, textarea, select, script').count()).toBe(0);
});

test('the page to read prints as the picture on one page and the evidence after it', async ({ page }) => {
  await page.goto(`/view/${await kept('Comets')}`);
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.picture')).toBeVisible();
  await expect(page.locator('.claims')).toBeVisible();
});

for (const width of [360, 1280, 2560]) {
  test(`the page to read fits into ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/view/${await kept('Comets')}`);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
  });
}

test('an address of a run that is gone leads to the studio, which says so', async ({ page }) => {
  await page.goto('/view/gone');
  await expect(page.getByTestId('error-message')).toContainText('This explainer is not kept here.');
  expect(new URL(page.url()).hash).toBe('#/runs/gone');
});

test('a template is saved, renamed, used and deleted', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('style-select').selectOption('Minimalist');
  await page.getByTestId('template-name').fill('Handout');
  await page.getByTestId('template-save').click();
  await page.getByTestId('style-select').selectOption('Standard Scientific');
  await page.getByTestId('template-select').selectOption('Handout');
  await expect(page.getByTestId('style-select')).toHaveValue('Minimalist');
  await page.getByTestId('template-rename').click();
  await page.getByTestId('template-name').fill('Leaflet');
  await page.getByTestId('template-name').press('Enter');
  await expect(page.getByTestId('template-select').locator('option', { hasText: 'Leaflet' })).toBeAttached();
  await page.reload();
  await page.getByTestId('template-select').selectOption('Leaflet');
  await page.getByTestId('template-delete').click();
  await expect(page.getByTestId('template-select').locator('option', { hasText: 'Leaflet' })).toHaveCount(0);
});

test('the wheel zooms: at once by stretching, then sharply', async ({ page }) => {
  await page.goto(`/#/runs/${await kept('Comets')}`);
  await finished(page);
  const sheet = page.getByTestId('result-image');
  const before = (await sheet.boundingBox())?.width ?? 0;
  await page.locator('.picture-window').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -150);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await sheet.boundingBox())?.width ?? 0).toBeGreaterThan(before * 1.4);
  await expect(sheet).not.toHaveClass(/is-still/);
  await expect.poll(() => sheet.evaluate((element) => element.style.transform)).toBe('');
});

test('a server that goes away is noticed; back again, everything goes on', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('estimate')).toContainText('Built in');
  await page.route(`${productUrl()}/**`, (route) => route.abort());
  await make(page, 'Comets');
  await expect(page.getByTestId('retry-button')).toBeVisible();
  await expect(page.getByTestId('server-gone')).toBeVisible();
  await page.unroute(`${productUrl()}/**`);
  await expect(page.getByTestId('server-gone')).toHaveCount(0);
  await expect(page.getByTestId('topic-input')).toHaveValue('Comets');
  await page.getByTestId('retry-button').click();
  await finished(page);
});
