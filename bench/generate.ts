/**
 * One at a time, warm, no model: from request to SVG, over topics of the bundled library; then to PNG.
 * Bars: SVG p50 < 150 ms, PNG < 1 s. Everything that a request does is in the time, keeping the run included.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { briefSchema } from '../engine/src/contract/index.ts';
import { createPipeline, createWorkerStages } from '../engine/src/pipeline/index.ts';
import { openLibrary } from '../engine/src/research/index.ts';
import { openStore } from '../engine/src/store/index.ts';
import { round, summarize } from './shared/statistics.ts';

const TOPICS = 60;
const WARM_UP = 12;
const PICTURES = 12;
const BARS = { svg: 150, png: 1_000 } as const;

export async function run(): Promise<void> {
  const library = openLibrary();
  const topics = library.topics(TOPICS + WARM_UP);
  library.close();
  const dataDir = mkdtempSync(join(tmpdir(), 'hkm-bench-'));
  const store = await openStore({ dataDir });
  const pipeline = createPipeline({ store, stages: createWorkerStages(), cache: false });
  try {
    await pipeline.ready();
    const make = (topic: string) => pipeline.generate(briefSchema.parse({ topic }));
    for (const topic of topics.slice(0, WARM_UP)) await make(topic);

    const times: number[] = [];
    const stages: Record<string, number[]> = {};
    const ids: string[] = [];
    const refused: string[] = [];
    for (const topic of topics.slice(WARM_UP)) {
      const start = performance.now();
      try {
        const made = await make(topic);
        times.push(performance.now() - start);
        ids.push(made.id);
        for (const [stage, ms] of Object.entries(made.timings)) stages[stage] = [...(stages[stage] ?? []), ms];
      } catch (error) {
        refused.push(`${topic}: ${(error as Error).message}`);
      }
    }
    const [first = '', ...others] = ids.slice(0, PICTURES + 1);
    await pipeline.artifact(first, 'png');
    const pictures: number[] = [];
    for (const id of others) {
      const start = performance.now();
      await pipeline.artifact(id, 'png');
      pictures.push(performance.now() - start);
    }
    report(times, pictures, stages, refused);
  } finally {
    await pipeline.close();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function report(
  times: readonly number[],
  pictures: readonly number[],
  stages: Readonly<Record<string, readonly number[]>>,
  refused: readonly string[],
): void {
  const svg = summarize(times);
  const png = summarize(pictures);
  const verdict = (value: number, bar: number) => (value < bar ? 'met' : 'MISSED');
  console.log(`request to SVG, ${times.length} topics, one at a time, warm, without result cache:`);
  console.log(
    `  p50 ${round(svg.p50)} ms (bar ${BARS.svg}: ${verdict(svg.p50, BARS.svg)}), p95 ${round(svg.p95)} ms, max ${round(svg.max)} ms`,
  );
  for (const [stage, values] of Object.entries(stages))
    console.log(`  ${stage.padEnd(9)} p50 ${round(summarize(values).p50)} ms`);
  console.log(
    `SVG to PNG, ${pictures.length} pictures: p50 ${round(png.p50)} ms, max ${round(png.max)} ms (bar ${BARS.png}: ${verdict(png.max, BARS.png)})`,
  );
  if (refused.length > 0) console.log(`refused: ${refused.length}\n  ${refused.join('\n  ')}`);
}
