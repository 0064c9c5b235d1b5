/** What marks a sentence that does not stand alone, per language. Lists are lower case; Chinese and Japanese are matched as prefixes. */
import type { LanguageTag } from '../../contract/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** First words that refer to something before the sentence. */
// biome-ignore format: one language a line
export const REFERRING_STARTS: Record<LanguageTag, ReadonlySet<string>> = {
  en: words('he she they it its his her hers their theirs this that these those such here another other others both neither either them him itself themselves then later afterwards afterward subsequently meanwhile eventually soon thereafter elsewhere likewise similarly conversely otherwise instead later none nor which who whose whereas consider suppose imagine recall note notice see take assume let thereby therein thereof'),
  es: words('él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello aquel aquella aquellos su sus lo le les dicho dicha dichos dichas tal tales allí aquí ahí luego entonces después otro otra otros otras ambos ambas ello así'),
  fr: words('il elle ils elles ce cet cette ces cela ceci ça celui celle ceux celles son sa ses leur leurs y en là ici ensuite puis alors ainsi tel telle tels telles autre autres lui eux'),
  de: words('er sie es dies diese dieser dieses diesem diesen jene jener jenes solche solcher solches sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dabei dadurch damit daher danach darauf daraus darin darüber davon dazu dort hier dann später beide derartige denselben ihm ihnen daraufhin anschließend deren dessen letztere letzterer ersteres'),
  zh: words('他 她 它 这 那 此 其 该 后者 前者 两者 同样 随后 之后 然后 接着 此后 当时 于是 另一 另外'),
  ja: words('これ それ この その あれ あの 彼 ここ そこ こう そう そして また しかし なお ただし さらに 同'),
  hi: words('यह ये वह वे इस इन उस उन इसका इसकी इसके इनका इनके इनकी उसका उसकी उसके उनका उनकी उनके उन्होंने उसने इसने यहाँ यहां वहाँ वहां ऐसे ऐसी ऐसा फिर इससे उससे इसमें उसमें इसे उसे इन्हें उन्हें दोनों बाद'),
  ar: words('هو هي هم هما هذا هذه ذلك تلك هؤلاء أولئك وهو وهي وهم وهذا وهذه هناك هنا ثم كما فيه فيها منها منه لها له بها به عليها عليه ولكنه لكنها كلاهما آخر أخرى بعدها بعدئذ'),
  pt: words('ele ela eles elas isto isso este esta estes estas esse essa esses essas aquilo aquele aquela seu sua seus suas ali aqui lá então depois tal tais outro outra outros outras ambos ambas'),
  ru: words('он она оно они это эти этот эта этого этой этих этим этому его её ее их там здесь тогда такой такая такие такое затем потом оба обе другой другая другие ему ей им тем тот та те позже'),
};

/** Words that refer back wherever they stand; checked with the noun that follows them, where the language allows. */
// biome-ignore format: one language a line
export const DEMONSTRATIVES: Record<LanguageTag, ReadonlySet<string>> = {
  en: words('this these those'),
  es: words('este esta estos estas ese esa esos esas dicho dicha dichos dichas'),
  fr: words('cet cette ces celui-ci celle-ci'),
  de: words('diese dieser dieses diesem diesen'),
  zh: words('这 这个 这些 这种 该 此'),
  ja: words('この その これ それ'),
  hi: words('इस इन यह ये'),
  ar: words('هذا هذه ذلك تلك'),
  pt: words('este esta estes estas esse essa esses essas deste desta neste nesta desse dessa nesse nessa'),
  ru: words('этот эта это эти этого этой этих этом этим этому'),
};

/** Words at the beginning that join to what went before and may go without changing what the sentence says. Longest first. */
// biome-ignore format: one language a line
export const CONNECTIVES: Record<LanguageTag, readonly string[]> = {
  en: ['during this period', 'during that period', 'during this time', 'during that time', 'at this time', 'at that time', 'at the time', 'since then', 'on the other hand', 'as a consequence', 'more specifically', 'more precisely', 'in other words', 'as a result', 'of course', 'in addition', 'in particular', 'in contrast', 'by contrast', 'in conclusion', 'in summary', 'for this reason', 'in general', 'at the same time', 'in fact', 'in turn', 'all in all', 'to begin with', 'additionally', 'nevertheless', 'nonetheless', 'furthermore', 'moreover', 'consequently', 'accordingly', 'specifically', 'interestingly', 'importantly', 'notably', 'remarkably', 'unfortunately', 'fortunately', 'surprisingly', 'subsequently', 'eventually', 'afterwards', 'meanwhile', 'similarly', 'likewise', 'clearly', 'obviously', 'naturally', 'for example', 'for instance', 'therefore', 'however', 'finally', 'overall', 'later', 'then', 'indeed', 'besides', 'hence', 'thus', 'again', 'first', 'second', 'secondly', 'third', 'firstly', 'next', 'also', 'still', 'well', 'yes', 'now', 'so', 'yet', 'but', 'and'],
  es: ['durante este tiempo', 'en este período', 'en esta época', 'en ese momento', 'por ejemplo', 'más tarde', 'posteriormente', 'después', 'luego', 'sin embargo', 'por lo tanto', 'por otro lado', 'por otra parte', 'en consecuencia', 'como resultado', 'en cambio', 'por ello', 'de hecho', 'no obstante', 'por consiguiente', 'además', 'asimismo', 'también', 'finalmente', 'así', 'pero', 'y'],
  fr: ['par exemple', 'par la suite', 'plus tard', 'ensuite', 'puis', 'par conséquent', 'en revanche', 'en outre', 'de plus', 'en effet', 'en fait', 'par ailleurs', 'cependant', 'toutefois', 'néanmoins', 'pourtant', 'ainsi', 'enfin', 'aussi', 'mais', 'et', 'or'],
  de: ['darüber hinaus', 'aus diesem grund', 'im gegensatz dazu', 'außerdem', 'allerdings', 'jedoch', 'zudem', 'schließlich', 'folglich', 'somit', 'aber', 'und', 'doch'],
  zh: ['在此期间，', '这期间，', '此期间，', '当时，', '例如', '比如', '与此同时', '事实上', '接下来', '然而', '但是', '因此', '此外', '所以', '不过', '而且', '并且', '最后', '同时', '另外', '总之', '同样，', '然后，', '随后，', '接着，', '此后，', '之后，', '此前，', '其后，', '但', '而'],
  ja: ['しかしながら', 'しかし', 'そして', 'また', 'さらに', 'したがって', '一方', 'なお', 'つまり', 'ただし', 'そのため'],
  hi: ['इसके अलावा', 'इसके अतिरिक्त', 'हालाँकि', 'हालांकि', 'इसलिए', 'परिणामस्वरूप', 'लेकिन', 'और', 'परन्तु', 'परंतु', 'अंत में', 'बाद में', 'उदाहरण के लिए'],
  ar: ['بالإضافة إلى ذلك', 'علاوة على ذلك', 'ومع ذلك', 'مع ذلك', 'نتيجة لذلك', 'في الواقع', 'لذلك', 'ولذلك', 'وبالتالي', 'أخيرا', 'أخيراً', 'على سبيل المثال', 'ومنذ ذلك الحين', 'منذ ذلك الحين', 'وبعد ذلك', 'بعد ذلك', 'ثم', 'لكن', 'ولكن'],
  pt: ['por exemplo', 'mais tarde', 'posteriormente', 'em seguida', 'depois', 'no entanto', 'por outro lado', 'além disso', 'por isso', 'como resultado', 'de fato', 'portanto', 'contudo', 'entretanto', 'também', 'todavia', 'finalmente', 'assim', 'mas', 'e'],
  ru: ['в это время', 'в этот период', 'тем не менее', 'в результате', 'кроме того', 'таким образом', 'в частности', 'более того', 'с другой стороны', 'например', 'в то же время', 'тем временем', 'при этом', 'впоследствии', 'подобным образом', 'с тех пор', 'затем', 'позже', 'позднее', 'потом', 'однако', 'поэтому', 'наконец', 'также', 'но', 'и', 'а'],
};

/** Connectives that are cut without a comma after them. */
export const BARE_CONNECTIVES: ReadonlySet<string> = new Set([
  ...'and but so yet thus hence also y pero e mas et mais und aber doch но и а'.split(' '),
  'в это время',
  'в этот период',
  'с тех пор',
  ...'впоследствии затем позже позднее потом поэтому однако'.split(' '),
  'в то же время',
  ...CONNECTIVES.zh,
  ...CONNECTIVES.ja,
  ...CONNECTIVES.hi,
  ...CONNECTIVES.ar,
]);

/** A reference to something that is not drawn: figures, tables, chapters, exercises. */
// biome-ignore format: one language a line
export const MISSING_REFERENCES: Record<LanguageTag, RegExp> = {
  en: /\b(?:fig(?:ure|s)?\.?|table|chart|equation|eq\.|section|chapter|example|appendix|box|exercise|problem|module|unit|step|lesson|page)\s*(?:\d|\[|[A-Z]\d)|\b(?:shown|seen|described|discussed|mentioned|listed|given|noted|outlined|illustrated|depicted|defined|introduced|explained)\s+(?:above|below|here|earlier|previously|later|before|in the (?:figure|table|previous|next|following|last|preceding))|\b(?:see|refer to|look at)\s+(?:the\s+)?(?:fig|table|section|chapter|box|image|map|diagram|appendix|also)|\bas (?:we|mentioned|noted|discussed|described|seen|shown|stated|explained|you)\b|\b(?:in|of|throughout) (?:this|the (?:next|previous|last|following|preceding|present)) (?:chapter|section|book|text|textbook|module|lesson|unit|article|figure|table|page|paper|essay|video|activity|study)\b|\b(?:the|these|those) (?:above|following|aforementioned|preceding)\b|\bas follows\b|\bthe (?:figure|table|image|diagram|photo(?:graph)?|illustration|map|graph|picture)\b(?! of)|\b(?:click|learning objectives|key terms|review question|essential knowledge|check your understanding|your turn)\b/iu,
  es: /\b(?:figura|tabla|cuadro|ecuación|sección|capítulo|ejemplo|anexo|ejercicio)\s*\d|\b(?:como se (?:ha )?(?:vio|visto|muestra|mencionó|mencionado)|(?:mencionad|descrit|citad)[oa]s? (?:anteriormente|arriba)|véase|ver figura|a continuación se)\b/iu,
  fr: /\b(?:figure|tableau|équation|section|chapitre|exemple|annexe|exercice)\s*\d|\b(?:comme (?:nous|on) (?:l['’])?(?:avons|a) vu|ci-dessus|ci-dessous|voir figure|voir aussi)\b/iu,
  de: /(?:abbildung|abb\.|tabelle|gleichung|abschnitt|kapitel|beispiel|anhang|aufgabe)\s*\d|(?:siehe (?:oben|unten|auch|abb)|wie oben|wie bereits|oben (?:genannt|erwähnt|beschrieben)|im folgenden)/iu,
  zh: /(?:[图表]\s*[\d一二三四五六七八九十]|如[上下]?[图表]|见[上下][图表文]|上[文述]|下[文述]|以下[各是]|如前所述|本[章节文书])/u,
  ja: /(?:[図表]\s*\d|上記|下記|以下の|前述|本章|本節)/u,
  hi: /(?:चित्र|तालिका|समीकरण|अध्याय|उदाहरण)\s*\d|(?:उपरोक्त|निम्नलिखित|ऊपर (?:दिए|बताए))/u,
  ar: /(?:الشكل|الجدول|المعادلة|الفصل|القسم|المثال)\s*\d|(?:كما (?:ذكرنا|رأينا|ذكر أعلاه)|المذكور(?:ة)? (?:أعلاه|سابقا)|التالية:|انظر)/u,
  pt: /\b(?:figura|tabela|quadro|equação|seção|capítulo|exemplo|anexo|exercício)\s*\d|\b(?:como (?:vimos|mencionado|visto)|(?:mencionad|descrit|citad)[oa]s? (?:anteriormente|acima)|veja|ver figura)\b/iu,
  ru: /(?:рис(?:унок|унке)?\.?|таблиц[аеу]|формул[аеу]|глав[аеу]|раздел[еу]?|пример)\s*\d|(?:см\.|как (?:мы|уже|было) |вышеупомянут|нижеследующ|указанн\p{L}+ выше)/iu,
};

/** English: speaks of a drawing, or sends the reader elsewhere. */
export const DRAWINGS =
  /\b(?:diagram|photograph|illustration|inset|caption)s?\b(?! of)(?<=\b[Tt]he (?:[A-Za-z-]+ ){1,3}[A-Za-z]+)|\b(?:[Ee]ach|[Tt]he (?:top|bottom|left|right|upper|lower|middle|first|second|third|last)(?:most|-hand)?) (?:picture|image|panel|diagram|drawing|photo(?:graph)?|graph|figure)\b|^(?:On|At|To) the (?:far )?(?:left|right|top|bottom)(?:,| (?:is|are|we|you|shows?|has|the)\b)|\((?:at )?(?:left|right|top|bottom|above|below)\)|\b(?:[Dd]ashed|dotted|shaded|(?:thin|thick|solid|colored|black|white|red|blue|green|yellow|orange|purple) (?:line|curve|arrow|bar|dot|circle)s?)\b(?=.*\b(?:represents?|shows?|indicates?|marks?|diagram|lines?|curves?|arrows?)\b)|\b(?:is|are) (?:shown|plotted|depicted|sketched|illustrated|listed|labell?ed) (?:in|for|as|here|at|on|below|above|with)\b|\((?:position|point|case|part|step|panel|line|curve|label) [A-Z\d]\)|\b[Ff]or more (?:information|details?|on|about)\b|(?<!\b(?:was|were|been|be|being) )\b(?:discussed|covered) in (?=[A-Z])|\b(?:will be|is|are) (?:discussed|covered|explored|examined) (?:in|later|next|further)\b|(?<=[,;] )see (?:the )?[A-Za-z]/;

/** The writer or the reader steps in: chatter, not knowledge. */
// biome-ignore format: one language a line
export const CHATTER: Record<LanguageTag, RegExp> = {
  en: /\b(?:[Ll]et['’]s|[Ll]et us|[Yy]ou|[Yy]our|[Yy]ours|[Yy]ourself|[Ww]e(?! (?:call|know|live|define)\b)|us|[Oo]urselves|(?<!\p{Lu}\p{Ll}+ )I(?:['’]m|['’]ve|['’]d| (?:am|was|have|had|think|will|would|can|do|did|saw|know|believe|see|shall|want|say|said|like|call))|[Mm]y|me|myself|[Ii]magine|[Ss]uppose|[Rr]ecall that|[Rr]emember that|[Nn]ote that|[Nn]otice that|[Ii]t turns out|[Ii]t is (?:first |also |often |very )?(?:worth|tempting|interesting|important|useful|helpful|instructive|convenient) (?:to|that)|[Nn]ote (?:what|how)|(?<=^|[,:;] )[Cc]onsider (?:an?|the|two|what|how)|[Ii]n (?:our|the (?:above|previous|preceding|following)) example|[Tt]o (?:take|give|cite) (?:an?|one) (?:\p{L}+ )?example)\b|^(?:This|It) (?:means|sounds|seems)|^(?:Don['’]t|Do not|Think|Try|Picture|Ask|Keep in mind|Look|Notice|Compare|Watch|Begin|Start|Find|Remember|Be (?:sure|careful))\b/u,
  es: /(?:^|\s)(?:nosotros|veamos|imagina|imaginemos|recordemos|usted|ustedes|vemos|hemos|podemos)(?=[\s,.]|$)/iu,
  fr: /(?:^|\s)(?:nous|vous|imaginez|rappelons|notons|voyons|je|j['’]ai)(?=[\s,.]|$)/iu,
  de: /(?:^|\s)(?:wir|uns|ich|stellen sie sich|stell dir|du|euch)(?=[\s,.]|$)/iu,
  zh: /(?:我们|你|您|咱们|想象一下|让我们)/u,
  ja: /(?:私たち|あなた|我々|考えてみ|見てみ)/u,
  hi: /(?:^|\s)(?:हम|हमें|हमारे|हमारी|आप|आपके|मैं|कल्पना)(?=\s|$)/u,
  ar: /(?:^|\s)(?:نحن|لنفترض|تخيل|دعونا|أنت|لاحظ)(?=\s|$)/u,
  pt: /(?:^|\s)(?:nós|você|vocês|vamos|imagine|lembre-se|temos|podemos)(?=[\s,.]|$)/iu,
  ru: /(?:^|\s)(?:мы|нам|нас|вы|вам|представьте|давайте|я)(?=[\s,.]|$)/iu,
};

/** Nouns that, behind "the" at the beginning, speak of something told before. */
export const DISCOURSE_NOUNS: ReadonlySet<string> = words(
  'study studies report reports survey experiment experiments researchers researcher authors author scientists example examples first second third fourth fifth last next two three four other others same above former latter previous remaining rest remainder pair answer reason reasons result results difference differences figure table equation question questions point problem idea argument passage quote quotation statement sentence word phrase following difference difficulty solution consequence implication conclusion man woman boy girl device project plan move decision attempt incident event events practice trend change changes term terms phenomenon document letter team site facility building program series episode agreement group groups claim approach method technique process effect effects situation position term resulting new isolated original only',
);
