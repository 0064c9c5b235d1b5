/** Он, она, оно and они at the beginning of a Russian sentence, where they agree with the subject of the sentence before. */
import type { Material } from '../material.ts';
import { sameParagraph } from './paragraph.ts';
import type { Referent, Resolution } from './types.ts';

type Gender = 'он' | 'она' | 'оно' | 'они';

/** Connectives, a year, a place in time. */
const LEAD =
  /^(?:(?:Однако|Затем|Позже|Позднее|Впоследствии|Кроме того,|Тем не менее,?|Поэтому|Также|Например,) |(?:В|С|К|После|До|Около) [^,;:]{2,30}(?:году|года|годах|годов|веке|века|век|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря),? )?/u;
const PRONOUN = /^(?<word>он|она|оно|они)(?<also> также| тоже)?(?= )/iu;
/** The subject: a name, or a noun with a name behind it; then its verb, which tells its gender. */
const SUBJECT =
  /^(?<noun>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,3})(?: \([^()]*\))?(?:, (?!и |а |но )[^,;]{3,60},)? (?:также |тоже |впервые |уже |вскоре |затем )?(?<verb>\p{Ll}+)(?<rest>.*)$/su;
const PAST: readonly (readonly [RegExp, Gender])[] = [
  [/(?:ла|лась)$/u, 'она'],
  [/(?:ло|лось)$/u, 'оно'],
  [/(?:ли|лись)$/u, 'они'],
  [/(?:[аеиоуыяё]л|[аеиоуыяё]лся|^шёл|^смог|^мог)$/u, 'он'],
];
const COPULA = /^(?:явля(?:ется|лся|лась|лось|лись)|был[аои]?|стал[аои]?|остается|оставал(?:ся|ась))$/u;
/** Capital letters at the beginning of a sentence that are no names. */
const NO_NAME =
  /^(?:Это|Эт[аио]|Так|Там|Тогда|Все|Многие|Некоторые|Один|Одна|Другие|Другой|Каждый|Кто|Что|Как|Когда|Если|Хотя|После|Перед|Во|Из|На|По|Для|При|Среди|Между|Первый|Первая|Первым|Наиболее|Большинство|Их|Его|Ее|Её|Сам|Также|Было|Был|Была)(?: |$)/u;
const NAME_INSIDE = /(?<![\p{L}«„"]|\p{Lu}\p{L}+ )\p{Lu}\p{L}+/gu;
const PLACE_BEFORE = /(?:^|\s)(?:в|во|на|из|от|с|к|о|об|у|около|под|до|для|по|через|год|году|года)\s$/iu;

interface Topic {
  referent: Referent;
  gender: Gender;
  copula: boolean;
  rest: string;
}

/** See `Resolver`. */
export function resolveRussian(material: Material): (Resolution | undefined)[] {
  let topic: Topic | undefined;
  return material.sentences.map(({ text }, i) => {
    const lead = LEAD.exec(text)?.[0].length ?? 0;
    const match = PRONOUN.exec(text.slice(lead));
    const word = match?.groups?.word;
    if (word === undefined) {
      topic = topicOf(text.slice(lead), i);
      return undefined;
    }
    const also = match?.groups?.also !== undefined;
    if (!sameParagraph(material, i) || topic?.gender !== word.toLowerCase() || !(also || goesOn(topic)))
      topic = undefined;
    if (topic === undefined) return undefined;
    const { referent } = topic;
    topic = { ...topic, rest: text.slice(lead + word.length), copula: false };
    const replaced = { start: lead, end: lead + word.length };
    const resolved = text.slice(0, lead) + referent.text + text.slice(replaced.end);
    return { text: resolved, replaced, length: referent.text.length, referent };
  });
}

function topicOf(text: string, sentence: number): Topic | undefined {
  const { noun, verb = '', rest = '' } = SUBJECT.exec(text)?.groups ?? {};
  if (noun === undefined || NO_NAME.test(noun)) return undefined;
  const gender = PAST.find(([ending]) => ending.test(verb))?.[1] ?? (COPULA.test(verb) ? genderOf(noun) : undefined);
  return gender === undefined
    ? undefined
    : { referent: { text: noun, sentence }, gender, copula: COPULA.test(verb), rest };
}

/** By the ending of the first word: "Гипотеза Полиньяка" is feminine, "Джэксонвилл" masculine. */
function genderOf(noun: string): Gender | undefined {
  const first = noun.split(' ')[0] ?? '';
  if (/[бвгджзйклмнпрстфхцчшщ]$/u.test(first)) return 'он';
  return /[ая]$/u.test(first) && !noun.includes(' ') ? 'она' : undefined;
}

/** Nothing else of the sentence before can be meant. */
function goesOn({ copula, rest }: Topic): boolean {
  if (/[;]|, (?:а|но|и|в то время как|котор\p{L}+|когда|где) /u.test(rest)) return false;
  if (copula) return true;
  for (const match of rest.matchAll(NAME_INSIDE)) if (!PLACE_BEFORE.test(rest.slice(0, match.index))) return false;
  return true;
}
