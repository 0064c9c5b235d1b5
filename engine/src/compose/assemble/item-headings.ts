/** Headings of the items of one block: every item has one, or none has. */
import type { Item, LanguageTag } from '../../contract/index.ts';
import { headingFor, splitAtVerb } from '../kinds/index.ts';
import { startsWithVerb } from '../shorten/verbs.ts';
import { sectionOf } from './headings.ts';
import { capitalised, type Numbering, type Statement } from './statement.ts';

export interface HeadedPage {
  topic: string;
  title: string;
  /** Subjects may be set as headings from which their statements read on: then they are not counted as text. */
  readsOn: boolean;
}

interface Headed {
  heading: string | undefined;
  text: string;
}

const LONGEST = 44;

/**
 * Items that draw the statements. Their headings, all different: the sources' own headings above them; else names and terms that the
 * statements do not begin with; else their subjects, from which the texts read on. Where one statement has none, none has: a row of
 * which some have headings looks ragged.
 */
export function headedItems(statements: readonly Statement[], page: HeadedPage, numbering: Numbering): Item[] {
  const choices = [
    statements.map((statement) => plain(statement, sectionOf(statement.paragraph, page.title))),
    statements.map((statement) => plain(statement, nameIn(statement, page.topic, numbering.language))),
    ...(page.readsOn ? [statements.map((statement) => readingOn(statement, page.topic))] : []),
  ];
  const found = statements.length < 2 ? undefined : choices.find((choice) => isComplete(choice, numbering));
  return statements.map((statement, i) => {
    const { heading, text } = found?.[i] ?? plain(statement, undefined);
    const item = numbering.item(statement, text);
    return heading === undefined ? item : { ...item, heading: numbering.use(heading) };
  });
}

function plain({ candidate }: Statement, heading: string | undefined): Headed {
  return { heading, text: candidate.text };
}

function isComplete(choice: readonly Headed[], numbering: Numbering): boolean {
  const headings = choice.map(({ heading }) => heading?.toLowerCase());
  return (
    headings.every((heading) => heading !== undefined && heading.length <= LONGEST && !numbering.isUsed(heading)) &&
    new Set(headings).size === headings.length
  );
}

/** The subject as heading, the rest as text; only where the subject says more than the topic. */
function readingOn({ drawn, candidate }: Statement, topic: string): Headed {
  const split = candidate.sentences.length > 1 ? undefined : splitAtVerb(drawn, topic);
  return split === undefined
    ? { heading: undefined, text: candidate.text }
    : { heading: capitalised(split.subject), text: split.rest };
}

/** A name or a term that the statement tells of and does not begin with. */
function nameIn({ drawn, candidate }: Statement, topic: string, language: LanguageTag): string | undefined {
  const heading = headingFor(drawn, topic);
  if (heading === undefined || !saysSomething(heading, language)) return undefined;
  const start = candidate.text.replace(/^(?:the|an?) /iu, '').toLowerCase();
  return start.startsWith(heading.toLowerCase()) ? undefined : heading;
}

const EMPTY_WORD =
  /^(?:don['’]t|name|piece|areas|fellow|past|perhaps|except|besides|following|ultimately|compared|only|despite|when|while|although|alternative|alternatives|scientists|scientist|astronomers|historians|researchers|experts|people|many|europe|europeans|substances|concept|discovery|presence|strength|use|uses|size|amount|beginning|average|total|there|today|eventually|finally|overall|depending|according|early|late|later|such|different|wide|various|certain|much|large|small|few|gist|fact|mutual|everyday|modes|long|new|old|recent|initial|main|major|important|similar|several|nothing|everything|anything)$/iu;

/** A heading is a name for what is told: no participle in front, no verb behind, no single word that fits anything. */
function saysSomething(heading: string, language: LanguageTag): boolean {
  const words = heading.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length === 1) return language !== 'en';
  if (EMPTY_WORD.test(first) && !/^(?:people|europeans?|early|late|average|total)$/iu.test(first)) return false;
  if (/(?:ly|wise)$/u.test(first) && first.length > 5) return false;
  if (words.length > 2 && words.slice(1).some((word) => startsWithVerb(word))) return false;
  return !(/(?:ing|ed|ly|such|to|is|are)$/u.test(last) || last.length === 1);
}
