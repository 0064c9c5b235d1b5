/** What the tests share: the page opened on the product, no way out of this machine, and the words of its elements. */
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

export const productUrl = (): string => {
  const url = process.env.HKM_URL;
  if (!url) throw new Error('HKM_URL is not set: the global setup has not run.');
  return url;
};

interface Fixtures {
  /** Requests that wanted to leave this machine; each is refused. */
  foreign: string[];
}

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _browserName }, use) => use(productUrl()),
  foreign: [
    async ({ page }, use) => {
      const foreign: string[] = [];
      const faults: string[] = [];
      const own = new URL(productUrl()).host;
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        const { host, protocol } = new URL(request.url());
        if (/^https?:$/.test(protocol) && host !== own) foreign.push(request.url());
      });
      await use(foreign);
      expect(foreign, 'requests to third parties').toEqual([]);
      expect(faults, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export async function make(page: Page, topic: string): Promise<void> {
  await page.getByTestId('topic-input').fill(topic);
  await page.getByTestId('generate-button').click();
}

export async function finished(page: Page): Promise<void> {
  await expect(page.getByTestId('generation-result')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByTestId('result-image').locator('svg')).toBeVisible();
}

/** Makes a run over the API, which is quicker than through the page; gives its id. `fresh` makes another even if there is one. */
export async function kept(topic: string, { fresh = false } = {}): Promise<string> {
  const response = await fetch(`${productUrl()}/api/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ topic, ...(fresh ? { complexityLevel: 'Elementary' } : {}) }),
  });
  const answer = (await response.json()) as { id?: string };
  if (answer.id === undefined) throw new Error(`No run about ${topic}: ${response.status}.`);
  return answer.id;
}
