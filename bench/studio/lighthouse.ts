/** Lighthouse on the built product, where it is installed: it is large, so the project does not carry it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

export const HOW_TO_GET =
  'Lighthouse was not run. To have it: `npm install --prefix <folder> lighthouse`, then `HKM_LIGHTHOUSE=<folder> npm run bench -- studio`.';

type Run = (
  url: string,
  flags: object,
) => Promise<
  | {
      lhr: {
        environment: { benchmarkIndex: number };
        categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
        audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
      };
    }
  | undefined
>;

async function find(): Promise<Run | undefined> {
  const from = process.env.HKM_LIGHTHOUSE ?? process.cwd();
  try {
    const entry = createRequire(join(from, 'package.json')).resolve('lighthouse');
    return ((await import(pathToFileURL(entry).href)) as { default: Run }).default;
  } catch {
    return undefined;
  }
}

/** Scores from 0 to 100, what cost points, and Lighthouse's measure of the machine (a desk computer at rest has above 1,500); undefined where Lighthouse is not installed. `port` is the browser's debugging port. */
export async function lighthouseScores(
  url: string,
  port: number,
): Promise<{ scores: Scores; lost: string[]; machine: number } | undefined> {
  const run = await find();
  if (run === undefined) return undefined;
  const answer = await run(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' });
  if (answer === undefined) throw new Error('Lighthouse gave no result.');
  const { categories, audits, environment } = answer.lhr;
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]));
  const lost = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.95)
    .map(({ id }) => `${audits[id]?.title ?? id}${audits[id]?.displayValue ? ` (${audits[id].displayValue})` : ''}`);
  return { scores: scores as Scores, lost, machine: Math.round(environment.benchmarkIndex) };
}
