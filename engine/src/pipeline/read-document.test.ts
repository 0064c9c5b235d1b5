import { expect, it } from 'vitest';
import { createFakeStages } from '../testing/fake-stages.ts';
import { countWords, readDocumentFacts } from './read-document.ts';

it.each([
  ['', 0],
  ['Light, light and 3 lenses.', 5],
  ["don't re-read it", 3],
  ['光はまっすぐ', 6],
  ['الضوء موجة', 2],
])('counts the words of %j', (text, count) => {
  expect(countWords(text)).toBe(count);
});

it('tells what was read, and that a private look may fetch nothing', async () => {
  const seen: unknown[] = [];
  const fake = createFakeStages();
  const stages = createFakeStages({
    research: async (input, context) => {
      seen.push(input.brief.privacy, context.privacy);
      return fake.research(input, context);
    },
  });
  const signal = new AbortController().signal;
  const facts = await readDocumentFacts(
    stages,
    { name: 'Light.txt', text: 'Light is a wave.' },
    { signal, privacy: true },
  );
  expect(facts).toMatchObject({ title: 'Light.txt', words: 6, warnings: [] });
  expect(seen).toEqual([true, true]);
});
