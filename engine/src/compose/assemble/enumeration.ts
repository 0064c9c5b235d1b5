/** A whole with its parts, kinds or stages: named in one sentence, and where the material has a statement for each, told one by one. */
import type { Block } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { type FoundParts, nounsOf, recognizeDefinition, recognizeParts } from '../kinds/index.ts';
import type { Candidate } from '../select/candidates.ts';
import type { Sentence } from '../sentence.ts';
import { countWords, wordsOf } from '../text/words.ts';
import type { HighlightSearch } from './highlights.ts';
import { capitalised, makeStatement, type Numbering, type Statement } from './statement.ts';

export interface EnumerationForm {
  /** The sentence that names the parts. */
  statement: Statement;
  found: FoundParts;
  /** One for each part, in their order; absent where the parts are only named. */
  members: Statement[] | undefined;
  /** Stages follow each other. */
  ordered: boolean;
}

const MOST_PARTS = 6;
const FEWEST_NAMED = 3;
const ENUMERATION_SHARE = 0.55;
const LONGEST_MEMBER = 30;
const ORDERED =
  /(?<!\p{L})(?:stages?|steps?|phases?|etapas?|fases?|étapes?|phasen|schritte|стади\p{L}+|этап\p{L}*)(?!\p{L})|阶段|階段|段階|चरण|مراحل/iu;

/** The enumeration of a text that says most of the topic; members are looked for in the same source. */
export function findEnumeration(
  search: HighlightSearch,
  speaksOfTopic: (candidate: Candidate) => boolean,
): EnumerationForm | undefined {
  let best: EnumerationForm | undefined;
  let highest = 0;
  for (const candidate of search.candidates) {
    if (candidate.sentences.some((i) => search.used.has(i)) || !speaksOfTopic(candidate)) continue;
    const statement = makeStatement(candidate, search.material, 0);
    const named = statement === undefined ? undefined : enumerationOf(statement);
    if (named === undefined) continue;
    const members = membersOf(named, search);
    if (members === undefined && named.found.parts.length < FEWEST_NAMED) continue;
    const relevance = statement?.paragraph.relevance ?? 0;
    const worth = (0.4 + relevance) * (members === undefined ? 1 : 2) + candidate.kept * 0.2;
    if (worth <= highest) continue;
    highest = worth;
    best = { ...named, members };
  }
  return best;
}

/** The parts that a statement names, where it says hardly more than that. */
export function enumerationOf(statement: Statement): EnumerationForm | undefined {
  const { candidate, drawn } = statement;
  if (candidate.sentences.length > 1) return undefined;
  const found = recognizeParts(drawn);
  if (found === undefined || found.parts.length > MOST_PARTS || wordsShown(found, drawn) < 0.8 * candidate.words)
    return undefined;
  return { statement, found, members: undefined, ordered: ORDERED.test(found.lead ?? found.whole) };
}

function wordsShown({ lead, whole, parts }: FoundParts, { language }: Sentence): number {
  // the small words between the parts are not drawn
  return countWords([lead ?? whole, ...parts].join(' '), language) + parts.length;
}

function membersOf({ statement, found }: EnumerationForm, search: HighlightSearch): Statement[] | undefined {
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
    if (GOES_ON.test(text.slice(article + last.end))) return text.slice(article, article + last.end);
  }
  return undefined;
}

const LONGEST_HEADING = 66;
const POINTING_LEAD = /(?<!\p{L})(?:it|they|these|this|those|such|let|we|you|I|if)(?!\p{L})/iu;

/** What leads up to the list, where that reads as a heading; else what is divided. */
function headingOf({ lead, whole }: FoundParts, numbering: Numbering): string {
  const short = lead?.replace(/^There (?:are|were) (?:currently )?/u, '').replace(/ (?:are|were)$/u, '') ?? '';
  if (short !== '' && short.length <= LONGEST_HEADING && !POINTING_LEAD.test(short) && !short.includes(','))
    return numbering.use(capitalised(short));
  const plain = whole.split(' ').length > 1 && whole.length <= LONGEST_HEADING && !POINTING_LEAD.test(whole);
  return numbering.use(plain ? capitalised(whole) : label('parts', numbering.language));
}

export function enumerationBlock(form: EnumerationForm, numbering: Numbering): Block {
  const id = numbering.blockId();
  const { found, members, statement } = form;
  const heading = headingOf(found, numbering);
  const items =
    members === undefined
      ? found.parts.map((part) => numbering.item(statement, capitalised(part), nounsOf(part, numbering.language)))
      : members.map((member, i) =>
          memberItem(member, found.parts[i] ?? '', i === 0 ? statement : undefined, numbering, found.whole),
        );
  return form.ordered
    ? { id, kind: 'steps', heading, items }
    : { id, kind: 'parts', heading, whole: found.whole, items };
}

/** The part as heading, and what is said of it reading on from there. */
function memberItem(member: Statement, part: string, of: Statement | undefined, numbering: Numbering, whole: string) {
  const { text } = member.candidate;
  const name = nameIn(text, part, whole) ?? part;
  // The heading of the block stands in the sentence that names the parts.
  const item = numbering.item(of === undefined ? member : { ...member, also: of }, textBehind(text, name));
  return { ...item, heading: capitalised(name) };
}

/** "is a …" behind its name is a meaning; other predicates read on from it. */
function textBehind(text: string, name: string): string {
  const rest = text.slice(text.indexOf(name) + name.length).trimStart();
  const meaning = /^(?:is|are) (?=(?:an?|the|any|one) )/u.exec(rest);
  return meaning === null ? rest : capitalised(rest.slice(meaning[0].length));
}
