/** Questions to the whole product: what the library covers is answered from the right sections, what it does not is not. */
import { readFileSync } from 'node:fs';
import { expect, expectCited, generate, test } from './support/door.ts';

interface Questions {
  covered: { query: string; modules: string[] }[];
  uncovered: string[];
}

const file = new URL('../integration/research/library-questions.json', import.meta.url);
const { covered, uncovered } = JSON.parse(readFileSync(file, 'utf8')) as Questions;

/** So many, from the whole length of the list. */
function spread<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}

for (const { query, modules } of spread(covered, 25)) {
  test(`“${query}” is answered from a section about it`, async ({ request }) => {
    const answer = await generate(request, { topic: query });
    expect(answer.result.spec.kind).toBe('explainer');
    const used = answer.result.sources.map(({ id }) => id);
    expect(
      modules.some((module) => used.includes(module)),
      `${used} for ${modules}`,
    ).toBe(true);
    await expectCited(request, answer);
  });
}

for (const query of spread(uncovered, 15)) {
  test(`“${query}” is not in the library: questions, and no facts`, async ({ request }) => {
    const { result } = await generate(request, { topic: query });
    expect(result.spec.kind).toBe('inquiry');
    expect(result.claims).toEqual([]);
    expect(result.sources).toEqual([]);
    expect(result.svg).not.toContain('data-claim');
  });
}
