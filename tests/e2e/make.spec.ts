/** From a topic or documents to a picture. */
import { expect, finished, make, test } from './support/studio.ts';

test('a topic of the library becomes a cited picture without any network', async ({ page }) => {
  // Long enough to be looked at on a busy machine.
  await page.route('**/api/generate', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await page.goto('/');
  await expect(page.getByTestId('app-container')).toBeVisible();
  await page.getByTestId('topic-input').fill('Black holes');
  await page.getByTestId('generate-button').click();
  const loading = page.getByTestId('loading-state');
  await expect(loading).toBeVisible();
  await expect(loading).toContainText('Checking every claim');
  await finished(page);
  await expect(page).toHaveURL(/#\/runs\/.+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/black hole/i);
  const claims = page.getByTestId('claim');
  expect(await claims.count()).toBeGreaterThan(3);
  await expect(claims.first().getByTestId('claim-verdict')).toHaveText('Supported');
  await expect(claims.first().getByTestId('source-link')).toHaveAttribute('href', /^https:\/\/openstax\.org\//);
  await expect(claims.first()).toContainText('CC BY 4.0');
  await expect(page.getByText('Nothing left this machine')).toBeVisible();
});

test('the chosen level, format, style and language are those of the run', async ({ page, request }) => {
  await page.goto('/');
  await page.getByTestId('complexity-select').selectOption('College');
  await page.getByTestId('format-select').selectOption('Timeline');
  await page.getByTestId('style-select').selectOption('Minimalist');
  await expect(page.getByTestId('language-select').locator('option')).toHaveCount(10);
  await make(page, 'The Black Death');
  await finished(page);
  const id = page.url().split('/').at(-1) ?? '';
  const { result } = await (await request.get(`/api/runs/${id}`)).json();
  expect(result.brief).toMatchObject({
    topic: 'The Black Death',
    complexityLevel: 'College',
    outputFormat: 'Timeline',
    visualStyle: 'Minimalist',
  });
});

test('a document that is handed in is what the picture is made from', async ({ page }) => {
  const text = [
    '# The lighthouse of Norwick',
    'The lighthouse of Norwick is a stone tower on the northern cape of the island. It was built in 1842 by the engineer Ada Fairbairn.',
    'The tower is 31 metres tall. Its lamp can be seen from a distance of 40 kilometres on a clear night.',
    'In 1907 the oil lamp was replaced by an electric lamp. The keepers left the tower in 1978 when the light became automatic.',
    'The lamp turns because a motor drives the lens, and the lens bundles the light into three beams.',
  ].join('\n\n');
  await page.goto('/');
  await page.getByTestId('file-input').setInputFiles([
    { name: 'norwick.md', mimeType: 'text/markdown', buffer: Buffer.from(text) },
    { name: 'photo.heic', mimeType: 'image/heic', buffer: Buffer.from('x') },
  ]);
  await expect(page.getByTestId('document')).toHaveText(/norwick\.md/);
  await expect(page.getByTestId('document-error')).toContainText('photo.heic cannot be read');
  await make(page, 'The lighthouse of Norwick');
  await finished(page);
  await expect(page.getByTestId('claims-panel')).toContainText('31 metres tall');
  await page.getByTestId('claim').first().getByRole('button').first().click();
  const passage = page.getByTestId('passage').first();
  await expect(passage.locator('mark')).not.toBeEmpty();
  await expect(page.getByTestId('claim').first()).toContainText('your document');
});

test('a topic that nobody knows gives questions and says that it holds no facts', async ({ page }) => {
  await page.goto('/');
  await make(page, 'My cat Fritz');
  await finished(page);
  await expect(page.getByTestId('inquiry-notice')).toContainText('holds no facts');
  await expect(page.getByTestId('claim')).toHaveCount(0);
});

test('the library offers its topics while one types', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('topic-input').pressSequentially('black');
  const offers = page.getByRole('option', { name: /black/i });
  await expect(offers.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('topic-input')).not.toHaveValue('black');
  await expect(page.getByTestId('generation-result')).toHaveCount(0);
});

test('an example picture is made with one click', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('example').nth(2).click();
  await finished(page);
  await expect(page.getByTestId('topic-input')).toHaveValue('Acids and bases');
});
