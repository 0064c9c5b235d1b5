/** What a list makes: numbered items are steps; items under "types of …" are its kinds or parts. */
import type { Passage } from '../../../contract/index.ts';
import { nounsOf } from '../../kinds/index.ts';
import { knownTag } from '../../text/language.ts';
import { countWords } from '../../text/words.ts';
import { usableHeading } from '../headings.ts';
import { capitalised, type Numbering } from '../statement.ts';
import { citationOf, type Stretch, type StructureForm, type StructureSearch, within } from './types.ts';

const FEWEST_STEPS = 3;
const FEWEST_KINDS = 2;
const MOST_ITEMS = 9;
const FEWEST_WORDS = 3;
const MARK = /^(?:\(?\d{1,3}[.)]|[-*•‣▪◦–])\s+/u;
/** No steps: questions, sources, links. */
const NO_TEXT = /[?？؟]\s*$|https?:|^\[\d/u;
/** "There are three types of rock:", "Arten von Gestein". */
const KINDS =
  /\b(?:types?|kinds?|forms?|parts?|components?|classes|categories|stages|phases|layers|groups|branches|elements|causes|effects) (?:of|in) (?:an? |the )?(?<en>[\p{L}][\p{L} -]{1,40}?)(?= (?:are|is|include|that|which)\b|[:.]|$)|(?:tipos?|clases|partes|fases|causas|formas) d(?:e (?:la |los |las |el )?|el )(?<es>\p{L}[\p{L} -]{1,40})|(?:types?|sortes|parties|phases|causes|formes) d(?:e (?:la |l['’])?|es |u |['’])(?<fr>\p{L}[\p{L} -]{1,40})|(?:arten|teile|formen|phasen|ursachen|bestandteile) (?:von|des|der) (?<de>\p{L}[\p{L} -]{1,40})|(?:виды|типы|части|этапы|причины|формы) (?<ru>\p{L}[\p{L} -]{1,40})/iu;

export function formOfList(search: StructureSearch, isOrdered: boolean): StructureForm | undefined {
  const items = search.passages.map((passage) => itemOf(search, passage));
  if (items.length > MOST_ITEMS || items.some(({ text }) => NO_TEXT.test(text))) return undefined;
  const words = items.map(wordsIn);
  if (words.some((count) => count > search.longest)) return undefined;
  if (words.reduce((sum, count) => sum + count, 0) > search.room) return undefined;
  return isOrdered ? stepsOf(search, items) : kindsOf(search, items);
}

/** The item without its mark, where it stands. */
function itemOf({ source }: StructureSearch, { id, text, start }: Passage): Stretch {
  const mark = MARK.exec(text)?.[0].length ?? 0;
  return { source, passageId: id, text: text.slice(mark), start: start + mark };
}

function stepsOf(search: StructureSearch, items: readonly Stretch[]): StructureForm | undefined {
  const told = items.filter((item) => wordsIn(item) >= FEWEST_WORDS);
  if (items.length < FEWEST_STEPS || told.length < items.length) return undefined;
  const heading = headingOf(search);
  if (heading === undefined) return undefined;
  return {
    ...toldBy(search, items, 'steps', heading),
    draw: (numbering) => ({
      id: numbering.blockId(),
      kind: 'steps',
      heading: numbering.use(heading),
      items: items.map((item) => drawn(numbering, item, [item])),
    }),
  };
}

function kindsOf(search: StructureSearch, items: readonly Stretch[]): StructureForm | undefined {
  const { lead, passages, source } = search;
  const heading = headingOf(search);
  const isLed = /[:：]$/u.test(lead?.text ?? '');
  const line = isLed ? (lead?.text ?? '') : (passages[0]?.headings.at(-1) ?? '');
  const whole = Object.values(KINDS.exec(line)?.groups ?? {})
    .find((group) => group !== undefined)
    ?.trim();
  if (heading === undefined || whole === undefined || items.length < FEWEST_KINDS) return undefined;
  const naming =
    isLed && lead !== undefined
      ? { source, passageId: lead.id, text: lead.text, start: lead.start }
      : headingStretch(search, line);
  if (naming === undefined) return undefined;
  return {
    ...toldBy(search, items, 'parts', heading),
    draw: (numbering) => ({
      id: numbering.blockId(),
      kind: 'parts',
      heading: numbering.use(heading),
      whole,
      items: items.map((item, i) => drawn(numbering, item, i === 0 ? [within(naming, whole), item] : [item])),
    }),
  };
}

/** Where the heading stands that names the whole. */
function headingStretch({ source, passages }: StructureSearch, text: string): Stretch | undefined {
  const [first] = passages;
  const heading = source.headings.findLast((each) => each.text === text && each.start < (first?.start ?? 0));
  return heading === undefined || first === undefined
    ? undefined
    : { source, passageId: first.id, text, start: heading.start };
}

const LONGEST_HEADING = 60;

/** The line that leads up to the list, where it is short; else its section's heading. */
function headingOf({ lead, passages, title }: StructureSearch): string | undefined {
  const line = lead?.text ?? '';
  const own = /[:：]$/u.test(line) && line.length <= LONGEST_HEADING ? usableHeading(line) : undefined;
  const section = usableHeading(passages[0]?.headings.at(-1) ?? '');
  return own ?? section ?? usableHeading(title);
}

/** "Igneous rock: formed from magma", "Igneous rock – formed from magma": the name heads what is said of it. */
const NAMED = /^(?<name>[^:–—.]{2,40}?)(?::| [–—-]) (?<text>\S.{7,})$/u;

function drawn(numbering: Numbering, item: Stretch, cited: readonly Stretch[]) {
  const named = NAMED.exec(item.text)?.groups;
  const text = capitalised(named?.text ?? item.text);
  const claim = cited.map((each) => each.text).join(': ');
  return {
    id: numbering.rowId(),
    claimId: numbering.cite(claim, cited.map(citationOf)),
    text,
    nouns: nounsOf(item.text, numbering.language),
    ...(named?.name === undefined ? {} : { heading: capitalised(named.name) }),
  };
}

function toldBy(
  { passages }: StructureSearch,
  items: readonly Stretch[],
  kind: StructureForm['kind'],
  heading: string,
) {
  return {
    kind,
    heading,
    score: Math.max(0, ...passages.map((passage) => passage.score)),
    passages: new Set(passages.map(({ id }) => id)),
    words: items.reduce((sum, item) => sum + wordsIn(item), 0),
  };
}

function wordsIn({ text, source }: Stretch): number {
  return countWords(text, knownTag(source.language) ?? 'en');
}
