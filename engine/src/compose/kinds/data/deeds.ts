/** Verbs of histories by how much what they tell changes. English. */

function verbs(list: string): RegExp {
  const words = list.trim().split(/ \| |\s*\n\s*/u);
  return new RegExp(`(?<![\\p{L}’'-])(?:${words.join('|')})(?![\\p{L}’'-])`, 'iu');
}

/** Beginnings and ends, foundings, conquests, treaties, discoveries. */
export const TURNING: RegExp = verbs(`
  began | begun | broke out | erupted | ended | came to an end | put an end to | brought an end | collapsed | fell to | fell in | dissolved | abolished
  founded | established | created | unified | united | proclaimed | declared | became (?:the|a|an|king|emperor|sultan|president|independent|known)
  crowned | elected | inaugurated | enthroned | abdicated | deposed | overthrew | overthrown | ousted | toppled | assassinated | executed | beheaded | murdered
  conquered | captured | seized | invaded | defeated | surrendered | annexed | occupied | sacked | stormed | besieged | recaptured | liberated
  signed | ratified | granted (?:\\p{L}+ ){0,2}(?:independence|citizenship|freedom) | independen(?:ce|t) from | won (?:its |their )?independence | gained (?:its |their )?independence
  discovered | invented | proved | demonstrated | published | patented | formulated | proposed | isolated | coined | theorized | identified
  launched | landed | orbited | set foot | circumnavigated | reached the (?:moon|pole|new world|americas) | set sail | sailed
  detonated | dropped (?:an|the|its|two) | bombed | attacked | revolted | rebelled | mutinied | declared war | entered the war | armistice | cease-?fire
  finally reached | first reached | fell with | outlawed | emancipated | legalized | formalized | adopted | enacted | promulgated | issued (?:the|a|an)
  rose to (?:power|prominence) | came to (?:power|the throne) | (?:seized|took) power | (?:confirm|consolidate)(?:d|s)? (?:his|her|its|their) (?:rule|power)
  died | was born | was killed | partitioned | seceded | restored | converted to | wiped out | broke away | reunified | officially
`);

/** Deeds of some weight. */
export const TELLING: RegExp = verbs(`
  arrived | reached | defended | retook | crossed | marched | met | wrote | built | constructed | completed | opened | introduced | developed | passed | voted | banned | expelled
  led | ruled | succeeded | appointed | ordered | summoned | called for | convened | organized | formed | joined | withdrew | expanded | spread
  won | lost | fought | clashed | destroyed | burned | fled | exiled | forced | killed | massacred | protested | struck | returned | replaced
  presented | gave | sent | moved | took (?:power|control|over|the|place) | assumed | extended | divided | broke | failed | halted | repealed | allowed | permitted
  invited | observed | showed | tested | explained | described | separated | produced | translated | painted | taught | freed | emerged | culminated | rose | entered
`);

/** How something was, went on, was meant or estimated. */
export const IDLE: RegExp = verbs(`
  was | were | had | seemed | remained | continued | lived | numbered | traded | averaged | received | estimated | considered | viewed | worried | feared | hoped
  increased | decreased | grew | declined | relied | worked | stood | wanted | needed | enjoyed | suffered | served | contained
`);
