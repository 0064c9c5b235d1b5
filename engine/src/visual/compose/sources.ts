/** The footer's line for a Source: title, who made it, licence, where it is. */
import { type LanguageTag, label, type Source } from '../../contract/index.ts';

export interface SourceLine {
  number: number;
  text: string;
}

/** Lets a line of the footer break inside an address. */
const BREAK = '\u200b';

export function describeSource(source: Source, number: number, language: LanguageTag): SourceLine {
  const year = source.date?.match(/^-?\d{1,4}/)?.[0];
  const makers = [...new Set([source.author, source.publisher])].filter((name) => name !== undefined && name !== '');
  const place = source.url === undefined ? source.file : breakable(shortAddress(source.url));
  const sentences = [
    source.title.trim(),
    makers.length > 0 ? `${makers.join(', ')}${year === undefined ? '' : ` (${year})`}` : year,
    source.license,
    place ?? (makers.length === 0 && source.license === undefined ? label('yourDocument', language) : undefined),
  ].filter((sentence) => sentence !== undefined && sentence !== '');
  return { number, text: sentences.map(withStop).join(' ').replace(/\.$/, '') };
}

function withStop(sentence: string | undefined): string {
  const text = sentence ?? '';
  return /[.!?。！？।]$/u.test(text) ? text : `${text}.`;
}

function shortAddress(url: string): string {
  return decode(url)
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '');
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function breakable(address: string): string {
  return address.replace(/([/?&=#-])(?=.)/g, `$1${BREAK}`);
}
