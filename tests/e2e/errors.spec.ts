/** What goes wrong, and that nothing typed is lost. */
import { expect, finished, make, test } from './support/studio.ts';

test('a server fault shows what happened; trying again works', async ({ page }) => {
  await page.route('**/api/generate', (route) => route.fulfill({ status: 500, json: { error: 'Test fault' } }));
  await page.goto('/');
  await make(page, 'Black holes');
  await expect(page.getByTestId('error-message')).toContainText('Test fault');
  await expect(page.getByTestId('topic-input')).toHaveValue('Black holes');
  await page.unroute('**/api/generate');
  await page.getByTestId('retry-button').click();
  await finished(page);
  await expect(page.getByTestId('error-message')).toHaveCount(0);
});

test('a broken connection and a page of something else are told apart from faults', async ({ page }) => {
  await page.route('**/api/generate', (route) => route.abort());
  await page.goto('/');
  await make(page, 'Black holes');
  await expect(page.getByTestId('error-message')).toContainText('cannot be reached');
  await page.unroute('**/api/generate');
  await page.route('**/api/generate', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Log in</h1>' }));
  await page.getByTestId('retry-button').click();
  await expect(page.getByTestId('error-message')).toContainText('Log in');
});

test('a plain JSON answer with hardly anything in it shows its picture', async ({ page }) => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/><script>window.evil=1</script></svg>';
  await page.route('**/api/generate', (route) =>
    route.fulfill({ json: { id: 'canned', result: { svg, title: 'Canned' } } }),
  );
  await page.goto('/');
  await make(page, 'Anything');
  await finished(page);
  await expect(page.getByRole('heading', { name: 'Canned' })).toBeVisible();
  expect(await page.evaluate(() => 'evil' in window)).toBe(false);
  expect(await page.getByTestId('result-image').locator('script').count()).toBe(0);
});

test('an empty topic is asked for at the field', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('generate-button').click();
  await expect(page.getByTestId('error-message')).toContainText('Say what the explainer is about');
  await expect(page.getByTestId('topic-input')).toBeFocused();
});

test('markup, emoji and right-to-left marks in a topic are only text', async ({ page }) => {
  await page.goto('/');
  await make(page, '<img src=x onerror="window.evil=1"> \u202e 🐳 </svg>');
  await finished(page);
  expect(await page.evaluate(() => 'evil' in window)).toBe(false);
});

test('a run can be stopped; what was typed stays', async ({ page }) => {
  await page.route('**/api/generate', () => undefined);
  await page.goto('/');
  await make(page, 'Black holes');
  await page.getByTestId('cancel-button').click();
  await expect(page.getByText('Stopped. Nothing was kept.')).toBeVisible();
  await expect(page.getByTestId('topic-input')).toHaveValue('Black holes');
});
