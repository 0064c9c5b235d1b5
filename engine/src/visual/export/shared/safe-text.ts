/** Texts of documents and models are strangers: what they may never do is act as markup, formula or link scheme. */

// C0, C1, lone surrogates, and the code points that XML 1.0 forbids.
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
// Embeddings, overrides and isolates could show a text in another order than it is stored.
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
// Break opportunities and joiners of the line breaker: they mean nothing outside the picture.
const LAYOUT_MARKS = /[\u00ad\u200b\u2060\ufeff]/g;
const WHITE_SPACE = /[\s\u0085\u2028\u2029]+/gu;

/**
 * One line of plain text: white space folded, control characters, direction overrides and layout marks removed.
 * Joiners (U+200C, U+200D) and direction marks (U+200E, U+200F) stay, since Hindi and Arabic need them.
 */
export function plainText(text: string): string {
  return text
    .replace(WHITE_SPACE, ' ')
    .replace(FORBIDDEN, '')
    .replace(REORDERING, '')
    .replace(LAYOUT_MARKS, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Plain text made safe for HTML and XML, between tags and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => XML_ESCAPES[character] ?? '');
}

/** The normalized address when it is http or https, without a user name; undefined for every other scheme. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.parse(url.trim());
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
