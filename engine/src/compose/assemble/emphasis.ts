/** The words of a statement that a reader should see first: they are set bold. */
import type { Block, Item, LanguageTag } from '../../contract/index.ts';
import { type FoundFigure, headingFor, recognizeFigures, recognizeTerm } from '../kinds/index.ts';
import type { Sentence } from '../sentence.ts';

const LONGEST = 34;
/** A statement of fewer characters needs no guide. */
const SHORTEST_TEXT = 24;

/** Marks in every statement that stands alone the one stretch that says most: a number, else a term or a name that neither the topic nor the heading says. */
export function emphasized(blocks: readonly Block[], topic: string, language: LanguageTag): Block[] {
  return blocks.map((block): Block => {
    const known = `${topic} ${block.heading}`;
    const mark = <T extends Item>(item: T): T => withEmphasis(item, emphasisOf(item, known, language));
    switch (block.kind) {
      case 'definition':
        return { ...block, item: withEmphasis(block.item, stretchOf(block.item.text, block.term)) };
      case 'facts':
      case 'parts':
      case 'steps':
        return { ...block, items: block.items.map(mark) };
      case 'contrast':
        return { ...block, items: block.items.map(mark) };
      case 'causes':
        return { ...block, items: block.items.map(mark) };
      default:
        return block;
    }
  });
}

function withEmphasis<T extends Item>(item: T, emphasis: string | undefined): T {
  return emphasis === undefined ? item : { ...item, emphasis };
}

function emphasisOf(item: Item, known: string, language: LanguageTag): string | undefined {
  const { text, heading } = item;
  if (text.length < SHORTEST_TEXT) return undefined;
  const sentence = sentenceOf(item, language);
  const figure = recognizeFigures(sentence).find((found) => isTelling(found, text));
  if (figure !== undefined) return text.slice(figure.start, figure.end);
  // beside a heading, a name in the text would be a second one
  if (heading !== undefined) return undefined;
  return stretchOf(text, recognizeTerm(sentence)?.term) ?? stretchOf(text, headingFor(sentence, known));
}

/** The second of two numbers that belong together: "687 and 760 nm", "0.62 ± 0.37 tons". */
const HALF_BEFORE = /\p{N}[^\p{L}\p{N}]*(?:[±–-]|(?<!\p{L})\p{L}{1,4})[^\p{L}\p{N}]*$/u;

/** A share, a measure, or a count that is not said in passing. */
function isTelling({ value, quantity, number, start, end }: FoundFigure, text: string): boolean {
  if (!/\p{N}/u.test(value) || end - start > LONGEST || HALF_BEFORE.test(text.slice(0, start))) return false;
  return !/^(?:count|number)/u.test(quantity) || Math.abs(number) >= 100;
}

/** The phrase as the text writes it; nothing where it does not stand there as whole words. */
function stretchOf(text: string, phrase: string | undefined): string | undefined {
  if (phrase === undefined || phrase === '' || phrase.length > LONGEST) return undefined;
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return undefined;
  const at = lower.indexOf(phrase.toLowerCase());
  if (at < 0) return undefined;
  const end = at + phrase.length;
  // "different kinds of pigments" speaks of the pigments
  if (/^ of /u.test(text.slice(end))) return undefined;
  const inside = /[\p{L}\p{M}\p{N}]/u;
  if (inside.test(text[at - 1] ?? '') || inside.test(text[end] ?? '')) return undefined;
  return text.slice(at, end);
}

function sentenceOf({ id, text }: Item, language: LanguageTag): Sentence {
  return {
    id,
    sourceId: '',
    passageId: '',
    start: 0,
    end: text.length,
    text,
    language,
    position: 0,
    passageIndex: 0,
    headings: [],
  };
}
