/** Stages that answer at once from the Brief alone, counted; for tests of what stands around them. */
import { type Brief, type Claim, languageTag, type ResearchOutput } from '../contract/index.ts';
import type { Picture, Stages } from '../pipeline/index.ts';
import { sampleArtifact, sampleClaims, samplePassages, sampleSource, sampleSpec, sha256 } from './samples.ts';

export interface FakeStages extends Stages {
  /** How often each stage was called. */
  readonly calls: Record<'research' | 'compose' | 'verify' | 'visual' | 'exportArtifact', number>;
  closed: boolean;
}

export type FakeOverrides = Partial<Stages> & { hosts?: readonly string[] };

/** What is given in `overrides` takes the place of the fake; calls are counted all the same. */
export function createFakeStages({ hosts = [], ...overrides }: FakeOverrides = {}): FakeStages {
  const calls = { research: 0, compose: 0, verify: 0, visual: 0, exportArtifact: 0 };
  const answers: Stages = {
    research: async ({ brief }) => fakeResearch(brief, hosts),
    async compose({ topic, level, style, format, language, research }) {
      const claims: Claim[] = sampleClaims(research.passages);
      const spec = sampleSpec(claims, { title: topic, level, style, format, language: languageTag(language) });
      return { spec, claims, warnings: [{ code: 'little_material', message: 'The source says little.' }] };
    },
    verify: async ({ spec, claims }) => ({ spec, claims, dropped: [], warnings: [] }),
    visual: async ({ spec, claims }) => fakePicture(`${spec.title}|${spec.style}|${spec.level}|${claims.length}`),
    exportArtifact: async (format, { spec }) => sampleArtifact(format, `${format} of ${spec.title}`, 'text/plain'),
    suggest: async (prefix, limit) => [`${prefix}ight`, `${prefix}ens`].slice(0, limit),
    ready: async () => undefined,
    close: async () => undefined,
    ...overrides,
  };
  const fake: FakeStages = {
    calls,
    closed: false,
    research: (...input) => count('research', () => answers.research(...input)),
    compose: (...input) => count('compose', () => answers.compose(...input)),
    verify: (...input) => count('verify', () => answers.verify(...input)),
    visual: (...input) => count('visual', () => answers.visual(...input)),
    exportArtifact: (...input) => count('exportArtifact', () => answers.exportArtifact(...input)),
    suggest: (...input) => answers.suggest(...input),
    ready: () => answers.ready(),
    async close() {
      fake.closed = true;
      await answers.close();
    },
  };
  const count = <T>(name: keyof typeof calls, work: () => Promise<T>): Promise<T> => {
    calls[name] += 1;
    return work();
  };
  return fake;
}

function fakeResearch(brief: Brief, hosts: readonly string[]): ResearchOutput {
  const texts = brief.documents.map((document) => document.text ?? document.base64 ?? document.url ?? '');
  const source = sampleSource(texts.length > 0 ? texts : [`${brief.topic} is worth knowing.`], { title: brief.topic });
  const origin = brief.documents.length > 0 ? 'documents' : 'library';
  return { origin, sources: [source], passages: samplePassages(source), warnings: [], hosts: [...hosts] };
}

function fakePicture(text: string): Picture {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${text.replace(/[<&]/g, ' ')}</title></svg>`;
  return { svg, hash: sha256(svg), warnings: [] };
}
