/** Text as it may be kept: composed, without control characters, with plain line ends and single spaces. */

const CONTROL = /[\p{Cc}--[\t\n]]|[\p{Cs}\u200b\u2060\ufeff\ufffe\uffff]/gv;
/** Marks that turn the direction of what follows: they would reorder the words of a quote in the picture. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** Lines are kept; everything else that has no ink is folded. */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/[\u2029\f]/g, '\n\n')
    .replace(/\u00ad/g, '')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** One line of clean text. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ');
}
