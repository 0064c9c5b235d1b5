/** Many topics at once: handed in, watched, opened, packed, tried again; and what the engine says, in the reader's language. */
import AxeBuilder from '@axe-core/playwright';
import { expect, finished, make, test } from './support/studio.ts';

const TABLE = 'topic,level\nBlack holes,Elementary\nPhotosynthesis,\nSunspots,PhD\n';

test('a table becomes explainers, row by row; what failed says why', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await expect(page.getByTestId('empty-state')).toBeVisible();
  await page.keyboard.press('b');
  await page.getByTestId('batch-topics').fill(TABLE);
  await expect(page.getByTestId('batch-count')).toContainText('3 topics');
  await page.getByTestId('batch-name').fill('Week 1');
  await page.getByTestId('batch-start').click();
  await expect(page.getByTestId('batch-row')).toHaveCount(3);
  await expect(page.getByTestId('batch-state')).toHaveText('Finished', { timeout: 60_000 });
  await expect(page.getByTestId('batch-progress')).toContainText('2 of 3 made · 1 failed');
  await expect(page.getByTestId('batch-row').nth(2)).toContainText('complexityLevel must be one of: Elementary');

  const zip = page.waitForEvent('download');
  await page.getByTestId('batch-format').selectOption('svg');
  await page.getByTestId('batch-zip').click();
  expect((await zip).suggestedFilename()).toBe('week-1.zip');
  const links = page.waitForEvent('download');
  await page.getByTestId('batch-links').click();
  expect((await links).suggestedFilename()).toBe('week-1.csv');

  // A reload comes back to it; the browser's own way back leads to the batch.
  await page.reload();
  await page.getByTestId('batch-open').first().click();
  await finished(page);
  await page.goBack();
  await expect(page.getByTestId('batch')).toBeVisible();
  await page.getByTestId('batch-forget').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('batch-forget')).toBeFocused();
  await page.getByTestId('batch-forget').click();
  await page.getByTestId('confirm-forget-button').click();
  await expect(page).toHaveURL(/#\/batches$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of batches in ${colorScheme} colours, and they fit on a phone`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const findings = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    };
    await page.goto('/#/batches');
    await page.getByTestId('batch-example').click();
    expect(await findings(), 'list').toEqual([]);
    await page.getByTestId('batch-topics').fill('Black holes\n');
    await page.getByTestId('batch-start').click();
    await expect(page.getByTestId('batch-state')).toHaveText('Finished', { timeout: 60_000 });
    expect(await findings(), 'batch').toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.goto('/#/batches');
    await expect(page.getByTestId('batch-card').first()).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
}

test('what the engine says is said in the language of the page, and what was typed stays', async ({ page }) => {
  await page.goto('/');
  await page.route('**/api/generate', (route) =>
    route.fulfill({
      status: 400,
      json: {
        error: {
          code: 'bad_input',
          message: 'visualStyle must be one of: Minimalist',
          details: [
            {
              path: 'visualStyle',
              message: 'must be one of: Minimalist',
              code: 'field_not_allowed',
              parameters: { values: 'Minimalist' },
            },
          ],
        },
      },
    }),
  );
  await make(page, 'Sunspots');
  await expect(page.getByTestId('error-message')).toContainText('must be one of: Minimalist');
  await page.getByTestId('interface-language').selectOption('de');
  await expect(page.getByTestId('error-message')).toContainText('möglich sind: Minimalist');
  await page.getByTestId('interface-language').selectOption('ar');
  await expect(page.getByTestId('error-message')).toContainText('يجب أن يكون أحد: Minimalist');
  await expect(page.getByTestId('topic-input')).toHaveValue('Sunspots');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('text-model-selector').click();
  await page.getByTestId('why-model').click();
  await expect(page.getByTestId('model-dropdown')).toContainText('جودة');
  await page.getByTestId('interface-language').selectOption('en');
  await expect(page.getByTestId('model-dropdown')).toContainText('quality');
});
