/** End-to-end tests: the built product, started anew with an empty data folder, in Chromium without a network of its own. */
import { defineConfig } from '@playwright/test';
import { ensureChromium } from './scripts/find-chromium.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/start-product.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // More than cores: pages and products that start leave them idle.
  workers: 3,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: 'line',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    // What moves is painted over and over by the same cores that everything else needs.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: ensureChromium(),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
