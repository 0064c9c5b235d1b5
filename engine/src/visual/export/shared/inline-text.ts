/** The content of a placed text in speaking order, its lines joined again. */
import type { TextItem } from '../../scene.ts';
import { logicalRuns } from './logical-order.ts';
import { plainText } from './safe-text.ts';

export type InlinePart = { kind: 'text'; text: string; bold: boolean } | { kind: 'cite'; numbers: readonly number[] };

/** Falls back to the text without its inner weights, citations at the end, where lines do not tell the order. */
export function inlineParts(item: TextItem): InlinePart[] {
  const parts: InlinePart[] = [];
  for (const line of item.lines) {
    const runs = logicalRuns(line, item.style.direction);
    if (runs === undefined) return wholeText(item);
    runs.forEach((run, index) => {
      if (run.cite !== undefined) {
        parts.push({ kind: 'cite', numbers: run.cite });
        return;
      }
      const divided = line.joint === 'hyphen' && runs.findLastIndex((other) => other.cite === undefined) === index;
      const text = divided ? run.text.replace(/-$/, '') : run.text;
      addText(parts, text, isBold(run.font));
    });
    if (line.joint === 'space') addText(parts, ' ', false);
  }
  return parts;
}

/** Fonts are named after their weight: `Inter_700Bold`. */
export function isBold(fontKey: string): boolean {
  return /_[6-9]00/.test(fontKey);
}

function addText(parts: InlinePart[], text: string, bold: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === 'text' && (last.bold === bold || text.trim() === '')) last.text += text;
  else parts.push({ kind: 'text', text, bold });
}

function wholeText(item: TextItem): InlinePart[] {
  const cites = item.lines.flatMap((line) => line.runs.flatMap((run) => run.cite ?? []));
  const text: InlinePart = { kind: 'text', text: plainText(item.text), bold: item.style.weight >= 600 };
  return cites.length === 0 ? [text] : [text, { kind: 'cite', numbers: [...new Set(cites)] }];
}
