/** Texts of the Scene as native, editable text. */
import type { LanguageTag } from '../../../contract/index.ts';
import type { TextItem, TextStyle } from '../../scene.ts';
import { type InlinePart, inlineParts } from '../shared/inline-text.ts';
import { escapeMarkup } from '../shared/safe-text.ts';
import { presetXml, solidXml, transformXml } from './drawing.ts';

/** Points of a pixel at 96 to the inch. */
const POINTS_PER_PIXEL = 0.75;

interface Faces {
  locale: string;
  /** East Asian and complex-script faces that every Office has. */
  eastAsian: string;
  complex: string;
}

const FACES: Readonly<Record<LanguageTag, Faces>> = {
  en: { locale: 'en-US', eastAsian: 'Arial', complex: 'Arial' },
  es: { locale: 'es-ES', eastAsian: 'Arial', complex: 'Arial' },
  fr: { locale: 'fr-FR', eastAsian: 'Arial', complex: 'Arial' },
  de: { locale: 'de-DE', eastAsian: 'Arial', complex: 'Arial' },
  zh: { locale: 'zh-CN', eastAsian: 'Microsoft YaHei', complex: 'Arial' },
  ja: { locale: 'ja-JP', eastAsian: 'Yu Gothic', complex: 'Arial' },
  hi: { locale: 'hi-IN', eastAsian: 'Arial', complex: 'Nirmala UI' },
  ar: { locale: 'ar-SA', eastAsian: 'Arial', complex: 'Arial' },
  pt: { locale: 'pt-BR', eastAsian: 'Arial', complex: 'Arial' },
  ru: { locale: 'ru-RU', eastAsian: 'Arial', complex: 'Arial' },
};

export function localeOf(language: LanguageTag): string {
  return FACES[language].locale;
}

export interface TextShape {
  id: number;
  /** The text is the title of the slide. */
  isTitle: boolean;
  /** Relation id of the web address that it leads to. */
  link?: string;
}

export function textShapeXml(item: TextItem, { id, isTitle, link }: TextShape): string {
  const { style } = item;
  const kind = isTitle ? '<p:nvPr><p:ph type="title"/></p:nvPr>' : '<p:nvPr/>';
  const name = escapeMarkup(`${item.role} ${id}`);
  // another face may need more room: headings then shrink, body text flows on
  const fit = item.heading !== undefined && item.lines.length > 1 ? '<a:normAutofit/>' : '<a:noAutofit/>';
  const body = `<a:bodyPr wrap="${item.lines.length > 1 ? 'square' : 'none'}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchorOf(style)}" rtlCol="0">${fit}</a:bodyPr>`;
  const runs = inlineParts(item).map((part) => runXml(part, item));
  // on the shape, not on its words: those would turn blue
  const hyperlink = link === undefined ? '' : `<a:hlinkClick r:id="${link}"/>`;
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}">${hyperlink}</p:cNvPr><p:cNvSpPr${isTitle ? '' : ' txBox="1"'}/>${kind}</p:nvSpPr>`,
    `<p:spPr>${transformXml(item.box)}${presetXml('rect')}<a:noFill/></p:spPr>`,
    `<p:txBody>${body}<a:lstStyle/><a:p>${paragraphXml(style)}${runs.join('')}</a:p></p:txBody></p:sp>`,
  ].join('');
}

function anchorOf({ verticalAlign }: TextStyle): string {
  if (verticalAlign === 'middle') return 'ctr';
  return verticalAlign === 'bottom' ? 'b' : 't';
}

function paragraphXml({ align, direction, size, lineHeight }: TextStyle): string {
  const right = (align === 'end') !== (direction === 'rtl');
  const algn = align === 'center' ? 'ctr' : right ? 'r' : 'l';
  const spacing = Math.round(size * lineHeight * POINTS_PER_PIXEL * 100);
  return `<a:pPr algn="${algn}" rtl="${direction === 'rtl' ? 1 : 0}" marL="0" indent="0"><a:lnSpc><a:spcPts val="${spacing}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>`;
}

function runXml(part: InlinePart, item: TextItem): string {
  const { style, color } = item;
  const faces = FACES[style.language];
  const latin = style.family === 'plex-mono' ? 'Courier New' : 'Arial';
  const size = Math.round(style.size * POINTS_PER_PIXEL * 100);
  const bold = part.kind === 'text' && part.bold ? ' b="1"' : ' b="0"';
  const raised = part.kind === 'cite' ? ' baseline="30000"' : '';
  const tracking = style.tracking === undefined ? '' : ` spc="${Math.round(style.tracking * size)}"`;
  const typefaces = `<a:latin typeface="${latin}"/><a:ea typeface="${faces.eastAsian}"/><a:cs typeface="${faces.complex}"/>`;
  // the mark keeps a number from joining the left-to-right word before it
  const mark = style.direction === 'rtl' ? '\u200f' : '';
  const text = part.kind === 'cite' ? mark + part.numbers.join(',') : edgesKept(part.text);
  return `<a:r><a:rPr lang="${faces.locale}" sz="${size}"${bold}${tracking}${raised} dirty="0">${solidXml(color)}${typefaces}</a:rPr><a:t>${text}</a:t></a:r>`;
}

/** Spaces at the edges part a run from its neighbours. */
function edgesKept(text: string): string {
  const inner = escapeMarkup(text);
  if (inner === '') return /\s/.test(text) ? ' ' : '';
  return (/^\s/.test(text) ? ' ' : '') + inner + (/\s$/.test(text) ? ' ' : '');
}
