/** Dated statements, drawn as events. */
import type { Block, TimelineEvent } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { recognizeDate } from '../kinds/index.ts';
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

/** "In 1466, …": the date moves to the rail and goes from the text; "by 1500" and "after 1347" stay, they say more than the date. */
const LEADING_DATE = /^(?:in|on|en|im|em|el|le|am|в)\s(?:the year\s)?$/iu;
/** "… was founded in 1466 by …": the same inside the sentence, in English, where nothing of the date is left behind. */
const INNER_LINK = / (?:in|on)$/u;
const INNER_END = /^(?=[.,;]| (?:and|but|when|as|by|to|at|with|after|before|because|where) )/u;

export function eventForm(statement: Statement): EventForm | undefined {
  const { drawn, candidate } = statement;
  const found = recognizeDate(drawn);
  if (found === undefined) return undefined;
  const same = drawn.text.slice(found.start, found.end) === found.date;
  const text = same ? withoutDate(drawn.text, found.start, found.end, drawn.language === 'en') : drawn.text;
  const extra = countWords(`${found.date} ${text}`, drawn.language) - candidate.words;
  return { statement, date: found.date, year: found.year, text, extra };
}

function withoutDate(text: string, start: number, end: number, isEnglish: boolean): string {
  const before = text.slice(0, start);
  const rest = text.slice(end);
  const comma = /^,\s+/u.exec(rest);
  if (comma !== null && (before === '' || LEADING_DATE.test(before))) return capitalised(rest.slice(comma[0].length));
  const link = isEnglish && INNER_END.test(rest) ? INNER_LINK.exec(before.trimEnd()) : null;
  return link === null || link.index < 8 ? text : before.slice(0, link.index) + rest;
}

const PAST_VERB =
  /(?<![\p{L}’'-])(?:was|were|did|had|became|began|broke|brought|built|came|caught|chose|died|drew|drove|fell|fled|fought|found|gave|got|grew|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|sank|saw|sent|set|shot|sold|sought|spread|stood|struck|swept|took|tore|went|withdrew|won|wrote|\p{Ll}{2,}ed)(?!\p{L})/u;
/** What is so, was thought, or went on, rather than what happened. */
const NO_EVENT =
  /(?<!\p{L})(?:is|are|has|have|may|might|can|today|problems?|challenges?|difficulties|interested|wanted|hoped|believed|thought|felt|seemed|appeared|known to|remained|continued|changed|would|could|estimated|estimates?|historians?|scholars?|according to|suggests?|records?)(?!\p{L})/iu;
const NAME = /(?<=\p{L}[\p{L},’']* )\p{Lu}\p{L}+/u;

/** Something happened, to somebody or something with a name: told in the past, of one date. English; elsewhere any dated statement. */
export function isEvent({ statement: { drawn }, text }: EventForm): boolean {
  if (drawn.language !== 'en') return true;
  return PAST_VERB.test(text) && !NO_EVENT.test(text) && NAME.test(text);
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
