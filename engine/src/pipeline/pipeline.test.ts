import { describe, expect, it, vi } from 'vitest';
import { type BriefInput, briefSchema, type RunEvent } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { KeptRun, Store } from '../store/index.ts';
import { createFakeStages, type FakeOverrides } from '../testing/fake-stages.ts';
import { createPipeline } from './pipeline.ts';

const brief = (input: Partial<BriefInput> = {}) => briefSchema.parse({ topic: 'Light', ...input });

/** Keeps runs in a map; the real store has its own tests. */
function memoryStore() {
  const kept = new Map<string, KeptRun>();
  const artifacts = new Map<string, KeptRun['artifacts'][number]>();
  const store: Pick<
    Store,
    'saveRun' | 'hasRun' | 'findRunByPicture' | 'getRun' | 'getResearch' | 'getArtifact' | 'saveArtifact'
  > = {
    async saveRun(run) {
      kept.set(run.run.id, run);
      for (const artifact of run.artifacts) artifacts.set(`${run.run.id}/${artifact.format}`, artifact);
    },
    hasRun: async (id) => kept.has(id),
    findRunByPicture: async (hash) =>
      [...kept.values()].find(({ artifacts: files }) => files.some((file) => file.hash === hash))?.run,
    getRun: async (id) => kept.get(id)?.run,
    getResearch: async (id) => {
      const found = kept.get(id);
      return found && { origin: found.origin, sources: [...found.sources], passages: [...found.passages] };
    },
    getArtifact: async (id, format) => artifacts.get(`${id}/${format}`),
    saveArtifact: async (id, artifact) => void artifacts.set(`${id}/${artifact.format}`, artifact),
  };
  return { store: store as Store, kept };
}

function pipelineWith(overrides: FakeOverrides = {}, cache?: false, { store, kept } = memoryStore()) {
  const stages = createFakeStages(overrides);
  let ids = 0;
  const pipeline = createPipeline({
    store,
    stages,
    now: () => Date.UTC(2026, 0, 1),
    createId: () => `run-${++ids}`,
    ...(cache === false ? { cache } : {}),
  });
  return { pipeline, stages, kept };
}

describe('generate', () => {
  it('goes through the stages in order, tells of each, and keeps the whole record', async () => {
    const { pipeline, kept } = pipelineWith();
    const events: RunEvent[] = [];
    const run = await pipeline.generate(brief(), { onEvent: (event) => events.push(event) });
    const stages = events.flatMap((event) => (event.type === 'stage' ? [`${event.stage} ${event.state}`] : []));
    expect(stages).toEqual(
      ['research', 'compose', 'verify', 'visual', 'store'].flatMap((stage) => [
        `${stage} started`,
        `${stage} finished`,
      ]),
    );
    expect(events).toContainEqual({ type: 'claim', claim: run.claims[0] });
    expect(events).toContainEqual({ type: 'warning', warning: run.warnings[0] });
    expect(run).toMatchObject({ id: 'run-1', createdAt: '2026-01-01T00:00:00.000Z', title: 'Light', hosts: [] });
    expect(Object.keys(run.timings).sort()).toEqual(['compose', 'research', 'total', 'verify', 'visual']);
    const { svg, ...record } = run;
    expect(kept.get('run-1')?.run).toEqual(record);
    expect(new TextDecoder().decode((await pipeline.artifact('run-1', 'svg')).bytes)).toBe(svg);
  });

  it('keeps documents by name only, and cited sources without their texts', async () => {
    const { pipeline } = pipelineWith();
    const documents = [
      { name: 'a.txt', text: 'A secret sentence.', mediaType: 'text/plain' },
      { name: 'b', url: 'https://example.org/b' },
    ];
    const run = await pipeline.generate(brief({ documents }));
    expect(run.brief.documents).toEqual([
      { name: 'a.txt', mediaType: 'text/plain' },
      { name: 'b', url: 'https://example.org/b' },
    ]);
    expect(run.sources[0]).not.toHaveProperty('text');
  });

  it('answers an equal brief with the run that is kept, says so, and keeps nothing more', async () => {
    const { pipeline, stages, kept } = pipelineWith();
    const first = await pipeline.generate(brief());
    const events: RunEvent[] = [];
    const second = await pipeline.generate(brief({ topic: ' Light  ' }), { onEvent: (event) => events.push(event) });
    expect(second).toEqual({ ...first, route: { ...first.route, cached: true } });
    expect(events.map((event) => event.type)).toEqual(['claim', 'warning']);
    expect(stages.calls).toMatchObject({ research: 1, visual: 1 });
    expect([...kept.keys()]).toEqual([first.id]);
    expect(kept.get(first.id)?.run.route.cached).toBeUndefined();
    expect(pipeline.stats().cache).toMatchObject({ entries: 1, hits: 1, misses: 1 });
    await pipeline.generate(brief({ visualStyle: 'Minimalist' }));
    expect(stages.calls.research).toBe(2);
  });

  it('makes a run anew that has been deleted', async () => {
    const { pipeline, kept, stages } = pipelineWith();
    const first = await pipeline.generate(brief());
    kept.delete(first.id);
    const second = await pipeline.generate(brief());
    expect(second.id).not.toBe(first.id);
    expect(second.route.cached).toBeUndefined();
    expect(stages.calls.research).toBe(2);
    expect((await pipeline.generate(brief())).id).toBe(second.id);
  });

  it('keeps no copy of what another process has made and kept', async () => {
    const shared = memoryStore();
    const first = await pipelineWith({}, undefined, shared).pipeline.generate(brief());
    const { pipeline, stages } = pipelineWith({}, undefined, shared);
    const second = await pipeline.generate(brief());
    expect([stages.calls.visual, shared.kept.size]).toEqual([1, 1]);
    expect(second).toEqual(first);
    expect((await pipeline.generate(brief())).route.cached).toBe(true);
  });

  it('computes again for every request when the cache is off', async () => {
    const { pipeline, stages } = pipelineWith({}, false);
    const first = await pipeline.generate(brief());
    const second = await pipeline.generate(brief());
    expect(stages.calls.visual).toBe(2);
    expect(second.svg).toBe(first.svg);
  });

  it('computes once for many equal requests at once, and keeps one run for all', async () => {
    const { pipeline, stages, kept } = pipelineWith();
    const runs = await Promise.all(Array.from({ length: 20 }, () => pipeline.generate(brief())));
    expect(stages.calls).toMatchObject({ research: 1, compose: 1, verify: 1, visual: 1 });
    expect(new Set(runs.map((run) => run.svg)).size).toBe(1);
    expect(new Set(runs.map((run) => run.id))).toEqual(new Set(kept.keys()));
    expect(kept.size).toBe(1);
    expect(runs.filter((run) => run.route.cached)).toHaveLength(19);
  });

  it.each(['research', 'compose', 'verify', 'visual'] as const)('keeps nothing when %s fails', async (stage) => {
    const failing = async () => {
      throw new HkmError('unreadable_document', 'No text.');
    };
    const { pipeline, kept } = pipelineWith({ [stage]: failing });
    await expect(pipeline.generate(brief())).rejects.toMatchObject({ code: 'unreadable_document' });
    expect(kept.size).toBe(0);
    expect(pipeline.stats()).toMatchObject({ running: 0, waiting: 0, cache: { entries: 0 } });
  });

  it('stops between stages and keeps nothing when the caller goes', async () => {
    const controller = new AbortController();
    const { pipeline, stages, kept } = pipelineWith();
    const run = pipeline.generate(brief(), {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'stage' && event.stage === 'compose' && event.state === 'finished') controller.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'aborted' });
    expect(kept.size).toBe(0);
    expect(stages.calls.visual).toBe(0);
  });

  it('does not begin for a caller that has gone', async () => {
    const { pipeline, stages } = pipelineWith();
    await expect(pipeline.generate(brief(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(stages.calls.compose).toBe(0);
  });

  it('hands privacy to every stage and names the hosts', async () => {
    const seen: boolean[] = [];
    const { pipeline } = pipelineWith({
      hosts: ['example.org'],
      verify: async (input, { privacy }) => {
        seen.push(privacy);
        return { ...input, dropped: [], warnings: [] };
      },
    });
    const run = await pipeline.generate(brief({ privacy: true }));
    expect(seen).toEqual([true]);
    expect(run.hosts).toEqual(['example.org']);
  });

  it('lets work that nobody waits for begin no stage while somebody waits', async () => {
    const order: string[] = [];
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { pipeline } = pipelineWith({
      visual: async ({ spec }) => {
        order.push(spec.title);
        if (spec.title === 'Awaited') await held;
        return { svg: `<svg>${spec.title}</svg>`, hash: spec.title, warnings: [] };
      },
    });
    const awaited = pipeline.generate(brief({ topic: 'Awaited' }));
    const background = pipeline.generate(brief({ topic: 'Background' }), { background: true });
    await vi.waitFor(() => expect(order).toEqual(['Awaited']));
    letGo();
    await Promise.all([awaited, background]);
    expect(order).toEqual(['Awaited', 'Background']);
  });

  it('is not disturbed by a watcher that throws', async () => {
    const { pipeline } = pipelineWith();
    const onEvent = () => {
      throw new Error('watcher');
    };
    await expect(pipeline.generate(brief(), { onEvent })).resolves.toMatchObject({ title: 'Light' });
  });
});

describe('renderAgain', () => {
  it('draws the same statements in another style without composing', async () => {
    const { pipeline, stages } = pipelineWith();
    const first = await pipeline.generate(brief());
    const again = await pipeline.renderAgain(first.id, { visualStyle: 'Minimalist' });
    expect(again).toMatchObject({
      parentId: first.id,
      brief: { visualStyle: 'Minimalist' },
      spec: { style: 'Minimalist' },
    });
    expect(again.claims).toEqual(first.claims);
    expect(again.warnings).toEqual(first.warnings);
    expect(stages.calls).toMatchObject({ research: 1, compose: 1, verify: 1, visual: 2 });
    expect(again.svg).toBe((await pipeline.generate(brief({ visualStyle: 'Minimalist' }))).svg);
  });

  it('draws the same statements on another page, and back, without composing', async () => {
    const { pipeline, stages } = pipelineWith();
    const first = await pipeline.generate(brief());
    const phone = await pipeline.renderAgain(first.id, { size: 'Phone' });
    expect(phone).toMatchObject({ brief: { size: 'Phone' }, spec: { size: 'Phone' } });
    expect(phone.claims).toEqual(first.claims);
    const back = await pipeline.renderAgain(phone.id, { size: 'Poster' });
    expect(back.warnings).toEqual(first.warnings);
    expect(back.spec).toEqual(first.spec);
    expect(back.svg).toBe(first.svg);
    expect(stages.calls).toMatchObject({ research: 1, compose: 1, verify: 1 });
    expect((await pipeline.generate(brief({ size: 'Phone' }))).spec).toEqual(phone.spec);
  });

  it('composes again for another level, from what is kept', async () => {
    const { pipeline, stages } = pipelineWith();
    const first = await pipeline.generate(brief());
    const again = await pipeline.renderAgain(first.id, { complexityLevel: 'Expert', language: 'German' });
    expect(again.spec).toMatchObject({ level: 'Expert', language: 'de' });
    expect(stages.calls).toMatchObject({ research: 1, compose: 2, verify: 2, visual: 2 });
    expect(again.hosts).toEqual([]);
  });

  it('draws an edited spec without composing', async () => {
    const { pipeline, stages } = pipelineWith();
    const first = await pipeline.generate(brief());
    const spec = { ...first.spec, title: 'My light', style: 'Minimalist' as const };
    const again = await pipeline.renderAgain(first.id, { spec });
    expect(again).toMatchObject({
      title: 'My light',
      brief: { visualStyle: 'Minimalist' },
      spec: { style: 'Minimalist' },
    });
    expect(stages.calls).toMatchObject({ compose: 1, verify: 1, visual: 2 });
  });

  it('says what is wrong', async () => {
    const { pipeline } = pipelineWith();
    await expect(pipeline.renderAgain('none', {})).rejects.toMatchObject({ code: 'not_found' });
    const { id } = await pipeline.generate(brief());
    const changes = { visualStyle: 'Baroque' as 'Minimalist' };
    await expect(pipeline.renderAgain(id, changes)).rejects.toMatchObject({
      code: 'bad_input',
      details: [{ path: 'visualStyle' }],
    });
  });
});

describe('artifact', () => {
  it('is made once, on demand, and kept', async () => {
    const { pipeline, stages } = pipelineWith();
    const { id } = await pipeline.generate(brief());
    const [one, two] = await Promise.all([pipeline.artifact(id, 'png'), pipeline.artifact(id, 'png')]);
    expect(one).toEqual(two);
    await pipeline.artifact(id, 'png');
    expect(stages.calls.exportArtifact).toBe(1);
    await pipeline.artifact(id, 'pdf');
    expect(stages.calls.exportArtifact).toBe(2);
  });

  it('is not found for a run that is not there', async () => {
    const { pipeline } = pipelineWith();
    await expect(pipeline.artifact('none', 'png')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the rest', () => {
  it('is passed on', async () => {
    const { pipeline, stages } = pipelineWith();
    expect(await pipeline.suggest('l')).toEqual(['light', 'lens']);
    await pipeline.ready();
    await pipeline.close();
    expect(stages.closed).toBe(true);
  });
});
