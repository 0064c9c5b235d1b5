/** A table read back from a source's text: its columns' names and its rows, each cell where it stands. */
import type { Passage, SourceText } from '../../../contract/index.ts';
import { numberTokens } from '../../kinds/numbers.ts';
import { plainDigits } from '../../kinds/text.ts';
import { knownTag } from '../../text/language.ts';
import type { Stretch } from './types.ts';

const BETWEEN = ' | ';

export interface Table {
  head: Stretch[];
  rows: Stretch[][];
}

export function tableOf(source: SourceText, passage: Passage): Table | undefined {
  const rows: Stretch[][] = [];
  let start = passage.start;
  for (const line of passage.text.split('\n')) {
    let at = start;
    rows.push(
      line.split(BETWEEN).map((text) => {
        const cell = { source, passageId: passage.id, text, start: at };
        at += text.length + BETWEEN.length;
        return cell;
      }),
    );
    start += line.length + 1;
  }
  const [head, ...body] = rows;
  return head === undefined || body.some((row) => row.length !== head.length) ? undefined : { head, rows: body };
}

export interface Measure {
  value: number;
  /** As written behind or before the number: "km", "%", "$". */
  unit: string;
}

const LONGEST_UNIT = 16;
/** A cell that is a number: perhaps about, perhaps with a unit. A power of ten, a range or an error is no plain number. */
const PLAIN = /^(?<before>[≈~]?\s?[$€£¥₹]?\s?)(?<number>[-−–]?\p{N}[\p{N}.,\u00a0\u202f' ]*)(?<unit>[^\p{N}×^]*)$/u;

/** The number of a cell, or undefined where it is none that can be compared. */
export function measureOf({ text, source }: Stretch): Measure | undefined {
  const match = PLAIN.exec(plainDigits(text))?.groups;
  const unit = `${match?.before ?? ''}${match?.unit ?? ''}`.replace(/[≈~]/gu, '').trim();
  const number = (match?.number ?? '').trim();
  if (match === undefined || unit.length > LONGEST_UNIT || /[()[\]]/u.test(unit)) return undefined;
  const [token, ...more] = numberTokens(number.replace(/\u202f/gu, '\u00a0'), knownTag(source.language) ?? 'en');
  if (token === undefined || more.length > 0) return undefined;
  return { value: /^[-−–]/u.test(number) ? -token.value : token.value, unit };
}

/** "Diameter (km)", "Diameter [km]", "Diameter, km": the name and the unit. */
export function unitInName(name: string): { name: string; unit: string } {
  const match =
    /^(?<name>.+?)\s*(?:\((?<round>[^()]{1,16})\)|\[(?<square>[^[\]]{1,16})\]|, (?<plain>[^\s,]{1,8}))$/u.exec(name);
  const groups = match?.groups ?? {};
  const unit = groups.round ?? groups.square ?? groups.plain;
  return unit === undefined ? { name, unit: '' } : { name: groups.name ?? name, unit };
}
