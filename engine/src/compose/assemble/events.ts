/** Dated statements, drawn as events. */
import type { Block, TimelineEvent } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { clauseOf, type FoundDate, recognizeDate } from '../kinds/index.ts';
import type { Sentence } from '../sentence.ts';
import { countWords } from '../text/words.ts';
import { sectionOf, sourceHeadingOf } from './headings.ts';
import { capitalised, type Numbering, type Statement } from './statement.ts';

export interface EventForm {
  statement: Statement;
  date: string;
  year: number;
  text: string;
  /** Words drawn beyond the plain sentence; negative where the form saves some. */
  extra: number;
}

/** "In 1466, …": the date moves to the rail and goes from the text. */
const LEADING_DATE =
  /^(?:(?:in|on|en|im|em|el|le|am|в|في|في عام|في سنة|عام)\s(?:the year\s|el año\s|año\s|jahr(?:e)?\s)?|在|于|於)$/iu;
/** "By 1466, …": so does what leads up to it, and stands on the rail with it. */
const LEADING_BOUND = /^(?:by|after|before|around|about|during|until|from|since|as early as|as late as)(?: the)? $/iu;
/** "… was founded in 1466 by …", "the First War (1466)": the same inside the sentence, in English, where nothing is left behind. */
const INNER_LINK = /(?<=[\p{L}\p{N}”’)]) (?:in|on)$/u;
const INNER_END = /^(?=[.,;]| (?:and|but|when|as|by|to|at|with|after|before|because|where) )/u;
/** "the act passed in 1933": without its date the participle hangs in the air. */
const SUBJECT_AFTER = /^ (?:(?:the|an?|his|her|its|their) \p{L}|\p{Lu}\p{Ll}+ (?!of |and ))/u;
const BARE_PARTICIPLE =
  /(?<!(?:was|were|been|be|had|has) (?:\p{L}+ )?)\p{L}+(?:ed|made|built|born|held|written|begun|taken|given)$/u;
/** "shortages beginning in 1915", "an offensive, which began in May": the verb says nothing without its date. */
const NEEDS_DATE =
  /(?:\p{L}{2,}ing|began|begun|started|ended|lasted|dated|occurred|happened|died|born|(?:took|taken) place|until|since|early|late)$/iu;
/** "the Mamluk Empire (1250–1517)": how long something was there, not when something happened. */
const SPAN = /\p{N}\s?[–—-]\s?\p{N}/u;
const HAPPENING =
  /(?:wars?|revolts?|rebellion|uprising|revolution|siege|battle|campaign|crusade|plague|famine|conference|council|congress|voyage|expedition) \($/iu;
const LONGEST_DATE = 24;

export function eventForm(statement: Statement): EventForm | undefined {
  const { drawn, candidate } = statement;
  const found = recognizeDate(drawn);
  if (found === undefined) return undefined;
  const before = drawn.text.slice(0, found.start);
  if (SPAN.test(found.date) && before.endsWith('(') && !HAPPENING.test(before)) return undefined;
  const same = drawn.text.slice(found.start, found.end) === found.date;
  const { date, text } = same ? apart(drawn, found) : { date: found.date, text: drawn.text };
  const extra = countWords(`${date} ${text}`, drawn.language) - candidate.words;
  return { statement, date, year: found.year, text, extra };
}

/** The date for the rail, and the text without it. */
function apart({ text, language }: Sentence, { date, start, end }: FoundDate): { date: string; text: string } {
  const before = text.slice(0, start);
  const rest = text.slice(end);
  const comma = /^(?:,\s+|[，、،]\s*)/u.exec(rest);
  if (comma !== null && !/^\p{N}/u.test(rest.slice(comma[0].length))) {
    const behind = capitalised(rest.slice(comma[0].length));
    if (before === '' || LEADING_DATE.test(before)) return { date, text: behind };
    if (LEADING_BOUND.test(before) && before.length + date.length <= LONGEST_DATE)
      return { date: before + date, text: behind };
  }
  if (language !== 'en') return { date, text };
  // "In 1891 Scottish chemist James Dewar …" reads on without its date as well
  if (LEADING_DATE.test(before) && SUBJECT_AFTER.test(rest)) return { date, text: capitalised(rest.trimStart()) };
  if (before.endsWith(' (') && rest.startsWith(')')) return { date, text: before.slice(0, -2) + rest.slice(1) };
  const link = INNER_END.test(rest) ? INNER_LINK.exec(before.trimEnd()) : null;
  const kept = link === null ? '' : before.slice(0, link.index);
  return { date, text: kept.length < 8 || BARE_PARTICIPLE.test(kept) || NEEDS_DATE.test(kept) ? text : kept + rest };
}

const PAST_VERB =
  /(?<![\p{L}’'-])(?:was|were|did|had|became|began|broke|brought|built|came|caught|chose|died|drew|drove|fell|fled|fought|found|gave|got|grew|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|sank|saw|sent|set|shot|sold|sought|spread|stood|struck|swept|took|tore|went|withdrew|won|wrote|bought|taught|dug|flew|rode|spoke|stole|swore|threw|overthrew|bore|bound|cut|fed|hid|hit|laid|lent|said|shook|shut|spent|split|told|wore|forbade|\p{Ll}{2,}ed)(?!\p{L})/u;
/** What is so, was thought, or went on, rather than what happened. */
const NO_EVENT =
  /(?<!\p{L})(?:is|are|may|might|can|today|problems?|challenges?|difficulties|interested|wanted|hoped|believed|thought|felt|seemed|appeared|looked|known to|remained|had \p{L}+(?:ed|en)|our|continued to|changed|estimates?|historians?|scholars?|according to|suggests?)(?!\p{L})/iu;
/** "Fifteen nations signed it": what was signed is not said. */
const LEANS = /(?:ed|ing) (?:it|them|him|her)(?:[.,;]| and | in )/u;
const FEWEST_TO_LEAN = 90;
const NAME = /(?<=\p{L}[\p{L},’']* )\p{Lu}\p{L}+/u;

/** Characters of a clause that says by itself what happened. */
const FEWEST_IN_CLAUSE = 28;
/** Without a name a statement of fewer characters hardly says what happened. */
const FEWEST_CHARACTERS = 36;

/** Something happened: told in the past, at some length or of somebody with a name. English; elsewhere any dated statement. */
export function isEvent({ statement: { drawn }, text, date }: EventForm): boolean {
  if (drawn.language !== 'en') return true;
  // "When Germany invaded Poland on September 1, 1939, …": what is told beside it may be of any kind
  const clause = text.includes(date) ? clauseOf(text, date) : '';
  if (clause.length >= FEWEST_IN_CLAUSE && PAST_VERB.test(clause) && !NO_EVENT.test(clause)) return true;
  if (text.length < FEWEST_TO_LEAN && LEANS.test(text)) return false;
  return PAST_VERB.test(text) && !NO_EVENT.test(text) && (NAME.test(text) || drawn.text.length >= FEWEST_CHARACTERS);
}

export function byTime(forms: readonly EventForm[]): EventForm[] {
  return [...forms].sort((a, b) => a.year - b.year || a.statement.order - b.statement.order);
}

/** The events in order, under the heading that all share in their sources, or the title of the one source; else under the fixed label. */
export function timelineBlock(events: readonly EventForm[], title: string, numbering: Numbering): Block {
  const id = numbering.blockId();
  const sections = new Set(events.map((form) => sectionOf(form.statement.paragraph, title)));
  const titles = new Set(events.map((form) => sourceHeadingOf(form.statement.paragraph, title)));
  const [own] = sections.size === 1 ? sections : titles.size === 1 ? titles : [];
  const heading = own === undefined || numbering.isUsed(own) ? label('timeline', numbering.language) : own;
  const items = events.map(
    (form): TimelineEvent => ({ ...numbering.item(form.statement, form.text), date: form.date, year: form.year }),
  );
  return { id, kind: 'timeline', heading: numbering.use(heading), items };
}

/** How many different moments there are. */
export function distinctYears(forms: readonly EventForm[]): number {
  return new Set(forms.map((form) => form.year)).size;
}
