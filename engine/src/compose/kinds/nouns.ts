/** Drawable nouns for icons. */
export function nounsOf(_text: string, _language: string): string[] {
  return [];
}
