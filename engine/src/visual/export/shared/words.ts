/** The few fixed words that documents need beside those of the picture, in every language that can be set. */
import type { LanguageTag, Verdict } from '../../../contract/index.ts';

export interface DocumentWords {
  /** Heading of the list of claims with their quotes. */
  statements: string;
  /** Name of the landmark that holds the positioned picture. */
  picture: string;
  /** Date on which a source was read. */
  retrieved: string;
  verdicts: Readonly<Record<Verdict, string>>;
}

type Row = [statements: string, picture: string, retrieved: string, ...verdicts: [string, string, string, string]];

// biome-ignore format: one row a language: statements, picture, retrieved, supported, weak, contradicted, unsupported
const ROWS: Readonly<Record<LanguageTag, Row>> = {
  en: ['Statements and evidence', 'Picture', 'retrieved', 'Supported', 'Weakly supported', 'Contradicted', 'Unsupported'],
  es: ['Afirmaciones y pruebas', 'Imagen', 'consultado', 'Respaldado', 'Poco respaldado', 'Contradicho', 'Sin respaldo'],
  fr: ['Énoncés et preuves', 'Image', 'consulté', 'Étayé', 'Faiblement étayé', 'Contredit', 'Non étayé'],
  de: ['Aussagen und Belege', 'Bild', 'abgerufen', 'Belegt', 'Schwach belegt', 'Widersprochen', 'Nicht belegt'],
  zh: ['陈述与依据', '图', '访问日期', '有依据', '依据较弱', '存在矛盾', '无依据'],
  ja: ['記述と根拠', '図', '取得日', '裏付けあり', '裏付けが弱い', '矛盾あり', '裏付けなし'],
  hi: ['कथन और प्रमाण', 'चित्र', 'देखा गया', 'प्रमाणित', 'कमज़ोर आधार', 'विरोधाभासी', 'निराधार'],
  ar: ['العبارات والأدلة', 'الصورة', 'تاريخ الاطلاع', 'مدعوم', 'دعم ضعيف', 'متناقض', 'غير مدعوم'],
  pt: ['Afirmações e provas', 'Imagem', 'consultado', 'Sustentado', 'Pouco sustentado', 'Contradito', 'Sem sustentação'],
  ru: ['Утверждения и подтверждения', 'Изображение', 'дата обращения', 'Подтверждено', 'Слабо подтверждено', 'Противоречит', 'Не подтверждено'],
};

function wordsOf([statements, picture, retrieved, supported, weak, contradicted, unsupported]: Row): DocumentWords {
  return { statements, picture, retrieved, verdicts: { supported, weak, contradicted, unsupported } };
}

export function documentWords(language: LanguageTag): DocumentWords {
  return wordsOf(ROWS[language]);
}
