/** Causes and effects. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { MOST_CHARACTERS } from './text.ts';
import type { FoundCause } from './types.ts';

/** `effect`: the sentence's subject is what follows (caused by); `cause`: its subject makes something happen; `both`: both are told. */
interface CauseWords {
  both: RegExp;
  cause: RegExp;
  effect: RegExp;
}

const END = '(?![\\p{L}\\p{M}])';
const BEGIN = '(?<![\\p{L}\\p{M}])';
function words(list: string): RegExp {
  return new RegExp(`${BEGIN}(?:${list})${END}`, 'iu');
}

const WORDS: Readonly<Record<LanguageTag, CauseWords>> = {
  en: {
    both: words(
      'because(?! of)|because of|due to|owing to|thanks to|as a result of|as a consequence of|for this reason|is why',
    ),
    cause: words(
      '(?:led|leads?|leading) (?:directly |indirectly )?to|caus(?:es?|ing)(?! of)|caused(?! by| of)|results? in|resulted in|resulting in|gives? rise to|gave rise to|brought about|brings? about|trigger(?:s|ed|ing)?|sparked|contribut(?:es?|ed) to|(?:is|are|was|were) responsible for(?! \\p{L}+ing)|made it possible|prevent(?:s|ed)(?! from)',
    ),
    effect: words(
      '(?:is|are|was|were|be|been) caused by|results? from|resulted from|as a result|as a consequence|consequently|therefore|(?:is|are|was|were) (?:triggered|driven|brought about|produced) by|stems? from|aris(?:es?|ing) from|arose from|(?:was|were|is|are) the (?:result|consequence|consequences) of',
    ),
  },
  es: {
    both: words('porque|debido a|a causa de|gracias a|como resultado de'),
    cause: words('caus(?:a|an|ó|aron)|provoc(?:a|an|ó|aron)|condujo a|llevó a|dio lugar a|produjo'),
    effect: words('causad[oa]s? por|provocad[oa]s? por|por lo tanto|en consecuencia|como resultado'),
  },
  fr: {
    both: words('parce que?|à cause de|en raison de|grâce à|dû à|due à'),
    cause: words('caus(?:e|ent|a|èrent)|provoqu(?:e|ent|a|èrent)|a conduit à|entraîn(?:e|ent|a)|mène à'),
    effect: words('causée?s? par|provoquée?s? par|par conséquent|résulte de|en conséquence'),
  },
  de: {
    both: words('weil|wegen|aufgrund|infolge|dank|da sich'),
    cause: words('führt(?:e|en)? zu|verursacht(?:e|en)?|bewirkt(?:e|en)?|löst(?:e|en)? .{1,40} aus|hatte zur Folge'),
    effect: words('wurde[n]? durch .{1,40} verursacht|verursacht durch|deshalb|daher|folglich|infolgedessen'),
  },
  pt: {
    both: words('porque|devido a[os]?|por causa d[eoa]|graças a|como resultado de'),
    cause: words('caus(?:a|am|ou|aram)|provoc(?:a|am|ou|aram)|levou a|resultou em|deu origem a'),
    effect: words('causad[oa]s? por|provocad[oa]s? por|portanto|consequentemente|como resultado'),
  },
  ru: {
    both: words('потому что|из-за|благодаря|вследствие|так как|поскольку|в результате'),
    cause: words('привел[аои]? к|привёл к|приводит к|вызвал[аои]?|вызывает|вызывают'),
    effect: words('вызван[аыо]?|обусловлен[аыо]?|поэтому|следовательно|в итоге'),
  },
  zh: {
    both: /因为|因為|由于|由於/u,
    cause: /导致|導致|造成|引起|引发|引發|使得/u,
    effect: /因此|所以|结果是|由.{1,12}引起/u,
  },
  ja: {
    both: /ため、|ので、|によって|のおかげ/u,
    cause: /引き起こ|をもたらし|の原因/u,
    effect: /その結果|したがって|そのため/u,
  },
  hi: { both: /क्योंकि|के कारण|की वजह से/u, cause: /का कारण बन|को जन्म दि/u, effect: /इसलिए|परिणामस्वरूप|के परिणाम/u },
  ar: {
    both: /بسبب|لأن|نتيجة ل|نتيجةً? ل/u,
    cause: /أدى إلى|أدت إلى|يؤدي إلى|تؤدي إلى|تسبب في|تسببت/u,
    effect: /لذلك|وبالتالي|ناتج عن|ناجم عن|نتيجة لذلك/u,
  },
};

/** Conditions and purposes are no causes; neither is a cause that is denied or only asked for. */
const NOT_A_CAUSE = /[?？؟]$|^No |(?<!\p{L})(?:not because|no cause|might cause|whether .{1,60} caus)/iu;

/**
 * Which side of a cause the sentence tells: `cause` (it makes something happen), `effect` (it follows from something named
 * before or after "by"), `both` (cause and effect stand in it: "because").
 */
export function recognizeCause(sentence: Sentence): FoundCause | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS);
  if (NOT_A_CAUSE.test(text.trim())) return undefined;
  const { both, cause, effect } = WORDS[sentence.language];
  if (both.test(text)) return { role: 'both' };
  const isEffect = effect.test(text);
  if (cause.test(text)) return { role: isEffect ? 'both' : 'cause' };
  return isEffect ? { role: 'effect' } : undefined;
}
