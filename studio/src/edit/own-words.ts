/** A person's own words in a picture: how they stand, and how that is said. */
import type { Claim } from '@hkm/engine/contract';
import type { ShownResult } from '../api/result.ts';
import type { MessageKey } from '../i18n/index.ts';
import { type Thing, thingsOf } from './things.ts';

export function isOwn({ method }: Pick<Claim, 'method'>): boolean {
  return method === 'own' || method === 'own:unchecked';
}

export function ownMessage({ method, verdict }: Pick<Claim, 'method' | 'verdict'>): MessageKey {
  return method === 'own:unchecked' ? 'own.unchecked' : `own.${verdict}`;
}

/** Own words as the editor marks them; undefined for words that stand as they were found. */
export function ownStateOf(
  blockId: string,
  thing: Thing,
  shown: ShownResult,
): Pick<Claim, 'method' | 'verdict'> | undefined {
  const block = shown.spec?.blocks.find(({ id }) => id === blockId);
  const drawn = block && thingsOf(block).find(({ id }) => id === thing.id);
  // What was typed since the last picture has been checked by nobody.
  if (thing.claimId !== undefined && drawn && !saysTheSame(drawn, thing))
    return { method: 'own:unchecked', verdict: 'unsupported' };
  // What was added waits for its picture.
  if (!drawn && thing.claimId === '' && thing.fields.some(({ value }) => value.trim() !== ''))
    return { method: 'own:unchecked', verdict: 'unsupported' };
  const claim = shown.claims.find(({ id }) => id === drawn?.claimId);
  return claim && isOwn(claim) ? claim : undefined;
}

function saysTheSame(one: Thing, other: Thing): boolean {
  return one.fields.every(({ name, value }) => {
    const now = other.fields.find((field) => field.name === name)?.value ?? '';
    return tidy(value) === tidy(now);
  });
}

/** As the server keeps a text. */
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** true: the heading or title is a person's own, as far as the last picture knows. */
export function isOwnLabel(key: string, { spec }: ShownResult): boolean {
  return (spec?.own ?? []).includes(key);
}
