/** Editing a finished picture: texts, order, locks, icons, undo, checks, versions. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, finished, make, test } from './support/studio.ts';

// Nothing may move under the pointer.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const OWN = 'Gas spirals around like cheese in a mixer.';

async function openEditor(page: Page, topic = 'Black holes'): Promise<void> {
  await page.goto('/');
  await make(page, topic);
  await finished(page);
  await page.getByTestId('edit-toggle').click();
  await expect(page.getByTestId('editor')).toBeVisible();
}

/** Opens the first block of facts and gives it. */
async function openFacts(page: Page): Promise<Locator> {
  const block = page.getByTestId('edit-block').filter({ hasText: /Facts/ }).first();
  await block.getByTestId('edit-block-name').click();
  await expect(block.getByTestId('edit-thing').first()).toBeVisible();
  return block;
}

const textOf = (thing: Locator): Locator => thing.locator('textarea').last();
const drawn = (page: Page): Promise<void> => expect(page.getByTestId('edit-status')).toContainText('Drawn again in');
const inPicture = (page: Page, words: string): Locator =>
  page.getByTestId('result-image').locator(`[aria-label^="${words}"]`);
/** In the middle of the words, where there may be no ink. */
async function clickOn(page: Page, words: string): Promise<void> {
  const box = await inPicture(page, words).first().boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
}
const namesOf = (page: Page): Promise<string[]> => page.locator('.edit-card-heading').allTextContents();

test('an edited text is drawn at once, without research or a model, as the person’s own words', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const thing = facts.getByTestId('edit-thing').first();
  const before = await textOf(thing).inputValue();
  await textOf(thing).fill(OWN);
  await drawn(page);
  await expect(page.getByTestId('edit-status')).toContainText('No new research, no model call.');
  await expect(inPicture(page, OWN)).toHaveCount(1);
  await expect(inPicture(page, 'Own words · Not checked').first()).toBeVisible();
  await expect(thing.getByTestId('own-mark')).toHaveText('Own words, not checked');
  expect(new Set(asked.map((line) => line.replace(/runs\/[^/]+/, 'runs/*')))).toEqual(
    new Set(['POST /api/runs/*/render']),
  );
  // The words that were there are supported again, for they are those of the source.
  await textOf(thing).fill(before);
  await expect(thing.getByTestId('own-mark')).toHaveCount(0);
  await expect(inPicture(page, OWN)).toHaveCount(0);
});

test('check again gives the verdict, in the editor and in the list of claims', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const thing = facts.getByTestId('edit-thing').first();
  await textOf(thing).fill(OWN);
  await drawn(page);
  await page.getByTestId('edit-keep').click();
  await finished(page);
  const own = page.getByTestId('claim').filter({ hasText: OWN });
  await expect(own.getByTestId('claim-verdict')).toHaveText('Own words, not checked');
  await own.getByTestId('check-again').click();
  await expect(own.getByTestId('claim-verdict')).toHaveText('Own words, not in the source');
  await expect(page.getByTestId('refine-status')).toContainText('without a model call');
  await expect(own.getByTestId('check-again')).toHaveCount(0);
  await page.getByTestId('edit-toggle').click();
  const later = (await openFacts(page)).getByTestId('edit-thing').nth(1);
  const words = await textOf(later).inputValue();
  await textOf(later).fill(`${words} Says who?`);
  await later.getByTestId('check-again').click();
  await expect(later.getByTestId('own-mark')).toHaveText(/Own words, (weakly supported|not in the source)/);
});

test('blocks and entries are put in another order by keyboard, and it is said', async ({ page }) => {
  await openEditor(page);
  const [first, second] = await namesOf(page);
  const said = page.getByTestId('edit-announcement');
  await page.getByTestId('edit-block-name').first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => namesOf(page)).toEqual(expect.arrayContaining([first]));
  expect((await namesOf(page)).slice(0, 2)).toEqual([second, first]);
  await expect(page.getByTestId('edit-block-name').nth(1)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  expect((await namesOf(page)).slice(0, 2)).toEqual([first, second]);
  const facts = await openFacts(page);
  const texts = () =>
    facts
      .getByTestId('edit-thing')
      .locator('textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
  const before = await texts();
  const down = facts.getByTestId('edit-thing').first().getByTestId('move-down');
  await down.focus();
  await page.keyboard.press('Enter');
  await expect.poll(texts).not.toEqual(before);
  expect((await texts()).toSorted()).toEqual(before.toSorted());
  await expect(said).toContainText('is now at place 2 of');
  await drawn(page);
  await expect(page.getByTestId('own-mark')).toHaveCount(0);
});

test('what is hidden or deleted leaves the picture; undo and redo by key', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const words = await textOf(facts.getByTestId('edit-thing').first()).inputValue();
  await facts.getByTestId('edit-thing').first().getByTestId('hide').click();
  await expect(inPicture(page, words)).toHaveCount(0);
  await expect(page.getByTestId('edit-announcement')).toContainText('is hidden');
  await facts.getByTestId('edit-thing').first().getByTestId('hide').click();
  await expect(inPicture(page, words)).toHaveCount(1);
  const count = await page.getByTestId('edit-block').count();
  await facts.getByTestId('remove').first().click();
  await expect(page.getByTestId('edit-block')).toHaveCount(count - 1);
  await expect(inPicture(page, words)).toHaveCount(0);
  await page.getByTestId('edit-block-name').first().focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('edit-block')).toHaveCount(count);
  await expect(inPicture(page, words)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('edit-block')).toHaveCount(count - 1);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect(page.getByTestId('edit-undo')).toBeDisabled();
  await expect(page.getByTestId('edit-keep')).toBeDisabled();
});

test('a draft survives a reload, and is gone when it is discarded', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  await textOf(facts.getByTestId('edit-thing').first()).fill(OWN);
  await drawn(page);
  await page.reload();
  await expect(page.getByTestId('editor')).toBeVisible();
  await drawn(page);
  await expect(page.getByTestId('edit-status')).toContainText('Your changes of the last visit are still here.');
  await expect(inPicture(page, OWN)).toHaveCount(1);
  await page.getByTestId('edit-discard').click();
  await expect(inPicture(page, OWN)).toHaveCount(0);
  await page.getByTestId('edit-done').click();
  await expect(page.getByTestId('claims-panel')).toBeVisible();
  await expect(page.getByTestId('edit-toggle')).toBeFocused();
  await page.reload();
  await expect(page.getByTestId('claims-panel')).toBeVisible();
});

test('what is locked stays word for word when the level changes', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const thing = facts.getByTestId('edit-thing').first();
  await textOf(thing).fill(OWN);
  await thing.getByTestId('lock').click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('My black holes');
  await page.getByRole('button', { name: /^Lock “Title”/ }).click();
  await drawn(page);
  await page.getByTestId('refine-toggle').click();
  await page.getByTestId('refine-level').selectOption('Expert');
  await expect(page.getByTestId('refine-status')).toContainText('without new research');
  await finished(page);
  await expect(page.getByTestId('refine-bar')).toContainText('stays word for word');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My black holes');
  await expect(page.getByTestId('claim').filter({ hasText: OWN })).toHaveCount(1);
  await page.getByTestId('refine-format').selectOption('Cheat Sheet');
  await expect(page.getByTestId('refine-status')).toContainText('without new research');
  await expect(inPicture(page, OWN)).toHaveCount(1);
});

test('another icon, a number, none', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const thing = facts.getByTestId('edit-thing').first();
  const icons = () => page.getByTestId('result-image').locator('[data-claim] g[stroke-width]').count();
  await thing.getByTestId('icon-button').click();
  await page.getByTestId('icon-search').fill('rocket');
  await page.getByTestId('icon-choice').first().click();
  await expect(page.getByTestId('icon-dialog')).toHaveCount(0);
  await drawn(page);
  await expect.poll(icons).toBeGreaterThan(0);
  await expect(thing.getByTestId('icon-button')).toBeFocused();
  await thing.getByTestId('icon-button').click();
  await page.getByTestId('icon-numeral').click();
  await expect(inPicture(page, '1').first()).toBeVisible();
  await thing.getByTestId('icon-button').click();
  await expect(page.getByTestId('icon-numeral')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('icon-none').click();
  await page.getByTestId('edit-undo').click();
  await expect(inPicture(page, '1').first()).toBeVisible();
});

test('picture and outline find each other', async ({ page }) => {
  await openEditor(page);
  const facts = await openFacts(page);
  const frame = page.getByTestId('claim-light');
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveClass(/is-frame/);
  const words = await textOf(facts.getByTestId('edit-thing').nth(1)).inputValue();
  await clickOn(page, words);
  await expect(textOf(facts.getByTestId('edit-thing').nth(1))).toBeFocused();
  await expect(frame).not.toHaveClass(/is-frame/);
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const drawnTitle = await page.getByTestId('result-image').locator(`[aria-label="${title}"]`).first().boundingBox();
  await page.mouse.click((drawnTitle?.x ?? 0) + 5, (drawnTitle?.y ?? 0) + (drawnTitle?.height ?? 0) / 2);
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeFocused();
});

test('what cannot be drawn is said at its field, and nothing that is typed becomes markup', async ({ page }) => {
  await openEditor(page);
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('');
  await expect(page.getByTestId('edit-status')).toContainText('is empty');
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('edit-keep')).toBeDisabled();
  await expect(page.getByTestId('result-image').locator('svg')).toBeVisible();
  await title.fill('<b>Bold</b> <script>window.hacked = 1</script>');
  await drawn(page);
  await expect(inPicture(page, '<b>Bold</b>').first()).toBeVisible();
  await expect(page.getByTestId('result-image').locator('b, script')).toHaveCount(0);
  await page.getByTestId('edit-keep').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<b>Bold</b>');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('versions stand side by side, zoom together, and say what differs', async ({ page }) => {
  // A topic of its own: the same question again opens the run that is kept, with the versions that others made of it.
  await openEditor(page, 'Supernovae');
  const facts = await openFacts(page);
  await textOf(facts.getByTestId('edit-thing').first()).fill(OWN);
  await drawn(page);
  const first = page.url();
  await page.getByTestId('edit-keep').click();
  await expect(page).not.toHaveURL(first);
  await finished(page);
  await page.getByTestId('versions-button').click();
  const [earlier, later] = [page.getByTestId('version-earlier'), page.getByTestId('version-later')];
  await expect(earlier.locator('svg[viewBox]').last()).toBeVisible();
  await expect(page.getByTestId('differences').locator('ins').first()).toBeVisible();
  await expect(page.getByTestId('differences')).toContainText('cheese');
  await earlier.getByRole('button', { name: 'Full size, 100 %' }).click();
  await expect(later.getByTestId('zoom-value')).toHaveText('100 %');
  const scrollOf = (pane: Locator) => pane.locator('.picture-window').evaluate((view) => view.scrollTop);
  await earlier.locator('.picture-window').evaluate((view) => view.scrollTo({ top: 300, behavior: 'instant' }));
  await expect.poll(() => scrollOf(later)).toBeGreaterThan(100);
  await earlier.getByTestId('version-open').click();
  await expect(page.getByTestId('versions')).toHaveCount(0);
  await expect(page).toHaveURL(first);
  await page.getByTestId('versions-button').click();
  await later.getByTestId('version-delete').or(earlier.getByTestId('version-delete')).first().click();
  await expect(page.getByTestId('versions')).toContainText('deleted for good');
  await page.getByTestId('version-delete').first().click();
  await expect(page.getByTestId('versions')).toContainText('There is one version so far.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the editor and the versions in ${colorScheme} colours`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openEditor(page);
    const findings = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    };
    const facts = await openFacts(page);
    await textOf(facts.getByTestId('edit-thing').first()).fill(OWN);
    await drawn(page);
    expect(await findings(), 'editor').toEqual([]);
    await facts.getByTestId('icon-button').first().click();
    await page.getByTestId('icon-search').fill('sun');
    await expect(page.getByTestId('icon-choice').first()).toBeVisible();
    expect(await findings(), 'icons').toEqual([]);
    // The first Escape empties the field.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('icon-dialog')).toHaveCount(0);
    await page.getByTestId('edit-keep').click();
    await finished(page);
    await page.getByTestId('versions-button').click();
    await expect(page.getByTestId('differences')).toBeVisible();
    expect(await findings(), 'versions').toEqual([]);
  });
}

for (const [width, topic] of [
  [360, 'Tuberculosis'],
  [768, 'Confucianism'],
  [1280, 'Refraction'],
] as const) {
  test(`the editor fits at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openEditor(page, topic);
    await openFacts(page);
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.getByTestId('versions-button').click();
    await expect(page.getByTestId('versions')).toContainText('There is one version so far.');
    expect(await overhang()).toBeLessThanOrEqual(0);
  });
}
