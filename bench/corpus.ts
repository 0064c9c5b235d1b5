/**
 * Does every picture pass the gate? Draws 40 topics of the library and 24 articles in both compositions and styles, and made-up Specs
 * in ten languages and five amounts of content, on every size of page; counts what the gate finds. Pixels are checked for a sample, because that takes a second each.
 * Run: npm run bench -- corpus
 */

import { compose } from '../engine/src/compose/index.ts';
import type { ComposeInput, OutputFormat, VisualStyle } from '../engine/src/contract/index.ts';
import { briefSchema, LANGUAGE_TAGS, PAGE_SIZES } from '../engine/src/contract/index.ts';
import { openLibrary, research } from '../engine/src/research/index.ts';
import { checkPixels } from '../engine/src/visual/gate/index.ts';
import { createVisual, exportSvg, type RenderInput, type OpenVisual as Visual } from '../engine/src/visual/index.ts';
import { SIZES, stressCase } from './corpus/stress.ts';
import { TOPICS } from './corpus/topics.ts';
import { asDocument, loadArticles } from './coverage.ts';

const STYLES: readonly VisualStyle[] = ['Standard Scientific', 'Minimalist'];
const FORMATS: readonly OutputFormat[] = ['Infographic', 'Timeline'];
/** One picture of so many has its pixels checked. */
const PIXEL_SAMPLE = 40;

export interface CorpusResult {
  pictures: number;
  pixelChecks: number;
  /** What the gate found, by picture. */
  findings: { picture: string; found: string[] }[];
  warnings: Record<string, number>;
  /** Milliseconds for layout and SVG, warm. */
  milliseconds: { p50: number; p95: number };
  scale: { least: number; most: number };
  height: { least: number; most: number };
}

export async function run(): Promise<CorpusResult> {
  const visual = await createVisual();
  const meter = createMeter(visual);
  for await (const [name, input] of library()) await meter.draw(name, input);
  for await (const [name, input] of articles()) await meter.draw(name, input);
  for (const [name, input] of stress()) await meter.draw(name, input);
  for (const [name, input] of sized()) await meter.draw(name, input);
  const result = meter.result();
  console.log(JSON.stringify({ ...result, findings: result.findings.slice(0, 20) }, null, 2));
  return result;
}

type Case = [name: string, input: RenderInput];

async function* library(): AsyncGenerator<Case> {
  const library = openLibrary();
  for (const topic of TOPICS) {
    const brief = briefSchema.parse({ topic });
    const found = await research({ brief }, { library });
    yield* composed(topic, { topic, language: 'English', research: found });
  }
  library.close();
}

async function* articles(): AsyncGenerator<Case> {
  for (const article of loadArticles('en')) {
    const { source, passages } = asDocument(article);
    const found = { origin: 'documents' as const, sources: [source], passages };
    yield* composed(article.title, { topic: article.title, language: 'English', research: found });
  }
}

async function* composed(
  name: string,
  input: Pick<ComposeInput, 'topic' | 'language' | 'research'>,
): AsyncGenerator<Case> {
  for (const style of STYLES) {
    for (const format of FORMATS) {
      const { spec, claims } = await compose({ ...input, level: 'High School', style, format });
      // the composer takes the nearest format where there are no dates; both compositions must draw it all the same
      const supported = claims.map((claim) => ({ ...claim, verdict: 'supported' as const }));
      yield [
        `${name} ${format} ${style}`,
        { spec: { ...spec, format }, claims: supported, sources: input.research.sources },
      ];
    }
  }
}

function* stress(): Generator<Case> {
  for (const language of LANGUAGE_TAGS) {
    for (const size of SIZES) {
      for (const style of STYLES) {
        for (const format of FORMATS) {
          const { name, input } = stressCase(language, size, format, style);
          yield [name, input];
        }
      }
    }
  }
}

/** The made-up Specs on the pages of other sizes: each size, language and amount of content, style and composition in turn. */
function* sized(): Generator<Case> {
  let turn = 0;
  for (const page of PAGE_SIZES.filter((size) => size !== 'Poster')) {
    for (const language of LANGUAGE_TAGS) {
      for (const size of SIZES) {
        const style = STYLES[turn % 2] ?? 'Minimalist';
        const format = FORMATS[Math.floor(turn / 2) % 2] ?? 'Infographic';
        turn += 1;
        const { name, input } = stressCase(language, size, format, style);
        yield [`${name} ${page}`, { ...input, spec: { ...input.spec, size: page } }];
      }
    }
  }
}

function createMeter(visual: Visual) {
  const findings: CorpusResult['findings'] = [];
  const warnings: Record<string, number> = {};
  const times: number[] = [];
  const scales: number[] = [];
  const heights: number[] = [];
  let pixelChecks = 0;
  return {
    async draw(name: string, input: RenderInput): Promise<void> {
      const start = performance.now();
      const result = visual.render(input);
      const svg = exportSvg(result.scene, visual);
      times.push(performance.now() - start);
      scales.push(result.scale);
      heights.push(result.scene.height);
      for (const { code } of result.warnings) warnings[code] = (warnings[code] ?? 0) + 1;
      const found = result.findings.map((each) => `${each.rule} ${each.role ?? ''} ${each.text ?? ''}`);
      if (times.length % PIXEL_SAMPLE === 1) {
        pixelChecks += 1;
        const pixels = await checkPixels(result.scene, svg, visual.engine);
        found.push(...pixels.map((each) => `${each.rule} ${each.role ?? ''} ${each.text ?? ''}`));
      }
      if (found.length > 0) findings.push({ picture: name, found });
    },
    result(): CorpusResult {
      const sorted = times.toSorted((a, b) => a - b);
      const quantile = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
      return {
        pictures: times.length,
        pixelChecks,
        findings,
        warnings,
        milliseconds: { p50: quantile(0.5), p95: quantile(0.95) },
        scale: { least: Math.min(...scales), most: Math.max(...scales) },
        height: { least: Math.min(...heights), most: Math.max(...heights) },
      };
    },
  };
}

if (import.meta.main) await run();
