/** What the settings show of the server after it has worked: figures, their course, usage, budgets. */
import { expect, finished, kept, make, test } from './support/studio.ts';

test('figures over time are drawn and can be read as a table', async ({ page }) => {
  await kept('Comets');
  await page.goto('/');
  await page.getByTestId('settings-button').click();
  await expect(page.getByTestId('chart-times').locator('.chart-plot .chart-line').first()).toHaveAttribute('d', /^M/);
  await expect(page.getByTestId('chart-requests').locator('rect').first()).toBeAttached();
  await page.getByText('The same as a table').click();
  await expect(page.getByTestId('history-table').getByRole('row').nth(1)).toContainText('%');
  for (const hours of ['1', '168', '24']) {
    await page.getByTestId(`span-${hours}`).check();
    await expect(page.getByTestId('chart-times')).toBeVisible();
  }
});

test('the figures are live: an explainer that is made elsewhere is counted', async ({ page }) => {
  await kept('Comets');
  await page.goto('/');
  await page.getByTestId('settings-button').click();
  const count = async () => Number((await page.getByTestId('total-requests').textContent())?.replace(/\D/g, ''));
  await expect.poll(count).toBeGreaterThan(0);
  const before = await count();
  await kept('Sunspots', { fresh: true });
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(before);
});

test('errors are told apart by kind', async ({ page }) => {
  await kept('Comets');
  await page.goto('/');
  await page.getByTestId('settings-button').click();
  await expect(page.getByTestId('error-kinds')).toContainText('None so far.');
  // A fault of the server cannot be asked for; its figures can be told.
  await page.route('**/api/metrics/generate', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), errorDistribution: { 503: 2, timeout: 5 } } });
  });
  await expect(page.getByTestId('error-kinds').getByRole('listitem')).toHaveText(['timeout5', 'HTTP 5032']);
});

test('usage is added up by day, model and provider, and budgets are kept', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('budget-input').fill('0.5');
  await make(page, 'Sunspots');
  await finished(page);
  await page.getByTestId('settings-button').click();
  await page.getByTestId('usage-tab').getByRole('button').first().click();
  await expect(page.getByTestId('usage-total')).toBeVisible();
  await page.getByTestId('usage-by-model').check();
  await expect(page.getByTestId('usage-row').first()).toContainText('built-in composer');
  await page.getByTestId('usage-by-provider').check();
  await expect(page.getByTestId('usage-row').first()).toContainText('Built in');
  await expect(page.getByTestId('budgets-kept')).toContainText('over budget: 0');
  await page.getByTestId('usage-budget').fill('0.75');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('budget-input')).toHaveValue('0.75');
});

test('before the run it says who would make it, what it costs and how long it takes', async ({ page }) => {
  await kept('Comets');
  await page.goto('/');
  await expect(page.getByTestId('estimate')).toHaveText(/Built in · free · about [\d.]+ m?s/);
  await page.getByTestId('advanced-toggle').click();
  await page.getByTestId('text-model-selector').click();
  await page.getByTestId('why-model').click();
  await expect(page.getByTestId('model-dropdown')).toContainText('Automatic takes');
});
