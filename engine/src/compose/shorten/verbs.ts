/** Finite verbs of English, told without a grammar: auxiliaries, common irregular and third-person forms, and regular past forms. */

const FORMS =
  'is are was were has have had do does did can could may might must shall should will would cannot became becomes become began begins begin took takes take made makes make went goes go came comes come saw sees see gave gives give got gets get found finds find led leads lead lost loses lose won wins win held holds hold ran runs run rose rises rise fell falls fall grew grows grow built builds build kept keeps keep left leaves leave meant means mean met meets meet paid pays pay put puts sent sends send set sets shot sold sells sell spent spends spend stood stands stand taught teaches teach thought thinks think told tells tell understood wrote writes write wore wears wear broke breaks break brought brings bring bought buys chose chooses choose drew draws draw drove drives drive ate eats eat fought fights fight flew flies fly forgot knew knows know laid lays lay lay lies lie lit rode rides ride sang sank sought seeks seek slept spoke speaks speak spread spreads struck strikes strike swam threw throws throw woke contains contain includes include consists consist remains remain occurs occur exists exist provides provide produces produce requires require uses use shows show serves serve refers refer describes describe represents represent forms form causes cause allows allow helps help follows follow lives live works work moves move turns turn causes depends depend varies vary differs differ belongs belong involves involve results result appears appear seems seem tends tend happens happen plays play receives receive acts act changes change converts convert carries carry creates create reaches reach extends extend covers cover features offers offer argues argue suggests suggest indicates indicate states believes believe claims claim absorbs absorb emits emit releases release travels travel orbits orbit revolves rotates contributes binds bind destroys reacts react combines combine determines determine measures measure begins ends end enters enter returns return increases increase decreases decrease connects connect heads marks mark needs need supports support controls control defines define explains explain'.split(
    ' ',
  );
const FINITE: ReadonlySet<string> = new Set(FORMS);
const AFTER_VERB =
  /^(?:a|an|the|to|in|by|of|on|at|with|from|his|her|its|their|that|as|for|into|it|them|him|not|no|all|some|many|more|up|out|over|$)$/u;
const TOKEN = /[\p{L}'’]+/gu;

/** Regular past forms; "-eed" and a few adjectives are none. */
function isRegularPast(word: string): boolean {
  return (
    /[^e]ed$/u.test(word) &&
    word.length > 4 &&
    !/^(?:united|hundred|sacred|naked|wicked|indeed|related|so-called|limited)$/u.test(word)
  );
}

function isContraction(word: string): boolean {
  return /n['’]t$/u.test(word);
}

/** Whether a stretch of English holds a finite verb that is not part of a relative clause opened inside it. */
export function hasFiniteVerb(text: string): boolean {
  let relative = 0;
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0].toLowerCase();
    if (/^(?:which|who|whose|that|where)$/u.test(word) && match.index > 0) {
      relative++;
      continue;
    }
    if (FINITE.has(word) || isContraction(word) || isRegularPast(word)) {
      if (relative === 0) return true;
      relative--;
    }
  }
  return false;
}

/** Whether the text goes on with a finite verb. */
export function startsWithVerb(text: string): boolean {
  const first = /[\p{L}'’]+/u.exec(text)?.[0] ?? '';
  if (/^\p{Lu}/u.test(first)) return false;
  const word = first.toLowerCase();
  return FINITE.has(word) || isContraction(word) || isRegularPast(word);
}

/** As `hasFiniteVerb`, but a past form counts only before a word that cannot be its noun: "married in", not "married couples". */
export function hasClearVerb(text: string): boolean {
  const tokens = text.toLowerCase().match(TOKEN) ?? [];
  return tokens.some((word, i) => {
    if (FINITE.has(word) || isContraction(word)) return true;
    return isRegularPast(word) && AFTER_VERB.test(tokens[i + 1] ?? '');
  });
}
