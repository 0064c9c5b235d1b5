/** A chosen candidate made ready for the page: its claim, and the recognisers' findings on the text as it is drawn. */
import type { Citation, Claim, LanguageTag } from '../../contract/index.ts';
import { headingFor, nounsOf } from '../kinds/index.ts';
import type { Material, Paragraph } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { Sentence } from '../sentence.ts';
import { startsWithVerb } from '../shorten/verbs.ts';

export interface Statement {
  candidate: Candidate;
  /** The first sentence used, with `text` as it is drawn: what the recognisers look at. */
  drawn: Sentence;
  paragraph: Paragraph;
  /** Position among the chosen ones in reading order of the sources. */
  order: number;
}

export function makeStatement(candidate: Candidate, material: Material, order: number): Statement | undefined {
  const first = material.sentences[candidate.sentences[0] ?? -1];
  const paragraph = material.paragraphs[candidate.paragraph];
  if (first === undefined || paragraph === undefined) return undefined;
  return { candidate, drawn: { ...first, text: candidate.text }, paragraph, order };
}

/** Where a noun that stands in a pronoun's place is named, if there is one; then the statement's own stretch. */
export function citationsOf(statement: Statement, material: Material): Citation[] {
  const own = citationOf(statement, material);
  const { referent } = statement.candidate;
  const naming = material.sentences[referent?.sentence ?? -1];
  if (referent === undefined || naming === undefined) return [own];
  const start = statement.paragraph.source.text.indexOf(referent.text, naming.start);
  const { sourceId, passageId } = naming;
  return [{ sourceId, passageId, quote: referent.text, start, end: start + referent.text.length }, own];
}

/** The whole stretch of the source from which the statement was taken. */
function citationOf(statement: Statement, material: Material): Citation {
  const { candidate, drawn, paragraph } = statement;
  const last = material.sentences[candidate.sentences.at(-1) ?? -1] ?? drawn;
  return {
    sourceId: drawn.sourceId,
    passageId: drawn.passageId,
    quote: paragraph.source.text.slice(drawn.start, last.end),
    start: drawn.start,
    end: last.end,
  };
}

/** Gives out ids in reading order, and one claim a statement however often it is drawn. */
export class Numbering {
  readonly claims: Claim[] = [];
  private items = 0;
  private blocks = 0;
  private readonly known = new Map<Statement, string>();
  private readonly headings = new Set<string>();
  private readonly material: Material;
  private readonly topic: string;

  constructor(material: Material, topic: string) {
    this.material = material;
    this.topic = topic;
  }

  get language(): LanguageTag {
    return this.material.language;
  }

  blockId(): string {
    this.blocks++;
    return `b${this.blocks}`;
  }

  rowId(): string {
    this.items++;
    return `i${this.items}`;
  }

  claimId(statement: Statement): string {
    const known = this.known.get(statement);
    if (known !== undefined) return known;
    const id = `c${this.claims.length + 1}`;
    this.known.set(statement, id);
    this.claims.push({
      id,
      text: statement.candidate.text,
      citations: citationsOf(statement, this.material),
      verdict: 'unsupported',
      method: statement.candidate.method,
    });
    return id;
  }

  /** An item that draws `text` of the statement; headings do not repeat on one page. */
  item(statement: Statement, text: string, options: { heading: boolean } = { heading: true }) {
    const id = this.rowId();
    const claimId = this.claimId(statement);
    const nouns = nounsOf(statement.candidate.text, this.language);
    const heading = options.heading ? this.freshHeading(statement) : undefined;
    return { id, claimId, text, nouns, ...(heading === undefined ? {} : { heading }) };
  }

  /** Headings of blocks count as used, so that no item repeats them. */
  use(heading: string): string {
    this.headings.add(heading.toLowerCase());
    return heading;
  }

  isUsed(heading: string): boolean {
    return this.headings.has(heading.toLowerCase());
  }

  private freshHeading(statement: Statement): string | undefined {
    const heading = headingFor(statement.drawn, this.topic);
    if (
      heading === undefined ||
      !saysSomething(heading, statement.candidate.text, this.language) ||
      this.headings.has(heading.toLowerCase())
    )
      return undefined;
    this.headings.add(heading.toLowerCase());
    return heading;
  }
}

/** First letter raised. */
export function capitalised(text: string): string {
  return text.replace(/^(["'“‘«„(]*)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toUpperCase());
}

const EMPTY_WORD =
  /^(?:don['’]t|name|piece|areas|fellow|past|perhaps|except|besides|following|ultimately|compared|only|despite|when|while|although|alternative|alternatives|scientists|scientist|astronomers|historians|researchers|experts|people|many|europe|europeans|substances|concept|discovery|presence|strength|use|uses|size|amount|beginning|average|total|there|today|eventually|finally|overall|depending|according|early|late|later|such|different|wide|various|certain|much|large|small|few|gist|fact|mutual|everyday|modes|long|new|old|recent|initial|main|major|important|similar|several|nothing|everything|anything)$/iu;

/** One word alone is a heading where it is a name, or things in the plural that the statement begins with. */
function isName(word: string, text: string): boolean {
  const at = text.indexOf(word);
  if (at > 0) return /\p{Ll}[ ]$/u.test(text.slice(0, at)) && /^\p{Lu}/u.test(word);
  return at === 0 && (/[^s’']s$/u.test(word) || /^\p{Lu}[\p{Ll}]*\p{Lu}/u.test(word));
}

/** A heading is a name for what is told: no participle in front, no verb behind, no single word that fits anything. */
function saysSomething(heading: string, text: string, language: LanguageTag): boolean {
  const words = heading.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (
    EMPTY_WORD.test(first) &&
    (words.length === 1 || !/^(?:people|europeans?|early|late|average|total)$/iu.test(first))
  )
    return false;
  if (/(?:ly|wise)$/u.test(first) && first.length > 5) return false;
  if (words.length > 2 && words.slice(1).some((word) => startsWithVerb(word))) return false;
  if (words.length === 1) return language !== 'en' || isName(first, text);
  return !(/(?:ing|ed|ly|such|to|is|are)$/u.test(last) || last.length === 1);
}
