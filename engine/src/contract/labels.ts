/**
 * The few fixed words of a picture, in every language that can be set: never facts, only names of things.
 * A heading that comes from here says that the source had no better one.
 */
import type { LanguageTag } from './values.ts';

type Translations = Record<LanguageTag, string>;

const t = (
  en: string,
  es: string,
  fr: string,
  de: string,
  zh: string,
  ja: string,
  hi: string,
  ar: string,
  pt: string,
  ru: string,
): Translations => ({
  en,
  es,
  fr,
  de,
  zh,
  ja,
  hi,
  ar,
  pt,
  ru,
});

// biome-ignore format: one row a label, one column a language
export const LABELS = {
  sources: t('Sources', 'Fuentes', 'Sources', 'Quellen', '来源', '出典', 'स्रोत', 'المصادر', 'Fontes', 'Источники'),
  keyFigures: t('Key figures', 'Cifras clave', 'Chiffres clés', 'Zahlen im Blick', '关键数字', '主な数字', 'मुख्य आँकड़े', 'أرقام رئيسية', 'Números-chave', 'Ключевые цифры'),
  keyFacts: t('Key facts', 'Datos clave', 'Faits essentiels', 'Das Wichtigste', '要点', '要点', 'मुख्य तथ्य', 'حقائق أساسية', 'Fatos principais', 'Главное'),
  definition: t('What it is', 'Qué es', 'Ce que c’est', 'Was es ist', '是什么', 'それは何か', 'यह क्या है', 'ما هو', 'O que é', 'Что это такое'),
  timeline: t('When it happened', 'Cuándo ocurrió', 'Quand cela s’est passé', 'Wann es geschah', '时间线', 'いつ起きたか', 'कब क्या हुआ', 'متى حدث ذلك', 'Quando aconteceu', 'Когда это было'),
  steps: t('Step by step', 'Paso a paso', 'Étape par étape', 'Schritt für Schritt', '步骤', '順を追って', 'चरण दर चरण', 'خطوة بخطوة', 'Passo a passo', 'Шаг за шагом'),
  parts: t('Parts and kinds', 'Partes y tipos', 'Parties et types', 'Teile und Arten', '组成与种类', '部分と種類', 'भाग और प्रकार', 'الأجزاء والأنواع', 'Partes e tipos', 'Части и виды'),
  contrast: t('How they differ', 'En qué se diferencian', 'Ce qui les distingue', 'Die Unterschiede', '区别', '違い', 'इनमें अंतर', 'أوجه الاختلاف', 'Como diferem', 'В чём различие'),
  causes: t('Causes and effects', 'Causas y efectos', 'Causes et effets', 'Ursachen und Folgen', '原因与结果', '原因と結果', 'कारण और प्रभाव', 'الأسباب والنتائج', 'Causas e efeitos', 'Причины и следствия'),
  terms: t('Key terms', 'Términos clave', 'Termes clés', 'Wichtige Begriffe', '关键术语', '重要な用語', 'मुख्य शब्द', 'مصطلحات أساسية', 'Termos-chave', 'Ключевые термины'),
  comparison: t('In comparison', 'En comparación', 'En comparaison', 'Im Vergleich', '对比', '比べてみる', 'तुलना में', 'بالمقارنة', 'Em comparação', 'В сравнении'),
  more: t('More to know', 'Más por saber', 'À savoir aussi', 'Außerdem', '更多', 'さらに', 'और जानें', 'للمزيد', 'Mais a saber', 'Ещё важно'),
  noFacts: t('Guiding questions. Holds no facts.', 'Preguntas guía. No contiene datos.', 'Questions directrices. Ne contient aucun fait.', 'Leitfragen. Enthält keine Fakten.', '引导性问题，不含事实。', '手引きの質問です。事実は含みません。', 'मार्गदर्शक प्रश्न। इसमें कोई तथ्य नहीं है।', 'أسئلة إرشادية. لا تتضمن أي حقائق.', 'Perguntas orientadoras. Não contém fatos.', 'Наводящие вопросы. Фактов не содержит.'),
  supported: t('Checked: every statement stands in its source', 'Verificado: cada afirmación figura en su fuente', 'Vérifié : chaque énoncé figure dans sa source', 'Geprüft: jede Aussage steht in ihrer Quelle', '已核对：每条陈述均见于来源', '確認済み：すべての記述は出典にあります', 'जाँचा गया: हर कथन अपने स्रोत में है', 'تم التحقق: كل عبارة واردة في مصدرها', 'Verificado: cada afirmação está na sua fonte', 'Проверено: каждое утверждение есть в источнике'),
  weak: t('Weakly supported', 'Poco respaldado', 'Faiblement étayé', 'Schwach belegt', '依据较弱', '裏付けが弱い', 'कमज़ोर आधार', 'دعم ضعيف', 'Pouco sustentado', 'Слабо подтверждено'),
  contradicted: t('Contradicted', 'Contradicho', 'Contredit', 'Widersprochen', '存在矛盾', '矛盾あり', 'विरोधाभासी', 'متناقض', 'Contradito', 'Противоречит'),
  unsupported: t('Unsupported', 'Sin respaldo', 'Non étayé', 'Nicht belegt', '无依据', '裏付けなし', 'निराधार', 'غير مدعوم', 'Sem sustentação', 'Не подтверждено'),
  ownWords: t('Own words', 'Palabras propias', 'Mots ajoutés', 'Eigene Worte', '自拟文字', '編集者の言葉', 'अपने शब्द', 'صياغة خاصة', 'Palavras próprias', 'Свои слова'),
  unchecked: t('Not checked', 'Sin comprobar', 'Non vérifié', 'Nicht geprüft', '未核对', '未確認', 'जाँचा नहीं गया', 'لم يُتحقق منها', 'Não verificado', 'Не проверено'),
  aiPicture: t('Picture made by AI', 'Imagen creada con IA', 'Image créée par IA', 'Bild von KI erstellt', '图片由人工智能生成', '画像はAIが生成', 'चित्र एआई द्वारा निर्मित', 'صورة من إنشاء الذكاء الاصطناعي', 'Imagem criada por IA', 'Изображение создано ИИ'),
  license: t('Licence', 'Licencia', 'Licence', 'Lizenz', '许可', 'ライセンス', 'लाइसेंस', 'الترخيص', 'Licença', 'Лицензия'),
  yourDocument: t('Your document', 'Tu documento', 'Votre document', 'Ihr Dokument', '您的文档', 'あなたの文書', 'आपका दस्तावेज़', 'مستندك', 'Seu documento', 'Ваш документ'),
} as const satisfies Record<string, Translations>;

export type LabelKey = keyof typeof LABELS;

export function label(key: LabelKey, language: LanguageTag): string {
  return LABELS[key][language];
}
