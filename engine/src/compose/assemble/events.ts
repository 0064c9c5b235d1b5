/** Dated statements, drawn as events. */
import type { TimelineEvent } from '../../contract/index.ts';
import { recognizeDate } from '../kinds/index.ts';
import { countWords } from '../text/words.ts';
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

export function eventForm(statement: Statement): EventForm | undefined {
  const { drawn, candidate } = statement;
  const found = recognizeDate(drawn);
  if (found === undefined) return undefined;
  const before = drawn.text.slice(0, found.start);
  const rest = drawn.text.slice(found.end);
  const comma = /^,\s+/u.exec(rest);
  const same = drawn.text.slice(found.start, found.end) === found.date;
  const text =
    same && comma !== null && (before === '' || LEADING_DATE.test(before))
      ? capitalised(rest.slice(comma[0].length))
      : drawn.text;
  const extra = countWords(`${found.date} ${text}`, drawn.language) - candidate.words;
  return { statement, date: found.date, year: found.year, text, extra };
}

export function eventItem(form: EventForm, numbering: Numbering): TimelineEvent {
  return { ...numbering.item(form.statement, form.text), date: form.date, year: form.year };
}

/** How many different moments there are. */
export function distinctYears(forms: readonly EventForm[]): number {
  return new Set(forms.map((form) => form.year)).size;
}
