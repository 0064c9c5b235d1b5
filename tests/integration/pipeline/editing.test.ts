/** Editing with everything real: the library, the threads, the renderer, the exporters. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Block, briefSchema, type Spec, VISUAL_STYLES } from '../../../engine/src/contract/index.ts';
import {
  createPipeline,
  createWorkerStages,
  type Pipeline,
  type RunWithPicture,
} from '../../../engine/src/pipeline/index.ts';
import { openStore, type Store } from '../../../engine/src/store/index.ts';

let dataDir: string;
let store: Store;
let pipeline: Pipeline;
let run: RunWithPicture;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-editing-'));
  store = await openStore({ dataDir });
  pipeline = createPipeline({ store, stages: createWorkerStages({ threads: 1 }) });
  run = await pipeline.generate(briefSchema.parse({ topic: 'Volcanoes' }));
});

afterAll(async () => {
  await pipeline.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Facts = Extract<Block, { kind: 'facts' }>;

/** The first item of the first block of facts, changed. */
function edit(changes: Partial<Facts['items'][number]>, more: Partial<Spec> = {}): Spec {
  let done = false;
  const blocks = run.spec.blocks.map((block): Block => {
    if (done || block.kind !== 'facts') return block;
    done = true;
    return { ...block, items: block.items.map((item, index) => (index === 0 ? { ...item, ...changes } : item)) };
  });
  expect(done).toBe(true);
  return { ...run.spec, ...more, blocks };
}

function firstFact(): Facts['items'][number] {
  const block = run.spec.blocks.find((candidate): candidate is Facts => candidate.kind === 'facts');
  return block?.items[0] ?? expect.fail('no facts');
}

const textOf = async (id: string, format: 'html' | 'md' | 'svg' | 'json') =>
  Buffer.from((await pipeline.artifact(id, format)).bytes).toString('utf8');

it('nothing that an editor types becomes markup, in any format', async () => {
  const text = '<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) & "quotes"';
  const title = '<script>alert(1)</script> volcanoes';
  const { id } = await pipeline.renderAgain(run.id, { spec: edit({ text }, { title }) });
  const [svg, html, md] = [await textOf(id, 'svg'), await textOf(id, 'html'), await textOf(id, 'md')];
  for (const markup of [svg, html]) {
    // Tags with their attributes' names, without what stands in the values.
    const tags = (markup.match(/<[^<>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags.filter((tag) => /^<img|\sonerror|^<script/i.test(tag) && /alert|onerror|src=x/i.test(tag))).toEqual([]);
    expect(markup.includes('&lt;script&gt;')).toBe(true);
    expect(/<script>alert|href="javascript:/i.test(markup)).toBe(false);
  }
  expect(md).not.toMatch(/^# <script>/m);
  expect(md).not.toContain('**bold**');
  expect(md).not.toContain('[link](javascript');
  for (const format of ['pdf', 'pptx', 'png'] as const)
    expect((await pipeline.artifact(id, format)).bytes.length).toBeGreaterThan(500);
});

it('own words are marked in every format that is read', async () => {
  const { id, svg } = await pipeline.renderAgain(run.id, {
    spec: edit({ text: 'Cheese is hot.' }, { title: 'Hot cheese' }),
  });
  expect(svg.includes('Own words · Not checked')).toBe(true);
  expect(svg.includes('Hot cheese\u00a0†')).toBe(true);
  expect(svg.includes('every statement stands in its source')).toBe(false);
  const md = await textOf(id, 'md');
  expect(md).toMatch(/Cheese is hot\\?\.\s†/);
  expect(md).toContain('† Own words');
  expect(/Cheese is hot\.\s*†/.test(await textOf(id, 'html'))).toBe(true);
});

it('words of the passage are supported again, and the picture says so', async () => {
  const fact = firstFact();
  const shortened = { ...fact, text: fact.text.replace(/^(\S+ )/, '$1') };
  const claim = run.claims.find(({ id }) => id === fact.claimId);
  const quote = claim?.citations[0]?.quote ?? '';
  const words = quote === fact.text ? (quote.split(/(?<=[.!?]) /)[0] ?? quote) : quote;
  const first = await pipeline.renderAgain(run.id, { spec: edit({ ...shortened, text: 'Nothing of the kind.' }) });
  const second = await pipeline.renderAgain(first.id, { spec: { ...edit({ text: words }) }, check: true });
  expect(second.claims.find(({ id }) => id === fact.claimId)?.verdict).toBe('supported');
  expect(second.svg.includes('every statement stands in its source')).toBe(true);
});

it('what is hidden is in no format, and comes back word for word', async () => {
  const fact = firstFact();
  const hidden = await pipeline.renderAgain(run.id, { spec: edit({ hidden: true }) });
  for (const format of ['svg', 'md', 'html'] as const)
    expect((await textOf(hidden.id, format)).includes(fact.text)).toBe(false);
  const shown = await pipeline.renderAgain(hidden.id, { spec: run.spec });
  expect(shown.claims).toEqual(run.claims);
  expect(shown.svg === run.svg).toBe(true);
});

it.each(['star', 'numeral', 'none', 'no-such-icon'])('takes the icon "%s", or leaves it', async (icon) => {
  const { svg } = await pipeline.renderAgain(run.id, { spec: edit({ icon }), keep: false });
  expect(svg.startsWith('<svg')).toBe(true);
});

it.each(['Expert', 'Elementary'] as const)('locked words stay when the level becomes %s', async (complexityLevel) => {
  const text = 'These words are mine and stay.';
  const spec = edit({ text, locked: true }, { title: 'My title', locked: ['title'] });
  const again = await pipeline.renderAgain(run.id, { spec, complexityLevel });
  expect(again.spec).toMatchObject({ level: complexityLevel, title: 'My title' });
  expect(again.claims.filter((claim) => claim.text === text)).toMatchObject([{ method: 'own:unchecked' }]);
  const [ids, cited] = [again.sources.map(({ id }) => id), again.claims.flatMap(({ citations }) => citations)];
  for (const { sourceId } of cited) expect(ids).toContain(sourceId);
});

it.each(VISUAL_STYLES)('own words pass the gate in %s', async (style) => {
  const long = 'My own words, of which there are quite a few, go on and on until the card is full.';
  const { svg } = await pipeline.renderAgain(run.id, {
    spec: { ...edit({ text: long, heading: 'Mine' }), style },
    keep: false,
  });
  expect(svg.includes('Own words')).toBe(true);
});
