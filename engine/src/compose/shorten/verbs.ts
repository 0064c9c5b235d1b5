/**
 * Finite verbs of English, told without a grammar: auxiliaries, common irregular and third-person forms, and regular past forms.
 * It answers one question: is there a main clause? When in doubt the answer is no, and the sentence is left whole or unused.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Forms that are verbs wherever they stand. */
const CLEAR = list(
  'is are was were has have had do does did can could may might must shall should will would cannot became become becomes began begins begin took takes take makes make went goes go came comes come saw sees gave gives give got gets get finds find loses lose wins win holds hold ran rose fell grew grows grow keeps keep meant meets meet pays pay puts sends send sells sell spends spend stood stands stand taught teaches teach thinks think understood wrote writes write wore wears wear broke brings bring buys chose chooses choose drew draws drove drives ate eats eat fought fights flew flies fly forgot knew knows know laid lays lay rode sang sank seeks seek slept spoke speaks speak strikes strike swam threw throws throw woke contains contain includes include consists consist remains remain occurs occur exist exists provides provide produces produce requires require serves serve refers refer describes describe represents represent allows allow follows follow depends depend varies vary differs differ belongs belong involves involve appears appear seems seem tends tend happens happen receives receive converts convert carries carry creates create extends extend argues argue suggests suggest indicates indicate believes believe absorbs absorb emits emit revolves rotates contributes contribute binds bind destroys destroy reacts react combines combine determines determine enters enter connects connect defines define explains explain prevents prevent protects protect affects affect reveals reveal reflects maintains maintain obtains obtain generates generate consumes consume evolves evolve transmits transmit penetrates inhibits stimulates regulates encodes survives thrives migrates expands shrinks collapses accelerates attracts attract repels repel vibrates dissolves dissolve evaporates condenses ionizes swallows whirls orbited bore arose led bled fled spun burst shone drank hid shook stole swore tore wove froze blew overthrew withdrew underwent undergo undergoes persist persists comprise comprises constitute constitutes possess possesses acquire acquires enable enables encourage encourages ensure ensures establish establishes promote promotes propose proposes retain retains tell tells told said says say agree agrees ask asks concern concerns mean dominate dominates dominated ruled died lived',
);
/** Forms that are nouns or participles as often; what stands before and after decides. */
const DOUBTFUL = list(
  'made found lost won held built kept left sent set put shot sold spent thought brought bought struck lit sought spread caught read cut hit cost lies lie falls rises runs run builds uses use shows show forms form causes cause helps help lives live works work moves move turns turn results result plays play acts act changes change reaches reach covers cover features offers offer states claims claim releases release travels travel orbits orbit measures measure ends end returns return increases increase decreases decrease heads marks mark needs need supports support controls control means leads lead leaves leave breaks break draws flows flow begins starts start ranges range peaks rests falls matters matter spins spin passes pass heats heat cools cool burns burn melts melt freezes boils grows sinks stops stop opens open closes close burns joins join calls call names lists ranks rank',
);
/** Participles that more often describe a noun ("compounds composed of …") than say what it did. */
const DESCRIBING = list(
  'composed called named known based located situated used made produced caused formed associated related involved followed compared considered described referred required needed given found surrounded covered filled connected attached released emitted generated created designed derived isolated extracted divided dedicated built sent led held brought written published developed termed entitled titled posed imposed inspired engendered funded supported controlled',
);
const RELATIVE = list(
  'which who whose whom that where because if when while although though whereas unless once whenever',
);
const BEFORE_NOUN = list(
  'a an the of its their his her my our this these those some any no each every and or in for with by to on at from into as many much more most several few all both other such two three four five',
);
const AFTER_VERB = list(
  'a an the to in by of on at with from his her its their that as for into it them him not no all some many more up out over through across between under against until during after before when while where because and or # other others widely briefly quickly',
);
const IN_GROUP = list(
  'not also been being be have had has often always never long now then still already probably even only first generally usually commonly typically just soon once finally actually',
);
const TOKEN = /[\p{L}'’]+(?:-[\p{L}]+)*|\p{N}+|[,;:—()]/gu;
/** Stands for a name or a number, which may follow a verb but is none. */
const NAME = '#';

/** Regular past forms; "-eed" and a few adjectives are none. */
function isRegularPast(word: string): boolean {
  return (
    /[^e]ed$/u.test(word) &&
    word.length > 4 &&
    !word.includes('-') &&
    !/^(?:united|hundred|sacred|naked|wicked|indeed|limited|unlimited|advanced|increased|complicated|supposed)$/u.test(
      word,
    )
  );
}

function isFiniteVerb(tokens: readonly string[], at: number): boolean {
  const word = tokens[at] ?? '';
  const before = tokens[at - 1] ?? '';
  const after = tokens[at + 1] ?? '';
  if (before === 'to' || before === 'to not') return false;
  if (/n['’]t$/u.test(word)) return true;
  // "founded by", "dominated by": a participle, unless an auxiliary stands before, which is found first.
  if (after === 'by' && (/ed$/u.test(word) || PARTICIPLE_BEFORE_BY.test(word))) return false;
  if (CLEAR.has(word))
    return !(
      BEFORE_NOUN.has(before) &&
      /s$/u.test(word) === false &&
      before !== 'and' &&
      before !== 'or' &&
      !AUXILIARY.test(word) &&
      !/^(?:some|many|most|all|few|both|several|these|those|other|more)$/u.test(before)
    );
  if (DESCRIBING.has(word) && /^(?:of|by|as|in|on|at|to|for|with|from|after|,|)$/u.test(after)) return false;
  // "mountain ranges on Earth": in doubt a word in -s before such a word is a noun.
  if (DOUBTFUL.has(word) && /[^su]s$/u.test(word) && /^(?:on|of|in|and|or|for|that|with|,|)$/u.test(after))
    return false;
  if (DOUBTFUL.has(word)) return at > 0 && !BEFORE_NOUN.has(before) && !/^[,;:—()]$/u.test(before);
  if (isThirdPerson(word, before, after)) return true;
  return (
    isRegularPast(word) &&
    at > 0 &&
    !/^(?:the|a|an|its|their|his|her|of|by|in|with|for)$/u.test(before) &&
    (AFTER_VERB.has(after) || after === '' || after === ',')
  );
}

/** "the river floods the valley": a word in -s between a noun and an object. */
function isThirdPerson(word: string, before: string, after: string): boolean {
  if (!/[^su]s$/u.test(word) || /^[,;:—()]?$/u.test(before) || BEFORE_NOUN.has(before)) return false;
  return /^(?:the|an?|its|their|his|her|them|it)$/u.test(after);
}

const AUXILIARY =
  /^(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|cannot)$/u;

const PARTICIPLE_BEFORE_BY =
  /^(?:led|held|built|made|won|lost|sent|brought|written|cut|hit|shot|struck|put|set|kept|laid|taught|ruled|told|said|run|found|caught|read|bought|sold)$/u;

/** Whether a word in -ed goes with the noun behind it rather than being a predicate: no object or adverb of a verb follows. */
export function leavesVerbOpen(word: string, rest: string): boolean {
  if (isAuxiliary(word) || !isRegularPast(word)) return false;
  const next = /^\s*([\p{L}\p{N}’'-]+)/u.exec(rest)?.[1] ?? '';
  return !(AFTER_VERB.has(next.toLowerCase()) || /^[\p{Lu}\p{N}]|ly$/u.test(next));
}

/** Past the words that belong to the same verb: "had long been known". */
function endOfGroup(tokens: readonly string[], at: number): number {
  let i = at + 1;
  while (i < tokens.length) {
    const word = tokens[i] ?? '';
    if (!(IN_GROUP.has(word) || /(?:ly|ed|ing|en)$/u.test(word) || DESCRIBING.has(word))) break;
    i++;
  }
  return i;
}

/** Whether a stretch of English has a finite verb of its own: not one of a relative or subordinate clause in it. */
export function hasFiniteVerb(text: string): boolean {
  const tokens = tokensOf(text);
  let pending = 0;
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i] ?? '';
    if (RELATIVE.has(word) && !(i === 0 && /^(?:that|which|who)$/u.test(word))) {
      pending++;
      continue;
    }
    // "When heated, …": a clause without a verb of its own ends at its comma.
    if (word === ',') pending = 0;
    if (!isFiniteVerb(tokens, i)) continue;
    if (pending === 0) return true;
    pending--;
    i = endOfGroup(tokens, i) - 1;
  }
  return false;
}

/** Stretches whose tokens are remembered: the same head or tail is looked at from several sides. */
const MOST_STRETCHES = 256;
const stretches = new Map<string, readonly string[]>();

function tokensOf(text: string): readonly string[] {
  const known = stretches.get(text);
  if (known !== undefined) return known;
  const tokens = (text.match(TOKEN) ?? []).map((token, i) => {
    if (/^\p{N}/u.test(token) || (i > 0 && /^\p{Lu}/u.test(token))) return NAME;
    return token.toLowerCase();
  });
  if (stretches.size >= MOST_STRETCHES) stretches.clear();
  stretches.set(text, tokens);
  return tokens;
}

/** Whether any word could be a finite verb: enough for a sentence that the source wrote as one. */
export function mayHaveVerb(text: string): boolean {
  return tokensOf(text).some(
    (word, i) =>
      i > 0 && (CLEAR.has(word) || DOUBTFUL.has(word) || isRegularPast(word) || /n['’]t$|[^su]s$/u.test(word)),
  );
}

/** Whether the text goes on with a finite verb. */
export function startsWithVerb(text: string): boolean {
  const first = /^\s*([\p{L}'’]+)/u.exec(text)?.[1] ?? '';
  if (first === '' || /^\p{Lu}/u.test(first)) return false;
  const word = first.toLowerCase();
  return CLEAR.has(word) || DOUBTFUL.has(word) || /n['’]t$/u.test(word) || isRegularPast(word);
}

export function isAuxiliary(word: string): boolean {
  return AUXILIARY.test(word);
}

/** A form that can only be finite, or a past participle: never an infinitive or a plural noun. */
export function isPastOrThird(word: string): boolean {
  if (isAuxiliary(word) || isRegularPast(word)) return true;
  return CLEAR.has(word) && (/[^s]s$/u.test(word) || IRREGULAR_PAST.has(word));
}

const IRREGULAR_PAST = list(
  'became began took made went came saw gave got ran rose fell grew met understood wrote wore broke chose drew drove ate fought flew forgot knew laid rode sang sank slept spoke swam threw woke bore arose led bled fled spun shone drank hid shook stole swore tore wove froze blew overthrew withdrew underwent told said stood taught kept',
);

/** The first finite verb of the main clause where the subject holds no clause of its own. */
export function firstFiniteVerb(text: string): { start: number; word: string } | undefined {
  const tokens = tokensOf(text);
  const places = [...text.matchAll(TOKEN)];
  for (let i = 0; i < tokens.length; i++) {
    if (RELATIVE.has(tokens[i] ?? '')) return undefined;
    const place = places[i];
    if (place !== undefined && isFiniteVerb(tokens, i)) return { start: place.index, word: tokens[i] ?? '' };
  }
  return undefined;
}
