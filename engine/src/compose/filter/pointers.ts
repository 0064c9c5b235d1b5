/**
 * Words that point out of a sentence, told by where they stand: "here", "since then", a pronoun behind a phrase that names no subject, or as
 * the object of the only other noun. They need what was told before.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { firstFiniteVerb } from '../shorten/verbs.ts';

/** A place or a time that only the text before tells. */
const PLACE_OR_TIME: Partial<Record<LanguageTag, RegExp>> = {
  en: / here\b(?!-)|^Here\b|\bha(?:s|ve|d) since(?! (?:\d|the\b|its\b|\p{Lu}))\b|[Ss]ince then\b| (?:in response|ever since)(?=[.,])/u,
  es: /(?<!\p{L})(?:aquí|desde entonces)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:hier|seitdem|seither)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:здесь|с тех пор)(?!\p{L})(?!, как)/iu,
  zh: /自那(?:以后|之后|时)?|从那(?:以后|之后|时)|从此|^.{0,6}(?:在此期间|此时)/u,
};

/** A phrase at the beginning, its comma, then a pronoun: nobody has been named. */
const BEHIND_PHRASE: Partial<Record<LanguageTag, RegExp>> = {
  es: /^(?:En|Desde|Tras|Durante|Hasta|Antes|Después|Por|Para|Con|Según|A) [^,;:]{2,60}, (?:él|ella|ellos|ellas|sus?)(?!\p{L})/u,
  ru: /^(?:В|Во|До|После|С|К|На|При|Из|От|Перед|Между|Около|Через|По|Для) [^,;:]{2,60}, (?:он|она|оно|они|его|её|ее|их|ему|ей|им)(?!\p{L})/u,
  zh: /^(?:在|从|自|到|直[到至]|当|随着|经过|由于|因为|\d)[^，。；]{2,30}，(?:他|她|它|其(?!他|中|实)|两者|二者|双方)/u,
};

/** A pronoun with no more than small words before it. */
const NEAR_BEGINNING: Partial<Record<LanguageTag, RegExp>> = {
  ru: /^(?:(?:поэтому|однако|также|тогда|теперь|когда|если|хотя|у|в|с|к|на|для|из|от|по|и|но|а),? ){1,2}(?:он|она|оно|они|его|её|ее|их|ему|ей|им|них|него|неё|нее|ней)(?!\p{L})/iu,
  es: /^(?:además|también|por ello|aunque|cuando|si|con|para|de|en|a),? (?:él|ella|ellos|ellas|sus?)(?! vez)(?!\p{L})/iu,
  zh: /^(?:两人|二人|双方|也|仍然?|还(?!原)|当?他们|后来，?[他她它]|受影响的|上述)/u,
};

/** A verb whose subject is left out because the text before named it; in German the pronoun behind the verb of a sentence that begins with something else. */
const NO_SUBJECT: Partial<Record<LanguageTag, RegExp>> = {
  es: /^(?:Además, |También )?(?:Es|Era|Fue|Son|Eran|Fueron|Está|Están|Estaba|Estaban|Tiene|Tienen|Tenía|Tenían|Tuvo|Tuvieron|Puede|Pueden|Podía)(?! (?:\p{Lu}|que(?!\p{L})|\p{Ll}+ (?:que|si|\p{Ll}+[aei]r)(?!\p{L})))(?!\p{L})|^(?!(?:Murió|Murieron|Hubo|Nació|Nacieron|Existió|Existieron|Ocurrió|Faltó)(?!\p{L}))\p{Lu}\p{Ll}+(?:[bcdfghjlmnprstvyz]ó|[aei]ron)(?= )|^Se \p{Ll}+[,.](?!.*, que )|^Como tal(?:es)?,|^(?:En|Durante|Tras|Desde|Después|Cuando|Con) [^;:.]{2,80}, (?:es|era|son|eran|\p{Ll}{2,}(?:[bcdfghjlmnprstvyz]ó|[aei]ron)) (?:al|a los|a las|(?:\p{Ll}+[aei]r))(?!\p{L})/u,
  pt: /^(?:É|Era|Foi|São|Eram|Foram|Está|Estão|Tem|Têm|Tinha|Teve|Pode|Podem)(?! (?:\p{Lu}|que(?!\p{L})|\p{Ll}+ (?:que|se|\p{Ll}+[aei]r)(?!\p{L})))(?!\p{L})/u,
  de: /^(?!(?:Wenn|Als(?! solche)|Obwohl|Da|Weil|Nachdem|Bevor|Während|Dass|Ob)(?!\p{L}))[^,;:.]{3,90} \p{Ll}*(?:te|ten|rde|rden|ist|sind|war|waren|hat|haben|ab|ieß|ing|am|ielt|ann|anden|aben|amen|ingen|ießen|ielten) (?:er|sie)(?!\p{L})|^Als solche[rs]?(?!\p{L})/u,
};

/** An example of what was told before. */
const EXAMPLE_OF: Partial<Record<LanguageTag, RegExp>> = {
  en: /^(?:An?|One|Another) (?:(?:more|less) )?(?:\p{Ll}+ )?(?:example|instance) (?:is|was|are|were)\b|^Fellow\b/u,
  ru: /^(?:Более |Ещё |Еще |Другой |Одним из )?(?:\p{Ll}+ )?[Пп]ример(?:ом|ами)?(?= (?:—|является|служит|может))/u,
};

/** `text` without its quotations. */
export function pointsBack(text: string, language: LanguageTag): boolean {
  return (
    PLACE_OR_TIME[language]?.test(text) === true ||
    BEHIND_PHRASE[language]?.test(text) === true ||
    NEAR_BEGINNING[language]?.test(text) === true ||
    NO_SUBJECT[language]?.test(text) === true ||
    EXAMPLE_OF[language]?.test(text) === true ||
    (language === 'en' && (LOOKING_AT_IT.test(text) || hasLooseObject(text)))
  );
}

/** "Looking at it from another side, …" */
const LOOKING_AT_IT = /^\p{Lu}\p{Ll}+ing (?:(?:at|to|on|for|from|with|about|into) )?(?:it|them|him)\b/u;
const OBJECT =
  /^ (?:\p{Ll}+ly )?(?:him|them|it|her(?= (?:in|at|on|to|as|for|from|with|by)\b)|her(?=[.,]))(?=[ .,])(?! [^,.;]{0,40}\b(?:to|that|for)\b)/u;

/** "Newcastle replaced him": the object is not the subject, and nobody else has been named. */
function hasLooseObject(text: string): boolean {
  if (!/^[^,;:]{3,80} (?:him|them|it|her)\b/u.test(text)) return false;
  const verb = firstFiniteVerb(text);
  if (verb === undefined || /[,;:—–]|\b(?:and|of)\b/u.test(text.slice(0, verb.start))) return false;
  return OBJECT.test(text.slice(verb.start + verb.word.length));
}
