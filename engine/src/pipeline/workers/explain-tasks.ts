/** What the explaining threads do: compose, verify, draw, export. The rooms are handed in. */
import { createHash } from 'node:crypto';
import type {
  Artifact,
  ComposeInput,
  ComposeOutput,
  ExportFormat,
  Source,
  VerifyInput,
  VerifyOutput,
  Warning,
} from '../../contract/index.ts';
import { HkmError, type Issue } from '../../errors.ts';
import type { ExportInput, Picture, PictureInput } from '../deps.ts';
import { citedSources } from '../outcome.ts';

/** The part of the visual room that the pipeline uses. */
export interface Renderer<Scene> {
  render(input: PictureInput): {
    scene: Scene;
    warnings: readonly Warning[];
    findings: readonly { rule: string; message: string; text?: string }[];
  };
  exportArtifact(format: ExportFormat, input: ExportInput & { scene: Scene }): Promise<Artifact>;
}

export interface ExplainRooms<Scene> {
  compose(input: ComposeInput): Promise<ComposeOutput>;
  verify(input: VerifyInput): Promise<VerifyOutput>;
  createVisual(): Promise<Renderer<Scene>>;
}

export interface ExportTask {
  format: ExportFormat;
  input: ExportInput;
}

export interface ExplainTasks {
  /** From material to a picture that nobody gets, so that the code has run; default: a short text. */
  warm(input: ComposeInput | undefined): Promise<void>;
  /** The same up to pixels, so that the rasteriser is there when the first PNG is asked for. */
  warmExport(): Promise<void>;
  compose(input: ComposeInput): Promise<ComposeOutput>;
  verify(input: VerifyInput): Promise<VerifyOutput>;
  visual(input: PictureInput): Promise<Picture>;
  exportArtifact(task: ExportTask): Promise<Artifact>;
}

/** More findings than these tell nothing new. */
const MAX_FINDINGS = 10;

export function createExplainTasks<Scene>(rooms: ExplainRooms<Scene>): ExplainTasks {
  let opened: Promise<Renderer<Scene>> | undefined;
  /** Fonts and icons are loaded once per thread; a failure is tried again by the next task. */
  const renderer = (): Promise<Renderer<Scene>> => {
    opened ??= rooms.createVisual().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };

  const draw = async (input: PictureInput) => {
    const visual = await renderer();
    const { scene, warnings, findings } = visual.render(input);
    if (findings.length > 0) throw refuse(findings);
    return { visual, scene, warnings };
  };

  const picture = async ({ spec, claims, sources }: PictureInput): Promise<Picture> => {
    const { visual, scene, warnings } = await draw({ spec, claims, sources });
    const { bytes, hash } = await visual.exportArtifact('svg', { scene, spec, claims, sources });
    return { svg: new TextDecoder().decode(bytes), hash, warnings };
  };

  const rehearse = async (input: ComposeInput): Promise<PictureInput> => {
    const { sources } = input.research;
    const composed = await rooms.compose(input);
    const { spec, claims } = await rooms.verify({ ...composed, sources });
    return { spec, claims, sources: citedSources(spec, sources) };
  };

  return {
    compose: (input) => rooms.compose(input),
    verify: (input) => rooms.verify(input),
    visual: picture,
    async exportArtifact({ format, input }) {
      const { visual, scene } = await draw(input);
      return visual.exportArtifact(format, { ...input, scene });
    },
    async warm(input = WARM_UP) {
      await picture(await rehearse(input));
    },
    async warmExport() {
      const input = await rehearse(WARM_UP);
      const { visual, scene } = await draw(input);
      await visual.exportArtifact('png', { ...input, scene });
    },
  };
}

function refuse(findings: readonly { rule: string; message: string; text?: string }[]): HkmError {
  const details: Issue[] = findings.slice(0, MAX_FINDINGS).map(({ rule, message, text }) => ({
    path: rule,
    message: text === undefined ? message : `${message} ("${text}")`,
  }));
  const first = details[0]?.message ?? 'unknown';
  return new HkmError('unrenderable', `The picture failed its quality gate, so it is not offered: ${first}.`, {
    details,
  });
}

const WARM_UP_TEXT = [
  'Light is an electromagnetic wave that carries energy through space.',
  'In a vacuum, light travels at about 299,792 kilometres per second.',
  'Glass slows light down, because its atoms absorb the wave and send it out again.',
].join(' ');

const WARM_UP_SOURCE: Source = {
  id: 'warm-up',
  title: 'Light',
  hash: createHash('sha256').update(WARM_UP_TEXT).digest('hex'),
  fetchedAt: '2024-01-01T00:00:00.000Z',
  language: 'en',
};

/** A short true text: with it each thread has run all of its code once before the first request comes. */
const WARM_UP: ComposeInput = {
  topic: 'Light',
  level: 'High School',
  style: 'Standard Scientific',
  format: 'Infographic',
  language: 'English',
  research: {
    origin: 'documents',
    sources: [{ ...WARM_UP_SOURCE, text: WARM_UP_TEXT, headings: [] }],
    passages: [
      {
        id: 'warm-up.1',
        sourceId: WARM_UP_SOURCE.id,
        start: 0,
        end: WARM_UP_TEXT.length,
        text: WARM_UP_TEXT,
        headings: [],
        score: 1,
      },
    ],
  },
};
