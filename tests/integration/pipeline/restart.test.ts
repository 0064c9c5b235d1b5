/** What a restart keeps: answers of models, and which Run answers a Brief. The model is a service on this machine that counts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine } from '../../../engine/src/cli/engine.ts';
import { compose } from '../../../engine/src/compose/index.ts';
import type { BriefInput } from '../../../engine/src/contract/index.ts';
import type { RunWithPicture } from '../../../engine/src/pipeline/index.ts';
import { ollamaReply, planFor } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer } from '../../../engine/src/testing/fake-server.ts';
import { createFakeStages, type FakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { verify } from '../../../engine/src/verify/index.ts';
import { composingBrief, NOWHERE } from './composing.ts';

type Service = Awaited<ReturnType<typeof createFakeServer>>;

let dataDir: string;
let service: Service;
let questions: number;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hkm-restart-'));
  questions = 0;
  service = await createFakeServer((request) =>
    ollamaReply(request, (prompt) => {
      questions++;
      return JSON.stringify(planFor(prompt));
    }),
  );
});
afterEach(async () => {
  await service.close();
  await rm(dataDir, { recursive: true, force: true });
});

interface Life {
  run: RunWithPicture;
  stages: FakeStages;
  /** Requests of any kind to the model's service. */
  asked: number;
  questions: number;
}

/** The program begins, makes one explainer, and ends. */
async function live(
  input: Partial<BriefInput> = {},
  {
    env = {},
    cache = true,
    files = 'this program',
    before,
  }: { env?: object; cache?: boolean; files?: string; before?: (id: string) => string } = {},
): Promise<Life> {
  const stages = createFakeStages({ compose: (asked) => compose(asked), verify: (asked) => verify(asked) });
  const io = { env: { HKM_DATA_DIR: dataDir, OLLAMA_ENDPOINT: service.url, COMFYUI_ENDPOINT: NOWHERE, ...env } };
  const engine = await openEngine(io, { stages, cache, files });
  const [askedBefore, questionsBefore] = [service.requests.length, questions];
  try {
    if (before) await engine.store.deleteRun(before(''));
    const run = await engine.pipeline.generate(composingBrief(input));
    const asked = service.requests.length - askedBefore;
    return { run, stages, asked, questions: questions - questionsBefore };
  } finally {
    await engine.close();
  }
}

describe('after a restart', () => {
  it('an equal request is answered without asking anybody, and says so', async () => {
    const first = await live();
    expect(first.questions).toBeGreaterThan(0);
    expect(first.run.route).toMatchObject({ composer: 'ollama/tiny:latest' });
    expect(first.run.route.cached).toBeUndefined();
    const second = await live();
    expect(second.asked).toBe(0);
    expect(second.stages.calls).toEqual({ research: 0, compose: 0, verify: 0, visual: 0, exportArtifact: 0 });
    expect(second.run.route).toEqual({ ...first.run.route, cached: true });
    expect(second.run.svg).toBe(first.run.svg);
    expect(second.run.id).toBe(first.run.id);
    const { route: _route, ...rest } = first.run;
    expect(second.run).toMatchObject(rest);
    const third = await live();
    expect(third.run.route.cached).toBe(true);
  });

  it('the same question to a model is not asked again, and costs nothing', async () => {
    const first = await live();
    expect(first.run.usage.calls).toBe(first.questions);
    const restyled = await live({ visualStyle: 'Minimalist' });
    expect(restyled.run.route.cached).toBeUndefined();
    expect(restyled.questions).toBe(0);
    expect(restyled.run.usage).toMatchObject({ calls: 0, inputTokens: 0 });
    expect(restyled.run.claims).toEqual(first.run.claims);
  });

  it('nothing of a private request is remembered', async () => {
    const first = await live({ privacy: true });
    expect(first.questions).toBeGreaterThan(0);
    const database = new DatabaseSync(join(dataDir, 'hkm.sqlite'), { readOnly: true });
    expect(database.prepare('select count(*) as n from cached').get()).toEqual({ n: 0 });
    expect(database.prepare('select count(*) as n from answered').get()).toEqual({ n: 0 });
    database.close();
    const second = await live({ privacy: true });
    expect(second.questions).toBe(first.questions);
    expect(second.run.route.cached).toBeUndefined();
  });

  it('what was deleted is made again, with other models too, and whenever the cache is off', async () => {
    const { run, questions: usual } = await live();
    expect((await live({}, { before: () => run.id })).questions).toBe(usual);
    expect((await live({}, { cache: false })).questions).toBe(usual);
    const elsewhere = await live({}, { env: { OPENAI_COMPATIBLE_ENDPOINT: NOWHERE } });
    expect(elsewhere.run.route.cached).toBeUndefined();
    expect(elsewhere.questions).toBe(0);
    expect((await live({}, { files: 'another program' })).run.route.cached).toBeUndefined();
  });

  it('what was composed without a model is made again: there may be one now', async () => {
    const without = { env: { OLLAMA_ENDPOINT: NOWHERE } };
    expect((await live({}, without)).run.route.composer).toBe('builtin');
    expect((await live({}, without)).run.route.cached).toBeUndefined();
    expect((await live()).run.route.composer).toBe('ollama/tiny:latest');
  });
});
