/** 它, 他 and 她 at the beginning of a Chinese sentence, behind one that says what something is: “X是…。它…”. */
import type { Material } from '../material.ts';
import { sameParagraph } from './paragraph.ts';
import type { Referent, Resolution } from './types.ts';

/** Connectives and a year before the subject. */
const LEAD = /^(?:(?:事实上|因此|此外|另外|后来|同时|不过|但是|然而|然后)，\s?)?(?:(?:在\s?)?\d{3,4}\s?年\s?，\s?)?/u;
const PRONOUN = /^(?<word>他|她|它)(?!们)(?<possessive>的)?/u;
/** A noun without "of", numbers, pronouns or words that join, then "is". */
const DEFINED =
  /^(?<noun>[\p{Script=Han}·•a-zA-Z-]{2,14}?)\s?(?:（[^（）]*）\s?)*(?:现在|目前|也|曾经?|一直|通常)?(?:是|成为|位于)(?<rest>.*)$/u;
const NO_NOUN =
  /[这那该其此他她它我你们的和与及或在于对从由把被了着过因但而所些个每各当年月日不没有以并也都还将要会能可时后前中上下里间据如则仅只如若虽]|^一|^(?:首|最|另|两|三)|(?:原因|问题|目的|结果|目标|主题|例子|特点|之一)$/u;
/** How the meaning of a word for a person ends. */
const PERSON = /(?:家|者|员|帝|王|子|师|授|卫|长|士|手|僧|父|母|人|生|女|后|统|军|将)\s?[。，]/u;

/** See `Resolver`. */
export function resolveChinese(material: Material): (Resolution | undefined)[] {
  let topic: { referent: Referent; person: boolean } | undefined;
  return material.sentences.map(({ text }, i) => {
    const lead = LEAD.exec(text)?.[0].length ?? 0;
    const match = PRONOUN.exec(text.slice(lead));
    const word = match?.groups?.word;
    if (word === undefined) {
      topic = topicOf(text.slice(lead), i);
      return undefined;
    }
    if (topic !== undefined && (!sameParagraph(material, i) || topic.person !== (word !== '它'))) topic = undefined;
    const meant = topic?.referent;
    if (match?.groups?.possessive !== undefined) topic = undefined;
    if (meant === undefined) return undefined;
    const replaced = { start: lead, end: lead + word.length };
    const resolved = text.slice(0, lead) + meant.text + text.slice(replaced.end);
    return { text: resolved, replaced, length: meant.text.length, referent: meant };
  });
}

function topicOf(text: string, sentence: number): { referent: Referent; person: boolean } | undefined {
  const groups = DEFINED.exec(text)?.groups;
  const { noun, rest } = groups ?? {};
  if (noun === undefined || rest === undefined || NO_NOUN.test(noun)) return undefined;
  // Something else may go on behind a semicolon.
  if (/[；;]/u.test(rest)) return undefined;
  return { referent: { text: noun, sentence }, person: PERSON.test(rest) || noun.includes('·') };
}
