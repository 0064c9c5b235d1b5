/**
 * The studio as built: what it weighs, how quickly it answers an act, whether a large poster moves smoothly, and what Lighthouse says.
 * Needs `npm run build` and a Chromium. Headless browsers draw with the processor, so frames are compared with those of the page at rest.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../scripts/find-chromium.ts';
import { startChild } from './shared/child.ts';
import { type Figure, reportFigures } from './shared/results.ts';
import { summarize } from './shared/statistics.ts';
import { firstLoadKb } from './studio/first-load.ts';
import { approach, frames, interactions, type Motion, workPerFrame } from './studio/handling.ts';
import { CATEGORIES, HOW_TO_GET, lighthouseScores } from './studio/lighthouse.ts';

const FRAMES = 180;
const LIGHTHOUSE_ROUNDS = 3;
/** A free port is asked for by 0 elsewhere; Lighthouse must know the browser's in advance. */
const DEBUGGING_PORT = 9_377;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export async function run(): Promise<Figure[]> {
  const dist = path('../studio/dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('The studio is not built; run "npm run build" first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-bench-'));
  const server = await startChild([path('../engine/bin/hkm.js'), 'serve'], { HKM_DATA_DIR: dataDir, PORT: '0' });
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${DEBUGGING_PORT}`],
  });
  try {
    const notes = [
      `Drawn by the processor, without a graphics card; the machine's load was ${loadavg()[0]?.toFixed(1)} when it began.`,
    ];
    const figures = [...weigh(dist), ...(await handle(browser, server.url)), ...(await judge(server.url, notes))];
    reportFigures('studio', 'Studio', figures, notes);
    return figures;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function weigh(dist: string): Figure[] {
  const { script, style } = firstLoadKb(dist);
  const value = script + style;
  const ours = `${script.toFixed(1)} + ${style.toFixed(1)} KB`;
  return [
    {
      key: 'studio.firstLoad',
      what: 'first load, script and style, gzip, KB',
      ours,
      peer: '',
      value,
      bar: { atMost: 200 },
    },
  ];
}

async function handle(browser: Browser, url: string): Promise<Figure[]> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'en-US' });
  await openPoster(page, url);
  const acts = await interactions(page);
  const slowest = acts.reduce((most, act) => (act.duration > most.duration ? act : most));
  const found: Figure[] = [
    {
      key: 'studio.interaction',
      what: `slowest of ${acts.length} acts on a result, to the next paint, ms`,
      ours: `${slowest.name}: ${slowest.duration} ms`,
      peer: '',
      value: slowest.duration,
      bar: { atMost: 100 },
    },
  ];
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Full size/ }).click();
  await approach(page);
  const rest = await smoothness(page, 'idle');
  for (const motion of ['pan', 'zoom'] as const) {
    const name = motion === 'pan' ? 'moved' : 'zoomed';
    const work = await workPerFrame(page, motion, FRAMES);
    found.push({
      key: `studio.${motion}.work`,
      what: `processor time of the page for a frame while a poster is ${name}, ms (60 frames a second leave 16.7)`,
      ours: `${work.toFixed(1)} ms`,
      peer: '',
      value: work,
      bar: { atMost: 16.7 },
    });
    const moved = await smoothness(page, motion);
    found.push({
      key: `studio.${motion}.frames`,
      what: `frames a second while a poster is ${name}, against the page at rest`,
      ours: `${moved.perSecond.toFixed(1)}, p95 ${moved.p95.toFixed(1)} ms`,
      peer: `${rest.perSecond.toFixed(1)}, p95 ${rest.p95.toFixed(1)} ms`,
      value: moved.perSecond / rest.perSecond,
      bar: { atLeast: 0.95 },
    });
  }
  await page.close();
  return found;
}

/** The longest picture that the library gives: many blocks, many words. */
async function openPoster(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByTestId('complexity-select').selectOption('Expert');
  await page.getByTestId('topic-input').fill('World War I');
  await page.getByTestId('generate-button').click();
  await page.getByTestId('result-image').locator('svg').waitFor();
  await page.waitForTimeout(500);
}

async function smoothness(page: Page, motion: Motion): Promise<{ perSecond: number; p95: number }> {
  const deltas = await frames(page, motion, FRAMES);
  return { perSecond: 1000 / summarize(deltas).mean, p95: summarize(deltas).p95 };
}

async function judge(url: string, notes: string[]): Promise<Figure[]> {
  const rounds: NonNullable<Awaited<ReturnType<typeof lighthouseScores>>>[] = [];
  for (let round = 0; round < LIGHTHOUSE_ROUNDS; round++) {
    const found = await lighthouseScores(url, DEBUGGING_PORT);
    if (found === undefined) {
      notes.push(HOW_TO_GET);
      return [];
    }
    rounds.push(found);
  }
  rounds.sort((a, b) => a.scores.performance - b.scores.performance);
  const middle = rounds[Math.floor(rounds.length / 2)];
  if (middle === undefined) return [];
  notes.push(
    `Lighthouse slows this machine down to a phone; it measured the machine at ${rounds.map(({ machine }) => machine).join(', ')} (a desk computer at rest: above 1,500).`,
  );
  if (middle.lost.length > 0)
    notes.push(`Lighthouse (the middle of ${rounds.length} rounds) took points for: ${middle.lost.join('; ')}.`);
  return CATEGORIES.map((name) => ({
    key: `studio.lighthouse.${name}`,
    what: `Lighthouse, ${name}`,
    ours: rounds.map(({ scores }) => scores[name]).join(', '),
    peer: '',
    value: middle.scores[name],
    bar: { atLeast: 95 },
  }));
}
