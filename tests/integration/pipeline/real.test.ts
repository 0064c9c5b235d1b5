/** The whole way, with every real room, in threads, over the bundled library. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BriefInput, briefSchema, type Run } from '../../../engine/src/contract/index.ts';
import { createPipeline, createWorkerStages, type Pipeline, type Stages } from '../../../engine/src/pipeline/index.ts';
import { openStore, type Store } from '../../../engine/src/store/index.ts';

let dataDir: string;
let store: Store;
let stages: Stages;
let pipeline: Pipeline;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-pipeline-'));
  store = await openStore({ dataDir });
  stages = createWorkerStages({ threads: 1 });
  pipeline = createPipeline({ store, stages, cache: false });
  await pipeline.ready();
}, 120_000);
afterAll(async () => {
  await pipeline.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const make = (input: BriefInput) => pipeline.generate(briefSchema.parse(input));

/** Every citation stands in its kept source exactly where it says. */
async function expectQuotesInPlace(run: Run): Promise<void> {
  for (const { citations } of run.claims) {
    for (const { sourceId, quote, start, end } of citations) {
      const source = await store.getSource(run.id, sourceId);
      expect(source?.text.slice(start, end)).toBe(quote);
    }
  }
}

const TEXT = [
  'The lighthouse of Alexandria was a tower built on the island of Pharos in Egypt.',
  'It was built between 280 and 247 BC and was at least 100 metres tall.',
  'A fire at the top of the tower guided ships into the harbour at night.',
  'Three earthquakes between 956 and 1323 damaged the lighthouse badly.',
  'In 1480 its last stones were used to build the Citadel of Qaitbay.',
].join(' ');

describe('a topic of the library', () => {
  it('becomes a cited picture, without contacting anybody', async () => {
    const run = await make({ topic: 'Black holes' });
    expect(run.spec.kind).toBe('explainer');
    expect(run.claims.length).toBeGreaterThan(3);
    expect(run.claims.every((claim) => claim.verdict === 'supported')).toBe(true);
    expect(run.sources.map((source) => source.id)).toEqual(run.spec.sourceIds);
    expect(run.hosts).toEqual([]);
    expect(run.svg).toMatch(/^<svg|^<\?xml/);
    await expectQuotesInPlace(run);
  });

  it('gives the same bytes again, whatever the run is called and whenever it was', async () => {
    const first = await make({ topic: 'Photosynthesis', complexityLevel: 'College' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await make({ topic: 'Photosynthesis', complexityLevel: 'College' });
    expect(second.id).not.toBe(first.id);
    expect(second.svg).toBe(first.svg);
    for (const format of ['pdf', 'png'] as const) {
      const [one, two] = [await pipeline.artifact(first.id, format), await pipeline.artifact(second.id, format)];
      expect(two.hash, format).toBe(one.hash);
    }
  });

  it('is rendered again in another style and level, from what is kept', async () => {
    const first = await make({ topic: 'The Black Death' });
    const again = await pipeline.renderAgain(first.id, { visualStyle: 'Minimalist' });
    expect(again.claims).toEqual(first.claims);
    expect(again.svg).not.toBe(first.svg);
    const fresh = await make({ topic: 'The Black Death', visualStyle: 'Minimalist' });
    expect(again.svg).toBe(fresh.svg);
    const level = await pipeline.renderAgain(first.id, { complexityLevel: 'Elementary' });
    expect(level.svg).toBe((await make({ topic: 'The Black Death', complexityLevel: 'Elementary' })).svg);
    await expectQuotesInPlace(level);
  });

  it('never shows as supported what an editor put in', async () => {
    const first = await make({ topic: 'Volcanoes' });
    const invented = 'The volcano has exactly 7,777 chimneys made of cheese.';
    let edited = false;
    const blocks = first.spec.blocks.map((block) => {
      if (edited || !('items' in block) || block.kind !== 'facts') return block;
      edited = true;
      const [head, ...rest] = block.items;
      return { ...block, items: head ? [{ ...head, text: invented }, ...rest] : block.items };
    });
    expect(edited).toBe(true);
    const again = await pipeline.renderAgain(first.id, { spec: { ...first.spec, blocks } });
    const isInvented = ({ text }: { text: string }) => text === invented;
    expect(again.claims.find(isInvented)).toMatchObject({ verdict: 'unsupported', method: 'own:unchecked' });
    const checked = await pipeline.renderAgain(again.id, { check: true });
    expect(checked.claims.find(isInvented)).toMatchObject({ method: 'own', verdict: 'unsupported' });
    expect(again.svg).toContain('Own words · Not checked');
    expect(checked.claims.filter((claim) => !isInvented(claim))).toEqual(first.claims.slice(1));
  });
});

describe('what is not known', () => {
  it('becomes guiding questions that hold no facts', async () => {
    const run = await make({ topic: 'My cat Fritz' });
    expect(run.spec.kind).toBe('inquiry');
    expect([run.claims, run.sources]).toEqual([[], []]);
  });
});

describe('documents', () => {
  it('are the only source, and the picture does not depend on when they were read', async () => {
    const documents = [{ name: 'pharos.txt', text: TEXT }];
    const first = await make({ topic: 'The lighthouse of Alexandria', documents });
    expect(first.spec.kind).toBe('explainer');
    expect(first.sources).toHaveLength(1);
    expect(first.sources[0]).toMatchObject({ file: 'pharos.txt' });
    await expectQuotesInPlace(first);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await make({ topic: 'The lighthouse of Alexandria', documents });
    expect(second.svg).toBe(first.svg);
  });

  it('that cannot be read are an error that names them, unless another can', async () => {
    const broken = { name: 'broken.pdf', base64: Buffer.from('%PDF-1.7 nothing').toString('base64') };
    await expect(make({ topic: 'Pharos', documents: [broken] })).rejects.toMatchObject({
      message: expect.stringContaining('broken.pdf'),
    });
    const run = await make({ topic: 'Pharos', documents: [broken, { name: 'pharos.txt', text: TEXT }] });
    expect(run.warnings).toContainEqual(expect.objectContaining({ code: 'document_skipped', path: 'documents.0' }));
  });

  describe('by address', () => {
    let server: Server;
    let url: string;
    let asked = 0;
    beforeAll(async () => {
      server = createServer((_request, response) => {
        asked += 1;
        response.end(TEXT);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pharos.txt`;
    });
    afterAll(() => server.close());

    it('are not fetched from this machine, nor from anywhere when the request is private', async () => {
      const documents = [{ name: 'pharos.txt', url }];
      await expect(make({ topic: 'Pharos', documents })).rejects.toMatchObject({ code: 'blocked_address' });
      await expect(make({ topic: 'Pharos', documents, privacy: true })).rejects.toMatchObject({
        message: expect.stringContaining('private'),
      });
      expect(asked).toBe(0);
    });
  });
});

describe('artifacts', () => {
  it('are made in every format, and kept', async () => {
    const run = await make({ topic: 'Viruses' });
    const magic = { png: '\x89PNG', pdf: '%PDF', html: '<!', json: '{' } as const;
    for (const [format, start] of Object.entries(magic)) {
      const artifact = await pipeline.artifact(run.id, format as keyof typeof magic);
      expect(Buffer.from(artifact.bytes).toString('latin1').trimStart().startsWith(start), format).toBe(true);
    }
    const markdown = Buffer.from((await pipeline.artifact(run.id, 'md')).bytes).toString();
    expect(markdown).toContain(`# ${run.title}`);
    expect((await store.listArtifacts(run.id)).sort()).toEqual(['html', 'json', 'md', 'pdf', 'png', 'svg']);
    const json = JSON.parse(Buffer.from((await pipeline.artifact(run.id, 'json')).bytes).toString()) as Run;
    expect(json).toMatchObject({ id: run.id, claims: run.claims, sources: run.sources, hosts: [] });
  });
});

describe('many at once', () => {
  it('leave the event loop free', async () => {
    let longest = 0;
    let last = performance.now();
    const beating = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const topics = ['Gravity', 'Cells', 'The Renaissance', 'Acids and bases', 'Stars', 'Viruses'];
    const start = performance.now();
    await Promise.all(topics.map((topic) => make({ topic })));
    const whole = performance.now() - start;
    clearInterval(beating);
    expect(longest).toBeLessThan(whole / 2);
  });
});

it('suggests topics of the library', async () => {
  expect((await pipeline.suggest('black')).length).toBeGreaterThan(0);
});
