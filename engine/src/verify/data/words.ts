/** Words that decide what a sentence says, by language: negations, hedges, conditions, numbers, and words without content. */
// biome-ignore-all format: tables, one row a language
import type { LanguageTag } from '../../contract/index.ts';

const BEGIN = '(?<![\\p{L}\\p{M}])';
const END = '(?![\\p{L}\\p{M}])';
function words(list: string): RegExp {
  return new RegExp(`${BEGIN}(?:${list})${END}`, 'iu');
}

/** Matched on folded text ("isn't" is "is not" there). */
export const NEGATIONS: Readonly<Record<LanguageTag, RegExp>> = {
  en: words('not|no|never|none|nobody|nothing|neither|nor|nowhere|without|hardly|scarcely|barely|rarely|seldom|false|unable|fails? to|failed to|lacks?|lacked|deny|denied|denies|myth|impossible'),
  es: words('no|nunca|jamás|nadie|nada|ningún|ninguna|ninguno|ni|sin|tampoco|apenas|falso|imposible'),
  fr: words("ne|n|pas|jamais|aucune?|ni|sans|rien|personne|nullement|faux|impossible|guère"),
  de: words('nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|niemand|nichts|weder|noch|ohne|kaum|falsch|unmöglich'),
  pt: words('não|nunca|jamais|ninguém|nada|nenhum|nenhuma|nem|sem|tampouco|falso|impossível'),
  ru: words('не|ни|нет|никогда|никто|ничего|ничто|нельзя|без|никакой|никаких|едва|ложно|невозможно'),
  zh: /不|没|沒|无|無|非|未|勿|莫|别|否/u,
  ja: /ない|なかっ|なく|ません|ぬ|ずに|ず、|無|非|未|不/u,
  hi: words('नहीं|न|ना|मत|बिना|कभी नहीं|कोई नहीं|नही'),
  ar: words('[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|لسنا|غير|دون|بدون|بلا|عدم|ما)|أبدا'),
};

export const HEDGES: Readonly<Record<LanguageTag, RegExp>> = {
  en: words('may|might|could|can|perhaps|possibly|probably|likely|unlikely|maybe|suggests?|suggested|appears?|appeared|seems?|seemed|believed?|thought|estimated|reportedly|allegedly|supposedly|presumably|claimed|about|approximately|roughly|nearly|almost|around|some|often|usually|generally|sometimes|typically|mostly|partly|few|many|most|at least|at most|up to|more than|less than|fewer than|as many as|only|mainly|largely|should|would'),
  es: words('puede|pueden|podría|podrían|quizás?|tal vez|posiblemente|probablemente|parece|parecen|se cree|aproximadamente|alrededor de|cerca de|casi|unos|unas|a menudo|generalmente|a veces|algunos|algunas|muchos|muchas|mayoría|al menos|hasta|más de|menos de|solo|sólo|suele|suelen'),
  fr: words("peut|peuvent|pourrait|pourraient|peut-être|probablement|semble|semblent|on pense|environ|près de|presque|souvent|généralement|parfois|certains|certaines|beaucoup|plupart|au moins|jusqu|plus de|moins de|seulement|supposé|estimé"),
  de: words('kann|können|könnte|könnten|vielleicht|möglicherweise|wahrscheinlich|vermutlich|scheint|scheinen|soll|sollen|etwa|ungefähr|rund|circa|fast|nahezu|oft|meist|meistens|manchmal|einige|viele|mindestens|höchstens|bis zu|mehr als|weniger als|nur|angeblich|geschätzt'),
  pt: words('pode|podem|poderia|poderiam|talvez|possivelmente|provavelmente|parece|parecem|acredita-se|aproximadamente|cerca de|quase|muitas vezes|geralmente|às vezes|alguns|algumas|muitos|muitas|maioria|pelo menos|até|mais de|menos de|apenas|somente'),
  ru: words('может|могут|мог|могли|возможно|вероятно|наверное|кажется|предположительно|считается|около|примерно|приблизительно|почти|часто|обычно|иногда|некоторые|многие|большинство|минимум|более|менее|только|якобы'),
  zh: /可能|也许|或许|大概|似乎|据说|估计|大约|约|几乎|近|通常|往往|有时|一些|许多|大多|至少|最多|超过|不到|仅|只/u,
  ja: /かもしれ|可能性|おそらく|たぶん|らしい|ようだ|とされ|と考えられ|推定|約|およそ|ほぼ|ほとんど|しばしば|通常|一般に|一部|多く|少なくとも|以上|以下|だけ|のみ/u,
  hi: words('शायद|संभवतः|सम्भवतः|लगभग|करीब|प्रायः|अक्सर|आमतौर पर|कभी-कभी|कुछ|कई|अधिकांश|कम से कम|से अधिक|केवल|सकता|सकती|सकते|माना जाता|अनुमानित|प्रतीत'),
  ar: words('قد|ربما|يمكن|من المحتمل|يحتمل|يبدو|يعتقد|يقدر|حوالي|نحو|تقريبا|ما يقرب من|غالبا|عادة|أحيانا|بعض|معظم|كثير من|على الأقل|أكثر من|أقل من|فقط'),
};

/** Words that begin a condition or an exception: what they govern cannot be left away. */
export const CONDITIONS: Readonly<Record<LanguageTag, RegExp>> = {
  en: /^(?:and |but |or )?(?:if|unless|except|provided|only if|only when|assuming|as long as|other than|apart from)(?!\p{L})/iu,
  es: /^(?:si|salvo|excepto|a menos que|siempre que|solo si)(?!\p{L})/iu, fr: /^(?:si|s['’]|sauf|excepté|à moins|pourvu)(?!\p{L})/iu, de: /^(?:wenn|falls|außer|sofern|es sei denn|vorausgesetzt)(?!\p{L})/iu,
  pt: /^(?:se|exceto|salvo|a menos que|desde que)(?!\p{L})/iu, ru: /^(?:если|кроме(?! того)|за исключением|при условии)(?!\p{L})/iu, zh: /^(?:如果|除非|除了|只要|只有|假如)/u, ja: /^(?:もし|ただし|除いて|場合)/u,
  hi: /^(?:यदि|अगर|सिवाय|बशर्ते)(?!\p{L})/u, ar: /^(?:إذا|إلا|لو|ما عدا|باستثناء|شرط)(?!\p{L})/u,
};

/** Number words of the ten languages; each is the same number wherever it occurs. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'zero cero zéro null ноль नौल', 'one uno un une ein eine eins um uma один одна одно', 'two dos deux zwei dois duas два две दो', 'three tres trois drei três три तीन', 'four cuatro quatre vier quatro четыре चार', 'five cinco cinq fünf пять पाँच पांच', 'six seis sechs шесть छह', 'seven siete sept sieben sete семь सात', 'eight ocho huit acht oito восемь आठ', 'nine nueve neuf neun nove девять नौ', 'ten diez dix zehn dez десять दस',
    'eleven once onze elf одиннадцать', 'twelve doce douze zwölf doze двенадцать', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty veinte vingt zwanzig vinte двадцать',
  ].flatMap((row, value) => row.split(' ').map((word): [string, number] => [word, value])),
);
/** Number words that mostly mean something else ("once" is English too, "un" is an article): words, not numbers. */
export const NOT_NUMBERS: ReadonlySet<string> = new Set('un une ein eine um uma once null sept onze elf one uno один одна одно eins six'.split(' '));

export const TENS: ReadonlyMap<string, number> = new Map([['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90], ['six', 6], ['one', 1]]);

export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2], ['thousand', 1e3], ['million', 1e6], ['millions', 1e6], ['billion', 1e9], ['billions', 1e9], ['trillion', 1e12], ['lakh', 1e5], ['crore', 1e7],
  ['mil', 1e3], ['millones', 1e6], ['millón', 1e6], ['mille', 1e3], ['milliard', 1e9], ['milliards', 1e9], ['tausend', 1e3], ['millionen', 1e6], ['milliarde', 1e9], ['milliarden', 1e9], ['milhão', 1e6], ['milhões', 1e6], ['bilhão', 1e9], ['bilhões', 1e9],
  ['тысяч', 1e3], ['тысячи', 1e3], ['миллион', 1e6], ['миллиона', 1e6], ['миллионов', 1e6], ['млн', 1e6], ['миллиард', 1e9], ['миллиарда', 1e9], ['миллиардов', 1e9], ['млрд', 1e9], ['हजार', 1e3], ['लाख', 1e5], ['मिलियन', 1e6], ['बिलियन', 1e9], ['अरब', 1e9],
  ['ألف', 1e3], ['آلاف', 1e3], ['مليون', 1e6], ['ملايين', 1e6], ['مليار', 1e9], ['万', 1e4], ['萬', 1e4], ['亿', 1e8], ['億', 1e8], ['千', 1e3], ['百', 1e2],
]);

/** Words without content: they may differ without changing what is said much. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the of in on at to and or for by with from as is are was were be been being it its this that these those which who whom whose what when where there here has have had do does did will also then than so such into onto between among through during their they them he she his her we our us you your i my me but if while because s t
el la los las un una unos unas de del y o en al con por para que se su sus lo le les es son fue era ser ha han como más este esta estos estas
le les une des du et ou dans au aux avec pour que qui se sa son ses ce cette ces est sont été a ont par sur il elle ils elles plus d l qu s
der die das den dem des ein eine einen einem einer und oder im am zu zum zur von vom mit für auf an als auch es sich ist sind war waren wird wurde wurden hat haben durch bei nach aus er sie ihr ihre
o os as um uma do da dos das e ou em na nos nas com por para que se seu sua seus suas é são foi foram ao à como mais
и в во на с со к о об по из за у от до для что как это этот эта эти он она оно они его её их был была было были а но же то или бы
का के की को में से पर और है हैं था थे थी एक यह वह ये वे इस उस ने भी कि जो तो हो कर गया गई गए
في من على إلى عن مع و أن إن التي الذي هذا هذه ذلك تلك كان كانت هو هي هم كما أو ثم قد
的 了 在 是 和 与 與 及 也 都 而 其 这 這 那 有 为 為 以 于 於 は が を に で と も の へ や た て し れ る い`.split(/\s+/u),
);
