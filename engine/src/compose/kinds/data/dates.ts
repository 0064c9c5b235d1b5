/** Words of dates, by language. Alternatives are plain: each begins with its own letters, so that no pattern can backtrack far. */
// biome-ignore-all format: tables, one row a language
import type { LanguageTag } from '../../../contract/index.ts';

const MONTH_ROWS: Readonly<Record<LanguageTag, string>> = {
  en: 'january|february|march|april|may|june|july|august|september|october|november|december',
  es: 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre,setiembre|octubre|noviembre|diciembre',
  fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  de: 'januar,jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember',
  pt: 'janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
  ru: 'января,январь,январе|февраля,февраль,феврале|марта,март,марте|апреля,апрель,апреле|мая,май,мае|июня,июнь,июне|июля,июль,июле|августа,август,августе|сентября,сентябрь,сентябре|октября,октябрь,октябре|ноября,ноябрь,ноябре|декабря,декабрь,декабре',
  hi: 'जनवरी|फ़रवरी,फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर,सितम्बर|अक्टूबर,अक्तूबर|नवंबर,नवम्बर|दिसंबर,दिसम्बर',
  ar: 'يناير,كانون الثاني|فبراير,شباط|مارس,آذار|أبريل,إبريل,نيسان|مايو,أيار|يونيو,يونيه,حزيران|يوليو,يوليه,تموز|أغسطس,آب|سبتمبر,أيلول|أكتوبر,تشرين الأول|نوفمبر,تشرين الثاني|ديسمبر,كانون الأول',
  zh: '', ja: '',
};

function monthsOf(row: string): ReadonlyMap<string, number> {
  const names = row === '' ? [] : row.split('|');
  return new Map(names.flatMap((spellings, index) => spellings.split(',').map((name): [string, number] => [name, index + 1])));
}

/** Month words of a language, lower case, with their number (1 to 12). */
export const MONTHS: Readonly<Record<LanguageTag, ReadonlyMap<string, number>>> = {
  en: monthsOf(MONTH_ROWS.en), es: monthsOf(MONTH_ROWS.es), fr: monthsOf(MONTH_ROWS.fr), de: monthsOf(MONTH_ROWS.de), zh: monthsOf(MONTH_ROWS.zh),
  ja: monthsOf(MONTH_ROWS.ja), hi: monthsOf(MONTH_ROWS.hi), ar: monthsOf(MONTH_ROWS.ar), pt: monthsOf(MONTH_ROWS.pt), ru: monthsOf(MONTH_ROWS.ru),
};

/** What marks a year as before the common era, after the number. */
export const BEFORE_ERA: Readonly<Record<LanguageTag, string>> = {
  en: 'B\\.C\\.E\\.|BCE|B\\.C\\.|BC', es: 'a\\. ?C\\.|a\\. ?e\\. ?c\\.|a\\.?C\\.?|antes de Cristo', fr: 'av\\. J\\.-C\\.|avant J\\.-C\\.|avant notre ère', de: 'v\\. ?Chr\\.|vor Christus|v\\. ?u\\. ?Z\\.',
  pt: 'a\\. ?C\\.|a\\.?C\\.?|antes de Cristo', ru: 'до н\\. ?э\\.|до нашей эры', hi: 'ईसा पूर्व|ई\\.पू\\.|ईसापूर्व', ar: 'قبل الميلاد|ق\\.م\\.?|ق\\. م\\.?', zh: '', ja: '',
};

/** What marks a year as of the common era, after the number. */
export const COMMON_ERA: Readonly<Record<LanguageTag, string>> = {
  en: 'C\\.E\\.|CE|A\\.D\\.|AD', es: 'd\\. ?C\\.|d\\.?C\\.?|después de Cristo', fr: 'ap\\. J\\.-C\\.|après J\\.-C\\.', de: 'n\\. ?Chr\\.|nach Christus', pt: 'd\\. ?C\\.|d\\.?C\\.?|depois de Cristo',
  ru: 'н\\. ?э\\.|нашей эры', hi: 'ईस्वी|ईसवी|ई\\.', ar: 'ميلادية|ميلادي|للميلاد', zh: '', ja: '',
};

/** Words before a bare year. */
export const YEAR_CUES: Readonly<Record<LanguageTag, string>> = {
  en: 'in|since|by|until|till|after|before|during|around|circa|c\\.|ca\\.|about|early|late|mid|from|of|year|and|to|on|between|to early|through',
  es: 'en|desde|hacia|hasta|de|del|año|alrededor de|entre|y|a', fr: "en|depuis|vers|jusqu['’]en|de|l['’]an|entre|et|à", de: 'im jahr|im jahre|seit|um|bis|von|ab|jahr|jahre|zwischen|und|anno|in|nach|vor',
  pt: 'em|desde|até|de|ano|por volta de|entre|e|a', ru: 'в|с|до|около|к|по|между|и', hi: 'सन|सन्|वर्ष|साल|में', ar: 'عام|سنة|العام|في|منذ|حتى|عامي|بين|من', zh: '', ja: '',
};

/** Words for century around a number: before it, after it. */
export const CENTURY: Readonly<Record<LanguageTag, { before: string; after: string }>> = {
  en: { before: '', after: 'centur(?:y|ies)' }, es: { before: 'siglos?', after: '' }, fr: { before: '', after: 'siècles?' }, de: { before: '', after: 'Jahrhunderts?' }, pt: { before: 'séculos?', after: '' },
  ru: { before: '', after: 'век(?:а|е|ов|у|ом)?|столети(?:е|я|и)' }, hi: { before: '', after: 'शताब्दी|सदी' }, ar: { before: 'القرن', after: '' }, zh: { before: '', after: '世纪' }, ja: { before: '', after: '世紀' },
};

const EN_UNITS = 'zeroth first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const EN_TEENS = 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ');

/** English ordinals from the first to the twenty-first. */
export const ENGLISH_ORDINALS: ReadonlyMap<string, number> = new Map<string, number>([
  ...EN_UNITS.slice(1).map((word, index): [string, number] => [word, index + 1]),
  ...EN_TEENS.map((word, index): [string, number] => [word, index + 10]),
  ['twenty-first', 21],
]);

/** Arabic ordinals as they follow the word for century. */
export const ARABIC_ORDINALS: ReadonlyMap<string, number> = new Map<string, number>([
  ['الأول', 1], ['الثاني', 2], ['الثالث', 3], ['الرابع', 4], ['الخامس', 5], ['السادس', 6], ['السابع', 7], ['الثامن', 8], ['التاسع', 9], ['العاشر', 10],
  ['الحادي عشر', 11], ['الثاني عشر', 12], ['الثالث عشر', 13], ['الرابع عشر', 14], ['الخامس عشر', 15], ['السادس عشر', 16], ['السابع عشر', 17], ['الثامن عشر', 18], ['التاسع عشر', 19], ['العشرين', 20], ['العشرون', 20], ['الحادي والعشرين', 21],
]);

/** A span counted back from today: words before the number, words after it. Years only. */
export const AGO: Readonly<Record<LanguageTag, { before: string; after: string }>> = {
  en: { before: '', after: 'years? ago' }, es: { before: 'hace', after: 'años' }, fr: { before: 'il y a', after: "(?:d['’])?an(?:née)?s" }, de: { before: 'vor', after: 'Jahren' }, pt: { before: 'há', after: '(?:de )?anos' },
  ru: { before: '', after: '(?:лет|года?) назад' }, hi: { before: '', after: '(?:वर्षों?|सालों?) पहले' }, ar: { before: '(?:قبل|منذ)', after: '(?:سنة|عام[ًا]*|سنوات|أعوام)' }, zh: { before: '', after: '多?年前' }, ja: { before: '', after: '年前' },
};
