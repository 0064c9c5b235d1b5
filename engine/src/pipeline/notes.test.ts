import { describe, expect, it } from 'vitest';
import type { ResearchOutput, VerifyOutput } from '../contract/index.ts';
import type { Composed } from './deps.ts';
import { noteOfComposed, noteOfResearch, noteOfVerified } from './notes.ts';

const codesOf = (told: readonly { code: string }[]) => told.map(({ code }) => code);
/** As much of a stage's result as its note is made of. */
const part = <T>(fields: object): T => fields as T;

describe('what a stage came to', () => {
  it('research: how much was found, and where', () => {
    expect(codesOf(noteOfResearch(part<ResearchOutput>({ origin: 'none', passages: [] })))).toEqual(['found_nothing']);
    expect(noteOfResearch(part<ResearchOutput>({ origin: 'web', passages: [1, 2] }))).toMatchObject([
      { code: 'found_passages', parameters: { count: 2 } },
      { code: 'from_web' },
    ]);
  });

  it('compose: how many statements, and by whom', () => {
    const claims = [{}];
    expect(noteOfComposed(part<Composed>({ claims: [] }))).toEqual([]);
    expect(codesOf(noteOfComposed(part<Composed>({ claims })))).toEqual(['statements', 'composed_builtin']);
    const route = { composer: 'ollama/llama3.3', attempts: [] };
    expect(noteOfComposed(part<Composed>({ claims, route }))[1]).toMatchObject({ message: 'by ollama/llama3.3' });
  });

  it('verify: how many hold', () => {
    expect(noteOfVerified(part<VerifyOutput>({ claims: [], dropped: [] }))).toEqual([]);
    expect(noteOfVerified(part<VerifyOutput>({ claims: [1, 2], dropped: [3] }))).toMatchObject([
      { message: '2 of 3 hold' },
    ]);
  });
});
