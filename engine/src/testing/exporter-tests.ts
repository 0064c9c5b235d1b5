/** The suite that every exporter runs: what any artifact must hold, whatever its format. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportDeps, ExportInput } from '../visual/export/shared/exporter.ts';
import { createHostileSample, createSamples, type ExportSample, openSampleTools } from './exporter-samples.ts';

export interface ExporterUnderTest {
  export(input: ExportInput, deps: ExportDeps): Promise<Uint8Array>;
  /** The bytes that a file of the format begins with. */
  signature: Uint8Array | string;
  /** Everything that a reader finds in the file, as text; white space does not count. */
  readText(bytes: Uint8Array): Promise<string>;
  /** Whatever in the file leads somewhere when it is clicked. */
  readLinks?(bytes: Uint8Array): Promise<string[]>;
}

/**
 * @param name of the exporter in the test report.
 * @param create makes the exporter once for all tests.
 */
export function exporterTests(name: string, create: () => ExporterUnderTest | Promise<ExporterUnderTest>): void {
  describe(`${name} as an exporter`, () => {
    let exporter: ExporterUnderTest;
    let deps: ExportDeps;
    let samples: ExportSample[];
    let hostile: ExportSample;

    beforeAll(async () => {
      const tools = await openSampleTools();
      exporter = await create();
      deps = tools;
      samples = createSamples(tools);
      hostile = createHostileSample(tools);
    });

    const firstSample = (): ExportSample => {
      const [sample] = samples;
      if (sample === undefined) throw new Error('there are no samples');
      return sample;
    };

    it('writes a file of its format', async () => {
      const bytes = await exporter.export(firstSample().input, deps);
      const signature =
        typeof exporter.signature === 'string' ? new TextEncoder().encode(exporter.signature) : exporter.signature;
      expect([...bytes.subarray(0, signature.length)]).toEqual([...signature]);
    });

    it('gives the same bytes for the same input', async () => {
      const { input } = firstSample();
      const first = await exporter.export(input, deps);
      const second = await exporter.export(structuredClone(input), deps);
      expect(Buffer.compare(first, second)).toBe(0);
    });

    it('leaves its input untouched', async () => {
      const { input } = firstSample();
      const before = structuredClone(input);
      await exporter.export(deepFreeze(structuredClone(input)), deps);
      expect(input).toEqual(before);
    });

    it('says every text in every language', async () => {
      for (const { name: language, input, texts } of samples) {
        const said = comparable(await exporter.readText(await exporter.export(input, deps)));
        for (const text of texts) expect(said, `${language}: ${text}`).toContain(comparable(text));
      }
    });

    it('says hostile texts as texts', async () => {
      const said = comparable(await exporter.readText(await exporter.export(hostile.input, deps)));
      for (const text of hostile.texts) expect(said, text).toContain(comparable(text));
    });

    it('links to http and https only', async () => {
      for (const sample of [firstSample(), hostile]) {
        const bytes = await exporter.export(sample.input, deps);
        const links = (await exporter.readLinks?.(bytes)) ?? [];
        for (const link of links) expect(link).toMatch(/^(https?:\/\/|#)/);
      }
    });

    it('writes an inquiry, which cites nothing', async () => {
      const { input } = firstSample();
      const prompts = [{ id: 'q1', text: 'What is it made of?', nouns: [] }];
      const spec = {
        ...input.spec,
        kind: 'inquiry' as const,
        blocks: [{ id: 'b1', kind: 'inquiry' as const, heading: 'Ask', prompts }],
        sourceIds: [],
      };
      const bytes = await exporter.export({ scene: input.scene, spec, claims: [], sources: [] }, deps);
      expect(bytes.byteLength).toBeGreaterThan(0);
    });
  });
}

/** Without white space, layout marks, direction marks and controls, and with one form of quotation marks: what is left must be the same everywhere. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .replace(/[“”„«»「」]/gu, '"')
    .replaceAll('’', "'");
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
