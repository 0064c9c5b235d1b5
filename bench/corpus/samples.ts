/** A plain paragraph in every language, cut into words: material for made-up Specs, not for reading. */
import type { LanguageTag } from '../../engine/src/contract/index.ts';

export interface Sample {
  words: readonly string[];
  joiner: string;
  stop: string;
}

const spaced = (text: string, stop = '.'): Sample => ({ words: text.split(' '), joiner: ' ', stop });
const joined = (text: string): Sample => ({ words: text.split('|'), joiner: '', stop: '。' });

export const SAMPLES: Readonly<Record<LanguageTag, Sample>> = {
  en: spaced(
    'plants take in light through chlorophyll and turn water with carbon dioxide into sugar, while oxygen leaves the leaf through small openings; thermodynamically speaking, the energy of sunlight is stored in chemical bonds such as those of glucose (C₆H₁₂O₆) for later use by the organism itself',
  ),
  es: spaced(
    'las plantas captan la luz mediante la clorofila y convierten el agua con dióxido de carbono en azúcar, mientras el oxígeno sale de la hoja por pequeñas aberturas; extraordinariamente, la energía solar queda almacenada en enlaces químicos',
  ),
  fr: spaced(
    'les plantes captent la lumière grâce à la chlorophylle et transforment l’eau avec le dioxyde de carbone en sucre, tandis que l’oxygène quitte la feuille par de petites ouvertures ; l’énergie solaire est emmagasinée dans des liaisons chimiques',
  ),
  de: spaced(
    'Pflanzen nehmen Licht durch Chlorophyll auf und wandeln Wasser mit Kohlenstoffdioxid in Traubenzucker um, während Sauerstoff durch die Spaltöffnungen entweicht; die Lichtsammelkomplexe der Thylakoidmembranen übertragen Anregungsenergie, und die Nettoprimärproduktion bestimmt die Kohlenstofffixierungsgeschwindigkeit der Pflanzengesellschaft',
  ),
  zh: joined(
    '植物|通过|叶绿素|吸收|光能|，|把|水|和|二氧化碳|转化|为|糖|，|氧气|则|从|叶片|的|气孔|排出|；|太阳能|因此|储存|在|化学键|之中|，|供|生物体|日后|使用|（|C₆H₁₂O₆|）',
  ),
  ja: joined(
    '植物は|葉緑素で|光を|取り込み|、|水と|二酸化炭素を|糖に|変えます|。|酸素は|葉の|小さな|気孔から|出ていきます|。|太陽の|エネルギーは|グルコース|（C₆H₁₂O₆）|などの|化学結合に|蓄えられ|、|あとで|生物に|使われます',
  ),
  hi: spaced(
    'पौधे क्लोरोफिल से प्रकाश ग्रहण करते हैं और जल तथा कार्बन डाइऑक्साइड को शर्करा में बदलते हैं, जबकि ऑक्सीजन पत्ती के छोटे छिद्रों से बाहर निकलती है; सूर्य की ऊर्जा रासायनिक बंधों में संचित रहती है',
    '।',
  ),
  ar: spaced(
    'تمتص النباتات الضوء بواسطة الكلوروفيل وتحوّل الماء مع ثاني أكسيد الكربون CO₂ إلى سكر، بينما يخرج الأكسجين من الورقة عبر فتحات صغيرة؛ وتُختزن طاقة الشمس في روابط كيميائية مثل روابط الغلوكوز C₆H₁₂O₆ لتستعملها الكائنات لاحقًا',
  ),
  pt: spaced(
    'as plantas captam a luz pela clorofila e transformam a água com dióxido de carbono em açúcar, enquanto o oxigênio sai da folha por pequenas aberturas; extraordinariamente, a energia solar fica armazenada em ligações químicas',
  ),
  ru: spaced(
    'растения поглощают свет с помощью хлорофилла и превращают воду с углекислым газом в сахар, а кислород выходит из листа через устьица; высокоэнергетические соединения накапливают энергию солнечного излучения для последующего использования организмом',
  ),
};
