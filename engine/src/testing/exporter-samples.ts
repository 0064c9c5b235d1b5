/** Small explainers in ten languages, with their Scenes, for tests of exporters. The sentences are our own. */
import { type Claim, directionOf, LANGUAGE_TAGS, type LanguageTag, type Source, type Spec } from '../contract/index.ts';
import type { ExportDeps, ExportInput } from '../visual/export/shared/exporter.ts';
import { type IconSet, loadIcons } from '../visual/icons/index.ts';
import type { FontWeight, Inline, TextStyle } from '../visual/scene.ts';
import { createSceneBuilder, type SceneBuilder } from '../visual/scene-builder.ts';
import { createTextEngine, type TextEngine } from '../visual/text/index.ts';

export interface ExportSample {
  name: string;
  input: ExportInput;
  /** Everything that an artifact must say. */
  texts: string[];
}

/** Fonts and icons of the product, opened once for all tests of a file. */
export interface SampleTools extends ExportDeps {
  engine: TextEngine;
  icons: IconSet;
}

export async function openSampleTools(): Promise<SampleTools> {
  return { engine: await createTextEngine(), icons: loadIcons() };
}

interface Words {
  kicker: string;
  title: string;
  subtitle: string;
  heading: string;
  items: [string, string, string, string];
}

// biome-ignore format: one language a block
const WORDS: Readonly<Record<LanguageTag, Words>> = {
  en: { kicker: 'Plant biology', title: 'How plants turn light into food', subtitle: 'From sunlight to sugar', heading: 'What happens in a leaf', items: ['Chlorophyll absorbs red and blue light.', 'Water is split into oxygen, protons and electrons.', 'The plant stores energy in ATP.', 'Sugar C₆H₁₂O₆ is made from CO₂ and H₂O.'] },
  es: { kicker: 'Biología vegetal', title: 'Cómo las plantas convierten la luz en alimento', subtitle: 'De la luz del sol al azúcar', heading: 'Qué ocurre en una hoja', items: ['La clorofila absorbe luz roja y azul.', 'El agua se separa en oxígeno, protones y electrones.', 'La planta guarda energía en ATP.', 'El azúcar se forma con CO₂ y H₂O.'] },
  fr: { kicker: 'Biologie végétale', title: 'Comment les plantes changent la lumière en nourriture', subtitle: 'Du soleil au sucre', heading: 'Ce qui se passe dans une feuille', items: ['La chlorophylle absorbe la lumière rouge et bleue.', 'L’eau se sépare en oxygène, protons et électrons.', 'La plante stocke l’énergie dans l’ATP.', 'Le sucre naît du CO₂ et de H₂O.'] },
  de: { kicker: 'Pflanzenbiologie', title: 'Wie Pflanzen Licht in Nahrung verwandeln', subtitle: 'Vom Sonnenlicht zum Zucker', heading: 'Was in einem Blatt geschieht', items: ['Chlorophyll nimmt rotes und blaues Licht auf.', 'Wasser wird in Sauerstoff, Protonen und Elektronen gespalten.', 'Die Pflanze speichert Energie in ATP.', 'Zucker entsteht aus CO₂ und H₂O.'] },
  zh: { kicker: '植物生物学', title: '植物如何把光变成食物', subtitle: '从阳光到糖', heading: '叶子里发生了什么', items: ['叶绿素吸收红光和蓝光。', '水被分解成氧气、质子和电子。', '植物把能量储存在ATP中。', '糖由二氧化碳和水制成。'] },
  ja: { kicker: '植物学', title: '植物はどのように光を糧にするか', subtitle: '日光から糖まで', heading: '葉の中で起きること', items: ['葉緑素は赤い光と青い光を吸収します。', '水は酸素と陽子と電子に分かれます。', '植物はATPにエネルギーを蓄えます。', '糖は二酸化炭素と水から作られます。'] },
  hi: { kicker: 'वनस्पति विज्ञान', title: 'पौधे प्रकाश को भोजन में कैसे बदलते हैं', subtitle: 'सूर्य के प्रकाश से शर्करा तक', heading: 'पत्ती में क्या होता है', items: ['क्लोरोफिल लाल और नीले प्रकाश को सोखता है।', 'जल ऑक्सीजन, प्रोटॉन और इलेक्ट्रॉन में टूटता है।', 'पौधा ऊर्जा को ATP में जमा करता है।', 'शर्करा कार्बन डाइऑक्साइड और जल से बनती है।'] },
  ar: { kicker: 'علم النبات', title: 'كيف تحول النباتات الضوء إلى غذاء', subtitle: 'من ضوء الشمس إلى السكر', heading: 'ماذا يحدث في الورقة', items: ['يمتص الكلوروفيل الضوء الأحمر والأزرق.', 'ينقسم الماء إلى أكسجين وبروتونات وإلكترونات.', 'يخزن النبات الطاقة في جزيء ATP داخل الخلية.', 'يتكون السكر من ثاني أكسيد الكربون والماء.'] },
  pt: { kicker: 'Biologia vegetal', title: 'Como as plantas transformam luz em alimento', subtitle: 'Da luz do sol ao açúcar', heading: 'O que acontece numa folha', items: ['A clorofila absorve luz vermelha e azul.', 'A água separa-se em oxigênio, prótons e elétrons.', 'A planta guarda energia em ATP.', 'O açúcar nasce de CO₂ e H₂O.'] },
  ru: { kicker: 'Ботаника', title: 'Как растения превращают свет в пищу', subtitle: 'От солнечного света к сахару', heading: 'Что происходит в листе', items: ['Хлорофилл поглощает красный и синий свет.', 'Вода распадается на кислород, протоны и электроны.', 'Растение запасает энергию в АТФ.', 'Сахар получается из CO₂ и H₂O.'] },
};

/** One explainer in each language that can be set. */
export function createSamples(tools: SampleTools): ExportSample[] {
  return LANGUAGE_TAGS.map((language) => createSample(language, WORDS[language], tools));
}

/** Texts that try to be markup, links, formulae or to force a direction. */
export function createHostileSample(tools: SampleTools): ExportSample {
  const words: Words = {
    kicker: '=HYPERLINK("javascript:alert(1)","x")',
    title: '<img src=x onerror=alert(1)> & "title"',
    subtitle: '\u202dforced\u202c \u0000\u0007control \u2066isolated',
    heading: '# not a heading | <b>bold</b>',
    items: [
      'a [link](javascript:alert(1)) and ![image](http://evil.example/x.png)',
      '</style><script>alert(1)</script>',
      '1. *star* _under_ `code` ~strike~ $math$ <!-- comment --> &lt;b&gt;',
      '{{template}} $(command) ]]> \\end',
    ],
  };
  const sample = createSample('en', words, tools);
  const sources = sample.input.sources.map((source) => ({
    ...source,
    title: 'Evil <b>book</b>](javascript:alert(2))',
    url: 'javascript:alert(3)',
    license: '<i>free</i>',
    licenseUrl: 'data:text/html,<script>alert(4)</script>',
  }));
  return { ...sample, name: 'hostile texts', input: { ...sample.input, sources } };
}

function createSample(language: LanguageTag, words: Words, tools: SampleTools): ExportSample {
  const source = sampleSource(language, words);
  const claims = words.items.map((text, index) => sampleClaim(text, index, words));
  const items = words.items.map((text, index) => ({
    id: `i${index + 1}`,
    claimId: `c${index + 1}`,
    text,
    nouns: ['leaf'],
  }));
  const [first, ...others] = items;
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'High School',
    style: 'Minimalist',
    language,
    kicker: words.kicker,
    title: words.title,
    subtitle: words.subtitle,
    blocks: [
      {
        id: 'b1',
        kind: 'definition',
        heading: words.title,
        term: words.kicker,
        item: first ?? { id: 'i1', claimId: 'c1', text: '', nouns: [] },
      },
      { id: 'b2', kind: 'facts', heading: words.heading, items: others },
    ],
    sourceIds: [source.id],
  };
  const scene = drawScene(spec, words, source, tools);
  const texts = [words.kicker, words.title, words.subtitle, words.heading, ...words.items];
  return { name: language, input: { scene, spec, claims, sources: [source] }, texts };
}

function sampleSource(language: LanguageTag, words: Words): Source {
  return {
    id: 's1',
    title: words.heading,
    author: 'A. Author',
    publisher: 'Example Press',
    url: 'https://example.org/book?chapter=1&page=2',
    date: '2024',
    license: 'CC BY 4.0',
    licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
    hash: '0'.repeat(64),
    fetchedAt: '2025-01-31T00:00:00.000Z',
    language,
  };
}

function sampleClaim(text: string, index: number, words: Words): Claim {
  const start = words.items.slice(0, index).reduce((sum, item) => sum + item.length + 1, 0);
  const citation = { sourceId: 's1', passageId: 'p1', quote: text, start, end: start + text.length };
  return { id: `c${index + 1}`, text, citations: [citation], verdict: 'supported', method: 'verbatim' };
}

const INK = '#14213d';
const PAPER = '#faf7f0';

function drawScene(spec: Spec, words: Words, source: Source, { engine }: SampleTools): ExportInput['scene'] {
  const { language } = spec;
  const direction = directionOf(language);
  const page = { width: 1080, height: 1528, language, direction, title: spec.title, description: words.subtitle };
  const builder = createSceneBuilder({ ...page, background: PAPER }, engine);
  builder.def({
    kind: 'pattern',
    id: 'dots',
    width: 16,
    height: 16,
    items: [{ kind: 'circle', cx: 8, cy: 8, r: 2, fill: '#c9b27c' }],
  });
  builder.def({
    kind: 'linear',
    id: 'sky',
    from: [0, 0],
    to: [1, 0],
    stops: [
      { at: 0, color: '#f5b700' },
      { at: 1, color: '#dc0073' },
    ],
  });
  const art = direction === 'rtl' ? 60 : 720;
  builder.rect({ x: art, y: 60, width: 300, height: 300 }, { fill: 'url(#dots)', stroke: INK, strokeWidth: 3 });
  builder.rect({ x: 60, y: 440, width: 960, height: 12 }, { fill: 'url(#sky)', radius: 6 });
  builder.group(
    {
      mirror:
        direction === 'rtl' ? { x: 0, y: 100, width: 1080, height: 220 } : { x: 760, y: 100, width: 220, height: 220 },
    },
    () => {
      builder.path(
        'M770 310A150 150 0 0 1 970 110Q980 260 770 310Z',
        { x: 770, y: 110, width: 200, height: 200 },
        { fill: '#2a9d54' },
      );
    },
  );
  const style = (size: number, weight: FontWeight): TextStyle => ({
    family: 'inter',
    weight,
    size,
    lineHeight: 1.3,
    language,
    direction,
    align: 'start',
  });
  const text = (
    content: string | Inline[],
    y: number,
    height: number,
    look: TextStyle,
    role: string,
    more: { heading?: 1 | 2 | 3; claimId?: string } = {},
  ): void => {
    const x = direction === 'rtl' ? 360 : 60;
    builder.text(content, look, { x, y, width: 640, height }, { color: INK, background: PAPER, role, ...more });
  };
  text(words.kicker, 80, 40, style(20, 700), 'kicker');
  text(words.title, 120, 220, style(54, 700), 'title', { heading: 1 });
  text(words.subtitle, 350, 60, style(24, 400), 'subtitle');
  text(words.heading, 480, 60, style(32, 700), 'heading', { heading: 2 });
  drawItems(words, builder, text, style(22, 400));
  text(`1. ${source.title}. ${source.author ?? ''}`, 1440, 40, style(16, 400), 'source');
  return builder.build();
}

type DrawText = (
  content: Inline[],
  y: number,
  height: number,
  look: TextStyle,
  role: string,
  more: { claimId: string },
) => void;

function drawItems(words: Words, builder: SceneBuilder, text: DrawText, look: TextStyle): void {
  words.items.forEach((item, index) => {
    const y = 570 + index * 150;
    const claimId = `c${index + 1}`;
    builder.group({ claimId }, () => {
      builder.circle(look.direction === 'rtl' ? 180 : 900, y + 50, 44, { fill: '#e63946', fillOpacity: 0.15 });
      builder.icon('leaf', look.direction === 'rtl' ? 150 : 870, y + 20, 60, { stroke: INK, strokeWidth: 4 });
      text(
        [
          { kind: 'text', text: item },
          { kind: 'cite', numbers: [1] },
        ],
        y,
        110,
        look,
        'item-text',
        { claimId },
      );
    });
  });
}
