import { describe, expect, it } from 'vitest';
import { type Run, runSchema, type SourceText } from '../../contract/index.ts';
import { fullInput } from '../../testing/export-input.ts';
import { exportJson } from './json.ts';

const write = async (...input: Parameters<typeof fullInput>): Promise<Run> =>
  runSchema.parse(JSON.parse(new TextDecoder().decode(await exportJson(fullInput(...input)))));

async function recorded(): Promise<Run> {
  return {
    ...(await write()),
    id: 'run-1',
    createdAt: '2026-01-02T03:04:05Z',
    timings: { visual: 2, compose: 1 },
    hosts: ['example.org'],
  };
}

describe('exportJson()', () => {
  it('writes the Run, with keys in the order of the contract', async () => {
    const run = await recorded();
    const reversed = Object.fromEntries(Object.entries(run).reverse()) as unknown as Run;
    const [first, second] = await Promise.all([
      exportJson(fullInput({ run })),
      exportJson(fullInput({ run: reversed })),
    ]);
    expect(Buffer.compare(first, second)).toBe(0);
    const text = new TextDecoder().decode(first);
    expect(text).toMatch(/^\{\n {2}"id": "run-1",\n {2}"createdAt"/);
    expect(text).toContain('"timings": {\n    "compose": 1,\n    "visual": 2\n  }');
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('never holds the full text of a source', async () => {
    const source: SourceText = { id: 's1', title: 'Book', hash: '0', fetchedAt: 'x', text: 'SECRET', headings: [] };
    const bytes = await exportJson(fullInput({ sources: [source] }));
    expect(new TextDecoder().decode(bytes)).not.toContain('SECRET');
  });

  it('tells what the claims tell where there is no Run', async () => {
    const run = await write({ spec: { language: 'ja' } });
    expect(run.route).toEqual({ composer: 'test/one', attempts: [] });
    expect(run.brief).toMatchObject({ topic: 'Title', language: 'Japanese', complexityLevel: 'College' });
    expect(run.id).toMatch(/^[0-9a-f]{16}$/);
    expect((await write({ claims: [] })).route.composer).toBe('builtin');
  });

  it('refuses what does not keep the contract, and says where', async () => {
    const [claim] = fullInput().claims;
    const claims = claim === undefined ? [] : [{ ...claim, citations: [] }];
    await expect(exportJson(fullInput({ claims }))).rejects.toMatchObject({
      code: 'internal',
      details: [{ path: 'claims.0.citations' }],
    });
  });
});
