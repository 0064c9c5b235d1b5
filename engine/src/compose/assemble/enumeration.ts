/** A whole with its parts, kinds or stages: named in one sentence, and where the material has a statement for each, told one by one. */
import type { Block, Item } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { type FoundParts, nounsOf, recognizeDefinition, recognizeParts } from '../kinds/index.ts';
import type { Material } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { Sentence } from '../sentence.ts';
import { countWords, wordsOf } from '../text/words.ts';
import { sectionOf } from './headings.ts';
import type { HighlightSearch } from './highlights.ts';
import { capitalised, makeStatement, type Numbering, type Statement } from './statement.ts';

export interface EnumerationForm {
  /** The sentence that names the parts; absent where the headings of a source do. */
  naming: Statement | undefined;
  found: FoundParts;
  /** One for each part, in their order; absent where the parts are only named. */
  members: Statement[] | undefined;
  /** Stages follow each other. */
  ordered: boolean;
}

const MOST_PARTS = 6;
const FEWEST_NAMED = 3;
/** Letters that words of one family share: "catalyst" and "catalysis". */
const STEM = 6;
const ENUMERATION_SHARE = 0.55;
const LONGEST_MEMBER = 30;
const ORDERED =
  /(?<!\p{L})(?:stages?|steps?|phases?|etapas?|fases?|étapes?|phasen|schritte|стади\p{L}+|этап\p{L}*)(?!\p{L})|阶段|階段|段階|चरण|مراحل/iu;

/** The enumeration of a text that says most of the topic; members are looked for in the same source. */
export function findEnumeration(
  search: HighlightSearch,
  topic: ReadonlySet<string>,
  speaksOfTopic: (candidate: Candidate) => boolean,
): EnumerationForm | undefined {
  const headed = findKinds(search, topic);
  if (headed !== undefined) return headed;
  let best: EnumerationForm | undefined;
  let highest = 0;
  for (const candidate of search.candidates) {
    if (candidate.sentences.some((i) => search.used.has(i)) || !speaksOfTopic(candidate)) continue;
    const statement = makeStatement(candidate, search.material, 0);
    const named = statement === undefined ? undefined : enumerationOf(statement);
    if (statement === undefined || named === undefined) continue;
    const members = membersOf(statement, named, search);
    if (members === undefined && named.found.parts.length < FEWEST_NAMED) continue;
    const worth = (0.4 + statement.paragraph.relevance) * (members === undefined ? 1 : 2) + candidate.kept * 0.2;
    if (worth <= highest) continue;
    highest = worth;
    best = { ...named, members };
  }
  return best;
}

/** Kinds of the topic that a source tells one by one, each under a heading that names it: "Live Attenuated Vaccines", "Subunit Vaccines". */
function findKinds(search: HighlightSearch, topic: ReadonlySet<string>): EnumerationForm | undefined {
  const { material, candidates } = search;
  const head = [...topic].at(-1);
  if (material.language !== 'en' || head === undefined) return undefined;
  const bySource = new Map<string, Map<string, Statement>>();
  for (const candidate of candidates) {
    const kind = isUsed(candidate, search) ? undefined : kindTold(candidate, material, head);
    if (kind === undefined) continue;
    const own = bySource.get(kind.statement.drawn.sourceId) ?? new Map<string, Statement>();
    const known = own.get(kind.heading);
    if (known === undefined || isBetterMember(kind.statement, known)) own.set(kind.heading, kind.statement);
    bySource.set(kind.statement.drawn.sourceId, own);
  }
  const [found] = [...bySource].sort(([, a], [, b]) => b.size - a.size);
  if (found === undefined) return undefined;
  const [sourceId, kinds] = found;
  const title = material.sources.find((source) => source.id === sourceId)?.title.toLowerCase() ?? '';
  // two are kinds of the topic where the source is about it
  if (kinds.size < (title.includes(head.slice(0, STEM)) ? 2 : FEWEST_NAMED)) return undefined;
  return withinRoom([...kinds].slice(0, MOST_PARTS), search);
}

/** A statement that begins with the heading above it, which names a kind of the topic. */
function kindTold(
  candidate: Candidate,
  material: Material,
  head: string,
): { heading: string; statement: Statement } | undefined {
  if (candidate.sentences.length > 1 || candidate.words > LONGEST_MEMBER) return undefined;
  const statement = makeStatement(candidate, material, 0);
  const heading = statement?.paragraph.passage.headings.at(-1);
  if (statement === undefined || heading === undefined) return undefined;
  const words = wordsOf(heading, 'en').filter((word) => word.content);
  const isKind = words.length > 1 && words.at(-1)?.stem === head && nameIn(candidate.text, heading, '') !== undefined;
  return isKind ? { heading, statement } : undefined;
}

/** What defines, else what comes first. */
function isBetterMember(statement: Statement, known: Statement): boolean {
  const defines = (each: Statement): boolean => recognizeDefinition(each.drawn, '') !== undefined;
  return statement.drawn.id !== known.drawn.id && defines(statement) && !defines(known);
}

function withinRoom(
  kinds: readonly (readonly [string, Statement])[],
  search: HighlightSearch,
): EnumerationForm | undefined {
  const members: Statement[] = [];
  const parts: string[] = [];
  let room = search.budget * ENUMERATION_SHARE;
  for (const [heading, statement] of kinds) {
    room -= statement.candidate.words;
    if (room < 0) break;
    members.push(statement);
    parts.push(heading);
  }
  const whole = parts[0]?.split(' ').at(-1);
  if (whole === undefined || members.length < 2) return undefined;
  return { naming: undefined, found: { whole, parts }, members, ordered: false };
}

function isUsed(candidate: Candidate, { used }: HighlightSearch): boolean {
  return candidate.sentences.some((i) => used.has(i));
}

/** The statements that are drawn. */
export function statementsOf({ members, naming }: EnumerationForm): Statement[] {
  return members ?? (naming === undefined ? [] : [naming]);
}

/** The parts that a statement names, where it says hardly more than that. */
export function enumerationOf(statement: Statement): EnumerationForm | undefined {
  const { candidate, drawn } = statement;
  if (candidate.sentences.length > 1) return undefined;
  const found = recognizeParts(drawn);
  if (found === undefined || found.parts.length > MOST_PARTS || wordsShown(found, drawn) < 0.8 * candidate.words)
    return undefined;
  return { naming: statement, found, members: undefined, ordered: ORDERED.test(found.lead ?? found.whole) };
}

function wordsShown({ lead, whole, parts }: FoundParts, { language }: Sentence): number {
  // the small words between the parts are not drawn
  return countWords([lead ?? whole, ...parts].join(' '), language) + parts.length;
}

function membersOf(statement: Statement, { found }: EnumerationForm, search: HighlightSearch): Statement[] | undefined {
  const { drawn } = statement;
  if (drawn.language !== 'en') return undefined;
  const own = search.candidates.filter(
    (candidate) =>
      candidate.sentences.length === 1 &&
      candidate.words <= LONGEST_MEMBER &&
      !candidate.sentences.some((i) => search.used.has(i) || search.material.sentences[i]?.id === drawn.id),
  );
  const members: Statement[] = [];
  for (const part of found.parts) {
    const member = memberFor(part, found, own, search, statement);
    if (member === undefined) return undefined;
    members.push(member);
  }
  const words = members.reduce((sum, member) => sum + member.candidate.words, 0);
  const distinct = new Set(members.map((member) => member.drawn.id)).size === members.length;
  return distinct && words <= search.budget * ENUMERATION_SHARE ? members : undefined;
}

function memberFor(
  part: string,
  found: FoundParts,
  candidates: readonly Candidate[],
  { material }: HighlightSearch,
  { drawn }: Statement,
): Statement | undefined {
  let best: Statement | undefined;
  let highest = 0;
  for (const candidate of candidates) {
    if (nameIn(candidate.text, part, found.whole) === undefined) continue;
    const statement = makeStatement(candidate, material, 0);
    if (statement === undefined || statement.drawn.sourceId !== drawn.sourceId) continue;
    const defines = recognizeDefinition(statement.drawn, '') === undefined ? 1 : 1.6;
    const near = 1 / (1 + Math.abs(statement.drawn.passageIndex - drawn.passageIndex) / 8);
    const behind = statement.drawn.start > drawn.start ? 1.2 : 1;
    const worth = defines * near * behind * candidate.kept;
    if (worth <= highest) continue;
    highest = worth;
    best = statement;
  }
  return best;
}

/** Verbs with which a statement about a part goes on. */
const GOES_ON =
  /^(?: \([^()]{1,40}\))?,? (?:is|are|was|were|has|have|had|can|may|must|will|do|does|did|occurs?|consists?|contains?|includes?|involves?|begins?|ends?|produces?|uses?|takes?|makes?|forms?|lives?|carry|carries|acts?|helps?|happens?|requires?|results?|refers?|lacks?|causes?|provides?|expose|exposes|allows?|converts?|binds?)(?= )/u;

/** "The initiation of replication" names the initiation. */
const OF_WHAT = [/^ (?:of|in) (?:the |an? )?[\p{L}-]+/u, /^ (?:of|in) (?:the |an? )?[\p{L}-]+ [\p{L}-]+/u];

/** The stretch with which a text begins and that names the part: "Generalized transduction" for "generalized". */
function nameIn(text: string, part: string, whole: string): string | undefined {
  const plain = wordsOf(part.replace(/ ?\([^()]*\)/gu, ''), 'en').filter((word) => word.content);
  const article = /^(?:The|An?) /u.exec(text)?.[0].length ?? 0;
  const words = wordsOf(text.slice(article, article + 120), 'en');
  if (plain.length === 0 || plain.some((word, i) => words[i]?.stem !== word.stem)) return undefined;
  const kin = new Set(wordsOf(whole, 'en').map((word) => word.stem));
  for (const extra of [0, 1]) {
    const last = words[plain.length - 1 + extra];
    if (last === undefined || (extra === 1 && !kin.has(last.stem))) return undefined;
    const rest = text.slice(article + last.end);
    if (GOES_ON.test(rest)) return text.slice(article, article + last.end);
    for (const what of OF_WHAT) {
      const length = what.exec(rest)?.[0].length ?? 0;
      if (length > 0 && GOES_ON.test(rest.slice(length))) return text.slice(article, article + last.end + length);
    }
  }
  return undefined;
}

const LONGEST_HEADING = 66;
const POINTING_LEAD = /(?<!\p{L})(?:it|they|these|this|those|such|let|we|you|I|if)(?!\p{L})/iu;

/** What leads up to the list, where that reads as a heading; else what is divided, its section, or the fixed label. */
function headingOf(
  { found: { lead, whole }, naming, ordered }: EnumerationForm,
  title: string,
  numbering: Numbering,
): string {
  const short = lead?.replace(/^There (?:are|were) (?:currently )?/u, '').replace(/ (?:are|were)$/u, '') ?? '';
  const section = naming === undefined ? undefined : sectionOf(naming.paragraph, title);
  const reads = (phrase: string, words: number): boolean =>
    phrase.length <= LONGEST_HEADING && phrase.split(' ').length >= words && !POINTING_LEAD.test(phrase);
  const own = !short.includes(',') && reads(short, 2) ? short : reads(whole, 3) ? whole : undefined;
  const free = [own, section].find((heading) => heading !== undefined && !numbering.isUsed(heading));
  return numbering.use(capitalised(free ?? label(ordered ? 'steps' : 'parts', numbering.language)));
}

export function enumerationBlock(form: EnumerationForm, title: string, numbering: Numbering): Block | undefined {
  const { found, naming } = form;
  const id = numbering.blockId();
  const heading = headingOf(form, title, numbering);
  const items =
    form.members === undefined ? namedItems(found, naming, numbering) : memberItems(form.members, form, numbering);
  if (items.length < 2) return undefined;
  return form.ordered
    ? { id, kind: 'steps', heading, items }
    : { id, kind: 'parts', heading, whole: found.whole, items };
}

function namedItems({ parts }: FoundParts, naming: Statement | undefined, numbering: Numbering): Item[] {
  if (naming === undefined) return [];
  return parts.map((part) => numbering.item(naming, capitalised(part), nounsOf(part, numbering.language)));
}

/** The parts as headings, and what is said of them reading on from there: their meanings, where all are defined. */
function memberItems(members: readonly Statement[], { found, naming }: EnumerationForm, numbering: Numbering): Item[] {
  const told = members.map((member, i) => {
    const part = found.parts[i] ?? '';
    const name = nameIn(member.candidate.text, part, found.whole) ?? part;
    const { text } = member.candidate;
    return { name, rest: text.slice(text.indexOf(name) + name.length).trimStart() };
  });
  const areDefined = told.every(({ rest }) => MEANING.test(rest));
  return members.map((member, i) => {
    const { name = '', rest = '' } = told[i] ?? {};
    const text = areDefined ? capitalised(rest.replace(MEANING, '')) : rest;
    // The heading of the block stands in the sentence that names the parts.
    return {
      ...numbering.item(i === 0 && naming ? { ...member, also: naming } : member, text),
      heading: capitalised(name),
    };
  });
}

/** "is a …" behind a name. */
const MEANING = /^(?:is|are) (?=(?:an?|the|any|one) )/u;
