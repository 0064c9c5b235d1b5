/** Which years a history is about: those that its passages name again and again. */

const YEAR = /\b(1\d{3}|20\d{2})(?!s|\d)\b/gu;
/** "July 28, 1914": an event has its day. */
const DAY =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?\b/u;
const WITH_DAY = 1.25;

/** Per text 0 to 1: how much it is dated in the years that most of the texts speak of; 0 without a year. */
export function datedness(texts: readonly string[]): number[] {
  const years = texts.map((text) => new Set(Array.from(text.matchAll(YEAR), ([year]) => year)));
  const counts = new Map<string, number>();
  for (const year of years.flatMap((each) => [...each])) counts.set(year, (counts.get(year) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  return texts.map((text, index) => {
    const often = Math.max(0, ...[...(years[index] ?? [])].map((year) => counts.get(year) ?? 0)) / most;
    return Math.min(1, often * (DAY.test(text) ? WITH_DAY : 1));
  });
}
