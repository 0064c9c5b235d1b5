/** Words around numbers, by language: scales, words of approximation, per cent. */
// biome-ignore-all format: tables, one row a kind
import type { LanguageTag } from '../../../contract/index.ts';

/** Scale words of all languages together, lower case; none of them means something else in another language but "billion". */
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2, thousand: 1e3, million: 1e6, millions: 1e6, billion: 1e9, billions: 1e9, trillion: 1e12, trillions: 1e12,
  quadrillion: 1e15, lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7,
  mil: 1e3, millón: 1e6, millones: 1e6, 'mil millones': 1e9, billón: 1e12, billones: 1e12,
  mille: 1e3, milliers: 1e3, milliard: 1e9, milliards: 1e9,
  tausend: 1e3, millionen: 1e6, 'mio.': 1e6, mio: 1e6, milliarde: 1e9, milliarden: 1e9, 'mrd.': 1e9, mrd: 1e9, billionen: 1e12,
  milhão: 1e6, milhões: 1e6, 'mil milhões': 1e9, bilhão: 1e9, bilhões: 1e9, trilhão: 1e12, trilhões: 1e12,
  тысяча: 1e3, тысячи: 1e3, тысяч: 1e3, 'тыс.': 1e3, миллион: 1e6, миллиона: 1e6, миллионов: 1e6, млн: 1e6, 'млн.': 1e6,
  миллиард: 1e9, миллиарда: 1e9, миллиардов: 1e9, млрд: 1e9, 'млрд.': 1e9, триллион: 1e12, триллиона: 1e12, триллионов: 1e12,
  हज़ार: 1e3, हजार: 1e3, लाख: 1e5, 'करोड\u093c': 1e7, '\u0915\u0930\u094b\u095c': 1e7, अरब: 1e9, मिलियन: 1e6, बिलियन: 1e9, ट्रिलियन: 1e12,
  ألف: 1e3, ألفا: 1e3, ألفًا: 1e3, آلاف: 1e3, مليون: 1e6, مليونا: 1e6, مليونًا: 1e6, ملايين: 1e6, مليار: 1e9, مليارات: 1e9, بليون: 1e9, تريليون: 1e12,
};

/** Languages of the long scale, where "billion" is a million millions. */
export const LONG_SCALE: ReadonlySet<LanguageTag> = new Set(['fr', 'de', 'es']);

/** Scale signs of Chinese and Japanese, written straight after the digits. */
export const UNSPACED_SCALES: Readonly<Record<string, number>> = {
  百: 1e2, 千: 1e3, 万: 1e4, 萬: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 億: 1e8, 十亿: 1e9, 兆: 1e12,
};

/** What may stand before a number and belongs to it; matched at the end of the text before the number. */
export const APPROXIMATIONS: Readonly<Record<LanguageTag, RegExp>> = {
  en: /(?:about|approximately|roughly|around|nearly|almost|close to|over|more than|less than|fewer than|at least|at most|up to|as many as|as much as|an estimated|estimated|some|circa|c\.|[~≈<>≤≥])\s?$/iu,
  es: /(?:aproximadamente|alrededor de|cerca de|casi|unos|unas|más de|menos de|al menos|hasta|[~≈])\s?$/iu,
  fr: /(?:environ|près de|presque|quelque|plus de|moins de|au moins|jusqu['’]à|[~≈])\s?$/iu,
  de: /(?:etwa|ungefähr|rund|circa|ca\.|fast|nahezu|über|mehr als|weniger als|mindestens|höchstens|bis zu|[~≈])\s?$/iu,
  pt: /(?:aproximadamente|cerca de|quase|mais de|menos de|pelo menos|até|[~≈])\s?$/iu,
  ru: /(?:около|примерно|приблизительно|почти|более|менее|свыше|не менее|до|[~≈])\s?$/iu,
  zh: /(?:大约|大約|约|約|近|超过|超過|将近|至少|多达|不到)\s?$/u,
  ja: /(?:約|およそ|ほぼ|少なくとも|最大)\s?$/u,
  hi: /(?:लगभग|करीब|क़रीब|तकरीबन|से अधिक|कम से कम)\s?$/u,
  ar: /(?:حوالي|نحو|قرابة|تقريبا|ما يقرب من|أكثر من|أقل من|ما لا يقل عن)\s?$/u,
};

/** Per cent, straight after the number. */
export const PERCENT =
  /^[ \u00a0]?(?:%|(?:percent|per cent|Prozent|por ciento|por cento|pour cent|процент(?:а|ов|ами)?|प्रतिशत|फीसदी|फ़ीसदी|パーセント|في المئة|في المائة|بالمئة|بالمائة)(?![\p{L}\p{M}]))/iu;

/** Number words that may stand before a scale word or a unit ("eight minutes", "two million"). */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90,
};
