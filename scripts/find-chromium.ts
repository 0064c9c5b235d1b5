/**
 * Finds a Chromium for the end-to-end tests: CHROME_PATH, the usual places, Playwright's own; as root on a Debian system it
 * installs the distribution's. By itself (`node scripts/find-chromium.ts`) it prints the path, or one line saying what to
 * install and exits with 1.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The shell without a window first: it draws the same and costs half. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
};

/** Where Playwright keeps the browsers that it has downloaded, and what they are called there. */
const PLAYWRIGHT_CACHES = [
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
  join(homedir(), 'AppData/Local/ms-playwright'),
];
const PLAYWRIGHT_BINARIES = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
];

export const INSTALL_HINT =
  'No Chromium found: install one (Debian: "apt-get install chromium", others: "npx playwright install chromium"), or set CHROME_PATH.';

/** The path of a Chromium that can be started; undefined where there is none. Installs nothing. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...(USUAL_PLACES[process.platform] ?? []), ...playwrightBrowsers()].find(isProgram);
}

/** As findChromium, and installs Debian's where that is possible. Throws with the hint otherwise. */
export function ensureChromium(): string {
  const found = findChromium() ?? (canInstall() ? install() : undefined);
  if (!found) {
    const wrong = process.env.CHROME_PATH ? ` (CHROME_PATH is "${process.env.CHROME_PATH}")` : '';
    throw new Error(INSTALL_HINT + wrong);
  }
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightBrowsers(): string[] {
  return PLAYWRIGHT_CACHES.filter((cache) => existsSync(cache)).flatMap((cache) =>
    readdirSync(cache)
      .filter((folder) => folder.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap((folder) => PLAYWRIGHT_BINARIES.map((binary) => join(cache, folder, binary))),
  );
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && process.env.CHROME_PATH === undefined;
}

function install(): string | undefined {
  console.error('Installing Debian’s Chromium for the end-to-end tests…');
  const run = (args: string[]) =>
    execFileSync('/usr/bin/apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  for (const name of ['chromium-headless-shell', 'chromium']) {
    try {
      run(['update', '-qq']);
      run(['install', '-y', '-qq', '--no-install-recommends', name]);
      return findChromium();
    } catch {
      // Older releases have only the second.
    }
  }
  return undefined;
}

if (import.meta.main) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
