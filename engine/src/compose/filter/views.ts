/**
 * Views that a passage reports, told as plain sentences: "… to accept three propositions. First, X were a problem." Alone on a poster
 * such a sentence would say it as a fact. Once a passage announces propaganda, prejudice or propositions, what it lists and what it
 * says of whole groups without a number stays out. English only: elsewhere nothing is known of how views are announced.
 */

const ANNOUNCES =
  /\b(?:propaganda|propositions?|ideolog(?:y|ies|ical)|racis[mt]s?|suprema(?:cy|cists?)|anti-?semit(?:ism|ic)|prejudices?|stereotypes?|stereotyping|pseudoscien\w+|conspirac(?:y|ies)|scapegoat\w*|dehumani[sz]\w+|eugenic\w*|superior race|inferior race|persuading|to justify|justified|misconceptions?|belie(?:fs?|ved|ving)|claimed|argued|asserted|insisted)\b/iu;
const LISTED = /^(?:first|second|third|fourth|fifth|firstly|secondly|thirdly|finally|lastly)\b/iu;
const OF_A_GROUP =
  /^(?:[A-Z][\w-]+ )?(?:(?:the )?[\w-]+ (?:people|peoples|races?|women|men|tribes|nations)|people|women|men|Jews|Muslims|Christians|Hindus|Slavs|Roma|Africans|Asians|Europeans|Indians|natives|immigrants|foreigners|savages|barbarians|enemies)\b[^.]{0,60}?\b(?:is|are|was|were|had to be|must be|should)\b/u;
const GROUNDED =
  /\d|\b(?:according to|believed|claimed|argued|said|wrote|were seen as|were considered|were called|portrayed|described)\b/iu;

/** `before`: the sentences of the passage above this one, as they stand there. */
export function reportsView(before: readonly string[], text: string): boolean {
  if (GROUNDED.test(text)) return false;
  if (!LISTED.test(text) && !OF_A_GROUP.test(text)) return false;
  return before.some((sentence) => ANNOUNCES.test(sentence));
}
