/** Apostrophes and quotation marks as they are set in print, where the language leaves no doubt. */
import type { Block, LanguageTag, Spec } from '../contract/index.ts';

const NO_BREAK = '\u00a0';
/** Marks around a quotation; sources: the Unicode CLDR's `quotationStart` and `quotationEnd`, for French with the spaces of its typography. Arabic uses two kinds: its marks stay. */
const MARKS: Readonly<Partial<Record<LanguageTag, readonly [open: string, close: string]>>> = {
  en: ['“', '”'],
  es: ['«', '»'],
  fr: [`«${NO_BREAK}`, `${NO_BREAK}»`],
  de: ['„', '“'],
  zh: ['“', '”'],
  ja: ['「', '」'],
  hi: ['“', '”'],
  pt: ['“', '”'],
  ru: ['«', '»'],
};

/** A pair of straight marks around words: the first stands before them, the second behind. */
const QUOTED = /(?<=^|[\s(（[«“„—–-])"(?!\s)([^"]*[^"\s])"(?=$|[\s)）\].,:;!?…»”“—–-])/gu;
/** Between letters (don't), before the digits of a decade ('90s), and behind the s of an owner (the stars' light). */
const APOSTROPHE = /(?<=\p{L})'(?=\p{L})|(?<=^|\s)'(?=\d0s?\b)|(?<=\p{L}s)'(?=\s)/gu;

/** The text with typographic marks. A mark whose meaning is not certain (an inch, a lone quotation mark) stays. */
export function setQuotes(text: string, language: LanguageTag): string {
  const isOpen = /(?:^|\s)'\p{L}/u.test(text);
  const quoted = text.replace(QUOTED, (straight, inner: string) => {
    const marks = MARKS[language];
    return marks === undefined ? straight : `${marks[0]}${inner}${marks[1]}`;
  });
  // where a single mark opens a quotation, one behind a word may close it
  return quoted.replace(APOSTROPHE, (mark, at: number) => (isOpen && /\s/u.test(quoted[at + 1] ?? '') ? mark : '’'));
}

/** The Spec with the marks of its title and headings set; its statements stay as their sources wrote them. */
export function withQuotes(spec: Spec): Spec {
  const set = (text: string): string => setQuotes(text, spec.language);
  const { kicker, subtitle } = spec;
  return {
    ...spec,
    title: set(spec.title),
    ...(kicker === undefined ? {} : { kicker: set(kicker) }),
    ...(subtitle === undefined ? {} : { subtitle: set(subtitle) }),
    blocks: spec.blocks.map((block) => withHeadings(block, set)),
  };
}

function withHeadings(block: Block, set: (text: string) => string): Block {
  const headed = { ...block, heading: set(block.heading) };
  if (!('items' in headed)) return headed;
  const items = headed.items.map((item) =>
    item.heading === undefined ? item : { ...item, heading: set(item.heading) },
  );
  return { ...headed, items } as Block;
}
