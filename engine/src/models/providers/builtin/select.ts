/** Sentences of a prompt that answer its question: those that share its rarer words, in their own order. */

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
const SENTENCES = new Intl.Segmenter('und', { granularity: 'sentence' });
const MAX_CHARACTERS = 200_000;

/** At most about `maxTokens` tokens (four characters each); empty where the prompt is only a question. */
export function selectSentences(prompt: string, maxTokens: number): string {
  const sentences = [...SENTENCES.segment(prompt.slice(0, MAX_CHARACTERS))]
    .map(({ segment }) => segment.trim())
    .filter((text) => text !== '');
  const questions = sentences.filter((text) => /[?？؟]\s*$/u.test(text));
  const material = sentences.filter((text) => !/[?？؟:：]\s*$/u.test(text) && wordsOf(text).length >= 4);
  if (questions.length === 0 || material.length === 0) return '';
  const asked = new Set(questions.flatMap(wordsOf));
  const counts = new Map<string, number>();
  for (const text of material) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scored = material
    .map((text, order) => ({ text, order, score: score(text, asked, counts) }))
    .filter((entry) => entry.score > 0);
  scored.sort((a, b) => b.score - a.score || a.order - b.order);
  const kept: typeof scored = [];
  let room = maxTokens * 4;
  for (const entry of scored) {
    if (entry.text.length > room) continue;
    kept.push(entry);
    room -= entry.text.length + 1;
  }
  return kept
    .sort((a, b) => a.order - b.order)
    .map((entry) => entry.text)
    .join(' ');
}

/** Words shared with the question, the rarer in the material the heavier; per root of length so that long sentences do not always win. */
function score(text: string, asked: ReadonlySet<string>, counts: ReadonlyMap<string, number>): number {
  const words = wordsOf(text);
  const shared = new Set(words.filter((word) => asked.has(word) && word.length > 2));
  let sum = 0;
  for (const word of shared) sum += 1 / (counts.get(word) ?? 1);
  return sum / Math.sqrt(words.length);
}

function wordsOf(text: string): string[] {
  return [...WORDS.segment(text.toLowerCase())].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
