/** A chosen candidate made ready for the page: its claim, and the recognisers' findings on the text as it is drawn. */
import type { Citation, Claim, LanguageTag } from '../../contract/index.ts';
import { nounsOf } from '../kinds/index.ts';
import type { Material, Paragraph } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { Sentence } from '../sentence.ts';

export interface Statement {
  candidate: Candidate;
  /** The first sentence used, with `text` as it is drawn: what the recognisers look at. */
  drawn: Sentence;
  paragraph: Paragraph;
  /** Position among the chosen ones in reading order of the sources. */
  order: number;
  /** A statement that the block's heading is taken from; cited with this one. */
  also?: Statement;
}

export function makeStatement(candidate: Candidate, material: Material, order: number): Statement | undefined {
  const first = material.sentences[candidate.sentences[0] ?? -1];
  const paragraph = material.paragraphs[candidate.paragraph];
  if (first === undefined || paragraph === undefined) return undefined;
  return { candidate, drawn: { ...first, text: candidate.text }, paragraph, order };
}

/** Where a noun that stands in a pronoun's place is named, if there is one; then the statement's own stretch. */
function citationsOf(statement: Statement, material: Material): Citation[] {
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

  constructor(material: Material) {
    this.material = material;
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
      citations: [statement, statement.also]
        .filter((each) => each !== undefined)
        .flatMap((each) => citationsOf(each, this.material)),
      verdict: 'unsupported',
      method: statement.candidate.method,
    });
    return id;
  }

  /** A claim of several stretches that are cited as they stand, such as the cells of a row. */
  cite(text: string, citations: readonly Citation[]): string {
    const known = this.claims.find((claim) => claim.text === text && claim.citations[0]?.start === citations[0]?.start);
    if (known !== undefined) return known.id;
    const id = `c${this.claims.length + 1}`;
    this.claims.push({ id, text, citations: [...citations], verdict: 'unsupported', method: 'shortened' });
    return id;
  }

  /** An item that draws `text` of the statement; `nouns` are those of the statement where none are given. */
  item(statement: Statement, text: string, nouns?: string[]) {
    const id = this.rowId();
    const claimId = this.claimId(statement);
    return { id, claimId, text, nouns: nouns ?? nounsOf(statement.candidate.text, this.language) };
  }

  /** Headings of blocks count as used, so that no item repeats them. */
  use(heading: string): string {
    this.headings.add(heading.toLowerCase());
    return heading;
  }

  isUsed(heading: string): boolean {
    return this.headings.has(heading.toLowerCase());
  }
}

/** First letter raised. */
export function capitalised(text: string): string {
  return text.replace(/^(["'“‘«„(]*)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toUpperCase());
}
