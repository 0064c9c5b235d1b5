/** Where a date stands in time, as far as its words tell: an event is put there. */

const BEFORE = /\b(?:b\.? ?c\.?(?: ?e\.?)?|bce|v\. ?chr|v\. ?u\. ?z|a\. ?(?:de )?c)\b|ق\.? ?م/iu;
const CENTURY = /(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:century|jahrhundert|jh\.?)|(?:siglo|القرن)\s+(\d{1,2})/iu;
const SCALED =
  /(\d+(?:[.,]\d+)?)\s*(billion|milliarden?|mil millones|مليار|million|millionen|millones|millón|مليون|thousand|tausend|mil|ألف)/iu;
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:billion|milliarde|mil millones|مليار)/iu, 1e9],
  [/^(?:milli[oó]n|millones|مليون)/iu, 1e6],
  [/./u, 1e3],
];

/** Years of the common era, before it negative; undefined where the words tell none. */
export function yearOf(date: string): number | undefined {
  const words = date.replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  const isBefore = BEFORE.test(words);
  const scaled = SCALED.exec(words);
  if (scaled) {
    const [, count = '', scale = ''] = scaled;
    const factor = SCALES.find(([pattern]) => pattern.test(scale))?.[1] ?? 1;
    return -Number(count.replace(',', '.')) * factor;
  }
  const century = CENTURY.exec(words);
  if (century) {
    const count = Number(century[1] ?? century[2]);
    return isBefore ? -count * 100 : (count - 1) * 100;
  }
  const year = (isBefore ? /\d{1,5}/u : /\d{3,4}/u).exec(words) ?? /^\s*\d{1,2}\s*$/u.exec(words);
  if (!year) return undefined;
  return isBefore ? -Number(year[0]) : Number(year[0]);
}
