/** What differs between two versions, in words. */
import type { Claim, Spec } from '@hkm/engine/contract';
import type { Making, ShownResult } from '../api/result.ts';
import { thingsOf } from './things.ts';

/** A stretch of a text: in both, only in the earlier, only in the later. */
export interface Stretch {
  kind: 'same' | 'out' | 'in';
  text: string;
}

export type Difference =
  | { kind: 'choice'; name: ChoiceName; from: string; to: string }
  | { kind: 'changed'; stretches: Stretch[] }
  | { kind: 'added' | 'removed'; text: string }
  | { kind: 'order' };

export type ChoiceName = 'visualStyle' | 'outputFormat' | 'complexityLevel' | 'language' | 'size';

/** Words of one text that are compared; beyond that the texts count as different as a whole. */
const MOST_WORDS = 400;
/** Share of words in common from which on a statement counts as the same one, changed. */
const ALIKE = 0.4;

interface Line {
  text: string;
  /** Where its claim's first quote stands. */
  place: string | undefined;
}

/** From an earlier version to a later one. */
export function compareVersions(from: ShownResult, to: ShownResult): Difference[] {
  const [before, after] = [linesOf(from), linesOf(to)];
  const kept = new Set(before.map(({ text }) => text).filter((text) => after.some((line) => line.text === text)));
  const gone = before.filter(({ text }) => !kept.has(text));
  const fresh = after.filter(({ text }) => !kept.has(text));
  const changes: Difference[] = [];
  for (const line of gone) {
    const partner = partnerOf(line, fresh);
    if (partner === undefined) changes.push({ kind: 'removed', text: line.text });
    else {
      fresh.splice(fresh.indexOf(partner), 1);
      changes.push({ kind: 'changed', stretches: compareWords(line.text, partner.text) });
    }
  }
  const order = (lines: readonly Line[]) => lines.flatMap(({ text }) => (kept.has(text) ? [text] : [])).join('\n');
  return [
    ...choices(from.making, to.making),
    ...changes,
    ...fresh.map(({ text }): Difference => ({ kind: 'added', text })),
    ...(order(before) === order(after) ? [] : [{ kind: 'order' as const }]),
  ];
}

const CHOICES: readonly ChoiceName[] = ['visualStyle', 'outputFormat', 'complexityLevel', 'language', 'size'];

function choices(from: Making, to: Making): Difference[] {
  return CHOICES.flatMap((name) => {
    const [old, now] = [from[name], to[name]];
    return old === undefined || now === undefined || old === now ? [] : [{ kind: 'choice', name, from: old, to: now }];
  });
}

/** Everything that is drawn, each thing as one text. */
function linesOf({ spec, claims }: ShownResult): Line[] {
  if (!spec) return claims.map((claim) => ({ text: claim.text, place: placeOf(claim) }));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const titles = [spec.kicker, spec.title, spec.subtitle].flatMap((text) => (text ? [{ text, place: undefined }] : []));
  return [...titles, ...spec.blocks.filter(({ hidden }) => !hidden).flatMap((block) => blockLines(block, byId))];
}

function blockLines(block: Spec['blocks'][number], claims: ReadonlyMap<string, Claim>): Line[] {
  const heading = block.heading ? [{ text: block.heading, place: undefined }] : [];
  const things = thingsOf(block).filter(({ hidden }) => !hidden);
  return [
    ...heading,
    ...things.map(({ fields, claimId }) => ({
      text: fields
        .map(({ value }) => value)
        .filter(Boolean)
        .join(' · '),
      place: placeOf(claims.get(claimId ?? '')),
    })),
  ];
}

function placeOf(claim: Claim | undefined): string | undefined {
  const citation = claim?.citations[0];
  return citation && `${citation.sourceId} ${citation.start}`;
}

/** The line that this one became: on the same quote, or alike enough. */
function partnerOf(line: Line, others: readonly Line[]): Line | undefined {
  const same = others.find(({ place }) => place !== undefined && place === line.place);
  if (same) return same;
  const ranked = others
    .filter(({ place }) => place === undefined || line.place === undefined || place === line.place)
    .map((other) => ({ other, share: shareOf(line.text, other.text) }))
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  return best && best.share >= ALIKE ? best.other : undefined;
}

function shareOf(a: string, b: string): number {
  const [mine, other] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const common = [...mine].filter((word) => other.has(word)).length;
  return common / Math.max(1, Math.min(mine.size, other.size));
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Word by word, by their longest common sequence. */
export function compareWords(from: string, to: string): Stretch[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return joined([...out(a), ...into(b)]);
  const table = commonLengths(a, b);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  const at = (row: number, column: number) => table[row * (b.length + 1) + column] ?? 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      stretches.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      stretches.push({ kind: 'out', text: a[i] ?? '' });
      i += 1;
    } else {
      stretches.push({ kind: 'in', text: b[j] ?? '' });
      j += 1;
    }
  }
  return joined([...stretches, ...out(a.slice(i)), ...into(b.slice(j))]);
}

const out = (words: readonly string[]): Stretch[] => words.map((text) => ({ kind: 'out', text }));
const into = (words: readonly string[]): Stretch[] => words.map((text) => ({ kind: 'in', text }));

/** Lengths of the longest common sequences of what follows, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = a[i] === b[j];
      const best = Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
      table[i * width + j] = same ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : best;
    }
  return table;
}

/** Neighbours of one kind as one stretch; of a change, what went stands before what came. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  let waiting: Stretch[] = [];
  const push = (stretch: Stretch) => {
    const last = result.at(-1);
    if (last?.kind === stretch.kind) last.text += ` ${stretch.text}`;
    else result.push({ ...stretch });
  };
  const flush = () => {
    for (const kind of ['out', 'in'] as const) waiting.filter((stretch) => stretch.kind === kind).forEach(push);
    waiting = [];
  };
  for (const stretch of stretches) {
    if (stretch.kind !== 'same') waiting.push(stretch);
    else {
      flush();
      push(stretch);
    }
  }
  flush();
  return result;
}
