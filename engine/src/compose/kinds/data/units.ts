/** Units and counted things: each row is a kind of quantity and how it is written in the ten languages. */
// biome-ignore-all format: tables, one row a kind

/** Written exactly so (case matters). */
const SYMBOLS: Readonly<Record<string, string>> = {
  'length:km': 'km км', 'length:m': 'm м', 'length:cm': 'cm см', 'length:mm': 'mm мм', 'length:um': 'µm μm мкм', 'length:nm': 'nm нм',
  'length:ft': 'ft', 'length:mi': 'mi', 'length:au': 'AU', 'length:ly': 'ly',
  'mass:kg': 'kg кг', 'mass:g': 'g г', 'mass:mg': 'mg мг', 'mass:t': 't т', 'mass:ug': 'µg μg',
  'temperature:C': '°C ℃', 'temperature:F': '°F', 'temperature:K': 'K',
  'speed:km/s': 'km/s км/с', 'speed:m/s': 'm/s м/с', 'speed:km/h': 'km/h км/ч', 'speed:mph': 'mph',
  'acceleration:m/s2': 'm/s² m/s2', 'area:km2': 'km² km2 км²', 'area:m2': 'm² m2 м²', 'area:ha': 'ha га', 'volume:m3': 'm³ м³', 'volume:km3': 'km³',
  'volume:l': 'L', 'volume:ml': 'mL ml мл', 'density:g/cm3': 'g/cm³ g/cm3', 'density:kg/m3': 'kg/m³',
  'energy:J': 'J', 'energy:kJ': 'kJ', 'energy:MJ': 'MJ', 'energy:eV': 'eV', 'energy:kWh': 'kWh', 'energy:kcal': 'kcal', 'energy:kJ/mol': 'kJ/mol',
  'power:W': 'W', 'power:kW': 'kW', 'power:MW': 'MW МВт', 'power:GW': 'GW', 'force:N': 'N', 'pressure:atm': 'atm', 'pressure:Pa': 'Pa', 'pressure:kPa': 'kPa',
  'pressure:mmHg': 'mmHg', 'voltage:V': 'V', 'current:A': 'A', 'frequency:Hz': 'Hz Гц', 'frequency:kHz': 'kHz', 'frequency:MHz': 'MHz МГц', 'frequency:GHz': 'GHz',
  'amount:mol': 'mol', 'information:bp': 'bp', 'information:kb': 'kb', 'mass:g/mol': 'g/mol',
};

/** Words (case does not matter), longest first where one begins another. */
const WORDS: Readonly<Record<string, string>> = {
  'length:km': 'kilometers|kilometer|kilometres|kilometre|kilómetros|kilómetro|kilomètres|kilomètre|quilômetros|quilómetros|километров|километра|किलोमीटर|किमी|كيلومتر|كيلومترا|كيلومترًا|كم',
  'length:m': 'meters|meter|metres|metre|metros|metro|mètres|mètre|метров|метра|मीटर|متر|مترا|أمتار',
  'length:cm': 'centimeters|centimeter|centimetres|centimetre|zentimeter|centímetros|centimètres|сантиметров|सेंटीमीटर|سنتيمتر',
  'length:mm': 'millimeters|millimeter|millimetres|milímetros|millimètres|миллиметров|मिलीमीटर|مليمتر',
  'length:um': 'micrometers|micrometres|micrometer|microns|mikrometer|micrómetros|micromètres',
  'length:nm': 'nanometers|nanometres|nanometer|nanómetros|nanomètres|нанометров',
  'length:mi': 'miles|mile|millas|meilen|milles|milhas|миль|मील|ميل|أميال',
  'length:ft': 'feet|foot|pies|fuß|pieds|pés|футов|फुट|फीट|قدم|قدما', 'length:in': 'inches|inch|pulgadas|zoll|pouces|polegadas|дюймов|इंच|بوصة', 'length:yd': 'yards|yard|yardas|ярдов|यार्ड|ياردة',
  'length:ly': 'light-years|light years|light-year|años luz|lichtjahre|lichtjahren|années-lumière|anos-luz|световых лет|प्रकाश वर्ष|سنة ضوئية',
  'length:au': 'astronomical units|astronomical unit|unidades astronómicas', 'length:pc': 'parsecs', 'length:mpc': 'megaparsecs',
  'mass:kg': 'kilograms|kilogram|kilogramos|kilogramm|kilogrammes|quilogramas|килограммов|किलोग्राम|कि.ग्रा.|كيلوغرام|كجم',
  'mass:g': 'grams|gram|gramos|gramm|grammes|gramas|граммов|ग्राम|غرام', 'mass:t': 'metric tons|tonnes|tonne|tons|ton|toneladas|tonnen|тонн|тонны|टन|طن',
  'mass:lb': 'pounds|libras|pfund|livres|фунтов|पाउंड|رطل', 'mass:solar': 'solar masses', 'mass:oz': 'ounces',
  'temperature:C': 'degrees celsius|°celsius|degrees centigrade|grados celsius|grad celsius|degrés celsius|graus celsius|градусов цельсия', 'temperature:F': 'degrees fahrenheit',
  'temperature:K': 'kelvins|kelvin', 'angle:deg': 'degrees|grados|grad|degrés|graus|градусов|डिग्री|درجة',
  'time:s': 'seconds|second|segundos|segundo|sekunden|sekunde|secondes|секунд|секунды|सेकंड|सेकेंड|ثانية|ثوان',
  'time:min': 'minutes|minute|minutos|minuto|minuten|минут|минуты|मिनट|دقيقة|دقائق', 'time:h': 'hours|hour|horas|hora|stunden|stunde|heures|часов|часа|घंटे|घंटा|ساعة|ساعات',
  'time:d': 'days|day|días|día|tage|tagen|tag|jours|dias|dia|дней|дня|दिन|दिनों|يوم|يوما|أيام', 'time:wk': 'weeks|week|semanas|wochen|semaines|недель|सप्ताह|أسبوع|أسابيع',
  'time:mo': 'months|month|meses|monate|monaten|mois|месяцев|महीने|شهر|أشهر',
  'time:y': 'years|year|años|año|jahre|jahren|ans|années|anos|ano|лет|वर्ष|वर्षों|साल|सालों|سنة|سنوات|عاما|عامًا|أعوام',
  'time:century': 'centuries|siglos|jahrhunderte|siècles|séculos|веков', 'time:decade': 'decades|décadas|jahrzehnte|décennies|десятилетий',
  'speed:km/s': 'kilometers per second|kilometres per second|kilómetros por segundo|kilometer pro sekunde|kilomètres par seconde', 'speed:m/s': 'meters per second|metres per second',
  'speed:km/h': 'kilometers per hour|kilometres per hour|kilómetros por hora|kilometer pro stunde', 'speed:mph': 'miles per hour', 'speed:mi/s': 'miles per second',
  'area:km2': 'square kilometers|square kilometres|kilómetros cuadrados|quadratkilometer|quadratkilometern|kilomètres carrés|quilômetros quadrados|квадратных километров|वर्ग किलोमीटर|वर्ग किमी|كيلومتر مربع|sq km',
  'area:mi2': 'square miles|millas cuadradas|quadratmeilen|milles carrés|квадратных миль|वर्ग मील|ميل مربع', 'area:m2': 'square meters|square metres|metros cuadrados|quadratmeter|mètres carrés', 'area:acre': 'acres|acre', 'area:ha': 'hectares|hectáreas|hektar|гектаров|हेक्टेयर|هكتار',
  'volume:l': 'liters|litres|litros|liter|литров|लीटर|لتر', 'volume:ml': 'milliliters|millilitres', 'volume:m3': 'cubic meters|cubic metres|metros cúbicos|kubikmeter', 'volume:gal': 'gallons',
  'energy:J': 'joules|joule', 'energy:kcal': 'kilocalories|calories', 'energy:kJ': 'kilojoules', 'power:W': 'watts|vatios|watt|ватт', 'power:kW': 'kilowatts', 'power:MW': 'megawatts|мегаватт', 'power:GW': 'gigawatts', 'power:hp': 'horsepower',
  'force:N': 'newtons', 'pressure:mmHg': 'mm hg', 'pressure:atm': 'atmospheres', 'voltage:V': 'volts|voltios|volt|вольт', 'current:A': 'amperes', 'frequency:Hz': 'hertz', 'amount:mol': 'moles', 'information:bp': 'base pairs', 'information:B': 'bytes', 'information:b': 'bits',
  'money:USD': 'us dollars|dollars|dollar|dólares|dólar|долларов|доллара|डॉलर|دولار|دولارا', 'money:EUR': 'euros|euro|евро|यूरो|يورو', 'money:GBP': 'pounds sterling|libras esterlinas|фунтов стерлингов', 'money:JPY': 'yen', 'money:INR': 'rupees|रुपये|रुपए', 'money:RUB': 'rubles|roubles|рублей|рубля', 'money:CNY': 'yuan',
  'count:people': 'people|persons|inhabitants|residents|humans|personas|habitantes|einwohner|einwohnern|menschen|personen|personnes|habitants|pessoas|человек|жителей|людей|लोग|लोगों|व्यक्ति|نسمة|شخص|شخصا|أشخاص',
  'count:times': 'times|veces|fois|vezes|раз|बार|مرة|مرات',
};

/** Units of Chinese and Japanese, straight after the number; the longest that fits counts. */
const UNSPACED: Readonly<Record<string, string>> = {
  'length:km': '公里|千米|キロメートル|キロ|km', 'length:m': '米|メートル', 'length:cm': '厘米|センチメートル|センチ', 'length:mm': '毫米|ミリメートル', 'length:mi': '英里|マイル', 'length:ft': '英尺|フィート', 'length:ly': '光年',
  'mass:kg': '公斤|千克|キログラム', 'mass:g': '克|グラム', 'mass:t': '吨|噸|トン', 'temperature:C': '摄氏度|度|℃', 'area:km2': '平方公里|平方千米|平方キロメートル', 'area:mi2': '平方英里', 'area:ha': '公顷|ヘクタール',
  'time:s': '秒', 'time:min': '分钟|分鐘|分間', 'time:h': '小时|小時|時間', 'time:d': '天|日間', 'time:wk': '周|週間', 'time:mo': '个月|か月|ヶ月|カ月', 'time:y': '年间|年間|余年|多年',
  'money:USD': '美元|ドル', 'money:CNY': '人民币|元', 'money:JPY': '日元|円', 'money:EUR': '欧元|ユーロ', 'money:GBP': '英镑|ポンド',
  'count:people': '多人|余人|名居民|人', 'count:times': '次|回|倍', 'count:things': '个|個|种|種類|所|座|家|名|位|本|匹|隻|只|艘|架|株|冊|篇|部',
};

function tableOf(rows: Readonly<Record<string, string>>, separator: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(rows).flatMap(([quantity, words]) =>
      words.split(separator).map((word): [string, string] => [word, quantity]),
    ),
  );
}

export const UNIT_SYMBOLS = tableOf(SYMBOLS, ' ');
export const UNIT_WORDS = tableOf(WORDS, '|');
export const UNSPACED_UNITS = tableOf(UNSPACED, '|');

/** Most words in a unit ("kilometers per second"). */
export const LONGEST_UNIT_WORDS = 3;

export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  US$: 'money:USD', $: 'money:USD', '€': 'money:EUR', '£': 'money:GBP', '¥': 'money:JPY', '₹': 'money:INR', '₽': 'money:RUB',
};
