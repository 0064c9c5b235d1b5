/** What a person adds to a finished picture: their own words, marked so until the sources are asked. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, finished, kept, test } from './support/studio.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const inPicture = (page: Page, words: string): Locator =>
  page.getByTestId('result-image').locator(`[aria-label^="${words}"]`);

async function openFacts(page: Page): Promise<Locator> {
  await page.goto(`/#/runs/${await kept('Black holes', { fresh: true })}`);
  await finished(page);
  await page.getByTestId('edit-toggle').click();
  const block = page.getByTestId('edit-block').filter({ hasText: /Facts/ }).first();
  await block.getByTestId('edit-block-name').click();
  await expect(block.getByTestId('edit-thing').first()).toBeVisible();
  return block;
}

test('a new statement is drawn as own words, checked against the sources, and taken back when deleted', async ({
  page,
}) => {
  const facts = await openFacts(page);
  await facts.getByTestId('add-entry').click();
  await page.keyboard.type('Bananas ripen in darkness.');
  await expect(inPicture(page, 'Bananas ripen in darkness.')).toHaveCount(1);
  const entry = facts.getByTestId('edit-thing').last();
  await expect(entry.getByTestId('own-mark')).toHaveText('Own words, not checked');
  await entry.getByTestId('check-again').click();
  await expect(entry.getByTestId('own-mark')).toHaveText('Own words, not in the source');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await entry.getByTestId('remove').click();
  await expect(inPicture(page, 'Bananas ripen in darkness.')).toHaveCount(0);
  await page.getByTestId('edit-deletion-undo').click();
  await expect(inPicture(page, 'Bananas ripen in darkness.')).toHaveCount(1);
  await page.getByTestId('edit-keep').click();
  await finished(page);
  await expect(page.getByTestId('claim').filter({ hasText: 'Bananas' }).getByTestId('claim-verdict')).toHaveText(
    'Own words, not in the source',
  );
});

test('a new section of any kind is drawn once it is filled in', async ({ page }) => {
  await openFacts(page);
  for (const [kind, values] of [
    ['figures', ['42 %', 'of all holes are mine']],
    ['timeline', ['1969', 'I first heard of them.']],
    ['steps', ['Look up.', 'Look closer.']],
    ['terms', ['Spaghetti', 'What one becomes.']],
    ['chart', ['Small', '3', 'Large', '9']],
  ] as const) {
    await page.getByTestId('add-section').click();
    await page.getByTestId(`add-${kind}`).click();
    const section = page.getByTestId('edit-block').last();
    await section.getByLabel('Heading of the block').fill(`My ${kind}`);
    const fields = section.getByTestId('edit-things').or(section.locator('.thing-fields')).locator('textarea, input');
    for (const [index, value] of values.entries()) {
      // Unit and the like may stay empty and wait behind a button.
      await fields.nth(index).fill(value);
    }
    // A figure may become the hero, without its heading.
    await expect(inPicture(page, values[0]).first()).toBeVisible();
  }
  await expect(page.getByTestId('edit-status')).toContainText('Drawn again in');
});
