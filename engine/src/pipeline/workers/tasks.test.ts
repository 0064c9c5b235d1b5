import { describe, expect, it } from 'vitest';
import { briefSchema } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { Library } from '../../research/index.ts';
import { sampleArtifact, sampleRun } from '../../testing/samples.ts';
import type { PictureInput } from '../deps.ts';
import { createExplainTasks, type ExplainRooms } from './explain-tasks.ts';
import { createReaderTasks } from './reader-tasks.ts';

interface Scene {
  title: string;
}

type Finding = { rule: string; message: string; text?: string };

function roomsWith({ findings = [], failures = 0 }: { findings?: Finding[]; failures?: number } = {}) {
  let opened = 0;
  const run = sampleRun('r');
  const rooms: ExplainRooms<Scene> = {
    compose: async () => ({ spec: run.spec, claims: run.claims, warnings: [] }),
    verify: async ({ spec, claims }) => ({ spec, claims, dropped: [], warnings: [] }),
    async createVisual() {
      opened += 1;
      if (opened <= failures) throw new Error('no fonts');
      return {
        render: ({ spec }) => ({ scene: { title: spec.title }, warnings: [{ code: 'w', message: 'w' }], findings }),
        exportArtifact: async (format, { scene }) =>
          sampleArtifact(format, `${format} of ${scene.title}`, 'text/plain'),
      };
    },
  };
  return { tasks: createExplainTasks(rooms), opened: () => opened };
}

const input = (): PictureInput => {
  const { spec, claims, sources } = sampleRun('r');
  return { spec, claims, sources };
};

describe('the explaining tasks', () => {
  it('draw and export, loading fonts once', async () => {
    const { tasks, opened } = roomsWith();
    await tasks.warm(undefined);
    const picture = await tasks.visual(input());
    expect(picture).toMatchObject({ svg: 'svg of On light', warnings: [{ code: 'w' }], hash: expect.any(String) });
    const artifact = await tasks.exportArtifact({ format: 'png', input: input() });
    expect(Buffer.from(artifact.bytes).toString()).toBe('png of On light');
    expect(opened()).toBe(1);
  });

  it('warm up as far as pixels where files are written', async () => {
    const { tasks, opened } = roomsWith();
    await tasks.warmExport();
    expect(opened()).toBe(1);
    await expect(roomsWith({ failures: 1 }).tasks.warmExport()).rejects.toThrow('no fonts');
  });

  it('refuse what the gate finds wrong, naming the first findings', async () => {
    const findings = Array.from({ length: 30 }, (_, index) => ({
      rule: 'overlap',
      message: `texts overlap ${index}`,
      ...(index === 0 ? { text: 'Light is' } : {}),
    }));
    const { tasks } = roomsWith({ findings });
    const refused = await tasks.visual(input()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HkmError);
    expect(refused).toMatchObject({ code: 'unrenderable', message: expect.stringContaining('texts overlap 0') });
    const { details } = refused as HkmError;
    expect(details).toHaveLength(10);
    expect(details[0]).toEqual({ path: 'overlap', message: 'texts overlap 0 ("Light is")' });
    await expect(tasks.exportArtifact({ format: 'png', input: input() })).rejects.toMatchObject({
      code: 'unrenderable',
    });
  });

  it('try to load fonts again after a failure', async () => {
    const { tasks, opened } = roomsWith({ failures: 1 });
    await expect(tasks.visual(input())).rejects.toThrow('no fonts');
    await expect(tasks.visual(input())).resolves.toBeDefined();
    expect(opened()).toBe(2);
  });

  it('pass composing and verifying on', async () => {
    const { tasks } = roomsWith();
    const { spec, claims } = sampleRun('r');
    expect(await tasks.verify({ spec, claims, sources: [] })).toMatchObject({ spec, dropped: [] });
    const research = { origin: 'none' as const, sources: [], passages: [] };
    const wish = {
      topic: 'x',
      level: 'College',
      style: 'Minimalist',
      format: 'Timeline',
      language: 'English',
    } as const;
    expect(await tasks.compose({ ...wish, research })).toMatchObject({ spec });
  });
});

describe('the reading tasks', () => {
  const library = {
    search: () => [],
    topics: (count: number) => Array.from({ length: Math.min(count, 10) }, (_, i) => `Topic ${i}`),
    suggest: (prefix: string) => [prefix, prefix].map((text) => ({ text, kind: 'title' as const, book: 'b' })),
  } as Partial<Library> as Library;

  it('open the library with the first task and never again', async () => {
    let opened = 0;
    const tasks = createReaderTasks(() => {
      opened += 1;
      return library;
    });
    expect(opened).toBe(0);
    await tasks.warm(undefined);
    expect(await tasks.suggest({ prefix: 'Light', limit: 5 })).toEqual(['Light']);
    const brief = briefSchema.parse({ topic: 'Nothing' });
    expect(await tasks.research({ input: { brief } })).toMatchObject({ origin: 'none' });
    expect(opened).toBe(1);
  });

  it('give topics far from each other for practice, with what is found for them', async () => {
    const inputs = await createReaderTasks(() => library).practice(2);
    expect(inputs.map(({ topic }) => topic)).toEqual(['Topic 0', 'Topic 7']);
    expect(inputs[0]).toMatchObject({ level: 'High School', research: { origin: 'none', sources: [] } });
  });

  it('hand the signal on', async () => {
    const tasks = createReaderTasks(() => library);
    const brief = briefSchema.parse({ topic: 'Nothing' });
    const task = tasks.research({ input: { brief }, signal: AbortSignal.abort() });
    await expect(task).rejects.toMatchObject({ name: 'AbortError' });
  });
});
