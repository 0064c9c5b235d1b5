/** Pronouns of English at the beginning of a sentence, and "this" with a noun that a name went before. */
import type { Material } from '../material.ts';
import { hasFiniteVerb } from '../shorten/verbs.ts';
import type { Span } from '../text/split.ts';
import { stemOf } from '../text/words.ts';
import { hasOtherPerson } from './english-persons.ts';
import {
  isName,
  type Kind,
  kindsOf,
  leadOf,
  type Spelling,
  type Subject,
  spellingIn,
  subjectOf,
} from './english-subject.ts';
import { sameParagraph } from './paragraph.ts';
import type { Referent, Resolution } from './types.ts';

interface Pronoun extends Span {
  kind: Kind;
  /** `its`: the noun takes the mark of possession. */
  possessive: boolean;
  /** "also", "then": the same subject goes on. */
  continues: boolean;
}

const PRONOUN =
  /^(?<word>he|she|it|they|his|her|its|their)(?<then> then| later| soon| subsequently| eventually)?(?<also>(?: (?:is|was|are|were|has|have|had))? also)?(?= )/iu;
// biome-ignore format: pairs
const KINDS: Readonly<Record<string, Kind>> = {
  he: 'he', his: 'he', she: 'she', her: 'she', it: 'it', its: 'it', they: 'they', their: 'they',
};
/** Behind these the pronoun may mean somebody whom they name. */
const CLAUSE = /^(?:When|After|Before|Although|While) /u;

function pronounOf(text: string): Pronoun | undefined {
  if (!MAY_REFER.test(text)) return undefined;
  const lead = leadOf(text);
  const match = PRONOUN.exec(text.slice(lead.length));
  const word = match?.groups?.word?.toLowerCase() ?? '';
  const kind = KINDS[word];
  if (match === null || kind === undefined || CLAUSE.test(lead)) return undefined;
  const { then, also } = match.groups ?? {};
  const possessive = word.length > 2 && word !== 'she' && word !== 'they';
  const rest = text.slice(lead.length + word.length);
  if (possessive ? STANDS_ALONE.test(rest) : kind === 'it' && isExpletive(rest)) return undefined;
  const end = lead.length + word.length + (possessive ? 0 : (then?.length ?? 0));
  return { kind, possessive, continues: !possessive && (then ?? also) !== undefined, start: lead.length, end };
}

/** "His was the first": no noun follows. */
const STANDS_ALONE = /^ (?:is|was|are|were|has|had|would|will|and|or)\b/u;

/** "it is known that", "it was in Paris that", "it took a year to": no noun is meant, or one that comes later. */
function isExpletive(rest: string): boolean {
  return (
    /^ (?:is|was|has been|had been|seems?|appears?|may be|might be|would be|will be|became|becomes|remains?|can be|could be|should be|must be|follows|turned|turns|happens|happened)\b(?: [\p{L}\d'’-]+){0,7}? (?:that|to|whether|how|why|if|who|when|where|until|because|for)\b/u.test(
      rest,
    ) || /^ (?:takes?|took|rains?|rained)\b/u.test(rest)
  );
}

interface Topic {
  subject: Subject;
  referent: Referent;
  kinds: ReadonlySet<Kind>;
  /** The sentence after which it is told of. */
  at: number;
}

const NOTHING: Subject = { text: '', start: 0, end: 0, verb: '', rest: '' };
const NO_TOPIC: Topic = { subject: NOTHING, referent: { text: '', sentence: -1 }, kinds: new Set(), at: -1 };

/** Only sentences that may begin with a pronoun are looked at; told fast, for most do not. */
const MAY_REFER =
  /^(?:[^,;:.]{2,60}, (?:\d{4}, )?|(?:Yet|But|And|So|Thus|Later|Soon|Also|Then|Today|However|Therefore) )?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b/;

/** See `Resolver`. */
export function resolveEnglish(material: Material): (Resolution | undefined)[] {
  const { sentences } = material;
  let topic: Topic | undefined;
  return sentences.map(({ text }, i) => {
    const before = sentences[i - 1];
    if (before === undefined || !sameParagraph(material, i)) return undefined;
    const pronoun = pronounOf(text);
    if (pronoun === undefined) {
      topic = undefined;
      return withNamedNoun(text, before.text, i - 1);
    }
    // Where the sentence before began with a pronoun, its noun stays what is told of.
    topic = topic?.at === i - 1 ? topic : topicOf(before.text, i - 1, material);
    const meant = topicFor(topic, pronoun, material);
    const subject = meant === undefined ? undefined : subjectOf(text);
    // What is said of its name is not said of Warsaw itself.
    const stays = meant !== undefined && subject !== undefined && (!pronoun.possessive || isPerson(pronoun.kind));
    topic = stays ? { referent: meant, subject, kinds: new Set([pronoun.kind]), at: i } : { ...NO_TOPIC, at: i };
    return meant === undefined ? undefined : withNoun(text, pronoun, meant, spellingIn(material));
  });
}

function isPerson(kind: Kind): boolean {
  return kind === 'he' || kind === 'she';
}

function topicOf(text: string, sentence: number, material: Material): Topic | undefined {
  // A sentence that begins with a pronoun itself names nothing.
  const subject = subjectOf(text);
  if (subject === undefined) return undefined;
  const kinds = kindsOf(subject, () => spellingIn(material));
  return kinds.size === 0 ? undefined : { subject, kinds, referent: { text: subject.text, sentence }, at: sentence };
}

/** What the sentence before is about, where the pronoun can mean nothing else. */
function topicFor(topic: Topic | undefined, pronoun: Pronoun, material: Material): Referent | undefined {
  if (topic?.kinds.has(pronoun.kind) !== true || !goesOn(topic, pronoun, material)) return undefined;
  // "members of the genus’s cells"
  return pronoun.possessive && !isShort(topic.referent.text) ? undefined : topic.referent;
}

function isShort(noun: string): boolean {
  return noun.split(' ').length <= 3 && !/ (?:of|and) /u.test(noun);
}

const BE = /^(?:is|are|was|were)$/u;
/** The verb takes no object: what follows is a place, a time, a manner, a purpose. */
const NO_OBJECT =
  /^(?: \p{Ll}+ly)?(?:$|[.,]| (?:in|on|at|from|to|for|as|into|through|during|until|since|between|along|across|near|of|over|under|around|out|up|off|back|and)\b)/u;
/** Something else acts, or may be meant. */
const OTHER = /; | by (?:the|an?) | (?:while|whereas|when|where|who|which|that|because) /u;

/** Whether the subject of the sentence before goes on as the subject of this one, and nothing else can be meant. */
function goesOn({ subject, referent }: Topic, { kind, continues, possessive }: Pronoun, material: Material): boolean {
  if (isPerson(kind)) return continues || !hasOtherPerson(subject.rest, referent.text);
  if (continues && !possessive) return true;
  if (OTHER.test(subject.rest) || hasSecondClause(subject.rest)) return false;
  return BE.test(subject.verb) || NO_OBJECT.test(subject.rest) || (kind === 'they' && isTitle(referent, material));
}

/** ", and the decade marked": a clause with a subject of its own. */
function hasSecondClause(rest: string): boolean {
  const tail = /,? (?:and|but|so|with) ((?:the|an?|its|his|their|many|some|\p{Lu}).*)$/u.exec(rest)?.[1];
  return tail !== undefined && hasFiniteVerb(tail);
}

/** The subject is what the source or the section is about. */
function isTitle({ text, sentence }: Referent, material: Material): boolean {
  const paragraph = material.paragraphs[material.paragraphOf[sentence] ?? -1];
  if (paragraph === undefined) return false;
  const titles = [paragraph.source.title, paragraph.passage.headings.at(-1) ?? ''].map(
    (title) => new Set(stemsOf(title)),
  );
  const own = stemsOf(text.replace(ARTICLE, ''));
  return titles.some((stems) => own.every((stem) => stems.has(stem)));
}

function stemsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemOf(word.toLowerCase(), 'en'));
}

const ARTICLE = /^(?:the|an?) /iu;

/** "This basin" behind "the Amazon basin". */
function withNamedNoun(text: string, before: string, sentence: number): Resolution | undefined {
  if (!(text.startsWith('This ') || text.startsWith('That '))) return undefined;
  const match =
    /^(?:This|That) (?<noun>\p{Ll}{3,})(?= (?:is|was|has|had|can|could|may|will|would|\p{Ll}+(?:s|ed)) )/u.exec(text);
  const noun = match?.groups?.noun;
  if (match === null || noun === undefined || before.split(new RegExp(`\\b${noun}`, 'iu')).length !== 2)
    return undefined;
  const named = new RegExp(`(?:the|an?|The|An?) (?:\\p{Lu}[\\p{L}’'-]+ ){1,3}${noun}\\b(?! of)`, 'u').exec(before)?.[0];
  if (named === undefined) return undefined;
  const put = named.replace(ARTICLE, (article) => article.charAt(0).toUpperCase() + article.slice(1));
  const replaced = { start: 0, end: match[0].length };
  return { text: put + text.slice(replaced.end), replaced, length: put.length, referent: { text: named, sentence } };
}

function withNoun(
  text: string,
  { start, end, possessive }: Pronoun,
  referent: Referent,
  spelling: Spelling,
): Resolution {
  const noun = start === 0 ? raised(referent.text) : lowered(referent.text, spelling);
  const put = possessive ? `${noun}${/s$/u.test(noun) ? '’' : '’s'}` : noun;
  const replaced = { start, end };
  return { text: text.slice(0, start) + put + text.slice(end), replaced, length: put.length, referent };
}

function raised(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** Inside a sentence only a name keeps its capital letter. */
function lowered(noun: string, spelling: Spelling): string {
  const [first = ''] = noun.split(' ');
  const common = ARTICLE.test(noun) || (!isName(noun, spelling) && spelling.isLower(first.toLowerCase()));
  return common ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun;
}
