/** Words of a question that do not say what it is about. */

const FUNCTION_WORDS = `a an the and or but nor so yet if then else than that this these those there here
i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs one ones
am is are was were be been being do does did done doing has have had having can could will would shall should may might must
let
of in on at by for from to into onto upon with without within about against between among across through during
before after above below over under around along behind beyond near off out up down again as per via
not no any some all each every both either neither few many much more most other such own same only just very too also even still
what which who whom whose when where why how whether while because since until though although
now ever never always often sometimes usually really actually exactly please way ways thing things lot lots`;

const REQUEST_WORDS = `explain explained explaining explainer describe described tell show give say know want need like make
overview introduction intro summary summarize guide basics basic beginner beginners simple simply easy quick short
infographic poster presentation topic facts fact information info
meaning mean means meant definition define defined called learn learning understand understanding teach everything
difference differences vs versus compare compared comparison between`;

/**
 * Words that say which side of a topic is meant, but never what the topic is: their absence does not
 * make a section irrelevant, and their presence does not make it relevant.
 */
const SIDE_WORDS = `work works working happen happens happened cause causes caused effect effects result results
form forms formed become come comes came go goes went get gets got take takes took use uses used using help helps
type types kind kinds example examples part parts role roles process processes step steps stage stages
origin origins consequence consequences aftermath impact impacts legacy
history historical ancient theory theories discovery discover discovered discoveries invent invented invention important importance
main major different big small large first new old modern good bad best great famous
life people person man men time times year years day today world science scientific scientist scientists
start started begin end ended long look change changes find found
study story reason reasons purpose function functions idea ideas concept concepts principle principles
thinker thinkers scale`;

const split = (words: string): string[] => words.split(/\s+/);

export const STOP_WORDS: ReadonlySet<string> = new Set([...split(FUNCTION_WORDS), ...split(REQUEST_WORDS)]);
export const INDEX_STOP_WORDS: ReadonlySet<string> = new Set(split(FUNCTION_WORDS));
export const SIDE_WORD_SET: ReadonlySet<string> = new Set(split(SIDE_WORDS));
