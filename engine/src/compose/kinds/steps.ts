/** Ordered steps: runs of sentences that say that one thing follows another. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';

/** `open` begins a run; `on` continues it; `inside` may stand behind the subject. */
interface StepWords {
  open: RegExp;
  on: RegExp;
  inside?: RegExp;
}

const STEP_NUMBER = /^\s*(?:step |schritt |paso |étape |passo |шаг |चरण |الخطوة )?\(?(\d{1,2})[.):]\s/iu;
const END = '(?![\\p{L}\\p{M}])';
function opening(list: string): RegExp {
  return new RegExp(`^\\s*(?:${list})${END}`, 'iu');
}

const WORDS: Readonly<Record<LanguageTag, StepWords>> = {
  en: {
    open: opening(
      'first(?:ly)?(?=,| the| a| an| we| it| you)|to begin(?: with)?|to start|initially|the (?:first|initial) (?:step|stage|phase)|in the first (?:step|stage|phase)|at first|the process (?:begins|starts)|it (?:begins|starts)|step one|begin by|start by',
    ),
    on: opening(
      'second(?:ly)?(?=,| the| a)|third(?:ly)?(?=,| the| a)|fourth(?=,| the)|fifth(?=,| the)|next|then|after (?:this|that|which|these)|afterwards?|subsequently|finally|lastly|last(?=,)|later|once|eventually|in the (?:second|third|fourth|next|last|final) (?:step|stage|phase)|the (?:second|third|fourth|fifth|next|last|final) (?:step|stage|phase)|now|at this point|step (?:two|three|four|five)|(?:during|in) (?:prophase|metaphase|anaphase|telophase|interphase)|following this|when this',
    ),
    inside: /^.{3,70}? (?:is|are|was|were|can be|must be|may be) (?:then|next|finally|subsequently) [a-z]+/u,
  },
  es: {
    open: opening('primero|en primer lugar|al principio|para empezar|la primera etapa'),
    on: opening(
      'segundo|en segundo lugar|luego|después|a continuación|tercero|en tercer lugar|finalmente|por último|posteriormente|entonces',
    ),
  },
  fr: {
    open: opening("d['’]abord|tout d['’]abord|premièrement|en premier lieu|au début"),
    on: opening('deuxièmement|ensuite|puis|après|troisièmement|enfin|finalement|par la suite'),
  },
  de: {
    open: opening('zuerst|zunächst|erstens|als erstes|am anfang|zu beginn'),
    on: opening('zweitens|dann|danach|anschließend|drittens|schließlich|zuletzt|daraufhin|nun|im nächsten schritt'),
  },
  pt: {
    open: opening('primeiro|primeiramente|em primeiro lugar|no início|inicialmente'),
    on: opening(
      'segundo|em segundo lugar|depois|em seguida|terceiro|finalmente|por fim|por último|então|posteriormente',
    ),
  },
  ru: {
    open: opening('сначала|во-первых|вначале|прежде всего|на первом этапе'),
    on: opening('во-вторых|затем|потом|после этого|далее|в-третьих|наконец|на втором этапе|на следующем этапе'),
  },
  zh: {
    open: /^\s*(?:首先|第一[，,步]|第一步|起初|一开始)/u,
    on: /^\s*(?:其次|第二|第三|第四|然后|然後|接着|接著|随后|隨後|之后|最后|最後|再次)/u,
  },
  ja: {
    open: /^\s*(?:まず|最初に|はじめに|第一に)/u,
    on: /^\s*(?:次に|つぎに|続いて|その後|そして|それから|第二に|第三に|最後に)/u,
  },
  hi: {
    open: /^\s*(?:पहले|सबसे पहले|पहला चरण|शुरू में|प्रथम)/u,
    on: /^\s*(?:दूसर|फिर|इसके बाद|उसके बाद|तब|तीसर|अंत में|अंततः|आखिर)/u,
  },
  ar: {
    open: /^\s*(?:أولا|أولاً|أوّلًا|في البداية|بداية)/u,
    on: /^\s*(?:ثانيا|ثانياً|ثم|بعد ذلك|ثالثا|ثالثاً|وبعد|وأخيرا|أخيرا|أخيراً|في النهاية|لاحقا)/u,
  },
};

/** Verbs with which instructions begin. */
const IMPERATIVE =
  /^\s*(?:add|apply|arrange|attach|begin|boil|calculate|choose|clean|collect|combine|compare|connect|cover|cut|determine|divide|draw|fill|find|fold|heat|hold|identify|insert|label|let|list|make|mark|measure|mix|move|multiply|observe|open|place|plug|pour|press|pull|push|put|record|remove|repeat|rinse|rotate|select|set|solve|start|stir|substitute|subtract|take|test|turn|use|wait|wash|weigh|write)(?= )/iu;

/** "Second", "thirdly", "finally" also count reasons; alone they prove no order in time. */
const LISTING =
  /^\s*(?:second(?:ly)?|third(?:ly)?|fourth|fifth|finally|lastly|last|en segundo lugar|en tercer lugar|finalmente|por último|deuxièmement|troisièmement|enfin|zweitens|drittens|schließlich|em segundo lugar|por fim|во-вторых|в-третьих|наконец|第二|第三|第四|最后|最後|其次|第二に|第三に|最後に|अंत में|ثانيا|ثانياً|ثالثا|ثالثاً|وأخيرا|أخيرا|أخيراً)(?! (?:step|stage|phase))/iu;

type Signal = 'open' | 'on' | 'listing' | 'number' | 'imperative' | undefined;

function signalOf(sentence: Sentence): Signal {
  const words = WORDS[sentence.language];
  const text = sentence.text.slice(0, 160);
  if (STEP_NUMBER.test(text)) return 'number';
  if (words.open.test(text)) return 'open';
  if (words.on.test(text) && LISTING.test(text)) return 'listing';
  if (words.on.test(text) || words.inside?.test(text) === true) return 'on';
  return sentence.language === 'en' && IMPERATIVE.test(text) ? 'imperative' : undefined;
}

function isRun(run: readonly { sentence: Sentence; signal: Signal }[]): boolean {
  if (run.length < 3) return false;
  const kinds = new Set(run.map((step) => step.signal));
  if (kinds.has('number') && run.filter((step) => step.signal === 'number').length >= 3) return numbersRise(run);
  if (kinds.has('imperative') && run.filter((step) => step.signal === 'imperative').length >= 3) return true;
  return (kinds.has('open') && kinds.has('on')) || run.filter((step) => step.signal === 'on').length >= 4;
}

function numbersRise(run: readonly { sentence: Sentence }[]): boolean {
  const numbers = run.flatMap(({ sentence }) => {
    const match = STEP_NUMBER.exec(sentence.text);
    return match === null ? [] : [Number(match[1])];
  });
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}

/** One sentence without a signal may stand between two steps (it says more of the step before). */
const MOST_BETWEEN = 1;

function isNear(before: Sentence, after: Sentence): boolean {
  if (before.sourceId !== after.sourceId) return false;
  const passages = after.passageIndex - before.passageIndex;
  return passages === 0 || (passages === 1 && before.headings.join('\n') === after.headings.join('\n'));
}

/**
 * Runs of three and more sentences, near each other in one section, that begin with signals of order
 * ("first", "then", step numbers, chains of instructions). Only the sentences with a signal are handed back, in order.
 */
export function recognizeSteps(sentences: readonly Sentence[]): Sentence[][] {
  const runs: Sentence[][] = [];
  let run: { sentence: Sentence; signal: Signal }[] = [];
  let between = 0;
  const close = (): void => {
    if (isRun(run)) runs.push(run.map((step) => step.sentence));
    run = [];
    between = 0;
  };
  let previous: Sentence | undefined;
  for (const sentence of sentences) {
    const signal = signalOf(sentence);
    if (previous !== undefined && !isNear(previous, sentence)) close();
    if (signal === 'open' && run.length > 0) close();
    previous = sentence;
    if (signal !== undefined) {
      run.push({ sentence, signal });
      between = 0;
    } else if (run.length > 0 && ++between > MOST_BETWEEN) close();
  }
  close();
  return runs;
}
