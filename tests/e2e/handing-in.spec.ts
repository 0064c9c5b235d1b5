/** Documents on their way in, the test of a connection, the page size, and versions in the history. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, finished, kept, make, productUrl, test } from './support/studio.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const RIVER =
  '# The Amazon\n\nThe Amazon carries more water than any other river of the world. It flows through Peru and Brazil.';

test('each document is read and sent in sight; one that cannot be read says how to mend it, the others are used', async ({
  page,
}) => {
  await page.goto('/');
  const bodies: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/generate') bodies.push(request.postDataJSON() as never);
  });
  await page.getByTestId('file-input').setInputFiles([
    { name: 'river.md', mimeType: 'text/markdown', buffer: Buffer.from(RIVER) },
    { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]) },
    { name: 'photo.heic', mimeType: 'image/heic', buffer: Buffer.from('x') },
  ]);
  await expect(page.getByTestId('document')).toHaveCount(1);
  await expect(page.getByTestId('document')).toContainText('20 words read');
  await expect(page.getByTestId('document-error')).toHaveCount(2);
  await expect(page.getByTestId('document-error').filter({ hasText: 'scan.pdf' })).toContainText('PNG picture');
  await accessible(page);
  await page.getByRole('button', { name: 'Hide the note about photo.heic' }).click();
  await expect(page.getByTestId('document-error')).toHaveCount(1);
  await make(page, 'The Amazon');
  await finished(page);
  expect(bodies[0]).toMatchObject({ documents: [{ name: 'river.md', mediaType: 'text/markdown' }] });
});

test('an upload shows its bytes and can be cancelled; the explainer waits for the others', async ({ page }) => {
  await page.goto('/');
  // The server reads slowly here, so that there is something to see.
  const { promise: slow, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/api/documents?*', async (route) => {
    await slow;
    await route.continue().catch(() => undefined);
  });
  const large = { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.from(`${RIVER} `.repeat(9_000)) };
  await page
    .getByTestId('file-input')
    .setInputFiles([large, { ...large, name: 'river.md', buffer: Buffer.from(RIVER) }]);
  await expect(page.getByTestId('upload')).toHaveCount(2);
  await expect(page.getByTestId('upload').first()).toContainText(/sending|reading|the server/);
  await page.getByTestId('upload').filter({ hasText: 'large.txt' }).getByTestId('upload-cancel').click();
  await expect(page.getByTestId('upload')).toHaveCount(1);
  await page.getByTestId('topic-input').fill('The Amazon');
  await page.getByTestId('generate-button').click();
  await expect(page.getByTestId('generate-button')).toHaveText('Documents first…');
  answer();
  await finished(page);
  await expect(page.getByTestId('document')).toHaveCount(1);
  await expect(page.getByTestId('document-error')).toHaveCount(0);
});

test('each provider can be tested on its own', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('settings-button').click();
  await page.getByRole('button', { name: 'Models' }).click();
  await page.getByTestId('test-builtin').click();
  await expect(page.getByTestId('test-report-builtin')).toContainText('Answered in');
  await page.getByTestId('test-gemini').click();
  await expect(page.getByTestId('test-report-gemini')).toContainText('Set GEMINI_API_KEY');
  await expect(page.getByTestId('test-report-ollama')).toBeEmpty();
  await accessible(page);
});

test('another page size is drawn from the same research, and stands among the versions', async ({ page }) => {
  const id = await kept('Volcanoes', { fresh: true });
  await page.goto(`/#/runs/${id}`);
  await finished(page);
  const shapeOf = async () => {
    const box = await page.getByTestId('result-image').locator('svg').boundingBox();
    return (box?.width ?? 0) / (box?.height ?? 1);
  };
  expect(await shapeOf()).toBeLessThan(1);
  await page.getByTestId('refine-toggle').click();
  await page.getByTestId('refine-size-Wide').click();
  await expect(page.getByTestId('refine-status')).toContainText('without new research');
  await finished(page);
  await expect.poll(shapeOf).toBeGreaterThan(1.5);
  await accessible(page);
  const card = page.getByTestId('history-item').first();
  await expect(card).toContainText('Wide');
  await card.getByTestId('history-versions').click();
  await expect(card.getByTestId('history-version')).toHaveCount(2);
  await accessible(page);
  await card.getByTestId('history-version').last().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(id));
  await card.getByTestId('history-delete').click();
  await page.getByTestId('confirm-delete-button').click();
  await expect(page.getByTestId('empty-state')).toBeVisible();
  expect((await fetch(`${productUrl()}/api/runs/${id}`)).status).toBe(404);
});
